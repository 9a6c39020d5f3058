import type { NewOf } from '@selvedge/sdk/app';
import type { LotPair } from '@selvedge/contracts/cutting';
import type { record } from '../entities/record.ts';
import { Drafted, bookedFrom } from '../floor/drafted.ts';
import type { Booked } from '../floor/facts.ts';
import { factsOf } from '../floor/facts.ts';
import { handedOver } from '../floor/giving.ts';
import { joinedOf } from '../floor/joining.ts';
import { sharedOut } from '../floor/shared-out.ts';
import { type Standing, withRecords } from '../floor/standing.ts';
import { reverseOf, takenParts } from '../floor/taking-back.ts';
import type { Worker } from '../floor/worker.ts';
import { drafts } from '../floor/writing.ts';
import { type Account, accountOf } from '../rules/account.ts';
import { booking } from '../rules/booking.ts';
import { remaining } from '../rules/capacity.ts';
import { joining, type Joining, wantedParts } from '../rules/joining.ts';
import { type Moved, movedOutside, outsideMost } from '../rules/outside.ts';
import { isOn, type Routing } from '../rules/routing.ts';
import { returnable, settleable, settled, type Way } from '../rules/settling.ts';
import { stateOf } from '../rules/state.ts';
import { heldBy } from '../rules/taking-back.ts';
import { movable, type Marks, negative, travelling, type Which } from '../rules/travelling.ts';
import type { Scanned } from './pile.ts';

type Draft = NewOf<typeof record>;
export interface Kept extends Booked {
  readonly bundle: string;
}

const NOW = '2026-11-30T08:00:00.000Z';
const FIRST_OF = { order: 'order', style: 'style', team: null };

/** The rules of the app without its database: what its actions decide, kept in memory. */
export class MemoryFloor {
  readonly routing: Routing;
  readonly standings = new Map<string, Standing>();
  readonly records: Kept[] = [];
  readonly #pairs: readonly LotPair[];
  #count = 0;

  constructor(routing: Routing, pairs: readonly LotPair[] = []) {
    this.routing = routing;
    this.#pairs = pairs;
  }

  cut(id: string, colour: string, parts: readonly string[] | null, quantity: number): void {
    const bundle = {
      id,
      number: id,
      order: 'order',
      orderNumber: 'order',
      orderState: 'sewing',
      style: 'style',
      colour,
      size: 'M',
      quantity,
      state: 'live' as const,
      parts,
      bed: null,
      fabric: parts?.join('') ?? null,
      lot: null,
      plyFrom: null,
      plyTo: null,
    };
    const bench = { routing: this.routing, parts: parts ?? [], state: stateOf(quantity, []) };
    this.standings.set(id, { bundle, bench, coupon: null, isVoid: false, records: [] });
  }

  of(id: string): Standing {
    const found = this.standings.get(id);
    if (found === undefined) throw new Error(`No bundle ${id}.`);
    return found;
  }

  live(): Standing[] {
    return [...this.standings.values()].filter(({ bundle }) => bundle.state === 'live');
  }

  scan({ scan, worker, pile, operations, good, scrap, day }: Scanned): Draft[] {
    const standing = this.of(pile);
    const isRepeated = standing.records.some((one) => one.scan === scan);
    if (isRepeated || standing.bundle.state === 'void') return [];
    const joins = this.#joinings(standing, operations);
    const ready = new Map([...joins].map(([code, join]) => [code, join.ready]));
    const decided = booking(standing.bench, { codes: operations, good, scrap }, ready);
    return drafts(standing, decided, this.#stamp(scan, worker, day), {}, joins);
  }

  /** @throws Error when somebody else has written since it was drafted */
  write(rows: readonly Draft[]): Kept[] {
    const heads = new Map<string, number>();
    for (const row of rows) {
      const last = heads.get(row.bundle) ?? this.of(row.bundle).bench.state.last;
      if (row.ordinal !== last + 1) throw new Error(STALE);
      heads.set(row.bundle, row.ordinal);
    }
    const added = rows.map((row): Kept => ({
      ...bookedFrom(row, `r${(this.#count += 1)}`, ''),
      bundle: row.bundle,
    }));
    for (const [id, own] of Map.groupBy(added, ({ bundle }) => bundle))
      this.standings.set(id, withRecords(this.of(id), [...this.of(id).records, ...own]));
    this.records.push(...added);
    return added;
  }

  report(
    scan: string,
    worker: string,
    colour: string,
    operation: string,
    quantity: number,
    day: string,
  ): Draft[] {
    const meant = this.live().filter(
      ({ bundle, bench }) => bundle.colour === colour && isOn(bench.routing, bench.parts, operation),
    );
    const step = this.routing.byCode.get(operation);
    if (step === undefined) return [];
    const { shares } = sharedOut(meant, quantity, ({ bench }) => remaining(bench, step));
    const drafted = new Drafted();
    for (const { one, pieces } of shares)
      drafted.add(
        drafts(
          one,
          booking(one.bench, { codes: [operation], good: pieces, scrap: 0 }),
          this.#stamp(scan, worker, day),
        ),
        '',
      );
    return drafted.drafts;
  }

  undo(record: Kept): Draft[] {
    const standing = this.of(record.bundle);
    if (record.kind === 'undo' || standing.records.some(({ takesBack }) => takesBack === record.id))
      return [];
    const fact = factsOf(record.bundle, standing.records, this.routing.output).find(
      ({ id }) => id === record.id,
    );
    if (fact === undefined || heldBy(standing.bench, fact) !== null) return [];
    const known = this.#known(record);
    const cause = record.cause ?? record.scan;
    const isJoin = record.kind === 'done' && this.routing.byCode.get(record.operation ?? '')?.isJoin === true;
    const parts =
      isJoin && cause !== null && !record.isRework
        ? takenParts(
            [...this.standings.values()].filter(({ records }) => records.some((one) => one.cause === cause)),
            cause,
            record.operation ?? '',
            record.quantity,
          )
        : [];
    return [
      { ...reverseOf(known), ordinal: standing.bench.state.last + 1, at: NOW },
      ...parts.map(({ of, pieces, takesBack, ordinal }): Draft => ({
        ...reverseOf(known),
        bundle: of.bundle.id,
        worker: null,
        quantity: 0,
        moved: -pieces,
        takesBack,
        ordinal,
        at: NOW,
      })),
    ];
  }

  give(record: Kept, to: string, wanted: number): { pieces: number; rows: readonly Draft[] } {
    const { bench, records } = this.of(record.bundle);
    const isOpen = record.kind === 'done' && !records.some(({ takesBack }) => takesBack === record.id);
    if (!isOpen || record.worker === to || record.isRework) return { pieces: 0, rows: [] };
    const worker: Worker = {
      id: to,
      number: to,
      name: to,
      team: null,
      isHere: true,
      group: null,
      habit: null,
    };
    return handedOver([this.#known(record)], bench.state.last, { to: worker, wanted, now: new Date(NOW) });
  }

  settle(id: string, what: Way, pieces: number, isFinished: boolean, day: string): Draft[] {
    const { bench } = this.of(id);
    return pieces > settleable(bench.state, what, isFinished)
      ? []
      : [{ ...this.#placed(id, day), ...settled(what, pieces, isFinished) }];
  }

  sendBack(id: string, operation: string, pieces: number, day: string): Draft[] {
    const { bench } = this.of(id);
    return !isOn(bench.routing, bench.parts, operation) || pieces > returnable(bench, operation)
      ? []
      : [{ ...this.#placed(id, day), kind: 'rework-out', operation, moved: pieces }];
  }

  /** @returns what went along; null = it cannot */
  split(id: string, daughter: string, pieces: number, which: Which, day: string): Marks | null {
    const standing = this.of(id);
    const { bundle, bench } = standing;
    if (pieces >= bundle.quantity || pieces > movable(bench)) return null;
    const marks = travelling(bench, pieces, which);
    this.cut(daughter, bundle.colour ?? '', bundle.parts, pieces);
    this.write([
      { ...this.#placed(id, day), kind: 'split-out', moved: pieces, marks: negative(marks) },
      { ...this.#placed(daughter, day), kind: 'split-in', moved: pieces, marks },
    ]);
    this.#recount(id, -pieces);
    return marks;
  }

  merge(id: string, into: string, day: string): { pieces: number; marks: Marks } {
    const { bench, bundle } = this.of(id);
    const pieces = movable(bench);
    const isLike =
      this.of(into).bundle.colour === bundle.colour && this.of(into).bundle.fabric === bundle.fabric;
    if (!isLike || pieces < bench.state.wip || bench.state.outside > 0 || pieces === 0)
      return { pieces: 0, marks: {} };
    const marks = travelling(bench, pieces, 'done');
    this.write([
      { ...this.#placed(id, day), kind: 'merge-out', moved: pieces, marks: negative(marks) },
      { ...this.#placed(into, day), kind: 'merge-in', moved: pieces, marks },
    ]);
    this.#recount(id, -pieces);
    this.#recount(into, pieces);
    return { pieces, marks };
  }

  /** @returns what went along, or came back; null = it cannot */
  outside(id: string, moved: Moved, day: string): Marks | null {
    const { bench } = this.of(id);
    const pieces = Math.abs(moved.pieces);
    if (pieces > outsideMost(bench, moved)) return null;
    const entry = movedOutside(bench, moved, pieces);
    this.write([{ ...this.#placed(id, day), ...entry }]);
    return moved.kind === 'out' && moved.pieces > 0 ? (entry.carried ?? {}) : negative(entry.carried ?? {});
  }

  void(id: string): boolean {
    const standing = this.of(id);
    if (Math.max(0, ...standing.bench.state.done.values()) > 0) return false;
    this.standings.set(id, { ...standing, bundle: { ...standing.bundle, state: 'void' } });
    return true;
  }

  account(colour: string, recut: ReadonlySet<string>): Account {
    const output = this.routing.output ?? '';
    const own = [...this.standings.values()].filter(
      ({ bundle, bench }) => bundle.colour === colour && isOn(bench.routing, bench.parts, output),
    );
    return accountOf(
      own.map(({ bundle, bench, records }) => ({
        quantity: bundle.quantity,
        isVoid: bundle.state === 'void',
        isRecut: recut.has(bundle.id),
        wip: bench.state.wip,
        finished: bench.state.finished,
        facts: factsOf(bundle.id, records, output),
      })),
    );
  }

  #recount(id: string, by: number): void {
    const standing = this.of(id);
    const quantity = standing.bundle.quantity + by;
    this.standings.set(
      id,
      withRecords({ ...standing, bundle: { ...standing.bundle, quantity } }, standing.records),
    );
  }

  #joinings(standing: Standing, codes: readonly string[]): Map<string, Joining> {
    const { routing, parts } = standing.bench;
    const { bundle } = standing;
    const others = this.live()
      .filter((one) => one.bundle.colour === bundle.colour && one.bundle.id !== bundle.id)
      .map(joinedOf);
    const ticketed = new Set(this.live().flatMap((one) => one.bundle.parts ?? []));
    const question = { others, shown: [], ticketed, pairs: this.#pairs, isOverridden: false };
    return new Map(
      codes.flatMap((code) => {
        const step = routing.byCode.get(code);
        return step === undefined || wantedParts(routing, parts, step).length === 0
          ? []
          : [[code, joining(step, joinedOf(standing), question)] as const];
      }),
    );
  }

  #placed(id: string, day: string) {
    const { bundle, bench } = this.of(id);
    const { colour, size } = bundle;
    const ordinal = bench.state.last + 1;
    return { ...FIRST_OF, bundle: id, colour, size, ordinal, day, at: NOW, source: 'clerk' as const };
  }

  #stamp = (scan: string, worker: string, day: string) => ({
    scan,
    worker,
    day,
    group: null,
    team: null,
    at: NOW,
    source: 'phone' as const,
    habit: 'bundle' as const,
  });

  #known(record: Kept) {
    const { bundle } = this.of(record.bundle);
    return {
      ...record,
      ...FIRST_OF,
      colour: bundle.colour,
      size: bundle.size,
      version: 1,
      createdAt: NOW,
      updatedAt: NOW,
      deviceAt: null,
      reason: null,
      markedOvertime: null,
      habit: 'bundle' as const,
      source: 'phone' as const,
      station: null,
    };
  }
}

/** Two decided from the same state. */
export const STALE = 'stale';
