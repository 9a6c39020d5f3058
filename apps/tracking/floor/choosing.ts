import { type Bench, remaining } from '../rules/capacity.ts';
import { operationsOf, type Step } from '../rules/routing.ts';

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
  if (isWhole) return open.map(({ step }) => step.code);
  const own = operationsOf(bench.routing, bench.parts);
  if (last !== null && own.some(({ code }) => code === last)) return [last];
  if (own.length === 1) return [own[0].code];
  return open.length === 1 ? [open[0].step.code] : null;
}
