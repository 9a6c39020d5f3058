import {
  date,
  decimal,
  divided,
  fromScaled,
  integer,
  list,
  object,
  ref,
  text,
  view,
} from '@selvedge/sdk/app';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { teamRef, workerRef, workers } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { target } from '../entities/target.ts';
import { type Sewn, stacksOf } from '../rules/stacking.ts';
import { t } from '../words.ts';

interface StepRow {
  readonly code: string;
  readonly title: string;
  readonly sam: number | null;
}
interface Target {
  readonly pieces: number;
  readonly hours: number;
}

const minutes = (zh: string, en: string) => decimal({ title: t(zh, en), scale: 3, unit: 'min' });

/** Minutes in which a piece must come off the line, with three places; null = there is no target. */
const taktOf = (wished: Target | undefined): string | null =>
  wished === undefined || wished.pieces === 0
    ? null
    : fromScaled(divided(BigInt(wished.hours) * 60_000n, BigInt(wished.pieces)), 3);

export const yamazumi = view('tracking/yamazumi', {
  title: t('山积图', 'Yamazumi'),
  summary: t(
    '一个订单在一个组：每人一件衣服要做多少分钟（标准工时 × 所做占比），和节拍比。',
    'An order in a team: minutes of a garment for each person (SAM × share of the pieces), against the takt.',
  ),
  permission: 'tracking.read',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
    team: ref(teamRef, {
      title: t('组', 'Team'),
      help: t('不选 = 做得最多的组', 'None = whoever sewed most'),
    }),
  },
  output: {
    team: ref(teamRef, { title: t('组', 'Team') }),
    takt: minutes('节拍', 'Takt'),
    unknown: integer({ title: t('没有标准工时的工序', 'Operations without SAM'), required: true }),
    bars: list({
      title: t('人', 'People'),
      required: true,
      maxItems: 500,
      item: object({
        title: t('一人', 'One'),
        fields: {
          key: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          title: text({ title: t('姓名', 'Name'), required: true }),
          parts: list({
            title: t('工序', 'Operations'),
            required: true,
            item: object({
              title: t('工序', 'Operation'),
              fields: {
                key: text({ title: t('工序号', 'Operation no.'), required: true }),
                title: text({ title: t('工序', 'Operation'), required: true }),
                value: { ...minutes('分钟', 'Minutes'), required: true as const },
              },
            }),
          }),
        },
      }),
    }),
  },
  async handle(ctx, { order, from, to, team: wished }) {
    const [first] = await ctx.sql<{ team: string | null }>`
      select team from ${record} where "order" = ${order}::uuid and day between ${from}::date and ${to}::date
        and deleted_at is null and (${wished}::text is null or team = ${wished}::uuid)
      group by 1 order by sum(quantity) desc, 1 limit 1`;
    const team = first?.team ?? wished;
    const [sewn, steps, targets] = await Promise.all([
      ctx.sql<Sewn>`
        select r.worker, max(w.number || ' ' || w.name) as title, r.operation as code, sum(r.quantity)::int as pieces
        from ${record} r join ${workers} w on w.id = r.worker
        where r."order" = ${order}::uuid and r.team is not distinct from ${team}::uuid and not r.is_rework
          and r.day between ${from}::date and ${to}::date and r.deleted_at is null and r.operation is not null
        group by 1, 3 order by 2`,
      ctx.sql<StepRow>`
        select e->>'code' as code, coalesce(e->>'title', e->>'code') as title, (e->>'sam')::float8 as sam
        from ${releasedOrders} o cross join lateral jsonb_array_elements(o.operations) with ordinality x(e, at)
        where o.id = ${order}::uuid order by x.at`,
      ctx.sql<Target>`
        select pieces, hours from ${target} where team = ${team}::uuid and "from" <= ${to}::date and deleted_at is null
        order by "from" desc limit 1`,
    ]);
    const done = new Set(sewn.map(({ code }) => code));
    return {
      team,
      takt: taktOf(targets[0]),
      unknown: steps.filter(({ code, sam }) => sam === null && done.has(code)).length,
      bars: stacksOf(sewn, steps),
    };
  },
});
