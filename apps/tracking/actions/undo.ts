import { action, conflict, missing, ref, text, workDayOf } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { heldBundle } from '../floor/standing.ts';
import { keptBy, takenBack } from '../floor/undoing.ts';
import { workerOf } from '../floor/worker.ts';
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
    const known = await ctx.records(record).find(id);
    if (known === null) throw missing(record.title);
    const standing = await heldBundle(ctx, known.bundle);
    if (standing === null) throw missing(record.title);
    const day = workDayOf(ctx.now, ctx.org);
    const worker = await workerOf(ctx, { badge, day });
    const { undoMinutes } = await ctx.settings(trackingSettings);
    const isFresh = ctx.now.getTime() - Date.parse(known.createdAt) <= undoMinutes * 60_000;
    const isOwn =
      worker !== null &&
      (known.worker === worker.id || (known.group !== null && known.group === worker.group));
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
    const kept = keptBy(standing, known);
    if (kept !== null) throw conflict(kept);
    return { record: await takenBack(ctx, standing, known, reason) };
  },
});
