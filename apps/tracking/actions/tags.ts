import {
  action,
  type ActionContext,
  boolean,
  conflict,
  integer,
  missing,
  ref,
  text,
  workDayOf,
} from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { binding } from '../entities/binding.ts';
import { pass } from '../entities/pass.ts';
import { pieces } from '../fields/bundle.ts';
import { OVER } from '../floor/over.ts';
import { heldStanding, standingOfBundle } from '../floor/standing.ts';
import { bookHeld, heldOfTag } from '../floor/tag-held.ts';
import { type Bound, boundAt, heldTag, tagOf } from '../floor/tags.ts';
import { workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

const tagField = text({ title: t('标签号', 'Tag'), required: true, maxLength: 300 });

export const bindTag = action('tracking/bindTag', {
  title: t('绑定标签', 'Bind a tag'),
  summary: t(
    '把 RFID 标签或吊架绑到一扎、几件或一个员工。绑定前读到的，补报上。用过的标签，那扎做完就能再用。',
    'Binds an RFID tag or a hanger to a bundle, some pieces of it, or a worker. What was read before is booked. A tag is free again when its bundle is done.',
  ),
  permission: 'tracking.clerk',
  input: {
    tag: tagField,
    code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), maxLength: 300 }),
    pieces: integer({
      title: t('件数（吊架）', 'Pieces, on a hanger'),
      help: t('不填 = 整扎', 'None = the whole bundle'),
      min: 1,
      max: 100_000,
      unit: '件',
    }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    instead: boolean({
      title: t('换绑', 'Instead'),
      help: t('原来绑的还没做完也换', 'Though what it was bound to is not done'),
    }),
  },
  output: {
    binding: ref(binding, { title: binding.title, required: true }),
    pieces: pieces('补报件数', 'Pieces booked'),
  },
  makes: ['tracking/binding'],
  async handle(ctx, input) {
    const tag = tagOf(input.tag);
    if (tag === '') throw conflict(t('请填标签号。', 'Say which tag.'));
    await heldTag(ctx, tag);
    const holder = await holderOf(ctx, input);
    const now = ctx.now.toISOString();
    const current = await boundAt(ctx, tag, ctx.now);
    if (current !== null) {
      if (
        current.bundle === holder.bundle &&
        current.worker === holder.worker &&
        current.pieces === holder.pieces
      )
        return { binding: current.id, pieces: 0 };
      if (input.instead !== true) await refuseBusy(ctx, current);
      await ctx.records(binding).change(current.id, { until: now });
    }
    const waiting = current === null ? await heldOfTag(ctx, tag) : [];
    const [first] = waiting;
    // It stood for this when it was read first.
    const from = first !== undefined && first.at < now ? first.at : now;
    const made = await ctx.records(binding).add({ ...holder, tag, from });
    return { binding: made.id, pieces: await bookHeld(ctx, waiting, made) };
  },
});

export const freeTag = action('tracking/freeTag', {
  title: t('解绑', 'Free a tag'),
  summary: t(
    '标签取下来了：以后读到的不再算这一扎。',
    'The tag was taken off: what is read from now on is not of this.',
  ),
  permission: 'tracking.clerk',
  input: { tag: tagField },
  output: {},
  async handle(ctx, input) {
    const tag = tagOf(input.tag);
    await heldTag(ctx, tag);
    const current = await boundAt(ctx, tag, ctx.now);
    if (current === null) throw missing(t('绑定的标签', 'a tag that is bound'));
    await ctx.records(binding).change(current.id, { until: ctx.now.toISOString() });
    return {};
  },
});

interface Wish {
  readonly code?: string | null;
  readonly badge?: string | null;
  readonly worker?: string | null;
  readonly pieces?: number | null;
}

/** What the tag is to stand for: one of both. */
async function holderOf(
  ctx: ActionContext,
  { code, badge, worker, pieces: wished }: Wish,
): Promise<Pick<Bound, 'bundle' | 'worker' | 'pieces'>> {
  const isWorker = badge != null || worker != null;
  if ((code != null) === isWorker)
    throw conflict(t('绑到一扎，或一个员工。', 'Bind it to a bundle, or to a worker.'));
  if (isWorker) {
    const found = await workerOf(ctx, { badge, worker, day: workDayOf(ctx.now, ctx.org) });
    if (found === null) throw missing(t('这个员工', 'this worker'));
    return { bundle: null, worker: found.id, pieces: null };
  }
  const standing = await heldStanding(ctx, code ?? '');
  if (standing === null) throw missing(t('这张菲票', 'this ticket'));
  const { id, state, orderState, quantity } = standing.bundle;
  if (standing.isVoid || state === 'void' || OVER.includes(orderState))
    throw conflict(t('这张菲票作废了，或这单已关闭。', 'The ticket is void, or its order is closed.'));
  if (wished != null && wished > quantity)
    throw conflict(t(`这扎只有 ${quantity} 件。`, `The bundle has ${quantity} pieces.`));
  return { bundle: id, worker: null, pieces: wished ?? null };
}

/** A tag is used again when what it stood for is done. @throws conflict that says what it is on */
async function refuseBusy(ctx: ActionContext, { id, bundle, pieces: some }: Bound): Promise<void> {
  if (bundle === null) throw conflict(t('这个标签是一个员工的。要换，选“换绑”。', BUSY('a worker’s')));
  const standing = await standingOfBundle(ctx, bundle);
  if (standing === null) return;
  const { number, state, orderState } = standing.bundle;
  const { bench } = standing;
  if (state === 'void' || OVER.includes(orderState) || bench.state.wip <= 0) return;
  const isOut =
    some !== null &&
    (await ctx.records(pass).first({
      binding: id,
      outcome: 'booked',
      operation: bench.routing.output ?? '',
    })) !== null;
  if (!isOut) throw conflict(t(`这个标签还在 ${number} 扎上。要换，选“换绑”。`, BUSY(`on bundle ${number}`)));
}

const BUSY = (where: string): string => `The tag is still ${where}. To change it, choose “Instead”.`;
