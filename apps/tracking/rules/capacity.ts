import { isGuarded, isOn, type Routing, type Step } from './routing.ts';
import { doneAt, liveOf, reworkOf, type State } from './state.ts';

/** A pool and how it is sewn. */
export interface Bench {
  readonly routing: Routing;
  readonly parts: readonly string[];
  readonly state: State;
}

/** Pieces in work that have to be repaired before they are out. */
export const reworkBefore = ({ routing, state }: Bench): number =>
  reworkOf(state) - (state.rework.get(routing.output ?? '') ?? 0);

/** Pieces that came to an operation. @param isOverridden a leader lets pieces through that nobody booked before */
export function reached(bench: Bench, step: Step, isOverridden: boolean): number {
  const { routing, parts, state } = bench;
  const live = liveOf(state);
  if (isOverridden || !isGuarded(step, routing)) return live;
  const before = (routing.before.get(step.code) ?? []).filter((code) => isOn(routing, parts, code));
  const sound = step.code === routing.output ? live - reworkBefore(bench) : live;
  return Math.max(0, Math.min(sound, ...before.map((code) => doneAt(state, code))));
}

/** Pieces that may still be confirmed; those that a join wants of other tickets apart. */
export function remaining(bench: Bench, step: Step, isOverridden = false): number {
  const free = liveOf(bench.state) - doneAt(bench.state, step.code);
  const open = reached(bench, step, isOverridden) - doneAt(bench.state, step.code);
  const here = step.code === bench.routing.output ? bench.state.wip : free;
  return Math.max(0, Math.min(free, open, here));
}

/** Operations before a guarded one that hold it up, and how many pieces of each are not booked. */
export function heldUpBy({ routing, parts, state }: Bench, step: Step): { code: string; missing: number }[] {
  const live = liveOf(state);
  return (routing.before.get(step.code) ?? [])
    .filter((code) => isOn(routing, parts, code))
    .map((code) => ({ code, missing: live - doneAt(state, code) }))
    .filter(({ missing }) => missing > 0);
}

/** Pieces of operations that later ones prove were sewn, and nobody booked: missed scans (漏扫). */
export function gaps({ routing, parts, state }: Bench): { code: string; pieces: number }[] {
  const own = routing.steps.filter(({ code }) => isOn(routing, parts, code));
  return own
    .map(({ code }) => {
      const later = own.filter((one) => routing.ancestors.get(one.code)?.has(code) === true);
      const most = Math.max(0, ...later.map((one) => doneAt(state, one.code)));
      return { code, pieces: Math.min(most, liveOf(state)) - doneAt(state, code) };
    })
    .filter(({ pieces }) => pieces > 0);
}
