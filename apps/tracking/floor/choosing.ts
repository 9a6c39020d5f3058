import { type Bench, remaining } from '../rules/capacity.ts';
import { operationsOf, type Step } from '../rules/routing.ts';
import { doneAt, liveOf } from '../rules/state.ts';

export interface Open {
  readonly step: Step;
  readonly remaining: number;
}

/** Operations of a ticket on which something may still be booked. */
export const openOn = (bench: Bench): Open[] =>
  operationsOf(bench.routing, bench.parts)
    .map((step) => ({ step, remaining: remaining(bench, step) }))
    .filter((one) => one.remaining > 0);

export interface Wish {
  readonly operations: readonly string[];
  readonly isWhole: boolean;
  /** Of a coupon. */
  readonly coupon: string | null;
  /** What the worker did last on this order. */
  readonly last: string | null;
}

/** What was sewn: as said, as the coupon says, what he did last, or the only thing that can be meant; null = ask him. */
export function chosen(bench: Bench, { operations, isWhole, coupon, last }: Wish): readonly string[] | null {
  if (operations.length > 0) return operations;
  if (coupon !== null) return [coupon];
  const open = openOn(bench);
  const own = operationsOf(bench.routing, bench.parts);
  if (isWhole) {
    const live = liveOf(bench.state);
    const left = own.filter(({ code }) => doneAt(bench.state, code) < live);
    // What waits for an operation of the same scan is not open yet.
    return (left.length > 0 ? left : own).map(({ code }) => code);
  }
  if (last !== null && own.some(({ code }) => code === last)) return [last];
  if (own.length === 1) return [own[0].code];
  return open.length === 1 ? [open[0].step.code] : null;
}
