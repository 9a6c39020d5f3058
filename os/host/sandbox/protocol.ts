import type { RuleLimits, RuleOutcome } from './rule.ts';

/** One at a time to a thread. */
export interface Ask {
  readonly code: string;
  /** JSON; null: the code is read only, and the value of a readable one is null. */
  readonly input: string | null;
  readonly limits: RuleLimits;
}

/** The answer; `milliseconds` of processor time it took. */
export interface Reply {
  readonly kind: 'done';
  readonly outcome: RuleOutcome;
  readonly milliseconds: number;
}

/** What a thread says: once `ready`, then a reply to each ask. */
export type Said = Reply | { readonly kind: 'ready' };
