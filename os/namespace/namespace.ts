import type { Log } from '@selvedge/sdk/connector';
import type { Language } from '@selvedge/sdk/errors';
import type { Store, Tx } from '../store/unit.ts';
import { adopt, type AdoptInput, type Adopted } from './adopting.ts';
import { discard, type DiscardInput, type Discarded } from './discarding.ts';
import { exportNamespace } from './exchange/exporting.ts';
import { importDraft, type ImportReport, type ImportWish } from './exchange/importing.ts';
import type { ThingInput, TypeInput } from './input.ts';
import { getThing, listThings, type ThingQuestion } from './listing.ts';
import { type Moved, moveThing } from './moving.ts';
import type { Page } from './page.ts';
import { type Put, putThing } from './putting.ts';
import { listQuarantine, type QuarantinePage, type QuarantineQuestion } from './quarantine-list.ts';
import { type Removed, removeThing } from './removing.ts';
import type { Claim } from './roots.ts';
import { StoredSeriesMap } from './series-map.ts';
import type { SeriesEntry } from './series.ts';
import { getType, listTypes, putType, type ThingType } from './thing-types.ts';
import type { Thing } from './thing.ts';

// Loaded when first needed: the platform starts sooner.
const workbook = (): Promise<typeof import('./exchange/workbook.ts')> => import('./exchange/workbook.ts');
const yamlFile = (): Promise<typeof import('./exchange/yaml-file.ts')> => import('./exchange/yaml-file.ts');

/**
 * Things, their types and metrics, and the paths nobody has declared. Methods take the unit of work of one org; what
 * they change is in the series map when the unit's caller goes on.
 */
export class Namespace {
  readonly series: StoredSeriesMap;
  readonly #log: Log;
  /** Units after which the map will be refreshed. */
  readonly #touched = new WeakSet<Tx>();

  private constructor(store: Store, log: Log) {
    this.series = new StoredSeriesMap(store, log);
    this.#log = log;
  }

  /** Loads the series map and keeps it true from then on. @throws when the store cannot be read */
  static async open(store: Store, log: Log): Promise<Namespace> {
    const namespace = new Namespace(store, log);
    await namespace.series.open();
    return namespace;
  }

  /** Every series there is, quarantined ones too, in order of id. */
  entries(): Iterable<SeriesEntry> {
    return this.series.all();
  }

  close(): Promise<void> {
    return this.series.close();
  }

  list(tx: Tx, question: ThingQuestion = {}): Promise<Page<Thing>> {
    return listThings(tx, question);
  }

  /** @throws not.found */
  get(tx: Tx, path: string): Promise<Thing> {
    return getThing(tx, path);
  }

  /** Makes or changes a thing. @throws input.invalid, not.found for another org's root */
  put(tx: Tx, path: string, input: ThingInput, claim: Claim = {}): Promise<Put> {
    this.#touch(tx);
    return putThing(tx, path, input, claim);
  }

  /** @throws not.found, conflict when there are things below and `deep` was not asked */
  remove(tx: Tx, path: string, how: { readonly deep?: boolean } = {}): Promise<Removed> {
    this.#touch(tx);
    return removeThing(tx, path, how);
  }

  /** @throws not.found, input.invalid, conflict */
  move(tx: Tx, path: string, to: string, claim: Claim = {}): Promise<Moved> {
    this.#touch(tx);
    return moveThing(tx, path, to, claim);
  }

  listTypes(tx: Tx): Promise<ThingType[]> {
    return listTypes(tx);
  }

  /** @param version default: the newest. @throws not.found */
  getType(tx: Tx, id: string, version?: number): Promise<ThingType> {
    return getType(tx, id, version);
  }

  /** In an org's unit its own type, in a system unit a built-in one. @throws input.invalid */
  putType(tx: Tx, id: string, input: TypeInput): Promise<{ before: ThingType | null; after: ThingType }> {
    this.#touch(tx);
    return putType(tx, id, input);
  }

  listQuarantine(tx: Tx, question: QuarantineQuestion = {}): Promise<QuarantinePage> {
    return listQuarantine(tx, question);
  }

  /** Makes metrics of quarantined paths; what cannot be is answered path by path. @throws input.invalid */
  async adopt(tx: Tx, input: AdoptInput, claim: Claim = {}): Promise<Adopted> {
    this.#touch(tx);
    await this.#writeCounts();
    return adopt(tx, input, claim);
  }

  /** Throws paths out of quarantine. @throws input.invalid */
  async discard(tx: Tx, input: DiscardInput): Promise<Discarded> {
    const discarded = await discard(tx, input);
    tx.afterCommit(() => this.series.forget(discarded.series));
    this.#touch(tx);
    return discarded;
  }

  /** Things and own types as a file. @param under subtree; '' = all. @throws input.invalid */
  async export(tx: Tx, under: string, format: 'yaml' | 'xlsx', language: Language): Promise<Buffer> {
    const document = await exportNamespace(tx, under);
    if (format === 'yaml') return Buffer.from((await yamlFile()).toYaml(document));
    return (await workbook()).toWorkbook(document, language);
  }

  /** Brings the namespace to what a file says: everything, or nothing when a row is wrong. */
  async import(tx: Tx, file: Buffer, format: 'yaml' | 'xlsx', wish: ImportWish = {}): Promise<ImportReport> {
    const draft =
      format === 'yaml'
        ? (await yamlFile()).readYaml(file.toString('utf8'))
        : await (await workbook()).readWorkbookRows(file);
    this.#touch(tx);
    return importDraft(tx, draft, wish);
  }

  /** The change is committed whatever the map says; a map that could not be read is brought up to date later. */
  #touch(tx: Tx): void {
    if (this.#touched.has(tx)) return;
    this.#touched.add(tx);
    tx.afterCommit(() =>
      this.series.refresh().catch((error: unknown) => {
        this.#log.warn({ error: String(error) }, 'the series map is behind; it will be refreshed');
      }),
    );
  }

  /** What was seen of quarantined paths decides what is made of them. */
  async #writeCounts(): Promise<void> {
    await this.series.flush().catch((error: unknown) => {
      this.#log.warn({ error: String(error) }, 'counts of quarantine could not be written');
    });
  }
}
