import { action, conflict, missing, ref, text } from '@selvedge/sdk/app';
import { workTakenBack } from '../contract.ts';
import { record } from '../entities/record.ts';
import { workDayOf } from '../floor/day.ts';
import { factsOf } from '../floor/facts.ts';
import { heldBundle } from '../floor/standing.ts';
import { workerOf } from '../floor/worker.ts';
import { heldBy, SHARED } from '../rules/taking-back.ts';
import { trackingSettings } from '../settings.ts';
import { t } from '../words.ts';

export const undo = action('tracking/undo', {
  title: t('撤销报工', 'Take work back'),
  summary: t(
    '本人在规定分钟内撤销自己的；过后由组长撤销，写明原因。原记录不删，另记一条。',
    'A worker takes back his own within minutes; later a leader does, and says why. The record stays; another one takes it back.',
  ),
  permission: 'tracking.scan',
  input: {
    record: ref(record, { title: t('记录', 'Record'), required: true }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
  },
  output: { record: ref(record, { title: t('撤销记录', 'Record'), required: true }) },
  makes: ['tracking/record'],
  async handle(ctx, { record: id, badge, reason }) {
    const records = ctx.records(record);
    const known = await records.find(id);
    if (known === null) throw missing(record.title);
    const standing = await heldBundle(ctx, known.bundle);
    if (standing === null) throw missing(record.title);
    const day = workDayOf(ctx.now, ctx.org);
    const worker = await workerOf(ctx, { badge, day });
    const { undoMinutes } = await ctx.settings(trackingSettings);
    const isFresh = ctx.now.getTime() - Date.parse(known.createdAt) <= undoMinutes * 60_000;
    const isOwn = worker !== null && known.worker === worker.id;
    // Whoever keeps the records corrects at once what was mistyped.
    const isTyped = known.source === 'clerk' && ctx.may('tracking.clerk');
    if (!ctx.may('tracking.lead') && !((isOwn || isTyped) && isFresh))
      throw conflict(
        isOwn || isTyped
          ? t(
              `报工超过 ${undoMinutes} 分钟了，请组长撤销。`,
              `That was more than ${undoMinutes} minutes ago: ask the leader.`,
            )
          : t('只能撤销自己报的，别人的请组长处理。', 'You can take back your own only; ask the leader.'),
      );
    if (known.kind === 'undo' || standing.records.some(({ takesBack }) => takesBack === id))
      throw conflict(t('这条已经撤销过了。', 'That was taken back already.'));
    if (SHARED.has(known.kind))
      throw conflict(
        t(
          '这条在别处有另一半（分扎、并扎、拼合、外发），到那里撤销。',
          'Another bundle, or what is outside, has the other half of it: take it back there.',
        ),
      );
    const fact = factsOf(known.bundle, standing.records, standing.bench.routing.output).find(
      (one) => one.id === id,
    );
    const held = fact === undefined ? null : heldBy(standing.bench, fact);
    if (held === 'gone')
      throw conflict(
        t('这些件已经往后走了，先撤销后面的。', 'These pieces went on: take back what came after first.'),
      );
    if (held !== null)
      throw conflict(
        t(
          `后道“${held.step.title}”已经报了，先撤销后道。`,
          `“${held.step.title}” after it is booked already: take that back first.`,
        ),
      );
    const { id: made } = await records.add({
      bundle: known.bundle,
      order: known.order,
      style: known.style,
      colour: known.colour,
      size: known.size,
      kind: 'undo',
      operation: known.operation,
      worker: known.worker,
      team: known.team,
      quantity: -known.quantity,
      scrapped: -known.scrapped,
      moved: -known.moved,
      isRework: known.isRework,
      isFinished: known.isFinished,
      group: known.group,
      takesBack: id,
      ordinal: standing.bench.state.last + 1,
      reason,
      // It is taken off the day it was on.
      day: known.day,
      at: ctx.now.toISOString(),
      habit: known.habit,
      source: 'phone',
    });
    if (known.quantity > 0)
      await ctx.emit(workTakenBack, known.worker ?? known.bundle, {
        day: known.day,
        order: known.order,
        bundle: known.bundle,
        operation: known.operation ?? '',
        quantity: known.quantity,
      });
    return { record: made };
  },
});
