import {
  action,
  type ActionContext,
  choice,
  conflict,
  integer,
  missing,
  type RecordOf,
  ref,
  text,
  workDayOf,
} from '@selvedge/sdk/app';
import { dispute } from '../entities/dispute.ts';
import { record } from '../entities/record.ts';
import { giveAway, holdersOf } from '../floor/giving.ts';
import { heldBundle, standingOf } from '../floor/standing.ts';
import { owner, workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

export const raiseDispute = action('tracking/dispute', {
  title: t('报工不对，找组长', 'Not right: ask the leader'),
  permission: 'tracking.scan',
  input: {
    code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    note: text({ title: t('说明', 'Note'), maxLength: 200 }),
  },
  output: { dispute: ref(dispute, { title: dispute.title, required: true }) },
  makes: ['tracking/dispute'],
  async handle(ctx, { code, operation, badge, note }) {
    const standing = await standingOf(ctx, code);
    if (standing === null) throw missing(t('这张菲票', 'this ticket'));
    const worker = await workerOf(ctx, { badge, day: workDayOf(ctx.now, ctx.org) });
    if (worker === null) throw conflict(t('请先扫自己的工牌。', 'Scan your badge first.'));
    const records = ctx.records(dispute);
    const about = operation ?? standing.coupon;
    const [bundle, whose] = [standing.bundle.id, worker.id];
    const open = await records.first({ bundle, worker: whose, operation: about, state: 'open' });
    const { id } =
      open ??
      (await records.add({
        bundle,
        operation: about,
        worker: whose,
        note: note ?? `${standing.bundle.number} ${worker.name}`,
      }));
    return { dispute: id };
  },
});

export const decideDispute = action('tracking/decideDispute', {
  offeredWhen: { state: ['open'] },
  title: t('处理争议', 'Decide a dispute'),
  summary: t(
    '改给他：别人报的撤销，同一天补到他名下，一步做完。',
    'Granted: what the other booked is taken back and booked for him on the same day, in one step.',
  ),
  permission: 'tracking.lead',
  input: {
    dispute: ref(dispute, { title: dispute.title, required: true }),
    state: choice({
      title: t('处理', 'Decision'),
      options: { granted: t('改给他', 'Granted'), refused: t('不改', 'Refused') },
      required: true,
    }),
    record: ref(record, {
      title: t('哪一条', 'Which booking'),
      help: t('几个人都报过时选', 'Where several have booked'),
    }),
    pieces: integer({
      title: t('件数', 'Pieces'),
      help: t('不填 = 整条', 'None = all of it'),
      min: 1,
      max: 100_000,
      unit: '件',
    }),
    decision: text({ title: t('说明', 'Why'), maxLength: 200 }),
  },
  output: { pieces: integer({ title: t('改了几件', 'Pieces handed over'), required: true, unit: '件' }) },
  makes: ['tracking/record'],
  async handle(ctx, { dispute: id, state, record: which, pieces, decision }) {
    const records = ctx.records(dispute);
    const known = await records.lock(id);
    if (known.state !== 'open') throw conflict(t('已经处理过了。', 'It was decided already.'));
    await records.change(id, { state, decision });
    return { pieces: state === 'granted' ? await grant(ctx, known, which, pieces, decision) : 0 };
  },
});

/** @returns how many pieces were handed over. @throws conflict where it is not clear whose */
async function grant(
  ctx: ActionContext,
  { bundle, operation, worker: whose }: RecordOf<typeof dispute>,
  which: string | null | undefined,
  pieces: number | null | undefined,
  decision: string | null | undefined,
): Promise<number> {
  const standing = await heldBundle(ctx, bundle);
  if (standing === null) throw missing(t('这扎', 'this bundle'));
  const worker = await workerOf(ctx, { worker: whose, day: workDayOf(ctx.now, ctx.org) });
  if (worker === null) throw missing(t('员工', 'worker'));
  const all = holdersOf(standing, operation === null ? [] : [operation], owner(worker));
  const meant = which == null ? all : all.filter((one) => one.id === which);
  if (meant.length === 0)
    throw conflict(
      t('这道没有别人报过，没有可改的。', 'Nobody else has booked it: there is nothing to give over.'),
    );
  if (meant.length > 1)
    throw conflict(t('几个人都报过，请选改哪一条。', 'Several have booked it: choose which booking.'));
  const given = await giveAway(ctx, standing, meant, worker, pieces ?? null, decision);
  return given.pieces;
}
