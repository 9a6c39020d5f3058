import { type Kpi, kpi, type Titles } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { teamRef } from '@selvedge/contracts/people';
import { check } from '../entities/check.ts';
import type { Sums } from '../rules/ratios.ts';
import { t } from '../words.ts';

interface Row extends Sums {
  readonly team: string | null;
  readonly order: string;
  readonly day: string;
}

interface Facts {
  readonly title: Titles;
  readonly summary: Titles;
  readonly formula: Titles;
  readonly source: string;
  readonly better: 'up' | 'down';
  readonly unit: string;
  /** What is divided by the pieces inspected. */
  readonly of: (sums: Sums) => number;
}

/** A figure of the end of the line: sums of checks, divided once. */
const endline = (id: `quality/${string}`, { of, ...facts }: Facts): Kpi =>
  kpi(id, {
    ...facts,
    permission: 'quality.read',
    kind: 'ratio',
    times: 100,
    places: 2,
    byDay: true,
    dimensions: {
      team: { title: t('组', 'Team'), ref: teamRef },
      order: { title: t('订单', 'Order'), ref: orderRef },
    },
    publish: { path: id.replace('quality/', 'kpi/'), every: 'hour' },
    async handle(ctx, { from, to }) {
      const rows = await ctx.sql<Row>`
        select team, "order", day::text as day, sum(inspected)::int as inspected, sum(defectives)::int as defectives,
          sum(defects)::int as defects
        from ${check} where day between ${from}::date and ${to}::date and kind = 'endline' and deleted_at is null
        group by 1, 2, 3`;
      return rows.map(({ team, order, day, ...sums }) => ({
        key: { team, order, day },
        numerator: of(sums),
        denominator: sums.inspected,
      }));
    },
  });

export const dhu = endline('quality/dhu', {
  title: t('百件疵病数（DHU）', 'Defects per hundred units (DHU)'),
  summary: t(
    '线尾检每一百件查出多少处疵病；一件可有几处，所以可以超过 100。',
    'Defects found at the end of the line per hundred pieces; a piece may have several, so it may be above 100.',
  ),
  unit: '处/百件',
  formula: t('疵病数 × 100 ÷ 检验件数', 'defects × 100 ÷ pieces inspected'),
  source: 'garment.md, Formulas; onlineclothingstudy.com 2011/03',
  better: 'down',
  of: ({ defects }) => defects,
});

export const defective = endline('quality/defective', {
  title: t('不良率', '% defective'),
  summary: t(
    '线尾检有疵病的件数占多少；与百件疵病数分开看。',
    'Share of pieces with a defect at the end of the line; apart from DHU.',
  ),
  unit: '%',
  formula: t('不良件数 × 100 ÷ 检验件数', 'defective pieces × 100 ÷ pieces inspected'),
  source: 'ISO 2859-1:1999, 3.1.8 (percent nonconforming)',
  better: 'down',
  of: ({ defectives }) => defectives,
});

export const firstPass = endline('quality/first-pass', {
  title: t('一次合格率', 'First-pass yield'),
  summary: t(
    '线尾检第一次就合格的件数占多少；返工后复检的不算。',
    'Share of pieces good at the first look; looks after rework do not count.',
  ),
  unit: '%',
  formula: t(
    '（检验件数 − 不良件数）× 100 ÷ 检验件数',
    '(pieces inspected − defective pieces) × 100 ÷ pieces inspected',
  ),
  source: 'ISO 22400-2:2014, first pass yield',
  better: 'up',
  of: ({ inspected, defectives }) => inspected - defectives,
});
