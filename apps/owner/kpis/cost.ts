import { fromScaled, kpi } from '@selvedge/sdk/app';
import { costsBetween } from '../floor/days.ts';
import { MONEY } from '../fields.ts';
import { PLACES } from '../rules/amount.ts';
import { t } from '../words.ts';

const source = 'apps/owner/README.md';

export const cost = kpi('owner/cost', {
  title: t('花了', 'Cost'),
  summary: t(
    '每天的工资和外发收回的加工费；月底才结的（补差、全勤、高温、借支）不在里面。没有记下的日子不算。',
    'Wages of each day and what came back from partners; what is settled at the end of a month is in no day. Days of which nothing was kept are left out.',
  ),
  unit: '元',
  formula: t('Σ(当天工资 + 外发收回良品 × 单价)', 'Σ(wages of the day + good pieces back × price)'),
  source,
  permission: MONEY,
  kind: 'sum',
  better: 'down',
  places: 2,
  byDay: true,
  async handle(ctx, { from, to }) {
    const days = await costsBetween(ctx, from, to);
    return days.map(({ day, cost: spent }) => ({ key: { day }, numerator: fromScaled(spent, PLACES) }));
  },
});

export const costPerPiece = kpi('owner/cost-per-piece', {
  title: t('每件花了', 'Cost a piece'),
  summary: t(
    '花的钱除以出来的件数；没有产出的日子，钱也算进去。',
    'What was spent out of what came out; days without output count with what they cost.',
  ),
  unit: '元/件',
  formula: t('Σ花了 ÷ Σ产出', 'Σ cost ÷ Σ output'),
  source,
  permission: MONEY,
  kind: 'average',
  better: 'down',
  places: 2,
  byDay: true,
  async handle(ctx, { from, to }) {
    const days = await costsBetween(ctx, from, to);
    return days.map(({ day, cost: spent, output }) => ({
      key: { day },
      numerator: fromScaled(spent, PLACES),
      denominator: output,
    }));
  },
});
