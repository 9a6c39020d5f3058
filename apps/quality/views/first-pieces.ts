import { choice, date, list, object, ref, text, view, workDayOf } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { teamRef, teams } from '@selvedge/contracts/people';
import { work } from '@selvedge/contracts/tracking';
import { firstPiece } from '../entities/first-piece.ts';
import { figure, orderField, orderNumberField, styleNumberField } from '../fields/counts.ts';
import { FIRST_RESULTS } from '../fields/words.ts';
import { t } from '../words.ts';

interface Row {
  readonly order: string;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly team: string;
  readonly name: string;
  readonly began: string;
  readonly pieces: number;
  readonly result: keyof typeof FIRST_RESULTS | null;
  readonly note: string | null;
}

const DAYS = 14;

/** Lines that began an order lately, those whose first piece nobody has passed at the top. */
export const firstPieces = view('quality/firstPieces', {
  title: t('待首件确认', 'First pieces'),
  summary: t(
    '最近两周各组开做的订单，首件看过没有。',
    'Orders that lines began in the last two weeks, and whether the first piece was looked at.',
  ),
  permission: 'quality.check',
  input: {},
  output: {
    rows: list({
      title: t('换款', 'Style changes'),
      required: true,
      item: object({
        title: t('换款', 'Style change'),
        fields: {
          order: orderField,
          orderNumber: orderNumberField,
          styleNumber: styleNumberField,
          styleName: text({ title: t('款名', 'Style') }),
          team: ref(teamRef, { title: t('组', 'Team'), required: true }),
          name: text({ title: t('组名', 'Name'), required: true }),
          began: date({ title: t('开做', 'Began'), required: true }),
          pieces: figure('已报工序件数', 'Operations booked', '件'),
          result: choice({ title: t('首件', 'First piece'), options: FIRST_RESULTS }),
          note: text({ title: t('备注', 'Note') }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const day = workDayOf(ctx.now, ctx.org);
    const since = new Date(Date.parse(day) - DAYS * 86_400_000).toISOString().slice(0, 10);
    return {
      rows: await ctx.sql<Row>`
        select o.id as "order", o.number as "orderNumber", o.style_number as "styleNumber", o.style_name as "styleName",
          t.id as team, t.name, w.began::text as began, w.pieces, f.result, f.note
        from (select "order", team, min(day) as began, sum(quantity)::int as pieces from ${work}
            where team is not null and not is_rework group by 1, 2 having max(day) >= ${since}::date) w
          join ${releasedOrders} o on o.id = w."order" join ${teams} t on t.id = w.team
          left join lateral (select result, note from ${firstPiece} f where f."order" = o.id and f.team = t.id and f.deleted_at is null
            order by f.created_at desc limit 1) f on true
        where o.state in ('released', 'cutting', 'sewing', 'finishing')
        order by f.result is not null, f.result = 'passed', w.began desc, t.name, o.number limit 100`,
    };
  },
});
