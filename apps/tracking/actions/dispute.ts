import { action, choice, conflict, missing, ref, text } from '@selvedge/sdk/app';
import { dispute } from '../entities/dispute.ts';
import { workDayOf } from '../floor/day.ts';
import { standingOf } from '../floor/standing.ts';
import { workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

export const raiseDispute = action('tracking/dispute', {
  title: t('报工不对，找组长', 'Not right: ask the leader'),
  permission: 'tracking.scan',
  input: {
    code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    note: text({ title: t('说明', 'Note'), maxLength: 200 }),
  },
  output: { dispute: ref(dispute, { title: dispute.title, required: true }) },
  makes: ['tracking/dispute'],
  async handle(ctx, { code, badge, note }) {
    const standing = await standingOf(ctx, code);
    if (standing === null) throw missing(t('这张菲票', 'this ticket'));
    const worker = await workerOf(ctx, { badge, day: workDayOf(ctx.now, ctx.org) });
    if (worker === null) throw conflict(t('请先扫自己的工牌。', 'Scan your badge first.'));
    const records = ctx.records(dispute);
    const open = await records.first({ bundle: standing.bundle.id, worker: worker.id, state: 'open' });
    const { id } =
      open ??
      (await records.add({
        bundle: standing.bundle.id,
        worker: worker.id,
        note: note ?? `${standing.bundle.number} ${worker.name}`,
      }));
    return { dispute: id };
  },
});

export const decideDispute = action('tracking/decideDispute', {
  offeredWhen: { state: ['open'] },
  title: t('处理争议', 'Decide a dispute'),
  summary: t(
    '要改的，先撤销错的那条，再按正确的人补报。',
    'Where it is to be changed: take the wrong record back, then book it for whoever sewed.',
  ),
  permission: 'tracking.lead',
  input: {
    dispute: ref(dispute, { title: dispute.title, required: true }),
    state: choice({
      title: t('处理', 'Decision'),
      options: { granted: t('改给他', 'Granted'), refused: t('不改', 'Refused') },
      required: true,
    }),
    decision: text({ title: t('说明', 'Why'), maxLength: 200 }),
  },
  output: {},
  async handle(ctx, { dispute: id, state, decision }) {
    const records = ctx.records(dispute);
    const { state: before } = await records.lock(id);
    if (before !== 'open') throw conflict(t('已经处理过了。', 'It was decided already.'));
    await records.change(id, { state, decision });
    return {};
  },
});
