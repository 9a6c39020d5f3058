import { choice, date, list, object, ref, text, view } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { check } from '../entities/check.ts';
import { firstPiece } from '../entities/first-piece.ts';
import { inspection } from '../entities/inspection.ts';
import { measure } from '../entities/measure.ts';
import { figure, orderField, orderNumberField, styleNumberField, sumsFields } from '../fields/counts.ts';
import { FIRST_RESULTS, INSPECTION_STATES } from '../fields/words.ts';
import type { Sums } from '../rules/ratios.ts';
import { t } from '../words.ts';
import { figuresOf, ratioFields } from './pareto.ts';

interface Row extends Sums {
  readonly order: string;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly due: string | null;
  readonly first: keyof typeof FIRST_RESULTS | null;
  readonly measured: number;
  readonly beyond: number;
  readonly inspection: string | null;
  readonly lot: keyof typeof INSPECTION_STATES | null;
}

/** The orders that are in work, as whoever answers to the customer asks: is it good, may it ship. */
export const orders = view('quality/orders', {
  title: t('订单质量', 'Quality of orders'),
  summary: t(
    '在做的订单：首件、线尾检合计、尺寸超差、最近一次成品检验。',
    'Orders in work: first piece, sums of the end of the line, measures beyond tolerance, the last final inspection.',
  ),
  permission: 'quality.read',
  input: {},
  output: {
    rows: list({
      title: t('订单', 'Orders'),
      required: true,
      maxItems: 1000,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: orderField,
          orderNumber: orderNumberField,
          styleNumber: styleNumberField,
          styleName: text({ title: t('款名', 'Style') }),
          due: date({ title: t('交期', 'Due') }),
          first: choice({
            title: t('首件', 'First piece'),
            help: t('各组里最差的一次', 'The worst of the lines'),
            options: FIRST_RESULTS,
          }),
          ...sumsFields,
          ...ratioFields,
          measured: figure('量了几处', 'Points measured'),
          beyond: figure('超差几处', 'Beyond tolerance'),
          inspection: ref(inspection, { title: inspection.title }),
          lot: choice({ title: t('成品检验', 'Final inspection'), options: INSPECTION_STATES }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const rows = await ctx.sql<Row>`
      with open as (
        select id, number, style_number, style_name, due from ${releasedOrders}
        where state in ('released', 'cutting', 'sewing', 'finishing')),
      seen as (
        select "order", sum(inspected)::int as inspected, sum(defectives)::int as defectives, sum(defects)::int as defects
        from ${check} where kind = 'endline' and deleted_at is null and "order" in (select id from open) group by 1),
      sized as (
        select "order", count(*)::int as measured, count(*) filter (where fit in ('over', 'under'))::int as beyond
        from (select distinct on ("order", size, piece, point) "order", fit from ${measure}
          where deleted_at is null and "order" in (select id from open)
          order by "order", size, piece, point, created_at desc, id desc) m group by 1),
      -- The last look of each line counts; of the lines the worst.
      firsts as (
        select distinct on ("order") "order", result from (
          select distinct on ("order", team) "order", team, result from ${firstPiece}
          where deleted_at is null and "order" in (select id from open)
          order by "order", team, created_at desc) f
        order by "order", result = 'passed', result = 'remarks')
      select o.id as "order", o.number as "orderNumber", o.style_number as "styleNumber", o.style_name as "styleName",
        o.due::text as due, f.result as first, coalesce(s.inspected, 0) as inspected, coalesce(s.defectives, 0) as defectives,
        coalesce(s.defects, 0) as defects, coalesce(m.measured, 0) as measured, coalesce(m.beyond, 0) as beyond,
        l.id as inspection, l.state as lot
      from open o left join seen s on s."order" = o.id left join sized m on m."order" = o.id
        left join firsts f on f."order" = o.id
        left join lateral (select i.id, i.state from ${inspection} i
          where i."order" = o.id and i.state <> 'cancelled' and i.deleted_at is null order by i.ordinal desc limit 1) l on true
      order by o.due nulls last, o.number limit 1000`;
    return { rows: rows.map((row) => ({ ...row, ...figuresOf(row) })) };
  },
});
