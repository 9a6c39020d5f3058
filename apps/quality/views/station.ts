import { choice, integer, list, object, ref, text, view, workDayOf } from '@selvedge/sdk/app';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { teamRef, teams } from '@selvedge/contracts/people';
import { work } from '@selvedge/contracts/tracking';
import { sumsFields, titlesField } from '../fields/counts.ts';
import { DEFECT_KINDS, GRADE_WORDS } from '../fields/words.ts';
import { defectWords } from '../floor/dictionary.ts';
import { frequency } from '../floor/frequent.ts';
import { check } from '../entities/check.ts';
import { t } from '../words.ts';

interface TeamRow {
  readonly team: string;
  readonly name: string;
  readonly inspected: number;
  readonly defectives: number;
  readonly defects: number;
}

interface OrderRow {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly quantity: number;
  readonly teams: readonly string[] | null;
  readonly steps: readonly { readonly code: string; readonly title: string }[] | null;
}

const DAYS = 7;

/** What a station needs to work an hour without the server: teams, orders, defects. */
export const station = view('quality/station', {
  title: t('检验台', 'Inspector’s station'),
  summary: t(
    '各组今天的检验数、在做的订单、疵病词典（最常见的在前）。',
    'Today’s checks of each team, the orders in work, the dictionary of defects with the most frequent first.',
  ),
  permission: 'quality.check',
  input: {},
  output: {
    teams: list({
      title: t('组', 'Teams'),
      required: true,
      item: object({
        title: t('组', 'Team'),
        fields: {
          team: ref(teamRef, { title: t('组', 'Team'), required: true }),
          name: text({ title: t('组名', 'Name'), required: true }),
          ...sumsFields,
        },
      }),
    }),
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'Order no.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
          styleName: text({ title: t('款名', 'Style') }),
          quantity: integer({ title: t('数量', 'Quantity'), required: true, unit: '件' }),
          teams: list({
            title: t('在做的组', 'Teams that sew it'),
            required: true,
            item: ref(teamRef, { title: t('组', 'Team'), required: true }),
          }),
          steps: list({
            title: t('工序', 'Operations'),
            required: true,
            item: object({
              title: t('工序', 'Operation'),
              fields: {
                code: text({ title: t('工序号', 'Operation no.'), required: true }),
                title: text({ title: t('工序', 'Operation'), required: true }),
              },
            }),
          }),
        },
      }),
    }),
    defects: list({
      title: t('疵病', 'Defects'),
      required: true,
      maxItems: 2000,
      item: object({
        title: t('疵病', 'Defect'),
        fields: {
          code: text({ title: t('代码', 'Code'), required: true }),
          title: titlesField('名称', 'Name'),
          kind: choice({ title: t('种类', 'Of what'), options: DEFECT_KINDS, required: true }),
          grade: choice({ title: t('类别', 'Class'), options: GRADE_WORDS, required: true }),
          often: integer({ title: t('最近查出', 'Found lately'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const day = workDayOf(ctx.now, ctx.org);
    const since = new Date(Date.parse(day) - DAYS * 86_400_000).toISOString().slice(0, 10);
    const [teamRows, orders, words, often] = await Promise.all([
      ctx.sql<TeamRow>`
        select t.id as team, t.name, coalesce(sum(c.inspected), 0)::int as inspected,
          coalesce(sum(c.defectives), 0)::int as defectives, coalesce(sum(c.defects), 0)::int as defects
        from ${teams} t left join ${check} c on c.team = t.id and c.kind = 'endline' and c.day = ${day}::date and c.deleted_at is null
        where t.is_active group by 1, 2 order by 2`,
      ctx.sql<OrderRow>`
        select o.id as "order", o.number, o.style_number as "styleNumber", o.style_name as "styleName", o.quantity, w.teams,
          (select jsonb_agg(jsonb_build_object('code', e->>'code', 'title', e->>'title') order by place)
            from jsonb_array_elements(o.operations) with ordinality as s(e, place)) as steps
        from ${releasedOrders} o left join lateral (
          select array_agg(distinct x.team) filter (where x.team is not null) as teams, max(x.day) as last
          from ${work} x where x."order" = o.id and x.day >= ${since}::date) w on true
        where o.state in ('released', 'cutting', 'sewing', 'finishing')
        order by w.last desc nulls last, o.due nulls last, o.number limit 200`,
      defectWords(ctx),
      frequency(ctx),
    ]);
    return {
      teams: teamRows,
      orders: orders.map((row) => ({ ...row, teams: row.teams ?? [], steps: row.steps ?? [] })),
      defects: words
        .map((word) => ({ ...word, often: often.get(word.code) ?? 0 }))
        .toSorted((a, b) => b.often - a.often),
    };
  },
});
