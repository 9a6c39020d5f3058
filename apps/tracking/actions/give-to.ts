import { action, conflict, missing, ref, text } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { giveAway, knownRecord } from '../floor/giving.ts';
import { heldBundle } from '../floor/standing.ts';
import { owner, workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

export const giveTo = action('tracking/giveTo', {
  title: t('改到别人名下', 'Give to somebody else'),
  summary: t(
    '扫错了工牌：原来的撤销，同一天补到对的人名下，一步做完。',
    'The wrong badge was scanned: taken back, and booked for the right one on the same day, in one step.',
  ),
  permission: 'tracking.lead',
  input: {
    record: ref(record, { title: t('记录', 'Record'), required: true }),
    worker: ref(workerRef, { title: t('给谁', 'To whom'), required: true }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
  },
  output: { record: ref(record, { title: t('新记录', 'New record'), required: true }) },
  makes: ['tracking/record'],
  async handle(ctx, { record: id, worker: to, reason }) {
    const known = await knownRecord(ctx, id);
    const standing = await heldBundle(ctx, known.bundle);
    if (standing === null) throw missing(record.title);
    if (known.kind !== 'done' || standing.records.some(({ takesBack }) => takesBack === id))
      throw conflict(t('这条不能改：不是报工，或已经撤销。', 'Not a booking, or taken back already.'));
    const worker = await workerOf(ctx, { worker: to, day: known.day });
    if (worker === null) throw missing(t('员工', 'worker'));
    const { worker: his, group } = owner(worker);
    if (known.worker === his && known.group === group)
      throw conflict(t('本来就是他的。', 'It is his already.'));
    const given = await giveAway(ctx, standing, [known], worker, null, reason);
    return { record: given.record };
  },
});
