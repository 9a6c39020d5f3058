import { boolean, date, fromScaled, integer, list, moment, object, ref, text, view } from '@selvedge/sdk/app';
import { consignment } from '../entities/consignment.ts';
import { confirmation } from '../entities/confirmation.ts';
import { movement } from '../entities/movement.ts';
import { partner } from '../entities/partner.ts';
import { dayIn } from '../day.ts';
import { priceField, sumsFields } from '../fields/goods.ts';
import { type WORK_KINDS, workKind } from '../fields/states.ts';
import { PRICE_PLACES } from '../rules/statement.ts';
import { daysLate } from '../rules/late.ts';
import { t } from '../words.ts';

interface Row {
  readonly consignment: string;
  readonly number: string;
  readonly partnerName: string;
  readonly phone: string | null;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly work: keyof typeof WORK_KINDS;
  readonly sentOn: string;
  readonly due: string | null;
  readonly price: string | null;
  readonly linkUntil: string | null;
  readonly out: number;
  readonly good: number;
  readonly bad: number;
  readonly short: number;
  readonly owed: number;
  readonly received: number | null;
  readonly returned: number | null;
}

export const owed = view('outside/owed', {
  title: t('外面还欠多少', 'What is owed'),
  summary: t(
    '每张发外单：发出、收回、短少、未回，晚了几天；对方说收到、送回多少。',
    'Each consignment: sent, back, short, owed, days late; what the partner says he received and returned.',
  ),
  permission: 'outside.read',
  input: {
    partner: ref(partner, { title: partner.title }),
    all: boolean({ title: t('也看已收齐的', 'Those that are complete too'), required: true, default: false }),
  },
  output: {
    rows: list({
      title: t('发外单', 'Consignments'),
      required: true,
      item: object({
        title: t('发外单', 'Consignment'),
        fields: {
          consignment: ref(consignment, { title: consignment.title, required: true }),
          number: text({ title: t('单号', 'No.'), required: true }),
          partnerName: text({ title: t('外发单位', 'Partner'), required: true }),
          phone: text({ title: t('电话', 'Phone') }),
          orderNumber: text({ title: t('订单号', 'Order no.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
          work: workKind,
          sentOn: date({ title: t('发出日期', 'Sent on'), required: true }),
          due: date({ title: t('回货日期', 'Due back') }),
          late: integer({ title: t('晚几天', 'Days late'), required: true }),
          price: priceField,
          linkUntil: moment({ title: t('链接有效至', 'Link works until') }),
          ...sumsFields,
          received: integer({ title: t('对方说收到', 'Received, the partner says') }),
          returned: integer({ title: t('对方说送回', 'Returned, the partner says') }),
        },
      }),
    }),
  },
  async handle(ctx, { partner: of, all }) {
    const today = dayIn(ctx.now, ctx.org.timeZone);
    const rows = await ctx.sql<Row>`
      select c.id as consignment, c.number, c.partner_name as "partnerName", p.phone,
        c.order_number as "orderNumber", c.style_number as "styleNumber", c.work, c.sent_on::text as "sentOn",
        c.due::text as due, c.price::text as price,
        to_char(c.link_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "linkUntil",
        s."out", s.good, s.bad, s.short, s."out" - s.good - s.bad - s.short as owed,
        (select n.pieces from ${confirmation} n where n.consignment = c.id and n.kind = 'received' and n.deleted_at is null
          order by n.created_at desc limit 1) as received,
        (select n.pieces from ${confirmation} n where n.consignment = c.id and n.kind = 'returned' and n.deleted_at is null
          order by n.created_at desc limit 1) as returned
      from ${consignment} c left join ${partner} p on p.id = c.partner,
      lateral (select coalesce(sum(m.pieces) filter (where m.kind = 'out'), 0)::int as "out",
          coalesce(sum(m.pieces) filter (where m.kind = 'good'), 0)::int as good,
          coalesce(sum(m.pieces) filter (where m.kind = 'bad'), 0)::int as bad,
          coalesce(sum(m.pieces) filter (where m.kind = 'short'), 0)::int as short
        from ${movement} m where m.consignment = c.id and m.deleted_at is null) s
      where c.deleted_at is null and (${of}::uuid is null or c.partner = ${of}::uuid)
        and (${all} or s."out" > s.good + s.bad + s.short)
      order by c.due nulls last, c.serial limit 500`;
    return {
      rows: rows.map(({ price, ...row }) => ({
        ...row,
        price: price === null ? null : fromScaled(BigInt(price), PRICE_PLACES),
        late: daysLate(row.due, today, row.owed),
      })),
    };
  },
});
