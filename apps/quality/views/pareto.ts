import { choice, date, decimal, integer, list, object, statement, text, view } from '@selvedge/sdk/app';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { teamRef, teams, workers } from '@selvedge/contracts/people';
import { ref } from '@selvedge/sdk/app';
import { check } from '../entities/check.ts';
import { finding } from '../entities/finding.ts';
import { sumsFields, titlesField } from '../fields/counts.ts';
import { CHECK_KINDS } from '../fields/words.ts';
import { defectWords } from '../floor/dictionary.ts';
import { paretoOf } from '../rules/pareto.ts';
import { defectiveOf, dhuOf, firstPassOf, NOTHING, sumOf, type Sums } from '../rules/ratios.ts';
import { t } from '../words.ts';

const BY = {
  defect: t('疵病', 'Defect'),
  operation: t('工序', 'Operation'),
  worker: t('员工', 'Worker'),
  order: t('订单', 'Order'),
  team: t('组', 'Team'),
} as const;

/** What a bar stands for, and its name as the floor says it. */
const KEYS = {
  defect: statement`f.code as key, max(f.name) as name`,
  operation: statement`o.style_number || ' ' || coalesce(f.operation, '') as key, max(o.style_number || ' ' || coalesce(
    (select e->>'title' from jsonb_array_elements(o.operations) e where e->>'code' = f.operation limit 1), f.operation, '—')) as name`,
  worker: statement`coalesce(f.worker::text, '') as key, coalesce(max(w.number || ' ' || w.name), '—') as name`,
  order: statement`o.number as key, max(o.number || ' ' || o.style_number) as name`,
  team: statement`coalesce(f.team::text, '') as key, coalesce(max(m.name), '—') as name`,
} as const;

const percent = (zh: string, en: string, unit = '%') => decimal({ title: t(zh, en), scale: 2, unit });

export const ratioFields = {
  dhu: percent('百件疵病数', 'DHU', ''),
  defective: percent('不良率', '% defective'),
  firstPass: percent('一次合格率', 'First-pass yield'),
} as const;

interface Count {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly orders: readonly string[];
}

export const pareto = view('quality/pareto', {
  title: t('疵病排列图', 'Pareto of defects'),
  summary: t(
    '一段时间里疵病按种类、工序、员工、订单或组排列；百件疵病数和不良率每天分开算，都从合计重算。',
    'Defects of a time by kind, operation, worker, order or team; DHU and % defective by day, both from sums.',
  ),
  permission: 'quality.read',
  input: {
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
    by: choice({ title: t('按', 'By'), options: BY, required: true, default: 'defect' }),
    kind: choice({ title: t('检验', 'Kind'), options: CHECK_KINDS, required: true, default: 'endline' }),
    order: ref(orderRef, { title: t('订单', 'Order') }),
    team: ref(teamRef, { title: t('组', 'Team') }),
  },
  output: {
    ...sumsFields,
    ...ratioFields,
    bars: list({
      title: t('排列', 'Bars'),
      required: true,
      maxItems: 2000,
      item: object({
        title: t('一条', 'Bar'),
        fields: {
          key: text({ title: t('项', 'Key') }),
          orders: list({
            title: t('订单', 'Orders'),
            required: true,
            item: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          }),
          title: titlesField('名称', 'Name'),
          count: integer({ title: t('疵病数', 'Defects'), required: true }),
          share: percent('占', 'Share'),
          cumulative: percent('累计', 'Cumulative'),
        },
      }),
    }),
    days: list({
      title: t('每天', 'By day'),
      required: true,
      maxItems: 2000,
      item: object({
        title: t('一天', 'Day'),
        fields: { day: date({ title: t('日', 'Day'), required: true }), ...sumsFields, ...ratioFields },
      }),
    }),
  },
  async handle(ctx, { from, to, by, kind, order, team }) {
    const [counts, days, words] = await Promise.all([
      ctx.sql<Count>`
        select ${KEYS[by]}, sum(f.quantity)::int as count, array_agg(distinct f."order"::text) as orders
        from ${finding} f left join ${releasedOrders} o on o.id = f."order" left join ${workers} w on w.id = f.worker
          left join ${teams} m on m.id = f.team
        where f.day between ${from}::date and ${to}::date and f.kind = ${kind} and f.deleted_at is null
          and (${order}::text is null or f."order" = ${order}::uuid) and (${team}::text is null or f.team = ${team}::uuid)
        group by 1 order by 3 desc, 1 limit 2000`,
      ctx.sql<Sums & { day: string }>`
        select day::text as day, sum(inspected)::int as inspected, sum(defectives)::int as defectives, sum(defects)::int as defects
        from ${check} where day between ${from}::date and ${to}::date and kind = ${kind} and deleted_at is null
          and (${order}::text is null or "order" = ${order}::uuid) and (${team}::text is null or team = ${team}::uuid)
        group by 1 order by 1`,
      by === 'defect' ? defectWords(ctx) : [],
    ]);
    const titles = new Map(words.map(({ code, title }) => [code, title]));
    return {
      ...figuresOf(sumOf(days)),
      bars: paretoOf(counts.map((one) => ({ key: one, count: one.count }))).map(({ key, ...bar }) => ({
        ...bar,
        key: key.key,
        orders: key.orders,
        title: titles.get(key.key) ?? { zh: key.name, en: key.name },
      })),
      days: days.map(({ day, ...sums }) => ({ day, ...figuresOf(sums) })),
    };
  },
});

export const figuresOf = (sums: Sums) => ({
  ...NOTHING,
  inspected: sums.inspected,
  defectives: sums.defectives,
  defects: sums.defects,
  dhu: dhuOf(sums),
  defective: defectiveOf(sums),
  firstPass: firstPassOf(sums),
});
