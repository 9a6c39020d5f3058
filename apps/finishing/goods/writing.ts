import { type ActionContext, conflict, workDayOf } from '@selvedge/sdk/app';
import { badgeToken, badges, workers } from '@selvedge/contracts/people';
import { entry } from '../entities/entry.ts';
import { ENTRY_KINDS, STAGES } from '../fields/words.ts';
import { accountOf, type Entry, type Goods, refusal } from '../rules/account.ts';
import { t } from '../words.ts';
import type { FinishedOrder } from './orders.ts';
import type { Cell } from './standing.ts';

type Stage = keyof typeof STAGES;

/** A record that is to be written. */
export interface Wish {
  readonly kind: keyof typeof ENTRY_KINDS;
  readonly stage: Stage | null;
  readonly pieces: number;
  readonly worker?: Worker | null;
  /** Work day; none = today's. */
  readonly day?: string | null;
  readonly corrects?: string;
  readonly note?: string | null;
}

export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
}

/** By a badge or an id; null = nobody was said. @throws conflict when there is nobody of that badge */
export async function workerOf(
  ctx: Pick<ActionContext, 'sql'>,
  { worker, badge }: { readonly worker: string | null; readonly badge: string | null },
): Promise<Worker | null> {
  if (worker === null && badge === null) return null;
  const token = badge === null ? null : badgeToken(badge);
  const [found] = await ctx.sql<Worker>`
    select w.id, w.name, w.team from ${workers} w
    where w.is_active and case when ${token}::text is null then w.id = ${worker}::uuid
      else w.id = (select b.worker from ${badges} b where b.token = ${token} and not b.is_void) end`;
  if (found === undefined)
    throw conflict(
      t('不认识这张工牌，请换一张或找组长。', 'This badge is not known: try again, or ask the leader.'),
    );
  return found;
}

/** Writes records of one colour and size of an order that is held. @throws conflict when they cannot be */
export async function write(
  ctx: ActionContext,
  order: FinishedOrder,
  goods: Goods & Cell,
  wishes: readonly Wish[],
): Promise<readonly { readonly id: string }[]> {
  const wrong = refusal(
    goods,
    wishes.map(({ kind, stage, pieces }): Entry => ({ kind, stage, pieces })),
  );
  if (wrong !== null) throw conflict(sentence(wrong, goods));
  return ctx.records(entry).addAll(
    wishes.map(({ kind, stage, pieces, worker, day, corrects, note }) => ({
      order: order.id,
      orderNumber: order.number,
      colour: goods.colour,
      size: goods.size,
      kind,
      stage,
      pieces,
      worker: worker?.id,
      team: worker?.team,
      day: day ?? workDayOf(ctx.now, ctx.org),
      at: ctx.now.toISOString(),
      corrects,
      note,
      person: ctx.actor?.name,
    })),
  );
}

function sentence(wrong: NonNullable<ReturnType<typeof refusal>>, goods: Goods & Cell) {
  const { came, found, here } = accountOf(goods);
  const what = `${goods.colour} ${goods.size}`;
  if (wrong === 'here')
    return t(
      `${what} 在后道只有 ${here} 件（不在箱里的）。`,
      `${what}: only ${here} pieces are in finishing and in no carton.`,
    );
  if (wrong === 'stage')
    return t(
      `${what} 一共只到后道 ${came + found} 件，这个工段不能更多。`,
      `${what}: ${came + found} pieces came to finishing; a stage cannot have more.`,
    );
  return t(`${what} 会小于零，不能再冲。`, `${what} would be below zero: no more can be taken back.`);
}
