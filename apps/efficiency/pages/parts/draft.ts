import type { Cycle } from '../../rules/study.ts';
import type { EXCLUSIONS } from '../../fields/words.ts';

export type Exclusion = keyof typeof EXCLUSIONS;

/** A study that is being made; it is kept on the device until it is sent. */
export interface Draft {
  readonly order: string;
  readonly operation: string;
  readonly worker: string;
  readonly elements: readonly string[];
  readonly pieces: number;
  readonly rating: number;
  readonly allowance: number;
  readonly cycles: readonly Cycle[];
  /** Laps of the cycle that runs. */
  readonly laps: readonly number[];
  /** When the running lap began, epoch milliseconds; null = the watch stands. */
  readonly since: number | null;
}

export const EMPTY: Draft = {
  order: '',
  operation: '',
  worker: '',
  elements: [],
  pieces: 1,
  rating: 100,
  allowance: 15,
  cycles: [],
  laps: [],
  since: null,
};

/** Laps of a cycle: a study without elements has one. */
const lapsOf = ({ elements }: Draft): number => Math.max(1, elements.length);

/** Starts the watch, or ends a lap; the last lap of a cycle ends the cycle. */
export function lapped(draft: Draft, now: number): Draft {
  if (draft.since === null) return { ...draft, since: now, laps: [] };
  const laps = [...draft.laps, Math.max(1, now - draft.since)];
  return laps.length < lapsOf(draft)
    ? { ...draft, laps, since: now }
    : { ...draft, laps: [], cycles: [...draft.cycles, { laps, excluded: null }], since: now };
}

/** Takes the last press back: its time goes on as if it had not been. */
export function unlapped(draft: Draft): Draft {
  if (draft.since === null) return draft;
  const last = draft.laps.at(-1);
  if (last !== undefined) return { ...draft, laps: draft.laps.slice(0, -1), since: draft.since - last };
  const cycle = draft.cycles.at(-1);
  const lap = cycle?.laps.at(-1);
  if (cycle === undefined || lap === undefined) return { ...draft, since: null };
  return {
    ...draft,
    cycles: draft.cycles.slice(0, -1),
    laps: cycle.laps.slice(0, -1),
    since: draft.since - lap,
  };
}

/** The cycle that runs is given up. */
export const stopped = (draft: Draft): Draft => ({ ...draft, since: null, laps: [] });

/** @param why null = it counts again */
export const withExcluded = (draft: Draft, index: number, why: Exclusion | null): Draft => ({
  ...draft,
  cycles: draft.cycles.map((cycle, at) => (at === index ? { ...cycle, excluded: why } : cycle)),
});

/** 1:04.3 */
export function clockText(milliseconds: number): string {
  const tenths = Math.floor(milliseconds / 100);
  const minutes = Math.floor(tenths / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${minutes}:${seconds}`;
}

export const totalOf = (laps: readonly number[]): number => laps.reduce((all, lap) => all + lap, 0);
