import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { audit } from '../../identity/audit.ts';
import { allow, type Principal } from '../../identity/principal.ts';
import { parse } from '../../namespace/parse.ts';
import type { Store } from '../../store/unit.ts';
import type { RuleFault } from '../sandbox/rule.ts';
import { conflict, missing, OBJECT } from '../words.ts';
import { faultsOf } from '../check.ts';
import { overlayDocument, type OverlayDocument, type OwnRule, ownRule } from './document.ts';
import { forgetFailures, listRuleStates, type RuleState } from './failures.ts';
import { type Origin, originsOf } from './inspecting.ts';
import { broughtBy } from './merging.ts';
import { appsIn, type OwnScenarios, spaceOfOrg } from './own.ts';
import type { PointCount } from './points/point-rules.ts';
import { offer, promoted, type Promotion } from './promoting.ts';
import { onPoints, onRows } from './reacting.ts';
import { batched } from './rulebook.ts';
import { type Inert, layOver, OWN_APP } from './scenario.ts';
import { type Trial, Trials } from './trying.ts';
import {
  draftOf,
  holdDraft,
  listVersions,
  markOf,
  type OverlayDraft,
  type OverlayVersion,
  publishDocument,
  readDraft,
  readEditions,
  readPublished,
  readVersion,
  writeDraft,
} from './versions.ts';
import type { Laying } from './laying.ts';

/** What publishing a document would do. */
export interface OwnProposal {
  readonly changes: readonly Titles[];
  readonly faults: readonly Titles[];
  readonly inert: readonly Inert[];
  /** Rules that cannot be read. */
  readonly ruleFaults: readonly { readonly rule: string; readonly fault: RuleFault }[];
}

export interface OwnState {
  readonly published: { readonly version: number; readonly document: OverlayDocument } | null;
  readonly draft: OverlayDocument;
  /** Fingerprint of the draft. */
  readonly mark: string;
  /** Who changed the draft last; null while there is none. */
  readonly drafted: OverlayDraft['drafted'];
  readonly inert: readonly Inert[];
  readonly rules: readonly RuleState[];
  readonly versions: readonly OverlayVersion[];
  /** What rules on points have seen since the platform started. */
  readonly points: readonly PointCount[];
}

interface DeskParts {
  readonly store: Store;
  readonly own: OwnScenarios;
  readonly laying: Laying;
  /** Folder in which apps made here are put on offer. */
  readonly catalogue: string;
  /** True when an app from elsewhere has the name. */
  readonly isTaken: (app: string) => Promise<boolean>;
  readonly now: () => number;
  readonly trials: Trials;
  /** What rules on points have seen. */
  readonly points: (org: string) => readonly PointCount[];
}

/** Where an org's own scenario is made: draft, preview, publish, go back. Whoever manages the org may. */
export class OwnDesk {
  readonly #store: Store;
  readonly #own: OwnScenarios;
  readonly #laying: Laying;
  readonly #catalogue: string;
  readonly #isTaken: (app: string) => Promise<boolean>;
  readonly #now: () => number;
  readonly #trials: Trials;
  readonly #points: DeskParts['points'];

  constructor({ store, own, laying, catalogue, isTaken, now, trials, points }: DeskParts) {
    this.#trials = trials;
    this.#points = points;
    this.#catalogue = catalogue;
    this.#isTaken = isTaken;
    this.#now = now;
    this.#store = store;
    this.#own = own;
    this.#laying = laying;
  }

  async state(principal: Principal): Promise<OwnState> {
    allow(principal, 'org.manage');
    const { scenario } = await this.#own.of(principal.org.id);
    return this.#store.org(principal.org.id, async (tx) => {
      const { document, mark, drafted } = await draftOf(tx);
      return {
        published: await readPublished(tx),
        draft: document,
        mark,
        drafted,
        inert: scenario?.inert ?? [],
        rules: await listRuleStates(tx),
        versions: await listVersions(tx),
        points: this.#points(principal.org.id),
      };
    });
  }

  /**
   * Keeps a draft; nothing changes for anybody.
   * @param basis mark of the draft that was changed; without one, whatever stands is overwritten
   * @throws input.invalid with what cannot be read; version.stale when somebody else changed it since
   */
  async draft(
    principal: Principal,
    given: unknown,
    basis?: string,
  ): Promise<{ readonly document: OverlayDocument; readonly mark: string }> {
    allow(principal, 'org.manage');
    const document = parse(overlayDocument, given);
    await this.#store.org(principal.org.id, async (tx) => {
      await holdDraft(tx, basis);
      await writeDraft(tx, document, byOf(principal));
    });
    return { document, mark: markOf(document) };
  }

  /** What publishing the draft would do. */
  async propose(principal: Principal): Promise<OwnProposal> {
    allow(principal, 'org.manage');
    return this.#proposal(principal, await this.#store.org(principal.org.id, readDraft));
  }

  /** Publishing a document would go well. @throws conflict with what stands against it */
  async demandFit(principal: Principal, document: OverlayDocument): Promise<void> {
    refuseFaults(await this.#proposal(principal, document));
  }

  async #proposal(principal: Principal, document: OverlayDocument): Promise<OwnProposal> {
    const { plan, scenario } = await this.#laying.plan(principal.org.id, document);
    const ruleFaults = [];
    for (const rule of document.rules) {
      const fault = await this.#own.sandbox.check({ id: rule.id, code: codeOf(rule) });
      if (fault !== null) ruleFaults.push({ rule: rule.id, fault });
    }
    return {
      changes: plan.steps.map(({ title }) => title),
      faults: plan.faults,
      inert: scenario.inert,
      ruleFaults,
    };
  }

  /**
   * Puts the draft in force for everybody in the org.
   * @param basis mark of the draft that was looked at
   * @returns its version
   * @throws conflict with what stands against it; version.stale when somebody else changed it since
   */
  async publish(principal: Principal, note: string, basis?: string): Promise<number> {
    refuseFaults(await this.propose(principal));
    const document = await this.#store.org(principal.org.id, (tx) => holdDraft(tx, basis));
    return this.#publish(principal, document, note);
  }

  /** Puts an earlier version in force again, as a new one. @throws not.found */
  async goBack(principal: Principal, version: number): Promise<number> {
    allow(principal, 'org.manage');
    const document = await this.#store.org(principal.org.id, (tx) => readVersion(tx, version));
    if (document === null || version < 1) throw missing({ zh: '版本', en: 'version' });
    return this.#publish(principal, document, `← ${version}`);
  }

  /** Tries a rule on what there was last; nothing is stored. @throws input.invalid, not.found */
  async attempt(principal: Principal, given: unknown): Promise<Trial[]> {
    allow(principal, 'org.manage');
    const rule = parse(ownRule, given);
    const org = principal.org.id;
    const document = await this.#store.org(org, readDraft);
    return this.#trials.attempt(org, rule, layOver(this.#own.base, document, spaceOfOrg(org), 0).registry);
  }

  /** Switches a rule on again that had failed too often. */
  async mend(principal: Principal, rule: string): Promise<void> {
    allow(principal, 'org.manage');
    await this.#store.org(principal.org.id, async (tx) => {
      await forgetFailures(tx, rule);
      await audit(tx, principal, { action: 'own.rule.on', object: `own:${rule}` });
      await this.#laying.told(tx, principal.org.id);
    });
  }

  /** Who brought each field and rule of an entity, who changed it. @throws not.found */
  async inspect(principal: Principal, entity: string): Promise<Origin[]> {
    allow(principal, 'org.manage');
    const org = principal.org.id;
    const { registry } = await this.#own.of(org);
    if (registry.tables.find(entity) === undefined) throw missing(OBJECT.entity);
    const apps = await this.#store.org(org, (tx) => appsIn(tx, this.#own.base));
    const editions = await this.#store.org(org, readEditions);
    return originsOf(
      entity,
      apps.map((definition) => ({ definition, brought: broughtBy(definition) })),
      editions,
    );
  }

  /** Makes an app for everybody of what is in force here, or of part of it. The installation's operator only. @throws conflict, not.found */
  async promote(principal: Principal, promotion: Promotion): Promise<AppDefinition> {
    allow(principal, 'installation.operate');
    const org = principal.org;
    const published = await this.#store.org(org.id, readPublished);
    if (published === null)
      throw conflict('本单位还没有发布的定制。', 'Nothing of its own is in force in this organisation.');
    if (promotion.id === OWN_APP || (await this.#isTaken(promotion.id)))
      throw conflict(`“${promotion.id}”已被占用。`, `“${promotion.id}” is taken.`);
    const title = typeof org.title === 'string' ? { zh: org.title, en: org.title } : org.title;
    const credit = { org: org.slug, title, at: new Date(this.#now()).toISOString() };
    const definition = promoted(
      published.document,
      promotion,
      credit,
      (app) => this.#own.base.app(app)?.definition.version,
    );
    const faults = faultsOf(definition);
    if (faults.length > 0)
      throw conflict(faults.map(({ zh }) => zh).join(''), faults.map(({ en }) => en).join('; '));
    for (const rule of definition.overlay?.rules ?? []) {
      const fault = await this.#own.sandbox.check({ id: rule.id, code: rule.code });
      if (fault !== null)
        throw conflict(`规则“${rule.id}”：${fault.message}`, `The rule “${rule.id}”: ${fault.message}`);
    }
    await offer(this.#catalogue, definition);
    await this.#store.org(org.id, (tx) =>
      audit(tx, principal, {
        action: 'own.promote',
        object: `app:${definition.id}`,
        after: { version: definition.version },
      }),
    );
    return definition;
  }

  #publish(principal: Principal, own: OverlayDocument, note: string): Promise<number> {
    return this.#laying.put(principal.org.id, own, async (tx) => {
      const version = await publishDocument(tx, own, note, byOf(principal));
      await forgetFailures(tx, null);
      await audit(tx, principal, { action: 'own.publish', object: 'own:document', after: { version, note } });
      return version;
    });
  }
}

const byOf = ({ person: { id, login } }: Principal) => ({ person: id, login });

function codeOf(rule: OwnRule): string {
  switch (rule.kind) {
    case 'event':
      return `const event = input; ${rule.code}`;
    case 'point':
      return onPoints(rule.code);
    case 'schedule':
      return onRows(rule.code);
    default:
      return batched(rule.code);
  }
}

/** @throws conflict with the first thing that stands against it */
function refuseFaults({ faults: [fault], ruleFaults: [wrong] }: OwnProposal): void {
  if (fault !== undefined) throw new SelvedgeError('conflict', { reason: fault });
  if (wrong === undefined) return;
  const line = wrong.fault.line ?? '?';
  throw new SelvedgeError('conflict', {
    reason: {
      zh: `规则“${wrong.rule}”写法有误（${line} 行）：${wrong.fault.message}`,
      en: `The rule “${wrong.rule}” cannot be read (line ${line}): ${wrong.fault.message}`,
    },
  });
}
