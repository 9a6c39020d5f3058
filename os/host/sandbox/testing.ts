import type { TestContext } from 'node:test';
import type { FaultKind, RuleLimits, RuleOutcome, RuleSource, Sandbox } from './sandbox.ts';

export const rule = (code: string): RuleSource => ({ id: 'rule', code });

/** Limits for rules that do no harm, on a machine that is busy testing. */
export const PATIENT: RuleLimits = { milliseconds: 1000, bytes: 16 * 1024 * 1024 };

/** Runs what should never end, says how long past its limit it did, and gives the kind of its fault. */
export async function attacked(
  t: TestContext,
  sandbox: Sandbox,
  name: string,
  code: string,
  milliseconds = 50,
): Promise<{
  readonly kind: FaultKind | 'value given';
  readonly took: number;
  readonly outcome: RuleOutcome;
}> {
  const from = performance.now();
  const outcome = await sandbox.run(name, rule(code), {}, { ...PATIENT, milliseconds });
  const took = performance.now() - from;
  const kind = outcome.ok ? 'value given' : outcome.fault.kind;
  t.diagnostic(`${name}: ${kind} after ${took.toFixed(0)} ms of ${milliseconds}`);
  return { kind, took, outcome };
}
