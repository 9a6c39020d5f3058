import type { Json } from '../../records/value.ts';
import type { Doing } from '../../records/writing.ts';
import type { Tx } from '../../store/unit.ts';
import type { Told } from '../events/outbox.ts';
import { Later } from '../events/relay.ts';
import type { Hearing, Registry } from '../registry.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { OwnRule } from './document.ts';
import { OWN_APP } from './scenario.ts';
import { carryOut, RuleFailed } from './wishes.ts';

/** Name under which a rule's place in the stream of events is kept. */
export const subscriptionOf = (rule: string): string => `${OWN_APP}/${rule}`;

/** An org's rules on events, as handlers. The host runs them by `hearRule`. */
export const hearingsOf = (org: string, rules: readonly OwnRule[]): Hearing[] =>
  rules.flatMap((rule) =>
    rule.kind === 'event'
      ? [
          {
            app: OWN_APP,
            org,
            subscription: { name: subscriptionOf(rule.id), event: rule.event, handle: nobody },
          },
        ]
      : [],
  );

/** The handler of an own rule is code in the sandbox, never a function of the house. */
const nobody = (): Promise<void> => Promise.reject(new Error('An own rule runs in the sandbox only.'));

/** The author's lines begin where his own first line does. */
export const onEvent = (code: string): string => `const event = input; ${code}`;

/** An event as a rule is given it. */
export const heardOf = ({ id, event, subject, at, payload }: Told): object => ({
  id,
  event,
  subject,
  at: at.toISOString(),
  payload,
});

/** Runs a rule on an event, and carries out what it wishes in the unit that moves its place. @throws Later when the org's rules have no time left; Error with the rule's fault */
export async function hearRule(
  tx: Tx,
  sandbox: Sandbox,
  registry: Registry,
  doing: Doing,
  rule: OwnRule,
  told: Told,
): Promise<void> {
  const source = { id: rule.id, code: onEvent(rule.code) };
  const outcome = await sandbox.run(tx.org ?? '', source, heardOf(told) as Json);
  if (!outcome.ok && outcome.fault.kind === 'budget') throw new Later(outcome.fault.message);
  if (!outcome.ok) throw new RuleFailed(rule.id, outcome.fault);
  await carryOut(tx, registry, doing, rule.id, outcome.calls);
}
