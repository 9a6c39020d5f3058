import type { ActionContext, NewOf, Titles } from '@selvedge/sdk/app';
import { held } from '../entities/held.ts';
import type { HeldBecause } from '../fields/words.ts';
import { t } from '../words.ts';

type Held = Omit<NewOf<typeof held>, 'said' | 'state' | 'decision' | 'decidedBy' | 'decidedAt'>;

/** Keeps what does not fit until a leader decides (garment.md, truth 6). @param said why, in a sentence */
export async function hold(
  ctx: Pick<ActionContext, 'records'>,
  wish: Held & { readonly because: HeldBecause },
  { zh, en }: Titles,
) {
  const { id } = await ctx.records(held).add({ ...wish, said: { zh, en } });
  return { answer: 'held' as const, held: id, sentence: heldSentence({ zh, en }) };
}

export const heldSentence = ({ zh, en }: Titles): Titles =>
  t(`先记着，等组长定：${zh}`, `Kept for the leader to decide: ${en}`);
