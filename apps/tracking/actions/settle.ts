import { action, boolean, choice, conflict, integer, missing, ref, text } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { FAULTS } from '../fields/words.ts';
import { placed } from '../floor/placed.ts';
import { heldStanding } from '../floor/standing.ts';
import { settleable, settled } from '../rules/settling.ts';
import { t } from '../words.ts';

const WAYS = {
  scrap: t('报废', 'Scrap'),
  second: t('次品', 'Seconds'),
  sample: t('留样', 'Sample'),
  missing: t('少件', 'Missing'),
  found: t('找回', 'Found'),
} as const;

export const settle = action('tracking/settle', {
  title: t('件数处理', 'Settle pieces'),
  summary: t(
    '报废、次品、留样、少了或找回的件数，写明原因；账才合得上。',
    'Scrap, seconds, samples, pieces missed or found, and why: so the account closes.',
  ),
  permission: 'tracking.clerk',
  input: {
    code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
    what: choice({ title: t('怎么处理', 'What became of them'), options: WAYS, required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 1, max: 100_000, unit: '件' }),
    operation: text({ title: t('发现的工序号', 'Operation where it was seen'), maxLength: 20 }),
    isFinished: boolean({
      title: t('从已产出的件里', 'Of what is out'),
      help: t('后道发现的次品、报废、少件', 'Seen when finishing'),
    }),
    fault: choice({ title: t('责任', 'Whose fault'), options: FAULTS }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
  },
  output: { record: ref(record, { title: record.title, required: true }) },
  makes: ['tracking/record'],
  async handle(ctx, { code, what, pieces, operation, isFinished, fault, reason }) {
    const standing = await heldStanding(ctx, code);
    if (standing === null) throw missing(t('这张菲票', 'this ticket'));
    const { state } = standing.bench;
    const most = settleable(state, what, isFinished === true);
    if (pieces > most)
      throw conflict(
        what === 'found'
          ? t(`这扎只少了 ${most} 件。`, `Only ${most} of this bundle are missing.`)
          : t(`这扎在线上只有 ${most} 件。`, `Only ${most} of this bundle are on the floor.`),
      );
    const { id } = await ctx.records(record).add({
      ...placed(standing, ctx.now, ctx.org),
      ...settled(what, pieces, isFinished === true),
      ordinal: state.last + 1,
      operation: operation ?? null,
      fault,
      reason,
      source: 'clerk',
    });
    return { record: id };
  },
});
