import { SelvedgeError } from '@selvedge/sdk/errors';
import { audit } from '../../identity/audit.ts';
import { allow, type Principal } from '../../identity/principal.ts';
import { typeInput } from '../../namespace/input.ts';
import type { Namespace } from '../../namespace/namespace.ts';
import { parse } from '../../namespace/parse.ts';
import { inputShape } from '../../records/shape.ts';
import type { Store, Tx } from '../../store/unit.ts';
import type { OwnDesk } from '../own/desk.ts';
import { EMPTY, type OverlayDocument } from '../own/document.ts';
import { appsIn, type OwnScenarios } from '../own/own.ts';
import { readPublished } from '../own/versions.ts';
import type { Uses } from '../uses.ts';
import { conflict } from '../words.ts';
import { type Difference, differences, joined, type Present } from './difference.ts';
import { checkSeals, type Sample, sampleDocument, sealed } from './document.ts';

interface SampleParts {
  readonly store: Store;
  readonly own: OwnScenarios;
  readonly desk: OwnDesk;
  readonly uses: Uses;
  readonly types: Pick<Namespace, 'listTypes' | 'putType'>;
  /** Switches an app on with everything it brings. */
  readonly enable: (principal: Principal, app: string) => Promise<void>;
  readonly now: () => number;
}

/** Values for settings that a sample asks to be answered anew: app → setting → value. */
export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Set-ups that one factory shows and another copies: 学样仿样. */
export class Samples {
  readonly #parts: SampleParts;

  constructor(parts: SampleParts) {
    this.#parts = parts;
  }

  /** The set-up of the principal's org, without any record. */
  async export(principal: Principal): Promise<Sample> {
    allow(principal, 'org.manage');
    const { store, own, types, now } = this.#parts;
    const { org } = principal;
    const parts = await store.org(org.id, async (tx) => ({
      apps: await this.#settings(tx),
      overlay: (await readPublished(tx))?.document ?? EMPTY,
      thingTypes: (await types.listTypes(tx))
        .filter(({ builtIn }) => !builtIn)
        .map(({ id, title, metrics }) => ({ id, title, metrics: metrics.map((metric) => ({ ...metric })) })),
    }));
    const apps = [...parts.apps].map(([id, settings]) => ({
      id,
      version: own.base.app(id)?.definition.version ?? '0.0.0',
      settings: { ...settings },
    }));
    // What leaves as a file is what comes back from one: texts and numbers, no dates or gaps.
    const plain = JSON.parse(JSON.stringify({ ...parts, apps })) as Sample['parts'];
    return sealed({ slug: org.slug, title: org.title }, new Date(now()).toISOString(), plain);
  }

  /** What importing a sample would do here. Nothing is changed. @throws input.invalid, conflict for a broken file */
  async examine(principal: Principal, given: unknown): Promise<Difference[]> {
    allow(principal, 'org.manage');
    const sample = parse(sampleDocument, given);
    checkSeals(sample);
    return differences(sample, await this.#present(principal));
  }

  /**
   * Sets the principal's org up as the sample says: apps on, settings, thing types, own scenario published.
   * @throws conflict when an app is not installed here, or something that must differ was not answered
   */
  async import(principal: Principal, given: unknown, answers: Answers): Promise<Difference[]> {
    const found = await this.examine(principal, given);
    const sample = parse(sampleDocument, given);
    const absent = found
      .filter(({ what }) => what === 'missing')
      .map(({ name, to }) => `${name} ${String(to)}`);
    if (absent.length > 0)
      throw conflict(
        `请先安装应用：${absent.join('、')}。`,
        `Install these apps first: ${absent.join(', ')}.`,
      );
    const unanswered = found.filter(
      ({ asks, name }) => asks === true && answerTo(answers, name) === undefined,
    );
    if (unanswered.length > 0)
      throw new SelvedgeError(
        'input.invalid',
        {
          reason: {
            zh: '有些设置每个厂不同，请填写。',
            en: 'Some settings differ from factory to factory: fill them in.',
          },
        },
        { fields: unanswered.map(({ name, title }) => ({ path: `answers.${name}`, message: title })) },
      );
    const { store, desk, uses, types, enable } = this.#parts;
    const document = joined((await this.#present(principal)).overlay, sample.parts.overlay);
    await this.#demandFit(principal, sample, answers, document);
    for (const { id, settings } of sample.parts.apps) {
      await enable(principal, id);
      const wished = { ...settings, ...answers[id] };
      if (Object.keys(wished).length > 0) await uses.changeSettings(principal, id, wished);
    }
    await store.org(principal.org.id, async (tx) => {
      for (const { id, title, metrics } of sample.parts.thingTypes)
        await types.putType(tx, id, parse(typeInput, { title, metrics }));
      await audit(tx, principal, {
        action: 'sample.import',
        object: 'org',
        after: { from: sample.from.slug, at: sample.at },
      });
    });
    const present = await this.#present(principal);
    if (JSON.stringify(document) !== JSON.stringify(present.overlay)) {
      await desk.draft(principal, document);
      await desk.publish(principal, `样板：${sample.from.slug}`);
    }
    return found;
  }

  /**
   * Everything that a sample brings would be taken, so that none of it is done by half.
   * @throws input.invalid, conflict with the first thing that would not
   */
  async #demandFit(
    principal: Principal,
    { parts }: Sample,
    answers: Answers,
    document: OverlayDocument,
  ): Promise<void> {
    const { store, own, desk, types } = this.#parts;
    for (const { id, settings } of parts.apps) {
      const wished = { ...settings, ...answers[id] };
      const fields = own.base.app(id)?.definition.settings?.fields ?? {};
      if (Object.keys(wished).length > 0)
        under(`apps.${id}.settings`, () => parse(inputShape(fields), wished));
    }
    if (JSON.stringify(document) !== JSON.stringify((await this.#present(principal)).overlay))
      await desk.demandFit(principal, document);
    const tried = new Error('tried');
    await store
      .org(principal.org.id, async (tx) => {
        for (const { id, title, metrics } of parts.thingTypes)
          await types.putType(
            tx,
            id,
            under(`thingTypes.${id}`, () => parse(typeInput, { title, metrics })),
          );
        throw tried;
      })
      .catch((error: unknown) => {
        if (error !== tried) throw error;
      });
  }

  async #present(principal: Principal): Promise<Present> {
    const { store, own, types } = this.#parts;
    return store.org(principal.org.id, async (tx) => ({
      registry: own.base,
      apps: await this.#settings(tx),
      overlay: (await readPublished(tx))?.document ?? EMPTY,
      thingTypes: new Map(
        (await types.listTypes(tx)).map(({ id, title, metrics }) => [id, { title, metrics }]),
      ),
    }));
  }

  /** Apps that the unit's org uses, and what it set. */
  async #settings(tx: Tx): Promise<Map<string, Record<string, unknown>>> {
    const apps = new Set((await appsIn(tx, this.#parts.own.base)).map(({ id }) => id));
    const rows = await tx.rows<{ app: string; settings: Record<string, unknown> }>(
      'select app, settings from selvedge.app_orgs where org_id = $1 and enabled order by app',
      [tx.org],
    );
    return new Map(rows.filter(({ app }) => apps.has(app)).map(({ app, settings }) => [app, settings]));
  }
}

function answerTo(answers: Answers, name: string): unknown {
  const cut = name.indexOf('.');
  return answers[name.slice(0, cut)]?.[name.slice(cut + 1)];
}

/** Says of wrong fields in which part of the file they stand. */
function under<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SelvedgeError)) throw error;
    const fields = error.fields.map(({ path, message }) => ({ path: `${place}.${path}`, message }));
    throw new SelvedgeError(error.code, error.details, { cause: error, fields });
  }
}
