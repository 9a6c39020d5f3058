import { type Bench, reworkBefore } from './capacity.ts';
import type { Fact, Kind } from './fact.ts';
import { isGuarded, type Step } from './routing.ts';
import { doneAt } from './state.ts';

/** Facts that another bundle or another app has its own half of: what undoes them is done there. */
export const SHARED: ReadonlySet<Kind> = new Set([
  'split-out',
  'split-in',
  'merge-out',
  'merge-in',
  'join',
  'outside-out',
  'outside-in',
  'outside-bad',
  'outside-short',
]);

/** Why a fact cannot be taken back: an operation that counted on it, or pieces that went on; null = it can. */
export function heldBy(
  bench: Bench,
  {
    kind,
    operation,
    good,
    pieces,
    from,
    to,
    isRework,
  }: Pick<Fact, 'kind' | 'operation' | 'good' | 'pieces' | 'from' | 'to' | 'isRework'>,
): { readonly step: Step } | 'gone' | null {
  const { routing, state } = bench;
  const code = operation ?? '';
  if (kind === 'done' && !isRework) {
    const left = doneAt(state, code) - good;
    if (left < (state.rework.get(code) ?? 0)) return 'gone';
    if (to === 'finished' && state.finished < pieces) return 'gone';
    const step = routing.steps.find(
      (one) =>
        isGuarded(one, routing) &&
        one.code !== code &&
        routing.before.get(one.code)?.includes(code) === true &&
        doneAt(state, one.code) > left,
    );
    return step === undefined ? null : { step };
  }
  // What was repaired is to be repaired again; at the output itself nothing waits for that.
  const open = isRework && code !== routing.output ? good : 0;
  const free = state.wip - reworkBefore(bench);
  if (open > 0 && free < open) return 'gone';
  // What was set aside or missed, and is there no more: it was found, or is with a partner again.
  const missing = from === 'finished' ? state.missingOut : state.missing - state.missingOut;
  if (to === 'missing' && missing < pieces) return 'gone';
  if (to === 'seconds' && state.seconds < pieces) return 'gone';
  if (kind === 'found' && (to === 'finished' ? state.finished : free) < pieces) return 'gone';
  return kind === 'rework-out' && (state.rework.get(code) ?? 0) < pieces ? 'gone' : null;
}
