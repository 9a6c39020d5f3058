import { type ActionContext, conflict, type NewOf } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { doneAt } from '../rules/state.ts';
import { isOn, operationsOf } from '../rules/routing.ts';
import { movable, type Marks, negative, share, travelling, withAll } from '../rules/travelling.ts';
import { t } from '../words.ts';
import { type Cell, heldAll, heldCell } from './held-bundles.ts';
import { placed } from './placed.ts';
import { sharedOut } from './shared-out.ts';
import type { Standing } from './standing.ts';

export interface Movement extends Cell {
  readonly movement: string;
  readonly bundle: string | null;
  readonly kind: 'out' | 'good' | 'bad' | 'short';
  /** Below zero: an earlier one is taken back. */
  readonly pieces: number;
  /** Done outside; null = all of them. */
  readonly operations: readonly string[] | null;
}

const KINDS = { out: 'outside-out', good: 'outside-in', bad: 'outside-bad', short: 'outside-short' } as const;

/**
 * Pieces leave the floor or come back, with what was confirmed of them; what was done outside is confirmed by nobody who is
 * paid. Without a bundle it is any of the colour and size. @throws conflict when they are not there
 */
export async function moveOutside(ctx: ActionContext, wish: Movement): Promise<void> {
  const all = wish.bundle === null ? await heldCell(ctx, wish) : await heldAll(ctx, [wish.bundle]);
  const first = wish.operations?.[0] ?? all[0]?.bench.routing.output ?? '';
  const meant = all.filter(
    ({ bench: { routing, parts } }) => wish.bundle !== null || isOn(routing, parts, first),
  );
  const { shares, left } = sharedOut(meant, Math.abs(wish.pieces), (one) => most(one, wish));
  if (left > 0) throw conflict(refusal(meant, wish, Math.abs(wish.pieces) - left));
  await ctx.records(record).addAll(shares.map(({ one, pieces }) => written(ctx, one, wish, pieces)));
}

function most({ bench }: Standing, { kind, pieces, operations }: Movement): number {
  const { state } = bench;
  if (kind === 'out' ? pieces < 0 : pieces > 0) return state.outside;
  if (kind === 'bad') return state.seconds;
  if (kind === 'short') return state.missing;
  if (kind === 'good' && endsOut(bench, operations)) return state.finished;
  const done =
    kind === 'good' ? doneOutside(bench, operations).map((code) => doneAt(state, code) - state.passed) : [];
  return Math.min(movable(bench), ...done);
}

const doneOutside = ({ routing, parts }: Standing['bench'], operations: readonly string[] | null): string[] =>
  operationsOf(routing, parts)
    .map(({ code }) => code)
    .filter((code) => operations?.includes(code) ?? true);

const endsOut = (bench: Standing['bench'], operations: readonly string[] | null): boolean =>
  doneOutside(bench, operations).includes(bench.routing.output ?? '');

function written(
  ctx: ActionContext,
  one: Standing,
  { kind, pieces: sign, movement, operations }: Movement,
  pieces: number,
): NewOf<typeof record> {
  const { bench } = one;
  const isBack = sign < 0;
  const codes = doneOutside(bench, operations);
  const isFinished = kind === 'good' && endsOut(bench, operations);
  const common = {
    ...placed(one, ctx.now, ctx.org),
    kind: KINDS[kind],
    ordinal: bench.state.last + 1,
    moved: isBack ? -pieces : pieces,
    isFinished,
    cause: movement,
    source: 'clerk' as const,
  };
  const carried = share(bench.state.marksOutside, pieces);
  const leaves = travelling(bench, pieces, 'done');
  const of = (marks: Marks, taken: Marks) => ({ ...common, marks, carried: taken });
  if (kind === 'out') return isBack ? of(carried, negative(carried)) : of(negative(leaves), leaves);
  if (!isBack) {
    if (kind === 'bad') return of({}, negative(carried));
    return of(kind === 'good' ? withAll(carried, codes, pieces) : carried, negative(carried));
  }
  if (kind !== 'good') return of({}, {});
  const before = Object.fromEntries(Object.entries(leaves).filter(([code]) => !codes.includes(code)));
  return of(negative(withAll(isFinished ? {} : before, codes, pieces)), isFinished ? {} : before);
}

function refusal(all: readonly Standing[], { kind, pieces, colour, size, bundle }: Movement, there: number) {
  const [zh, en] =
    bundle !== null && all.length > 0
      ? [`扎 ${all[0].bundle.number}`, `Bundle ${all[0].bundle.number}`]
      : [`${colour ?? ''} ${size ?? ''}`, `${colour ?? ''} ${size ?? ''}`];
  return kind === 'out' && pieces > 0
    ? t(`${zh} 在线上能发的只有 ${there} 件。`, `${en}: only ${there} pieces on the floor can go out.`)
    : t(`${zh} 只有 ${there} 件可以这样记。`, `${en}: only ${there} pieces are where this says.`);
}
