import { action, conflict, missing, ref, text } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { workRecorded, workTakenBack } from '../contract.ts';
import { record } from '../entities/record.ts';
import { heldBundle } from '../floor/standing.ts';
import { workerOf } from '../floor/worker.ts';
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
    const records = ctx.records(record);
    const known = await records.find(id);
    const standing = known === null ? null : await heldBundle(ctx, known.bundle);
    if (known === null || standing === null) throw missing(record.title);
    if (known.kind !== 'done' || standing.records.some(({ takesBack }) => takesBack === id))
      throw conflict(t('这条不能改：不是报工，或已经撤销。', 'Not a booking, or taken back already.'));
    if (known.worker === to) throw conflict(t('本来就是他的。', 'It is his already.'));
    const worker = await workerOf(ctx, { worker: to, day: known.day });
    if (worker === null) throw missing(t('员工', 'worker'));
    const { last } = standing.bench.state;
    const { bundle, order, style, colour, size, operation, day, habit, isRework, fault, markedOvertime } =
      known;
    const same = {
      bundle,
      order,
      style,
      colour,
      size,
      operation,
      day,
      habit,
      isRework,
      fault,
      markedOvertime,
      reason,
    };
    const [, given] = await records.addAll([
      {
        ...same,
        kind: 'undo',
        ordinal: last + 1,
        worker: known.worker,
        team: known.team,
        quantity: -known.quantity,
        takesBack: id,
        source: 'clerk',
        at: ctx.now.toISOString(),
      },
      {
        ...same,
        kind: 'done',
        ordinal: last + 2,
        worker: worker.id,
        team: worker.team,
        quantity: known.quantity,
        source: 'clerk',
        at: known.at,
      },
    ]);
    const told = { day, order, bundle, operation: operation ?? '', quantity: known.quantity };
    await ctx.emit(workTakenBack, known.worker ?? bundle, told);
    await ctx.emit(workRecorded, worker.id, told);
    return { record: given.id };
  },
});
