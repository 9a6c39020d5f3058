import { type Bench } from './capacity.ts';
import type { Entry } from './entry.ts';
import { doneAt, type State } from './state.ts';

export const WAYS = ['scrap', 'second', 'sample', 'missing', 'found'] as const;
export type Way = (typeof WAYS)[number];

/** Pieces that may be settled so: finished ones have left the floor, those that are missing can be found. */
export function settleable(state: State, what: Way, isFinished: boolean): number {
  const { missing, missingOut, finished, wip } = state;
  if (what === 'found') return Math.max(0, isFinished ? missingOut : missing - missingOut);
  return Math.max(0, isFinished ? finished : wip);
}

export const settled = (what: Way, pieces: number, isFinished: boolean): Entry => ({
  kind: what,
  isFinished,
  ...(what === 'scrap' ? { scrapped: pieces } : { moved: pieces }),
});

/** Pieces of an operation that are done, here, sound and not yet out: they may be sent back for rework. */
export function returnable({ state, routing }: Bench, operation: string): number {
  const done = doneAt(state, operation);
  const there =
    operation === routing.output ? Math.min(done, state.finished) : Math.min(done - state.passed, state.wip);
  return Math.max(0, there - (state.rework.get(operation) ?? 0));
}
