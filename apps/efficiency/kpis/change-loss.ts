import { fromScaled, kpi } from '@selvedge/sdk/app';
import { teamRef } from '@selvedge/contracts/people';
import { PLACES } from '../fields/figures.ts';
import { changesIn } from '../floor/changes.ts';
import { t } from '../words.ts';

export const changeLoss = kpi('efficiency/change-loss', {
  title: t('换款损失', 'Style-change loss'),
  summary: t(
    '换款后到恢复平稳效率之前少挣的分钟，记在换款那天。',
    'Minutes lost after a style change until the steady efficiency is reached, told on the day of the change.',
  ),
  unit: '分钟',
  formula: t(
    'Σ(平稳效率 × 出勤分钟 − 挣得分钟)，从换款第一天到达到平稳效率，最多 10 个工作日',
    'Σ(steady efficiency × minutes − earned minutes), from the first day until the steady efficiency is reached, 10 work days at most',
  ),
  source: 'apps/efficiency/README.md',
  permission: 'efficiency.read',
  kind: 'sum',
  better: 'down',
  places: 2,
  byDay: true,
  dimensions: { team: { title: t('组', 'Team'), ref: teamRef } },
  async handle(ctx, { from, to }) {
    const changes = await changesIn(ctx, from, to);
    return changes.map(({ team, day, lost }) => ({
      key: { team, day },
      numerator: fromScaled(lost, PLACES),
    }));
  },
});
