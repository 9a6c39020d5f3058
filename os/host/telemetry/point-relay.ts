import type { Log } from '@selvedge/sdk/connector';
import { endOf, type Historian, type IngestPlace, type SeriesRows } from '../../historian/historian.ts';
import type { SeriesMap } from '../../namespace/series.ts';
import type { Store, Tx } from '../../store/unit.ts';
import type { Stream } from '../../stream/stream.ts';
import { park, takeDue } from '../events/parking.ts';
import { Rounds } from '../events/rounds.ts';
import type { PointHearing } from '../registry.ts';
import { Meant } from './meant.ts';
import { isSamePlace, movePlace, placeOf, takePlace } from './places.ts';
import { type Piece, ReadingOn } from './reading-on.ts';
import { type Reading, readingsIn } from './readings.ts';
import { goOn, putAside, putBehind, stretchOf, stuckSeries } from './stuck.ts';

const LOOK_MS = 1000;
/** Points that come together are heard together. */
const BEAT_MS = 100;
/** Handlers that work at once: those of events, and who writes, need connections too. */
const WORKERS = 2;
const WORKERS_OF_ORG = 1;

/** Runs a handler in a unit of an org; the relay knows neither contexts nor settings. */
export type HearPoints = (tx: Tx, hearing: PointHearing, readings: readonly Reading[]) => Promise<void>;

interface PointRelayParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly series: SeriesMap;
  readonly stream: Pick<Stream, 'watch'>;
  readonly historian: Historian;
  readonly hearings: () => readonly PointHearing[];
  readonly hear: HearPoints;
}

interface Turn {
  readonly hearing: PointHearing;
  readonly org: string;
}

/** How a handler of an org reads, in this process. */
interface Reader {
  readonly reading: ReadingOn;
  place: IngestPlace;
}

/**
 * Brings what machines measure to handlers of apps: after history has it and it was acknowledged, in the order of ingest, each
 * handler's place moved in the same unit of work as what it wrote. It reads from history, never from the stream, which only
 * says that there is something: so nothing is missed, and nobody who brings points waits.
 */
export class PointRelay {
  readonly #parts: PointRelayParts;
  readonly #rounds: Rounds<Turn>;
  readonly #meant: Meant;
  /** `org handler` → its reader; who has none yet looks once, whatever came. */
  readonly #readers = new Map<string, Reader>();
  /** `org handler` for whom something came. */
  readonly #news = new Set<string>();
  /** Calls of handlers so far. */
  #calls = 0;
  #stopWatching: (() => void) | null = null;
  #beat: NodeJS.Timeout | null = null;

  constructor(parts: PointRelayParts, lookMs = LOOK_MS) {
    this.#parts = parts;
    this.#meant = new Meant(parts.series);
    this.#rounds = new Rounds(
      {
        log: parts.log,
        waits: 'what machines measured waits',
        workers: WORKERS,
        workersOf: () => WORKERS_OF_ORG,
        ownerOf: ({ org }) => org,
        nameOf,
        look: () => this.#waiting(),
        work: (turn) => this.#round(turn),
      },
      lookMs,
    );
  }

  /** Handlers came, changed or went. */
  follow(): void {
    const hearings = this.#parts.hearings();
    this.#meant.follow(hearings);
    this.#readers.clear();
    // Who has no such handler pays nothing.
    if (hearings.length === 0) {
      this.#stopWatching?.();
      this.#stopWatching = null;
    } else this.#stopWatching ??= this.#parts.stream.watch((rows) => this.#notice(rows));
    this.wake();
  }

  wake(): void {
    this.#rounds.wake();
  }

  /** Resolves when everything that can be heard now has been. @returns whether a handler was called */
  async settle(): Promise<boolean> {
    const before = this.#calls;
    await this.#rounds.settle();
    return this.#calls > before;
  }

  close(): Promise<void> {
    this.#stopWatching?.();
    if (this.#beat !== null) clearTimeout(this.#beat);
    this.#meant.close();
    return this.#rounds.close();
  }

  #notice({ length, series }: SeriesRows): void {
    let isNew = false;
    for (let row = 0; row < length; row++)
      for (const name of this.#meant.listenersOf(series[row]) ?? []) {
        this.#news.add(name);
        isNew = true;
      }
    if (isNew)
      this.#beat ??= setTimeout(() => {
        this.#beat = null;
        this.wake();
      }, BEAT_MS).unref();
  }

  /** Where something can be heard: one statement, however many handlers there are. */
  async #waiting(): Promise<Turn[]> {
    const hearings = this.#parts.hearings();
    if (hearings.length === 0) return [];
    const rows = await this.#parts.store.system((tx) =>
      tx.rows<{ at: number; org: string; isDue: boolean }>(
        `select h.at, p.org_id as org, exists (select 1 from selvedge.parked_events k
           where k.org_id = p.org_id and k.subscription = p.subscription and k.next_try <= $3) as "isDue"
         from unnest($1::text[], $2::text[]) with ordinality h(subscription, app, at)
         join selvedge.point_places p on p.subscription = h.subscription
         join selvedge.app_orgs a on a.org_id = p.org_id and a.app = h.app and a.enabled`,
        [
          hearings.map(({ subscription }) => subscription.name),
          hearings.map(({ app }) => app),
          new Date(this.#parts.now()),
        ],
      ),
    );
    return rows
      .map(({ at, org, isDue }) => ({ turn: { hearing: hearings[at - 1], org }, isDue }))
      .filter(({ turn, isDue }) => isDue || this.#news.has(nameOf(turn)) || !this.#readers.has(nameOf(turn)))
      .map(({ turn }) => turn);
  }

  /** @returns whether there may be more */
  async #round({ hearing, org }: Turn): Promise<boolean> {
    const name = nameOf({ hearing, org });
    this.#news.delete(name);
    try {
      const reader = this.#readers.get(name) ?? (await this.#open(name, hearing, org));
      if (reader === null) return false;
      // In this order: what was taken in by now is of metrics that are known by now.
      const head = endOf(this.#parts.historian.status().sequence);
      const series = this.#meant.seriesOf(org, hearing.subscription.name);
      const piece = await reader.reading.after(reader.place, head, series);
      const outcome = await this.#parts.store.org(org, (tx) => this.#unit(tx, hearing, reader.place, piece));
      if (outcome.at !== null) reader.place = outcome.at;
      if (outcome.hasMore === 'later') return this.#comeAgain(name);
      return outcome.hasMore;
    } catch (error) {
      this.#news.add(name);
      this.#readers.delete(name);
      throw error;
    }
  }

  async #open(name: string, { subscription }: PointHearing, org: string): Promise<Reader | null> {
    const place = await this.#parts.store.org(org, (tx) => placeOf(tx, subscription.name));
    if (place === undefined) return null;
    const reader = { reading: new ReadingOn(this.#parts.historian, subscription.atOnce), place };
    this.#readers.set(name, reader);
    return reader;
  }

  #comeAgain(name: string): false {
    this.#news.add(name);
    this.#rounds.wakeLater();
    return false;
  }

  /**
   * What was put aside and is due, then what is new.
   * @param before the place that the piece was read from
   * @returns where the handler is now, null = as before
   */
  async #unit(
    tx: Tx,
    hearing: PointHearing,
    before: IngestPlace,
    piece: Piece,
  ): Promise<{ readonly at: IngestPlace | null; readonly hasMore: boolean | 'later' }> {
    const { subscription } = hearing;
    const taken = await takePlace(tx, subscription.name);
    if (taken === undefined) return { at: null, hasMore: 'later' };
    if (!isSamePlace(taken.place, before)) return { at: taken.place, hasMore: true };
    const hasMoreAside = taken.isParked && (await this.#hearAside(tx, hearing, before));
    const stuck = taken.isParked ? await stuckSeries(tx, subscription.name) : null;
    const readings = readingsIn(
      this.#parts.series,
      subscription,
      piece.rows,
      (id) => stuck?.has(id) === true,
    );
    await this.#hearAll(tx, hearing, readings, { after: before, upTo: piece.place });
    if (!isSamePlace(before, piece.place)) movePlace(tx, subscription.name, piece.place);
    return { at: piece.place, hasMore: piece.more || hasMoreAside };
  }

  /** All together; when that fails each metric alone, and those that fail again are put aside. */
  async #hearAll(
    tx: Tx,
    hearing: PointHearing,
    readings: readonly Reading[],
    span: { readonly after: IngestPlace; readonly upTo: IngestPlace },
  ): Promise<void> {
    const fault = await this.#hear(tx, hearing, readings);
    if (fault === null) return;
    const { name } = hearing.subscription;
    const metrics = [...Map.groupBy(readings, ({ series }) => series).values()];
    for (const some of metrics) {
      const its = metrics.length === 1 ? fault : await this.#hear(tx, hearing, some);
      if (its !== null) await putAside(tx, name, some, span, its, this.#parts.now());
    }
  }

  /** @returns whether there may be more at once */
  async #hearAside(tx: Tx, hearing: PointHearing, head: IngestPlace): Promise<boolean> {
    const { name } = hearing.subscription;
    const now = this.#parts.now();
    const due = await takeDue(tx, name, now);
    for (const told of due) {
      const { series, after, upTo } = stretchOf(told);
      const answer = await this.#parts.historian.ingested({
        series: [series],
        after,
        upTo: upTo ?? head,
        limit: hearing.subscription.atOnce,
      });
      const readings = readingsIn(this.#parts.series, hearing.subscription, answer.rows);
      const fault = await this.#hear(tx, hearing, readings);
      const { place } = answer;
      if (fault !== null && upTo !== null) await park(tx, name, told, told.attempts + 1, fault, now);
      else if (fault !== null) await putAside(tx, name, readings, { after, upTo: place }, fault, now);
      else if (answer.more) {
        await putBehind(tx, name, told.subject, told.at, { series, after: place, upTo: null }, now);
        await goOn(tx, name, told.subject, now);
      }
    }
    return due.length > 0;
  }

  /** @returns why the handler could not take them; null = it did */
  async #hear(tx: Tx, hearing: PointHearing, readings: readonly Reading[]): Promise<string | null> {
    if (readings.length === 0) return null;
    this.#calls++;
    try {
      await tx.attempt(() => this.#parts.hear(tx, hearing, readings));
      return null;
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      this.#parts.log.warn(
        { fault, subscription: hearing.subscription.name, points: readings.length },
        'points could not be handled',
      );
      return fault;
    }
  }
}

const nameOf = ({ hearing, org }: Turn): string => `${org} ${hearing.subscription.name}`;
