import { fromScaled, reply } from '@selvedge/sdk/app';
import { dayIn } from './day.ts';
import { consignment } from './entities/consignment.ts';
import { movement } from './entities/movement.ts';
import type { WORK_KINDS } from './fields/states.ts';
import { costsForOwner, lateForOwner } from './inquiries.ts';
import { daysLate } from './rules/late.ts';
import { PRICE_PLACES } from './rules/statement.ts';

interface Named {
  readonly consignment: string;
  readonly number: string;
  readonly partnerName: string;
  readonly order: string;
  readonly orderNumber: string;
  readonly work: keyof typeof WORK_KINDS;
}

const priced = (scaled: bigint | null): string | null =>
  scaled === null ? null : fromScaled(scaled, PRICE_PLACES);

export const answerCosts = reply(costsForOwner, async (ctx, { orders, from, to }) => {
  const rows = await ctx.sql<Named & { day: string; good: number; price: string | null }>`
    select c.id as consignment, c.number, c.partner_name as "partnerName", c."order", c.order_number as "orderNumber", c.work,
      m.day::text as day, sum(m.pieces)::int as good, c.price::text as price
    from ${consignment} c join ${movement} m on m.org_id = c.org_id and m.consignment = c.id
    where c.deleted_at is null and m.deleted_at is null and m.kind = 'good'
      and (${orders}::uuid[] is null or c."order" = any(${orders}::uuid[]))
      and (${from}::date is null or m.day >= ${from}::date) and (${to}::date is null or m.day <= ${to}::date)
    group by c.id, c.number, c.partner_name, c."order", c.order_number, c.work, m.day, c.price
    having sum(m.pieces) <> 0 order by m.day desc, c.number`;
  return {
    rows: rows.map(({ price, ...row }) => {
      const scaled = price === null ? null : BigInt(price);
      return {
        ...row,
        price: priced(scaled),
        amount: priced(scaled === null ? null : scaled * BigInt(row.good)),
      };
    }),
  };
});

export const answerLate = reply(lateForOwner, async (ctx) => {
  const today = dayIn(ctx.now, ctx.org.timeZone);
  const rows = await ctx.sql<Named & { due: string; owed: number }>`
    select c.id as consignment, c.number, c.partner_name as "partnerName", c."order", c.order_number as "orderNumber", c.work,
      c.due::text as due, sum(case when m.kind = 'out' then m.pieces else -m.pieces end)::int as owed
    from ${consignment} c join ${movement} m on m.org_id = c.org_id and m.consignment = c.id
    where c.deleted_at is null and m.deleted_at is null and c.due < ${today}::date
    group by c.id, c.number, c.partner_name, c."order", c.order_number, c.work, c.due
    having sum(case when m.kind = 'out' then m.pieces else -m.pieces end) > 0 order by c.due limit 1000`;
  return { rows: rows.map((row) => ({ ...row, late: daysLate(row.due, today, row.owed) })) };
});
