import type { Titles } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Historian } from '../../historian/historian.ts';
import { type Found, labelOf, Reading } from '../../records/reading.ts';
import { partsOf } from '../../records/table.ts';
import type { Json } from '../../records/value.ts';
import type { SeriesMap } from '../../namespace/series.ts';
import type { Store, Tx } from '../../store/unit.ts';
import { lastTold, type Told } from '../events/outbox.ts';
import type { Registry } from '../registry.ts';
import type { ApiCall, RuleFault } from '../sandbox/rule.ts';
import { missing, OBJECT } from '../words.ts';
import type { OwnRule, PointRule, ScheduleRule } from './document.ts';
import { heardOf, onEvent } from './hearing.ts';
import type { OrgApps, OwnScenarios } from './own.ts';
import { seriesOf } from './points/matching.ts';
import { type RulePoint, valueAt } from './points/point.ts';
import { onPoints, onRows, rowsOf } from './reacting.ts';
import { batched } from './rulebook.ts';
import { refusalOf } from './verdict.ts';

/** Records, events, points on which a rule is tried. */
const TRIED = 20;
/** How far back points are looked for. */
const BACK_MS = 7 * 86_400_000;

/** One record, event or point on which a rule was tried; of a rule on the time: its whole run. */
export interface Trial {
  readonly id: string;
  readonly label: string;
  /** When it happened, RFC 3339; null for what is, and does not happen. */
  readonly at: string | null;
  /** What a rule that validates would say; null = accepted. */
  readonly refusal: Titles | null;
  /** What a rule that computes would set. */
  readonly set: Json;
  /** What a rule that reacts would do. */
  readonly calls: readonly { readonly name: string; readonly args: Json }[];
  readonly fault: RuleFault | null;
}

export interface TrialParts {
  readonly store: Store;
  readonly own: OwnScenarios;
  readonly historian: Pick<Historian, 'raw'>;
  readonly series: SeriesMap;
  readonly now: () => number;
}

type EventRule = Extract<OwnRule, { kind: 'event' }>;
type RecordRule = Extract<OwnRule, { kind: 'validate' | 'compute' }>;

/** Tries rules on what there was last; nothing is stored. */
export class Trials {
  readonly #parts: TrialParts;

  constructor(parts: TrialParts) {
    this.#parts = parts;
  }

  /** @param draft the apps as they would be with the draft @throws not.found, input.invalid */
  async attempt(org: string, rule: OwnRule, draft: Registry): Promise<Trial[]> {
    const apps = await this.#parts.own.of(org);
    switch (rule.kind) {
      case 'event':
        return this.#onEvents(org, rule, apps);
      case 'point':
        return this.#onPoints(org, rule);
      case 'schedule':
        return [await this.#onRows(org, rule, apps)];
      default:
        return this.#onRecords(org, rule, apps, draft);
    }
  }

  async #onRecords(org: string, rule: RecordRule, apps: OrgApps, draft: Registry): Promise<Trial[]> {
    const table = apps.registry.tables.find(rule.entity);
    if (table === undefined || draft.tables.find(rule.entity) === undefined) throw missing(OBJECT.entity);
    const { items } = await this.#parts.store.org(org, (tx) =>
      new Reading(tx, table).list({ sort: '-createdAt', limit: TRIED }),
    );
    return Promise.all(items.map((record) => this.#onRecord(org, rule, record, table.entity.label)));
  }

  async #onRecord(org: string, rule: RecordRule, record: Found, label: string): Promise<Trial> {
    const input = [{ before: record, after: record }];
    const { value, ...trial } = await this.#run(org, rule.id, batched(rule.code), input, {
      id: record.id,
      label: labelOf(label, record),
    });
    const [answer = null] = Array.isArray(value) ? (value as Json[]) : [];
    if (trial.fault !== null) return trial;
    if (rule.kind === 'compute') return { ...trial, set: answer };
    const refusal = refusalOf(answer);
    return { ...trial, refusal: refusal === null ? null : wordsOf(refusal) };
  }

  async #onPoints(org: string, rule: PointRule): Promise<Trial[]> {
    const points = await this.#points(org, rule);
    return Promise.all(
      points.map(async (point) => {
        const label = `${point.path} = ${String(point.value)}`;
        const { value: _, ...trial } = await this.#run(org, rule.id, onPoints(rule.code), [point], {
          id: `${point.path} ${point.at}`,
          label,
        });
        return trial;
      }),
    );
  }

  async #onEvents(org: string, rule: EventRule, { registry }: OrgApps): Promise<Trial[]> {
    if (registry.event(rule.event) === undefined) throw missing(OBJECT.event);
    const { told, labels } = await this.#parts.store.org(org, async (tx) => {
      const last = await lastTold(tx, rule.event, TRIED);
      return { told: last, labels: await labelsOf(tx, registry, last) };
    });
    return Promise.all(
      told.map(async (one) => {
        const label = labels.get(one.subject) ?? one.subject;
        const { value: _, ...trial } = await this.#run(org, rule.id, onEvent(rule.code), heardOf(one), {
          id: one.id,
          label,
          at: one.at.toISOString(),
        });
        return trial;
      }),
    );
  }

  /** The newest points that the rule would have looked at. */
  async #points(org: string, rule: PointRule): Promise<RulePoint[]> {
    const { series, historian, now } = this.#parts;
    const ids = seriesOf(series, org, rule.of).slice(0, 500);
    if (ids.length === 0) return [];
    const answers = await historian.raw({
      series: ids,
      from: (now() - BACK_MS) * 1000,
      to: (now() + 60_000) * 1000,
      limit: TRIED,
      newest: true,
    });
    const points = answers.flatMap(({ series: id, time, value, quality, text }) => {
      const entry = series.entry(id);
      if (entry === undefined) return [];
      const { path, thing, metric, unit } = entry;
      return Array.from(time, (at, row): RulePoint => ({
        path,
        thing,
        metric,
        unit,
        at: new Date(at / 1000).toISOString(),
        value: valueAt(entry, value[row], text?.[row] ?? null),
        quality: quality[row],
        skipped: 0,
      }));
    });
    return points.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, TRIED);
  }

  async #onRows(org: string, rule: ScheduleRule, apps: OrgApps): Promise<Trial> {
    const table = apps.registry.tables.find(rule.list.entity);
    if (table === undefined) throw missing(OBJECT.entity);
    const at = new Date(this.#parts.now());
    const rows = await this.#parts.store.org(org, (tx) => rowsOf(tx, apps, rule, at));
    const title = table.entity.plural ?? table.entity.title;
    const now = at.toISOString();
    const { value: _, ...trial } = await this.#run(
      org,
      rule.id,
      onRows(rule.code),
      { rows, now },
      {
        id: now,
        label: `${title.zh} / ${title.en}: ${rows.length}`,
      },
    );
    return trial;
  }

  async #run(
    org: string,
    id: string,
    code: string,
    input: object,
    named: Pick<Trial, 'id' | 'label'> & { readonly at?: string },
  ): Promise<Trial & { readonly value: Json }> {
    const outcome = await this.#parts.own.sandbox.run(org, { id, code }, input as Json);
    const trial = { at: null, ...named, refusal: null, set: null, calls: [], fault: null, value: null };
    if (!outcome.ok) return { ...trial, fault: outcome.fault };
    return {
      ...trial,
      value: outcome.value,
      calls: outcome.calls.filter(isCall).map(({ name, args }) => ({ name, args })),
    };
  }
}

/** What events are about, by the labels of the records that they name: those of the app that tells them. */
async function labelsOf(
  tx: Tx,
  registry: Registry,
  told: readonly Told[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(told.map(({ subject }) => subject))].filter((subject) => UUID.test(subject));
  const entities = registry.app(partsOf(told[0]?.event ?? '').app)?.definition.entities ?? [];
  const labels = new Map<string, string>();
  for (const { id } of ids.length === 0 ? [] : entities)
    for (const [subject, label] of await new Reading(tx, registry.tables.of(id)).labels(ids))
      labels.set(subject, label);
  return labels;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isCall = (call: ApiCall): call is Extract<ApiCall, { kind: 'call' }> => call.kind === 'call';

const wordsOf = ({ details, fields }: SelvedgeError): Titles => {
  const said = fields.map(({ message }) => message).filter((message) => typeof message === 'object');
  if (said.length > 0)
    return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
  const { reason } = details;
  return typeof reason === 'object' ? reason : { zh: String(reason), en: String(reason) };
};
