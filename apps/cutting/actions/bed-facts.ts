import {
  type ActionContext,
  conflict,
  every,
  type RecordOf,
  type Titles,
  type ViewContext,
} from '@selvedge/sdk/app';
import type { Bed } from '../covered.ts';
import { bed } from '../entities/bed.ts';
import { spreading } from '../entities/spreading.ts';
import { BED_STATES } from '../fields/states.ts';
import { t } from '../words.ts';

export type Spreading = RecordOf<typeof spreading>;

/** How a bed is called: 2301-3 is the third of style 2301. */
export const nameOf = ({ styleNumber, number }: Pick<Bed, 'styleNumber' | 'number'>): string =>
  `${styleNumber}-${number}`;

/** Spreadings of a bed that count, in the order in which they lie. */
export async function spreadingsOf(ctx: ViewContext, id: string): Promise<Spreading[]> {
  return every(ctx.records(spreading), { where: { bed: id, isVoid: false }, sort: 'place' });
}

/** A bed in one of some states, held until the unit of work ends. @throws not.found; conflict in any other state */
export async function bedIn(
  ctx: ActionContext,
  id: string,
  states: readonly Bed['state'][],
  what: Titles,
): Promise<Bed> {
  const found = await ctx.records(bed).lock(id);
  if (states.includes(found.state)) return found;
  const state = BED_STATES[found.state];
  throw conflict(
    t(
      `床次 ${nameOf(found)} 现在是“${state.zh}”，不能${what.zh}。`,
      `Bed ${nameOf(found)} is “${state.en}” and cannot be ${what.en}.`,
    ),
  );
}
