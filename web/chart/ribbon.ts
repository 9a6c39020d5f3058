import { stateOf, type State } from '../state/states.ts';
import type { Window } from './window.ts';

/** A change of state; it holds until the next. */
export interface StateChange {
  readonly time: number;
  readonly word: string;
  readonly usable: boolean;
}

/** One stretch of the ribbon. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly state: State | null;
  readonly word: string;
}

/** Stretches within a window up to `until` (the present); repeated words are one stretch. */
export function stretchesOf(changes: readonly StateChange[], { from, to }: Window, until: number): Stretch[] {
  const end = Math.min(to, until);
  const stretches: Stretch[] = [];
  changes.forEach((change, index) => {
    const start = Math.max(from, change.time);
    const stop = Math.min(end, changes[index + 1]?.time ?? end);
    if (stop <= start) return;
    const word = change.usable ? change.word : '';
    const last = stretches.at(-1);
    if (last !== undefined && last.word === word && last.to === start)
      stretches[stretches.length - 1] = { ...last, to: stop };
    else
      stretches.push({ from: start, to: stop, state: change.usable ? stateOf(change.word) : 'none', word });
  });
  return stretches;
}

/** How long each state lasted, longest first. */
export function sharesOf(
  stretches: readonly Stretch[],
): { state: State | null; word: string; length: number }[] {
  const lengths = new Map<string, { state: State | null; word: string; length: number }>();
  for (const { from, to, state, word } of stretches) {
    const key = state ?? word;
    const known = lengths.get(key);
    if (known === undefined) lengths.set(key, { state, word: state === null ? word : '', length: to - from });
    else known.length += to - from;
  }
  return [...lengths.values()].sort((a, b) => b.length - a.length);
}

/** Since when the last word holds; null where that lies before what we know. */
export function since(changes: readonly StateChange[]): number | null {
  const last = changes.at(-1);
  if (last === undefined) return null;
  for (let index = changes.length - 1; index >= 0; index--) {
    if (changes[index]?.word !== last.word) return changes[index + 1]?.time ?? null;
  }
  return null;
}
