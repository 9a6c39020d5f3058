import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Json } from '../../records/value.ts';
import { type Found, type Question, Reading } from '../../records/reading.ts';
import type { Doing } from '../../records/writing.ts';
import type { Store, Tx } from '../../store/unit.ts';
import { readOrg } from '../../identity/orgs.ts';
import type { RuleFault } from '../sandbox/rule.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { PointRule, ScheduleRule } from './document.ts';
import { onDays } from './days.ts';
import type { OrgApps, OwnScenarios } from './own.ts';
import type { Looked } from './points/point-rules.ts';
import type { RulePoint } from './points/point.ts';
import { patiently } from './rulebook.ts';
import { carryOut, RuleFailed } from './wishes.ts';

/** The author's lines begin where his own first line does. */
export const onPoints = (code: string): string =>
  `const rule = (point) => {${code}\n}; return input.map((point) => rule(point) ?? null);`;
export const onRows = (code: string): string => `const { rows, now } = input; ${code}`;

interface ReactingParts {
  readonly store: Store;
  readonly own: OwnScenarios;
  readonly now: () => number;
}

const doingOf = (apps: OrgApps, rule: string, now: Date): Doing => ({
  by: { personId: null, who: null, name: null, via: `rule ${rule}`, address: '' },
  now,
  tables: apps.registry.tables,
  rules: apps.rulebook,
});

/** Runs rules that react to points and to the time: what they wish is one unit of work of their org. */
export class Reacting {
  readonly #parts: ReactingParts;

  constructor(parts: ReactingParts) {
    this.#parts = parts;
  }

  get #sandbox(): Sandbox {
    return this.#parts.own.sandbox;
  }

  /** A rule looks at points. Without time left for the org's rules they wait; when it fails they are given up. */
  async look(org: string, rule: PointRule, points: readonly RulePoint[]): Promise<Looked> {
    const { store, own, now } = this.#parts;
    const source = { id: rule.id, code: onPoints(rule.code) };
    const outcome = await this.#sandbox.run(org, source, points as unknown as Json);
    if (!outcome.ok) {
      if (outcome.fault.kind === 'budget') return 'later';
      await own.failed(org, rule.id, outcome.fault);
      return 'done';
    }
    if (outcome.calls.length === 0) return 'done';
    const apps = await own.of(org);
    try {
      await store.org(org, (tx) =>
        carryOut(tx, apps.registry, doingOf(apps, rule.id, new Date(now())), rule.id, outcome.calls),
      );
    } catch (error) {
      if (error instanceof SelvedgeError && error.code === 'store.unavailable') return 'later';
      await own.failed(org, rule.id, faultOf(error));
    }
    return 'done';
  }

  /** A rule is given the rows it asked for, in the unit of the run. @throws RuleFailed, and what is wrong with a wish */
  async run(tx: Tx, rule: ScheduleRule): Promise<void> {
    const { own, now } = this.#parts;
    const org = tx.org ?? '';
    const apps = await own.of(org);
    const at = new Date(now());
    const rows = await rowsOf(tx, apps, rule, at);
    const source = { id: rule.id, code: onRows(rule.code) };
    const outcome = await patiently(() =>
      this.#sandbox.run(org, source, { rows, now: at.toISOString() } as unknown as Json),
    );
    try {
      if (!outcome.ok) throw new RuleFailed(rule.id, outcome.fault);
      await carryOut(tx, apps.registry, doingOf(apps, rule.id, at), rule.id, outcome.calls);
    } catch (error) {
      const fault = error instanceof RuleFailed ? error.fault : faultOf(error);
      const isOurs = error instanceof SelvedgeError && error.code === 'store.unavailable';
      if (fault.kind !== 'budget' && !isOurs) await own.failed(org, rule.id, fault);
      throw error;
    }
  }
}

/** The answer to the one question that a rule on the time declares. */
export async function rowsOf(
  tx: Tx,
  { registry }: Pick<OrgApps, 'registry'>,
  { list }: ScheduleRule,
  now: Date,
): Promise<readonly Found[]> {
  const { entity, where, ...question } = list;
  const table = registry.tables.of(entity);
  const clock = await readOrg(tx, tx.org ?? '');
  const asked: Question = { ...question, where: onDays(where, table.entity.fields, now, clock) };
  return (await new Reading(tx, table).list(asked)).items;
}

const faultOf = (error: unknown): RuleFault => ({
  kind: 'thrown',
  message: wordsOf(error),
  line: null,
});

function wordsOf(error: unknown): string {
  if (error instanceof SelvedgeError) {
    const { reason } = error.details;
    if (typeof reason === 'object') return reason.zh;
  }
  return error instanceof Error ? error.message : String(error);
}
