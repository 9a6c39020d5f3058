import { reworkBefore, type Bench } from './capacity.ts';
import { operationsOf } from './routing.ts';
import { doneAt } from './state.ts';

/** Confirmed pieces by operation. */
export type Marks = Readonly<Record<string, number>>;

/** Which pieces go: those that are furthest along, or those that are not begun. */
export type Which = 'done' | 'undone';

/** Pieces in work that may go elsewhere: whatever has to be repaired stays. */
export const movable = (bench: Bench): number => Math.max(0, bench.state.wip - reworkBefore(bench));

/**
 * Confirmations that go with pieces in work, by operation. What stays and what goes are each as well ordered as they were
 * together: where an operation waits for another, no more of it is confirmed than of the other on either side.
 * @param pieces no more than are movable
 */
export function travelling(bench: Bench, pieces: number, which: Which): Marks {
  const { state } = bench;
  const staying = state.passed + reworkBefore(bench);
  const live = state.wip + state.passed;
  const marks: Record<string, number> = {};
  for (const { code } of operationsOf(bench.routing, bench.parts)) {
    if (code === bench.routing.output) continue;
    const done = doneAt(state, code);
    // Of pieces that were scrapped the confirmations stay: each piece takes its own and no other's.
    const least = Math.min(pieces, Math.max(0, done - (live - pieces)));
    const most = Math.min(pieces, Math.max(0, done - staying));
    const going = which === 'undone' ? least : Math.max(least, most);
    if (going > 0) marks[code] = going;
  }
  return marks;
}

/** Of what pieces outside took along: what a part of them has, those furthest along first. */
export function share(carried: ReadonlyMap<string, number>, pieces: number): Marks {
  const marks: Record<string, number> = {};
  for (const [code, all] of carried) {
    const own = Math.min(pieces, all);
    if (own > 0) marks[code] = own;
  }
  return marks;
}

export const negative = (marks: Marks): Marks =>
  Object.fromEntries(Object.entries(marks).map(([code, pieces]) => [code, -pieces]));

/** What pieces have when these operations were done to all of them as well. */
export const withAll = (marks: Marks, codes: readonly string[], pieces: number): Marks => ({
  ...marks,
  ...Object.fromEntries(codes.map((code) => [code, pieces])),
});
