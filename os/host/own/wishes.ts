import { conflict } from '@selvedge/sdk/app';
import { z } from 'zod';
import { parse } from '../../namespace/parse.ts';
import { OWN, partsOf } from '../../records/table.ts';
import { type Doing, Writing } from '../../records/writing.ts';
import type { Tx } from '../../store/unit.ts';
import type { Registry } from '../registry.ts';
import type { ApiCall, RuleFault } from '../sandbox/rule.ts';
import { OWN_APP } from './scenario.ts';

const wishes = {
  add: z.strictObject({ entity: z.string(), values: z.record(z.string(), z.unknown()) }),
  change: z.strictObject({ entity: z.string(), id: z.uuid(), values: z.record(z.string(), z.unknown()) }),
};

/** A rule that reacts and failed, by its own fault. */
export class RuleFailed extends Error {
  readonly fault: RuleFault;
  constructor(rule: string, fault: RuleFault) {
    super(`${rule}${fault.line === null ? '' : ` (${fault.line})`}: ${fault.message}`);
    this.name = 'RuleFailed';
    this.fault = fault;
  }
}

/** Carries out what a rule wishes, in the unit of work that it reacts in. @throws Error with what is wrong with a wish */
export async function carryOut(
  tx: Tx,
  registry: Registry,
  doing: Doing,
  rule: string,
  calls: readonly ApiCall[],
): Promise<void> {
  for (const call of calls) {
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
    } else throw new Error(`${rule}: there is no api.call(“${call.name}”); there are “add” and “change”`);
  }
}

const notOwn = (entity: string): Error =>
  conflict({
    zh: `规则只能改本厂自己的记录和字段，不能改“${entity}”。`,
    en: `A rule changes the organisation’s own records and fields only, not “${entity}”.`,
  });
