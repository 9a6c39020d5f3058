import { fromScaled, kpi, type ViewContext } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { teamRef } from '@selvedge/contracts/people';
import { earnedWork, teamDays } from '../contract.ts';
import { PLACES } from '../fields/figures.ts';
import { effortOf } from '../floor/effort.ts';
import { t } from '../words.ts';

interface Row {
  readonly team: string | null;
  readonly day: string;
  readonly order?: string | null;
  readonly style?: string | null;
  readonly earned: number;
  readonly minutes: number;
}

const dimensions = {
  team: { title: t('组', 'Team'), ref: teamRef },
  order: { title: t('订单', 'Order'), ref: orderRef },
  style: { title: t('款式', 'Style'), ref: styleRef },
} as const;

type Asked = 'team' | 'order' | 'style' | 'day';

/** Earned minutes and minutes present, no finer than asked. */
function rowsOf(
  { sql }: Pick<ViewContext, 'sql'>,
  { from, to, by }: { readonly from: string; readonly to: string; readonly by: readonly Asked[] },
): Promise<Row[]> {
  if (!by.includes('order') && !by.includes('style'))
    return sql<Row>`
      select team, day::text as day, sum(earned)::float8 as earned, sum(minutes)::float8 as minutes from ${teamDays}
      where day between ${from}::date and ${to}::date group by 1, 2`;
  return sql<Row>`
    with ${effortOf(from, to)}
    select team, day::text as day, "order", style, sum(earned)::float8 as earned, sum(minutes)::float8 as minutes from (
      select team, day, "order", style, earned, 0 as minutes from earned
      union all select team, day, "order", style, 0, minutes from effort) x
    group by 1, 2, 3, 4`;
}

export const lineEfficiency = kpi('efficiency/line-efficiency', {
  title: t('生产线效率', 'Line efficiency'),
  summary: t(
    '挣得分钟占出勤分钟多少，辅助工也算；含估算工时的会在页面上注明。',
    'Earned minutes out of minutes present, helpers counted; pages say where a SAM is estimated.',
  ),
  unit: '%',
  formula: t('Σ(件数 × 标准工时) ÷ Σ(人 × 分钟)', 'Σ(output × SAM) ÷ Σ(people × minutes)'),
  source: 'garment.md, Formulas; onlineclothingstudy.com 2011/09',
  permission: 'efficiency.read',
  kind: 'ratio',
  better: 'up',
  times: 100,
  places: 2,
  byDay: true,
  dimensions,
  publish: { path: 'kpi/line-efficiency', every: 'hour' },
  async handle(ctx, span) {
    const rows = await rowsOf(ctx, span);
    return rows.map(({ earned, minutes, ...key }) => ({
      key,
      numerator: fromScaled(earned, PLACES),
      denominator: minutes,
    }));
  },
});

export const earnedMinutes = kpi('efficiency/earned-minutes', {
  title: t('挣得分钟', 'Earned minutes'),
  summary: t(
    '做出来的件数按标准工时值多少分钟；返工不算。',
    'What the pieces that were sewn are worth in standard minutes; rework earns none.',
  ),
  unit: '分钟',
  formula: t('Σ(件数 × 标准工时)', 'Σ(pieces × SAM)'),
  source: 'garment.md, Formulas',
  permission: 'efficiency.read',
  kind: 'sum',
  better: 'up',
  places: 2,
  byDay: true,
  dimensions,
  async handle(ctx, { from, to }) {
    const rows = await ctx.sql<Row>`
      select team, day::text as day, "order", style, sum(earned)::float8 as earned, 0 as minutes from ${earnedWork}
      where day between ${from}::date and ${to}::date group by 1, 2, 3, 4`;
    return rows.map(({ earned, minutes: _none, ...key }) => ({ key, numerator: fromScaled(earned, PLACES) }));
  },
});
