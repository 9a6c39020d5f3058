import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Proposed, RecordRules } from '../../records/rules.ts';
import { OWN, partsOf } from '../../records/table.ts';
import type { Json } from '../../records/value.ts';
import type { Tx } from '../../store/unit.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { RuleFault, RuleOutcome } from '../sandbox/rule.ts';
import type { OwnRule } from './document.ts';
import { OWN_APP } from './scenario.ts';
import { refusalOf } from './verdict.ts';

type RecordRule = Extract<OwnRule, { kind: 'validate' | 'compute' }>;

/** Changes that a rule looks at in one run. */
const AT_ONCE = 100;
/** An org that used up its share waits and asks again, so often at most. */
const PATIENCE_MS = [150, 400, 800];

/** Tells that a rule failed; after some failures it is switched off. */
export type Noted = (rule: OwnRule, fault: RuleFault) => Promise<void>;

/** The rules of one org that look at records, run in the sandbox. */
export class Rulebook implements RecordRules {
  readonly #org: string;
  readonly #rules: readonly RecordRule[];
  readonly #sandbox: Sandbox;
  readonly #noted: Noted;

  constructor(org: string, rules: readonly OwnRule[], sandbox: Sandbox, noted: Noted) {
    this.#org = org;
    this.#rules = rules.filter(
      (rule): rule is RecordRule => (rule.kind === 'validate' || rule.kind === 'compute') && rule.enabled,
    );
    this.#sandbox = sandbox;
    this.#noted = noted;
  }

  watches(entity: string): boolean {
    return this.#rules.some((rule) => rule.entity === entity);
  }

  async weigh(_tx: Tx, entity: string, changes: readonly Proposed[]): Promise<Record<string, Json>[]> {
    const sets: Record<string, Json>[] = changes.map(() => ({}));
    const proposed = (): Proposed[] =>
      changes.map(({ before, after }, index) => ({ before, after: { ...after, ...sets[index] } }));
    const rules = this.#rules.filter((rule) => rule.entity === entity);
    for (const rule of rules.filter(({ kind }) => kind === 'compute')) {
      const answers = await this.#run(rule, proposed());
      answers?.forEach((answer, index) => Object.assign(sets[index], ownOf(entity, answer)));
    }
    for (const rule of rules.filter(({ kind }) => kind === 'validate')) {
      const answers = await this.#run(rule, proposed());
      const refusal = answers?.map(refusalOf).find((one) => one !== null);
      if (refusal !== undefined && refusal !== null) throw refusal;
    }
    return sets;
  }

  /** What a rule answered for each change. A rule that validates fails closed; one that computes leaves things as they are. */
  async #run(rule: RecordRule, changes: readonly Proposed[]): Promise<Json[] | null> {
    const answers: Json[] = [];
    for (let at = 0; at < changes.length; at += AT_ONCE) {
      const outcome = await patiently(() =>
        this.#sandbox.run(
          this.#org,
          { id: rule.id, code: batched(rule.code) },
          changes.slice(at, at + AT_ONCE) as unknown as Json,
        ),
      );
      if (outcome.ok && Array.isArray(outcome.value)) {
        answers.push(...(outcome.value as Json[]));
        continue;
      }
      if (outcome.ok) return null;
      if (outcome.fault.kind !== 'budget') await this.#noted(rule, outcome.fault);
      if (rule.kind === 'compute') return null;
      throw failed(rule, outcome.fault);
    }
    return answers;
  }
}

/** The author’s lines begin where his own first line does, so that a fault names his line. */
export const batched = (code: string): string =>
  `const rule = (record, before) => {${code}\n}; return input.map(({ after, before }) => rule(after, before) ?? null);`;

const failed = (rule: OwnRule, fault: RuleFault): SelvedgeError => {
  const line = fault.line === null ? '' : ` (${fault.line})`;
  return new SelvedgeError('conflict', {
    reason: {
      zh: `本厂规则“${rule.title.zh}”出错${line}：${fault.message}。请联系管理员修正或停用。`,
      en: `The rule “${rule.title.en}” failed${line}: ${fault.message}. Ask an administrator to mend it or switch it off.`,
    },
  });
};

/** Fields that a rule may set: the org's own. A short name means the org's own field of that name. */
function ownOf(entity: string, answer: Json): Record<string, Json> {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return {};
  const isOwnEntity = partsOf(entity).app === OWN_APP;
  return Object.fromEntries(
    Object.entries(answer).map(([field, value]) => [
      isOwnEntity || field.startsWith(OWN) ? field : OWN + field,
      value,
    ]),
  );
}

/** An org that has used up its share of the sandbox waits a little. */
export async function patiently(run: () => Promise<RuleOutcome>): Promise<RuleOutcome> {
  let outcome = await run();
  for (const pause of PATIENCE_MS) {
    if (outcome.ok || outcome.fault.kind !== 'budget') return outcome;
    await new Promise((resolve) => setTimeout(resolve, pause));
    outcome = await run();
  }
  return outcome;
}
