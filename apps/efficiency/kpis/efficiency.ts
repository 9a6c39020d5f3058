import { fromScaled, kpi, type ViewContext } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { teamRef } from '@selvedge/contracts/people';
import { effort } from '../entities/effort.ts';
import { PLACES } from '../fields/figures.ts';
import { t } from '../words.ts';

interface Row {
  readonly team: string | null;
  readonly day: string;
  readonly order: string | null;
  readonly style: string | null;
  readonly earned: number;
  readonly minutes: number;
}

const dimensions = {
  team: { title: t('组', 'Team'), ref: teamRef },
  order: { title: t('订单', 'Order'), ref: orderRef },
  style: { title: t('款式', 'Style'), ref: styleRef },
} as const;

/** Earned minutes and minutes present, by everything that may be asked. */
const rowsOf = (
  { sql }: Pick<ViewContext, 'sql'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Row[]> => sql<Row>`
  select team, day::text as day, "order", style, earned::float8 as earned, minutes::float8 as minutes from ${effort}
  where deleted_at is null and day between ${from}::date and ${to}::date`;

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
  async handle(ctx, span) {
    const rows = await rowsOf(ctx, span);
    return rows.map(({ earned, minutes: _none, ...key }) => ({ key, numerator: fromScaled(earned, PLACES) }));
  },
});
