import type { Bench } from './capacity.ts';
import type { Fact } from './fact.ts';
import { isGuarded, type Step } from './routing.ts';
import { doneAt, liveOf, reworkOf } from './state.ts';

/** Why a fact cannot be taken back: an operation that counted on it, or pieces that went on; null = it can. */
export function heldBy(
  { routing, state }: Bench,
  {
    kind,
    operation,
    good,
    pieces,
    isRework,
  }: Pick<Fact, 'kind' | 'operation' | 'good' | 'pieces' | 'isRework'>,
): { readonly step: Step } | 'gone' | null {
  const code = operation ?? '';
  if (kind === 'done' && !isRework) {
    const left = doneAt(state, code) - good;
    const step = routing.steps.find(
      (one) =>
        isGuarded(one, routing) &&
        one.code !== code &&
        routing.before.get(one.code)?.includes(code) === true &&
        doneAt(state, one.code) > left,
    );
    return step === undefined ? null : { step };
  }
  const out = routing.output === null ? 0 : doneAt(state, routing.output);
  // What was repaired is to be repaired again; at the output itself nothing waits for that.
  const open = isRework && code !== routing.output ? good : 0;
  if (open > 0 && liveOf(state) - reworkOf(state) - open < out) return 'gone';
  if (kind === 'found' && liveOf(state) - pieces < out) return 'gone';
  return kind === 'rework-out' && (state.rework.get(code) ?? 0) < pieces ? 'gone' : null;
}
