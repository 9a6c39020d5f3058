import { kpi } from '@selvedge/sdk/app';
import { teamRef } from '@selvedge/contracts/people';
import { teamDays } from '../contract.ts';
import { t } from '../words.ts';

interface Row {
  readonly team: string | null;
  readonly day: string;
  readonly met: boolean;
}

export const targetMet = kpi('efficiency/target-met', {
  title: t('目标达成率', 'Target met'),
  summary: t(
    '定了目标的组日里，产出够目标的占多少。',
    'Of the team-days with a target, those whose output reached it.',
  ),
  unit: '%',
  formula: t('达成的组日 ÷ 定了目标的组日', 'team-days at or over target ÷ team-days with a target'),
  source: 'apps/efficiency/README.md',
  permission: 'efficiency.read',
  kind: 'ratio',
  better: 'up',
  times: 100,
  places: 2,
  byDay: true,
  dimensions: { team: { title: t('组', 'Team'), ref: teamRef } },
  publish: { path: 'kpi/target-met', every: 'day' },
  async handle(ctx, { from, to }) {
    const rows = await ctx.sql<Row>`
      select team, day::text as day, pieces >= target as met from ${teamDays}
      where day between ${from}::date and ${to}::date and target > 0`;
    return rows.map(({ met, ...key }) => ({ key, numerator: met ? 1 : 0, denominator: 1 }));
  },
});
