import { isMetricPath, type Log, rootOf } from '@selvedge/sdk/connector';
import type { Store } from '../store/unit.ts';
import { Coalesced } from './coalesced.ts';
import { QuarantineCount } from './quarantine-count.ts';
import { MOST_PATHS, QuarantineDoor } from './quarantine-door.ts';
import { giveToOwners, loadOwners, type Owners } from './root-owners.ts';
import { ACTIVE, NONE, QUARANTINED, SeriesColumns } from './series-columns.ts';
import { allSeries, changedSeries, entryOf, isSameEntry, markNow, type SeriesRow } from './series-row.ts';
import type { SeriesEntry, SeriesMap, UnknownPath } from './series.ts';
import { SortedPaths } from './sorted-paths.ts';

const RETRY_MS = 1000;
const NOBODY: Owners = { roots: new Map(), home: null };

type Hearer = (changed: readonly SeriesEntry[], gone: readonly number[]) => void;

/** The series map on top of the state store. */
export class StoredSeriesMap implements SeriesMap {
  readonly #store: Store;
  readonly #log: Log;
  readonly #columns = new SeriesColumns();
  readonly #ids = new Map<string, number>();
  readonly #entries: (SeriesEntry | undefined)[] = [];
  readonly #aliases = new Map<number, readonly string[]>();
  readonly #active = new SortedPaths();
  /** Quarantined paths per org, to turn a flood away without asking the store. */
  readonly #crowd = new Map<string, number>();
  readonly #count: QuarantineCount;
  readonly #door: QuarantineDoor;
  readonly #hearers = new Set<Hearer>();
  readonly #refreshing = new Coalesced(() => this.#refresh());
  readonly #settlingRoots = new Coalesced(() => this.#settleRoots());
  #owners = NOBODY;
  /** Null until the first load, and when something may have been missed. */
  #mark: string | null = null;
  #deaf: (() => Promise<void>)[] = [];
  #retry: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(store: Store, log: Log) {
    this.#store = store;
    this.#log = log;
    this.#count = new QuarantineCount(store, log);
    this.#door = new QuarantineDoor(store);
  }

  /** Loads every series and begins to listen. @throws when the store cannot be read */
  async open(): Promise<void> {
    this.#deaf = [
      await this.#store.listen('selvedge_series', (payload) => this.#hear(payload)),
      await this.#store.listen('selvedge_roots', () => this.#try(this.#settlingRoots)),
    ];
    await this.#restamp();
    await this.#settlingRoots.run();
    await this.refresh();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await Promise.all(this.#deaf.map((stop) => stop()));
    await Promise.all([this.#refreshing.rest(), this.#settlingRoots.rest()]);
    await this.#count.close();
  }

  get datatype(): Uint8Array {
    return this.#columns.datatype;
  }

  get state(): Uint8Array {
    return this.#columns.state;
  }

  get low(): Float64Array {
    return this.#columns.low;
  }

  get high(): Float64Array {
    return this.#columns.high;
  }

  resolve(path: string): number {
    return this.#ids.get(path) ?? -1;
  }

  entry(id: number): SeriesEntry | undefined {
    return this.#entries[id];
  }

  /** Every series there is, quarantined ones too, in order of id. */
  *all(): Iterable<SeriesEntry> {
    for (const entry of this.#entries) if (entry !== undefined) yield entry;
  }

  *under(path: string): Iterable<SeriesEntry> {
    for (const found of this.#active.under(path)) {
      const entry = this.#entries[this.resolve(found)];
      if (entry?.state === 'active' && entry.path === found) yield entry;
    }
  }

  async quarantine(unknown: readonly UnknownPath[]): Promise<Int32Array> {
    const asking = unknown.filter((each) => this.resolve(each.path) < 0 && this.#hasRoom(each));
    const rows = asking.length === 0 ? [] : await this.#door.admit(asking);
    this.#apply(rows);
    return Int32Array.from(unknown, ({ path, orgId }) => {
      const id = this.resolve(path);
      return id < 0 || (orgId !== null && this.#entries[id]?.orgId !== orgId) ? -1 : id;
    });
  }

  /** @param kind what the points look like: widens what adoption will propose */
  mayKeep(id: number, points: number, kind?: UnknownPath['kind']): boolean {
    return this.#columns.state[id] !== QUARANTINED || this.#count.add(id, points, kind);
  }

  onChange(heard: Hearer): () => void {
    this.#hearers.add(heard);
    return () => void this.#hearers.delete(heard);
  }

  /** Resolves when every change committed before this call is in the map. */
  refresh(): Promise<void> {
    return this.#refreshing.run();
  }

  /** Writes the points counted in quarantine down; done by itself every few seconds. */
  flush(): Promise<void> {
    return this.#count.flush();
  }

  /** Takes removed series out of the map at once. */
  forget(ids: readonly number[]): void {
    const gone = ids.filter((id) => this.#entries[id] !== undefined);
    for (const id of gone) this.#take(id);
    this.#tell([], gone);
  }

  #hasRoom({ path, orgId }: UnknownPath): boolean {
    if (!isMetricPath(path)) return false;
    const owner = this.#owners.roots.get(rootOf(path)) ?? orgId ?? this.#owners.home;
    return owner === null || (this.#crowd.get(owner) ?? 0) < MOST_PATHS;
  }

  #hear(payload: string | null): void {
    if (payload?.startsWith('removed ')) {
      this.forget(payload.slice('removed '.length).split(',').map(Number));
      return;
    }
    if (payload === null || payload === 'all') this.#mark = null;
    if (payload === null) this.#try(this.#settlingRoots);
    this.#try(this.#refreshing);
  }

  /** Does what a notification asks for, and tries again while the store cannot be read. */
  #try(work: Coalesced): void {
    if (this.#isClosed) return;
    work.run().catch((error: unknown) => {
      this.#log.warn({ error: String(error) }, 'the series map could not be refreshed; trying again');
      this.#mark = null;
      if (this.#isClosed || this.#retry !== null) return;
      this.#retry = setTimeout(() => {
        this.#retry = null;
        this.#try(this.#settlingRoots);
        this.#try(this.#refreshing);
      }, RETRY_MS).unref();
    });
  }

  /** Rows restored from another server may bear transaction numbers of the future. */
  #restamp(): Promise<number> {
    return this.#store.system((tx) =>
      tx.run(
        'update selvedge.series set changed = default where changed >= pg_snapshot_xmax(pg_current_snapshot())',
      ),
    );
  }

  async #settleRoots(): Promise<void> {
    this.#owners = await this.#store.system(async (tx) => {
      await giveToOwners(tx);
      return loadOwners(tx);
    });
  }

  #refresh(): Promise<void> {
    const mark = this.#mark;
    return this.#store.system(async (tx) => {
      const next = await markNow(tx);
      if (mark !== null) this.#apply(await changedSeries(tx, mark));
      else {
        const missing = this.#columns.state.slice();
        for await (const rows of allSeries(tx)) {
          this.#apply(rows);
          for (const { id } of rows) if (id < missing.length) missing[id] = NONE;
        }
        this.forget(Array.from(missing.keys()).filter((id) => missing[id] !== NONE));
      }
      this.#mark = next;
    });
  }

  /** Brings the map to the state of some rows and tells what that changed. */
  #apply(rows: readonly SeriesRow[]): void {
    const changed: SeriesEntry[] = [];
    const gone: number[] = [];
    const before = rows.map(({ id }) => this.#remember(id));
    rows.forEach(({ id }) => this.#take(id, true));
    rows.forEach((row, index) => {
      const old = before[index];
      if (row.state === 'gone') {
        this.#count.drop(row.id);
        if (old !== null) gone.push(row.id);
        return;
      }
      const entry = entryOf(row);
      this.#place(entry, row);
      if (
        old === null ||
        !isSameEntry(old.entry, entry) ||
        old.low !== this.low[row.id] ||
        old.high !== this.high[row.id]
      )
        changed.push(entry);
    });
    this.#tell(changed, gone);
  }

  #remember(id: number): { entry: SeriesEntry; low: number; high: number } | null {
    const entry = this.#entries[id];
    return entry === undefined ? null : { entry, low: this.low[id], high: this.high[id] };
  }

  #place(entry: SeriesEntry, row: SeriesRow): void {
    const { id, path } = entry;
    this.#entries[id] = entry;
    this.#columns.set(id, entry.state === 'active' ? ACTIVE : QUARANTINED, entry.datatype, row.low, row.high);
    if (entry.state === 'active') {
      this.#count.drop(id);
      this.#ids.set(path, id);
      this.#active.add(path);
    } else {
      this.#count.seed(id, row.points ?? 0, row.kind ?? 'number');
      this.#crowd.set(entry.orgId, (this.#crowd.get(entry.orgId) ?? 0) + 1);
      if (!this.#isActiveAt(path)) this.#ids.set(path, id);
    }
    if (row.aliases === null) return;
    this.#aliases.set(id, row.aliases);
    for (const alias of row.aliases) if (!this.#isLiveAt(alias)) this.#ids.set(alias, id);
  }

  /** Takes a series out. @param isBrief it comes back at once: what was counted stays */
  #take(id: number, isBrief = false): void {
    const entry = this.#entries[id];
    if (entry === undefined) return;
    this.#entries[id] = undefined;
    this.#columns.clear(id);
    for (const path of [entry.path, ...(this.#aliases.get(id) ?? [])])
      if (this.#ids.get(path) === id) this.#ids.delete(path);
    this.#aliases.delete(id);
    if (entry.state === 'active') this.#active.remove(entry.path);
    else this.#crowd.set(entry.orgId, (this.#crowd.get(entry.orgId) ?? 1) - 1);
    if (!isBrief) this.#count.drop(id);
  }

  #isActiveAt(path: string): boolean {
    const id = this.#ids.get(path);
    return id !== undefined && this.#entries[id]?.state === 'active' && this.#entries[id].path === path;
  }

  #isLiveAt(path: string): boolean {
    const id = this.#ids.get(path);
    return id !== undefined && this.#entries[id]?.path === path;
  }

  #tell(changed: readonly SeriesEntry[], gone: readonly number[]): void {
    if (changed.length === 0 && gone.length === 0) return;
    for (const hear of this.#hearers) hear(changed, gone);
  }
}
