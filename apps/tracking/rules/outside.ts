import type { Bench } from './capacity.ts';
import type { Entry } from './entry.ts';
import { operationsOf } from './routing.ts';
import { doneAt } from './state.ts';
import { type Marks, movable, negative, share, travelling, withAll } from './travelling.ts';

/** Pieces that leave the floor or come back. */
export interface Moved {
  readonly kind: 'out' | 'good' | 'bad' | 'short';
  /** Below zero: an earlier one is taken back. */
  readonly pieces: number;
  /** Done outside; null = all of them. */
  readonly operations: readonly string[] | null;
}

const KINDS = { out: 'outside-out', good: 'outside-in', bad: 'outside-bad', short: 'outside-short' } as const;

/** Pieces of a bundle that can move so. */
export function outsideMost(bench: Bench, { kind, pieces, operations }: Moved): number {
  const { state } = bench;
  if (kind === 'out' ? pieces < 0 : pieces > 0) return state.outside;
  if (kind === 'bad') return state.seconds;
  if (kind === 'short') return state.missing;
  if (kind === 'good' && endsOut(bench, operations)) return state.finished;
  const done =
    kind === 'good' ? doneOutside(bench, operations).map((code) => doneAt(state, code) - state.passed) : [];
  return Math.min(movable(bench), ...done);
}

const doneOutside = ({ routing, parts }: Bench, operations: readonly string[] | null): string[] =>
  operationsOf(routing, parts)
    .map(({ code }) => code)
    .filter((code) => operations?.includes(code) ?? true);

const endsOut = (bench: Bench, operations: readonly string[] | null): boolean =>
  doneOutside(bench, operations).includes(bench.routing.output ?? '');

/** @param pieces of this bundle, no more than can move so */
export function movedOutside(bench: Bench, { kind, pieces: sign, operations }: Moved, pieces: number): Entry {
  const isBack = sign < 0;
  const codes = doneOutside(bench, operations);
  const isFinished = kind === 'good' && endsOut(bench, operations);
  const carried = share(bench.state.marksOutside, pieces);
  const leaves = travelling(bench, pieces, 'done');
  const of = (marks: Marks, taken: Marks): Entry => ({
    kind: KINDS[kind],
    moved: isBack ? -pieces : pieces,
    isFinished,
    marks,
    carried: taken,
  });
  if (kind === 'out') return isBack ? of(carried, negative(carried)) : of(negative(leaves), leaves);
  if (!isBack) {
    if (kind === 'bad') return of({}, negative(carried));
    return of(kind === 'good' ? withAll(carried, codes, pieces) : carried, negative(carried));
  }
  if (kind !== 'good') return of({}, {});
  const before = Object.fromEntries(Object.entries(leaves).filter(([code]) => !codes.includes(code)));
  return of(negative(withAll(isFinished ? {} : before, codes, pieces)), isFinished ? {} : before);
}
