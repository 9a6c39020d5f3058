import type { Json } from '../../records/value.ts';

/** A factory's own rule. */
export interface RuleSource {
  readonly id: string;
  /** Body of a strict function of (input, api): `return input.qty > 0 ? null : "…"`. At most 64 KB. */
  readonly code: string;
}

/** What one run may take. */
export interface RuleLimits {
  /** Wall time of the rule, milliseconds. */
  readonly milliseconds: number;
  /** Memory of the whole engine, bytes; at least 16 MB, which is also what counts when less is asked. */
  readonly bytes: number;
}

/** Something a rule asked for; whoever ran the rule decides whether it happens. */
export type ApiCall =
  | { readonly kind: 'set'; readonly field: string; readonly value: Json }
  | { readonly kind: 'warn'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: Json };

/**
 * - `syntax`: cannot be read
 * - `thrown`: the rule threw
 * - `time`: took longer than its limit, and was ended
 * - `memory`, `stack`: needed more than its limit
 * - `budget`: not run, the org has used up its time or has too much waiting
 * - `value`: code, input or result is too large, too deep, or no JSON (a function, a promise, a cycle)
 */
export type FaultKind = 'syntax' | 'thrown' | 'time' | 'memory' | 'stack' | 'budget' | 'value';

/** Why a rule gave no value. */
export interface RuleFault {
  readonly kind: FaultKind;
  /** At most 500 characters; the rule may have written it, so it is text, never markup. */
  readonly message: string;
  /** Line of the rule's own code, from 1; null when not known, as for `time`: a loop leaves no trace of its line. */
  readonly line: number | null;
}

/** `logs`: what `console.log` was told, at most 50 lines of 500 characters. */
export type RuleOutcome =
  | {
      readonly ok: true;
      /** What the rule returned; `undefined`, NaN and infinite are null. No field is named `__proto__`. */
      readonly value: Json;
      readonly logs: readonly string[];
      /** In the order asked, at most 100. */
      readonly calls: readonly ApiCall[];
    }
  | { readonly ok: false; readonly fault: RuleFault; readonly logs: readonly string[] };

export const DEFAULT_LIMITS: RuleLimits = { milliseconds: 50, bytes: 16 * 1024 * 1024 };

/** Largest code, input and result (with its calls), bytes of UTF-8. */
export const LARGEST = { code: 64 * 1024, input: 256 * 1024, result: 64 * 1024 } as const;

/** A run that gave nothing. */
export const failed = (
  kind: FaultKind,
  message: string,
  line: number | null = null,
  logs: readonly string[] = [],
): RuleOutcome => ({ ok: false, fault: { kind, message, line }, logs });

export const failedBy = (fault: RuleFault): RuleOutcome => ({ ok: false, fault, logs: [] });
