import { conflict } from '@selvedge/sdk/app';
import { z } from 'zod';
import { parse } from '../../namespace/parse.ts';
import { OWN, partsOf } from '../../records/table.ts';
import type { Json } from '../../records/value.ts';
import { type Doing, Writing } from '../../records/writing.ts';
import type { Tx } from '../../store/unit.ts';
import type { Told } from '../events/outbox.ts';
import type { Hearing, Registry } from '../registry.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { OwnRule } from './document.ts';
import { OWN_APP } from './scenario.ts';

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

const wishes = {
  add: z.strictObject({ entity: z.string(), values: z.record(z.string(), z.unknown()) }),
  change: z.strictObject({ entity: z.string(), id: z.uuid(), values: z.record(z.string(), z.unknown()) }),
};

/** Runs a rule on an event, and carries out what it wishes in the unit that moves its place. @throws Error with the rule's fault */
export async function hearRule(
  tx: Tx,
  sandbox: Sandbox,
  registry: Registry,
  doing: Doing,
  rule: OwnRule,
  told: Told,
): Promise<void> {
  const input = {
    id: told.id,
    event: told.event,
    subject: told.subject,
    at: told.at.toISOString(),
    payload: told.payload,
  };
  const code = `const event = input; ${rule.code}`;
  const outcome = await sandbox.run(tx.org ?? '', { id: rule.id, code }, input as unknown as Json);
  if (!outcome.ok) {
    const line = outcome.fault.line === null ? '' : ` (${outcome.fault.line})`;
    throw new Error(`${rule.id}${line}: ${outcome.fault.message}`);
  }
  for (const call of outcome.calls) {
    if (call.kind !== 'call') continue;
    if (call.name === 'add') {
      const { entity, values } = parse(wishes.add, call.args);
      if (partsOf(entity).app !== OWN_APP) throw notOwn(entity);
      await new Writing(tx, registry.tables.of(entity), doing).add(values);
    } else if (call.name === 'change') {
      const { entity, id, values } = parse(wishes.change, call.args);
      const mayAll = partsOf(entity).app === OWN_APP;
      if (!mayAll && !Object.keys(values).every((field) => field.startsWith(OWN))) throw notOwn(entity);
      await new Writing(tx, registry.tables.of(entity), doing).change(id, values);
    } else throw new Error(`${rule.id}: there is no api.call(“${call.name}”); there are “add” and “change”`);
  }
}

const notOwn = (entity: string): Error =>
  conflict({
    zh: `规则只能改本厂自己的记录和字段，不能改“${entity}”。`,
    en: `A rule changes the organisation’s own records and fields only, not “${entity}”.`,
  });
