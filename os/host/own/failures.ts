import type { Store, Tx } from '../../store/unit.ts';
import type { RuleFault } from '../sandbox/rule.ts';

/** Failures in a row after which a rule is switched off. */
const MOST = 3;

/** Why a rule failed last, and whether it was switched off for it. */
export interface RuleState {
  readonly rule: string;
  readonly failures: number;
  readonly fault: string;
  readonly disabled: boolean;
  readonly at: Date;
}

export const listRuleStates = (tx: Tx): Promise<RuleState[]> =>
  tx.rows<RuleState>(
    'select rule, failures, fault, disabled, at from selvedge.rule_states where org_id = $1 order by rule',
    [tx.org],
  );

/** Counts a failure, in a unit of its own: the one in which the rule failed may be undone. @returns whether the rule is off now */
export function noteFailure(store: Store, org: string, rule: string, fault: RuleFault): Promise<boolean> {
  const words = `${fault.line === null ? '' : `${fault.line}: `}${fault.message}`.slice(0, 500);
  return store.org(org, async (tx) => {
    const row = await tx.row<{ disabled: boolean }>(
      `insert into selvedge.rule_states as s (org_id, rule, failures, fault) values ($1, $2, 1, $3)
       on conflict (org_id, rule) do update set failures = s.failures + 1, fault = excluded.fault, at = now(),
         disabled = s.disabled or s.failures + 1 >= ${MOST}
       returning disabled`,
      [org, rule, words],
    );
    return row?.disabled ?? false;
  });
}

/** What was noted of rules is forgotten: they were changed, or a person switches them on again. @param rule null = all */
export async function forgetFailures(tx: Tx, rule: string | null): Promise<void> {
  await tx.run('delete from selvedge.rule_states where org_id = $1 and ($2::text is null or rule = $2)', [
    tx.org,
    rule,
  ]);
}
