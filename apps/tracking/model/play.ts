import assert from 'node:assert/strict';
import type { Deed, History } from './histories.ts';
import { type Kept, MemoryFloor, STALE } from './memory-floor.ts';
import type { Scanned } from './pile.ts';
import { Reference } from './reference.ts';
import { CENTS, COLLARED, type ModelStyle, PLAIN } from './styles.ts';
import { nonZero } from './sums.ts';

const WORKERS = ['a', 'b', 'c'];
const COLOURS = ['黑', '白'];
const DAYS = ['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02'];
const priceOf = (operation: string, day: string): number => CENTS[operation][day >= DAYS[2] ? 1 : 0];

/** The rules and the reference, one deed after the other. */
export class Play {
  readonly #style: ModelStyle;
  readonly floor: MemoryFloor;
  readonly reference: Reference;
  readonly #scans: Scanned[] = [];
  readonly #recuts = new Set<string>();
  readonly #ids: string[] = [];
  #day = 0;
  #count = 0;

  constructor({ isJoined, cut }: History) {
    this.#style = isJoined ? COLLARED : PLAIN;
    this.floor = new MemoryFloor(this.#style.routing);
    this.reference = new Reference(this.#style.plain);
    for (const [at, bundles] of cut.entries())
      for (const pieces of bundles) for (const set of this.#style.sets) this.#cut(COLOURS[at], set, pieces);
  }

  do(deed: Deed): void {
    this.isLoose ||= !this.reference.hasTickets('领');
    switch (deed.deed) {
      case 'scan':
        return this.#scan({
          ...deed,
          pile: this.#bundle(deed.bundle),
          operations: deed.steps.map((at) => this.#code(at)).toSorted(),
        });
      case 'both':
        return this.#both(deed);
      case 'replay': {
        const again = this.#scans[deed.scan % Math.max(1, this.#scans.length)];
        return again === undefined ? undefined : this.#send(again);
      }
      case 'report':
        return this.#report(deed);
      case 'undo':
        return this.#undo(deed.record);
      case 'give':
        return this.#give(deed);
      case 'settle':
        return this.#settle(deed);
      case 'sendBack': {
        const [pile, operation] = [this.#bundle(deed.bundle), this.#code(deed.step)];
        if (this.floor.of(pile).bundle.state === 'void') return;
        const rows = this.floor.sendBack(pile, operation, deed.pieces, this.#today);
        assert.equal(rows.length > 0, this.reference.sendBack(pile, operation, deed.pieces));
        this.floor.write(rows);
        return;
      }
      case 'split':
        return this.#split(deed);
      case 'merge':
        return this.#merge(deed);
      case 'outside':
        return this.#outside(deed);
      case 'void': {
        const pile = this.#bundle(deed.bundle);
        const isOpen = this.floor.of(pile).bundle.state !== 'void';
        if (isOpen) assert.equal(this.floor.void(pile), this.reference.void(pile));
        return;
      }
      case 'recut':
        for (const set of this.#style.sets) this.#cut(COLOURS[deed.colour % 2], set, deed.pieces, true);
        return;
      case 'nextDay':
        this.#day = Math.min(this.#day + 1, DAYS.length - 1);
    }
  }

  /** What holds whatever happened. */
  demand(): void {
    const { floor, reference } = this;
    reference.demand();
    for (const colour of COLOURS) {
      const [part] = this.#style.sets;
      const { open, joined: _joined, ...account } = { joined: 0, ...floor.account(colour, this.#recuts) };
      assert.equal(open, 0, `the account of ${colour} is open`);
      const { joined, ...counted } = reference.account(colour, part?.[0] ?? null);
      assert.equal(joined, 0);
      assert.deepEqual(account, counted);
    }
    for (const { bundle, bench } of floor.standings.values()) {
      const pile = reference.piles.get(bundle.id);
      assert.deepEqual(nonZero(bench.state.done), nonZero(pile?.done ?? new Map()), bundle.id);
      assert.deepEqual(nonZero(bench.state.rework), nonZero(pile?.repair ?? new Map()), bundle.id);
      assert.equal(bundle.quantity, pile?.pieces.length);
    }
    const pay = new Map<string, number>();
    for (const { kind, worker, operation, quantity, day } of floor.records)
      if (worker !== null && operation !== null && quantity !== 0 && (kind === 'done' || kind === 'undo'))
        pay.set(worker, (pay.get(worker) ?? 0) + quantity * priceOf(operation, day));
    assert.deepEqual(nonZero(pay), nonZero(reference.pay(priceOf)));
    const collars = [...floor.standings.values()].filter(({ bundle }) => bundle.parts?.includes('领'));
    const bodies = [...floor.standings.values()].filter(({ bundle }) => bundle.parts?.includes('大身'));
    const sum = (of: typeof bodies): number =>
      of.reduce(
        (all, { bench: { state } }) =>
          all + (state.done.get('30') ?? 0) + (state.marksOutside.get('30') ?? 0),
        0,
      );
    if (bodies.length > 0 && !this.isLoose) assert.equal(sum(collars), sum(bodies), 'one of each part');
  }

  /** A partner did a join, spoiled what was joined, or collars had no ticket for a while: they are not one to one. */
  isLoose = false;

  get #today(): string {
    return DAYS[this.#day];
  }
  #code = (at: number): string => this.#style.plain[at % this.#style.plain.length].code;
  #bundle = (at: number): string => this.#ids[at % this.#ids.length];
  #worker = (at: number): string => WORKERS[at % WORKERS.length];

  #cut(colour: string, set: readonly string[] | null, pieces: number, isRecut = false): void {
    const id = `b${String(this.#ids.length + 1).padStart(3, '0')}`;
    this.#ids.push(id);
    if (isRecut) this.#recuts.add(id);
    this.floor.cut(id, colour, set, pieces);
    this.reference.cut(id, colour, set?.[0] ?? null, pieces, isRecut);
  }

  #scan({
    pile,
    worker,
    operations,
    good,
    scrap,
  }: Omit<Extract<Deed, { deed: 'scan' }>, 'bundle'> & Pick<Scanned, 'pile' | 'operations'>): void {
    const scan = {
      scan: this.#next(),
      pile,
      worker: this.#worker(worker),
      operations,
      good,
      scrap,
      day: this.#today,
    };
    this.#scans.push(scan);
    this.#send(scan);
  }

  #send(scan: Scanned): void {
    this.#agree(scan, this.floor.write(this.floor.scan(scan)));
  }

  #agree(scan: Scanned, written: readonly Kept[]): void {
    const { booked, scrapped } = this.reference.scan(scan);
    const counts = scan.operations.map((code) =>
      written
        .filter(
          ({ kind, operation, bundle }) => kind === 'done' && operation === code && bundle === scan.pile,
        )
        .reduce((all, { quantity }) => all + quantity, 0),
    );
    assert.deepEqual(counts, booked, JSON.stringify(scan));
    assert.equal(
      written.reduce((all, one) => all + one.scrapped, 0),
      scrapped,
    );
  }

  /** Two stations decide from the same state: the second is refused, and decides again. */
  #both({ bundle, step, good }: Extract<Deed, { deed: 'both' }>): void {
    const common = {
      pile: this.#bundle(bundle),
      operations: [this.#code(step)],
      good,
      scrap: 0,
      day: this.#today,
    };
    const scans = [0, 1].map((at): Scanned => ({ ...common, scan: this.#next(), worker: this.#worker(at) }));
    this.#scans.push(...scans);
    const [first, second] = scans.map((scan) => this.floor.scan(scan));
    this.#agree(scans[0], this.floor.write(first));
    if (first.length > 0 && second.length > 0)
      assert.throws(() => this.floor.write(second), new RegExp(STALE));
    this.#send(scans[1]);
  }

  #report({ worker, colour, step, pieces }: Extract<Deed, { deed: 'report' }>): void {
    const operation = this.#code(step);
    if (this.#style.plain.find(({ code }) => code === operation)?.takes.length !== 0) return;
    const [who, scan, day] = [this.#worker(worker), this.#next(), this.#today];
    const written = this.floor.write(
      this.floor.report(scan, who, COLOURS[colour % 2], operation, pieces, day),
    );
    let left = pieces;
    for (const { bundle } of this.floor.live().filter((one) => one.bundle.colour === COLOURS[colour % 2])) {
      const here = written
        .filter((one) => one.bundle === bundle.id)
        .reduce((all, one) => all + one.quantity, 0);
      const part = bundle.parts?.[0] ?? null;
      const isOn = this.#style.plain.some(
        (one) => one.code === operation && (one.part === null || one.part === part),
      );
      if (!isOn) assert.equal(here, 0);
      else {
        const alone = `${scan} ${bundle.id}`;
        const before = this.reference.copy();
        const wish = {
          scan: alone,
          pile: bundle.id,
          worker: who,
          operations: [operation],
          good: left,
          scrap: 0,
          day,
        };
        const expected = left === 0 ? 0 : before.scan(wish).booked[0];
        const isRepair = before.works.at(-1)?.isRepair === true && before.works.at(-1)?.scan === alone;
        assert.equal(here, isRepair ? 0 : expected, 'as far as the bundle goes, in order');
        if (here > 0) this.reference.scan({ ...wish, scan, good: here });
      }
      left -= here;
    }
  }

  #undo(at: number): void {
    const { records } = this.floor;
    const record = records[at % Math.max(1, records.length)];
    if (record === undefined || !UNDONE.has(record.kind) || record.kind === 'undo') return;
    const rows = this.floor.undo(record);
    if (
      record.takesBack === null &&
      this.floor.of(record.bundle).records.some((one) => one.takesBack === record.id)
    ) {
      assert.deepEqual(rows, [], 'once');
      return;
    }
    assert.equal(rows.length > 0, this.#taken(record), `${record.kind} ${record.operation}`);
    this.floor.write(rows);
  }

  #taken({
    kind,
    bundle,
    operation,
    worker,
    quantity,
    scrapped,
    moved,
    isFinished,
    scan,
    cause,
  }: Kept): boolean {
    const code = operation ?? '';
    if (kind === 'done')
      return this.reference.undo(scan ?? cause ?? '', bundle, code, worker ?? '', quantity);
    if (kind === 'rework-out') return this.reference.unsend(bundle, code, moved);
    const to =
      kind === 'scrap' ? 'scrapped' : kind === 'second' ? 'seconds' : kind === 'sample' ? 'samples' : kind;
    if (to !== 'scrapped' && to !== 'seconds' && to !== 'samples' && to !== 'missing' && to !== 'found')
      return false;
    return this.reference.unsettle(bundle, to, moved + scrapped, isFinished);
  }

  #give({ record: at, worker, pieces }: Extract<Deed, { deed: 'give' }>): void {
    const all = this.floor.records.filter(({ kind }) => kind === 'done');
    const record = all[at % Math.max(1, all.length)];
    if (record === undefined) return;
    const to = this.#worker(worker);
    const { pieces: given, rows } = this.floor.give(record, to, pieces);
    this.floor.write(rows);
    if (given > 0)
      this.reference.give(
        record.scan ?? record.cause ?? '',
        record.bundle,
        record.operation ?? '',
        record.worker ?? '',
        to,
        given,
      );
  }

  #settle({ bundle, what, pieces, isFinished }: Extract<Deed, { deed: 'settle' }>): void {
    const pile = this.#bundle(bundle);
    if (this.floor.of(pile).bundle.state === 'void') return;
    const to = {
      scrap: 'scrapped',
      second: 'seconds',
      sample: 'samples',
      missing: 'missing',
      found: 'found',
    } as const;
    const rows = this.floor.settle(pile, what, pieces, isFinished, this.#today);
    assert.equal(rows.length > 0, this.reference.settle(pile, to[what], pieces, isFinished));
    this.floor.write(rows);
  }

  #split({ bundle, pieces, which }: Extract<Deed, { deed: 'split' }>): void {
    const pile = this.#bundle(bundle);
    const { bundle: facts } = this.floor.of(pile);
    const most = this.reference.movable(pile);
    if (facts.state === 'void') return;
    const daughter = `b${String(this.#ids.length + 1).padStart(3, '0')}`;
    const marks = this.floor.split(pile, daughter, pieces, which, this.#today);
    assert.equal(marks !== null, pieces <= most && pieces < facts.quantity);
    if (marks === null) return;
    assert.ok(this.reference.split(pile, daughter, pieces, marks));
    this.#ids.push(daughter);
    if (this.#recuts.has(pile)) this.#recuts.add(daughter);
  }

  #merge({ bundle, into }: Extract<Deed, { deed: 'merge' }>): void {
    const [from, to] = [this.#bundle(bundle), this.#bundle(into)];
    const isOpen = [from, to].every((one) => this.floor.of(one).bundle.state !== 'void');
    if (from === to || !isOpen || this.#recuts.has(from) !== this.#recuts.has(to)) return;
    const { pieces, marks } = this.floor.merge(from, to, this.#today);
    const isLike = JSON.stringify(this.#kindOf(from)) === JSON.stringify(this.#kindOf(to));
    if (isLike) assert.equal(pieces, this.reference.merge(from, to, marks));
    else assert.equal(pieces, 0);
  }

  #kindOf(id: string): unknown {
    const { colour, parts } = this.floor.of(id).bundle;
    return [colour, parts];
  }

  #outside({ bundle, kind, pieces, step }: Extract<Deed, { deed: 'outside' }>): void {
    const pile = this.#bundle(bundle);
    const { bundle: facts } = this.floor.of(pile);
    if (facts.state === 'void') return;
    const code = this.#code(step);
    const moved = {
      kind: kind === 'back' ? ('out' as const) : kind,
      pieces: kind === 'back' ? -pieces : pieces,
      operations: [code],
    };
    const part = facts.parts?.[0] ?? null;
    const own = this.#style.plain.find(
      (one) => one.code === code && (one.part === null || one.part === part),
    );
    const made = kind === 'good' && own !== undefined ? [code] : [];
    const marks = this.floor.outside(pile, moved, this.#today);
    assert.equal(marks !== null, this.reference.outside(pile, kind, pieces, marks ?? {}, made), kind);
    const isPartners = made.length > 0 && (own?.takes.length ?? 0) > 0;
    if (marks !== null && (isPartners || kind === 'bad')) this.isLoose = true;
  }

  #next = (): string => `s${(this.#count += 1)}`;
}

const UNDONE = new Set(['done', 'scrap', 'second', 'sample', 'missing', 'found', 'rework-out']);
