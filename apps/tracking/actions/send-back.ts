import { action, choice, conflict, integer, missing, ref, text } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { FAULTS } from '../fields/words.ts';
import { goBack } from '../floor/sending-back.ts';
import { heldStanding } from '../floor/standing.ts';
import { isOn } from '../rules/routing.ts';
import { returnable } from '../rules/settling.ts';
import { t } from '../words.ts';

export const sendBack = action('tracking/sendBack', {
  title: t('退回返工', 'Send back for rework'),
  summary: t(
    '退给做这道的人返工；返完再扫一次。返好之前，这几件过不了产出工序。',
    'Back to whoever sewed the operation, who scans again when it is repaired; until then these pieces do not pass the output.',
  ),
  permission: 'tracking.clerk',
  input: {
    code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 1, max: 100_000, unit: '件' }),
    worker: ref(workerRef, {
      title: t('退给', 'To'),
      help: t('不填 = 做这道的人', 'None = whoever sewed it'),
    }),
    fault: choice({ title: t('责任', 'Whose fault'), options: FAULTS }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
  },
  output: { record: ref(record, { title: record.title, required: true }) },
  makes: ['tracking/record'],
  async handle(ctx, { code, operation, pieces, worker, fault, reason }) {
    const standing = await heldStanding(ctx, code);
    if (standing === null) throw missing(t('这张菲票', 'this ticket'));
    const { routing, parts } = standing.bench;
    if (!isOn(routing, parts, operation))
      throw conflict(t('这张菲票上没有这道工序。', 'That operation is not on this ticket.'));
    const most = returnable(standing.bench, operation);
    if (pieces > most)
      throw conflict(
        t(`这道做好的、还没产出的只有 ${most} 件。`, `Only ${most} pieces of it are done and not yet out.`),
      );
    return { record: await goBack(ctx, standing, { operation, pieces, worker, fault, reason }) };
  },
});
