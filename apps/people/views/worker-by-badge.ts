import { boolean, text, view } from '@selvedge/sdk/app';
import { workerByCode } from '../actions/worker-facts.ts';
import { teamName, teamOfDay, whoFields } from '../fields/figures.ts';
import { t } from '../words.ts';
import { teamNames } from './scope.ts';

export const workerByBadge = view('people/workerByBadge', {
  title: t('扫工牌查人', 'Worker of a badge'),
  summary: t(
    '扫工牌或输工号，得到姓名和组；作废的牌会说明。',
    'Badge or number → name and team; a void badge says so.',
  ),
  permission: 'people.lookup',
  input: { code: text({ title: t('工牌或工号', 'Badge or number'), required: true }) },
  output: {
    ...whoFields,
    team: teamOfDay,
    teamName,
    position: text({ title: t('工种', 'Position') }),
    isApprentice: boolean({ title: t('学徒', 'Apprentice'), required: true }),
    isActive: boolean({ title: t('在职', 'Works here'), required: true }),
  },
  async handle(ctx, { code }) {
    const { id, number, name, team, position, isApprentice, isActive } = await workerByCode(ctx, code);
    const names = await teamNames(ctx);
    const shown = { number, name, team, position, isApprentice, isActive };
    return { worker: id, ...shown, teamName: names.get(team ?? '') ?? null };
  },
});
