import { at, count, fits, type Pile, type PlainStep, type Scanned, type Spot, type Told } from './pile.ts';
import { add } from './sums.ts';

/** A confirmed piece of work. */
interface Work {
  worker: string;
  readonly operation: string;
  readonly day: string;
  readonly pile: string;
  readonly scan: string;
  readonly isRepair: boolean;
  isTakenBack: boolean;
}

/**
 * The floor as garment.md tells it, counted piece by piece: slow and plain on purpose. It knows nothing of the rules it is
 * compared with.
 */
export class Reference {
  readonly #steps: readonly PlainStep[];
  readonly piles = new Map<string, Pile>();
  readonly works: Work[] = [];
  readonly #scans = new Set<string>();

  constructor(steps: readonly PlainStep[]) {
    this.#steps = steps;
  }

  /** The same floor once more: what is done to it is not done to this one. */
  copy(): Reference {
    const other = new Reference(this.#steps);
    for (const [id, pile] of this.piles) other.piles.set(id, structuredClone(pile));
    other.works.push(...structuredClone(this.works));
    for (const scan of this.#scans) other.#scans.add(scan);
    return other;
  }

  cut(id: string, cell: string, part: string | null, pieces: number, isRecut = false): void {
    this.piles.set(id, {
      id,
      cell,
      part,
      isRecut,
      isVoid: false,
      isPartners: false,
      pieces: Array.from({ length: pieces }, () => ({ spot: 'wip', passed: false })),
      done: new Map(),
      repair: new Map(),
      away: new Map(),
    });
  }

  /** What is booked of a scan: pieces by operation, and scrap. The same scan again books nothing. */
  scan({ scan, worker, pile: id, operations, good, scrap, day }: Scanned): {
    booked: number[];
    scrapped: number;
  } {
    const pile = this.#pile(id);
    const nothing = { booked: operations.map(() => 0), scrapped: 0 };
    if (this.#scans.has(`${scan} ${id}`) || pile.isVoid) return nothing;
    if (operations.some((code) => this.#step(code, pile) === null)) return nothing;
    let scrapped = 0;
    while (scrapped < scrap && this.#move(pile, 'wip', 'scrapped')) scrapped += 1;
    const booked = operations.map((code) => {
      let count = 0;
      while (count < (good ?? Infinity) && this.#confirm(pile, code, scan)) count += 1;
      const isRepair = count === 0;
      while (isRepair && count < (good ?? Infinity) && this.#repair(pile, code, count)) count += 1;
      if (isRepair) add(pile.repair, code, -count);
      for (let one = 0; one < count; one++)
        this.works.push({ worker, operation: code, day, pile: id, scan, isRepair, isTakenBack: false });
      return count;
    });
    if (scrapped > 0 || booked.some((count) => count > 0)) this.#scans.add(`${scan} ${id}`);
    return { booked, scrapped };
  }

  /** Work of one record is taken back; false = it may not be. */
  undo(scan: string, pile: string, operation: string, worker: string, pieces: number): boolean {
    const of = this.#pile(pile);
    const open = this.works.filter(
      (one) =>
        one.scan === scan &&
        one.pile === pile &&
        one.operation === operation &&
        one.worker === worker &&
        !one.isTakenBack,
    );
    const works = open.slice(0, pieces);
    const step = this.#step(operation, of);
    if (step === null || works.length < pieces) return false;
    const copy = structuredClone({ ...of, done: [...of.done], repair: [...of.repair] });
    const [{ isRepair }] = works;
    const isPossible = works.every(() => (isRepair ? this.#unrepair(of, step) : this.#unconfirm(of, step)));
    if (!isPossible) {
      of.pieces = copy.pieces;
      of.done.clear();
      for (const [code, count] of copy.done) of.done.set(code, count);
      of.repair.clear();
      for (const [code, count] of copy.repair) of.repair.set(code, count);
      return false;
    }
    if (!isRepair)
      for (const { part } of step.takes)
        this.#giveBack(of.cell, part, operation, `${scan} ${pile}`, works.length);
    for (const work of works) work.isTakenBack = true;
    return true;
  }

  give(scan: string, pile: string, operation: string, from: string, to: string, pieces: number): void {
    let left = pieces;
    for (const work of this.works) {
      const isIt =
        work.scan === scan &&
        work.pile === pile &&
        work.operation === operation &&
        work.worker === from &&
        !work.isTakenBack;
      if (!isIt || left === 0) continue;
      work.worker = to;
      left -= 1;
    }
  }

  settle(id: string, to: Spot | 'found', pieces: number, isFinished: boolean): boolean {
    const pile = this.#pile(id);
    const [from, into]: [Spot, Spot] =
      to === 'found' ? ['missing', isFinished ? 'finished' : 'wip'] : [isFinished ? 'finished' : 'wip', to];
    if (
      pile.isVoid ||
      pile.pieces.filter((one) => one.spot === from && fits(one, from, into)).length < pieces
    )
      return false;
    for (let one = 0; one < pieces; one++) this.#move(pile, from, into);
    return true;
  }

  /** Settled pieces are put back; false = they are not there any more. */
  unsettle(id: string, to: Spot | 'found', pieces: number, isFinished: boolean): boolean {
    const pile = this.#pile(id);
    const back: Spot = isFinished ? 'finished' : 'wip';
    const [from, into]: [Spot, Spot] = to === 'found' ? [back, 'missing'] : [to, back];
    const there = pile.pieces.filter((one) => one.spot === from && fits(one, from, into)).length;
    const free = from === 'wip' ? there - this.#repairsBefore(pile) : there;
    if (free < pieces) return false;
    for (let one = 0; one < pieces; one++) this.#move(pile, from, into);
    return true;
  }

  sendBack(id: string, code: string, pieces: number): boolean {
    const pile = this.#pile(id);
    const step = this.#step(code, pile);
    if (step === null || pile.isVoid) return false;
    const passed = pile.pieces.filter((one) => one.passed).length;
    const there = step.isOutput
      ? Math.min(count(pile.done, code), at(pile, 'finished'))
      : Math.min(count(pile.done, code) - passed, at(pile, 'wip'));
    if (there - count(pile.repair, code) < pieces) return false;
    add(pile.repair, code, pieces);
    return true;
  }

  unsend(id: string, code: string, pieces: number): boolean {
    const pile = this.#pile(id);
    if (count(pile.repair, code) < pieces) return false;
    add(pile.repair, code, -pieces);
    return true;
  }

  /** Pieces that may go elsewhere. */
  movable(id: string): number {
    const pile = this.#pile(id);
    return pile.isVoid ? 0 : Math.max(0, at(pile, 'wip') - this.#repairsBefore(pile));
  }

  /** Some of its pieces are with a partner. */
  isOutside(id: string): boolean {
    return at(this.#pile(id), 'outside') > 0;
  }

  /** @param marks what the pieces took along */
  split(id: string, daughter: string, pieces: number, marks: Told): boolean {
    const pile = this.#pile(id);
    if (this.movable(id) < pieces) return false;
    this.cut(daughter, pile.cell, pile.part, 0, pile.isRecut);
    this.#cross(pile, this.#pile(daughter), pieces, marks);
    return true;
  }

  merge(id: string, into: string, marks: Told): number {
    const pile = this.#pile(id);
    const pieces = this.movable(id);
    if (pieces < at(pile, 'wip') || at(pile, 'outside') > 0) return 0;
    this.#cross(pile, this.#pile(into), pieces, marks);
    return pieces;
  }

  /** @param marks confirmations that leave with them, or come back */
  outside(
    id: string,
    kind: 'out' | 'good' | 'bad' | 'short' | 'back',
    pieces: number,
    marks: Told,
    made: readonly string[],
  ): boolean {
    const pile = this.#pile(id);
    const there = kind === 'out' ? this.movable(id) : at(pile, 'outside');
    if (pile.isVoid || there < pieces) return false;
    const isOut = made.some((code) => this.#step(code, pile)?.isOutput === true);
    const into: Spot = kind === 'bad' ? 'seconds' : kind === 'short' ? 'missing' : isOut ? 'finished' : 'wip';
    for (let one = 0; one < pieces; one++)
      if (kind === 'out') this.#move(pile, 'wip', 'outside');
      else this.#move(pile, 'outside', into);
    for (const [code, own] of Object.entries(marks)) {
      add(pile.away, code, kind === 'out' ? own : -own);
      if (kind !== 'bad' && !made.includes(code)) add(pile.done, code, kind === 'out' ? -own : own);
    }
    pile.isPartners ||= made.length > 0;
    for (const code of made) add(pile.done, code, pieces);
    return true;
  }

  void(id: string): boolean {
    const pile = this.#pile(id);
    if (pile.isVoid || [...pile.done.values()].some((own) => own > 0)) return false;
    pile.isVoid = true;
    return true;
  }

  /** Where the pieces of a colour and size are, of the ticket that stays with the garment. */
  account(cell: string, part: string | null): Readonly<Record<Spot | 'cut' | 'recut', number>> {
    const piles = [...this.piles.values()].filter((one) => one.cell === cell && one.part === part);
    const total = (of: (pile: Pile) => number): number => piles.reduce((all, pile) => all + of(pile), 0);
    const where = (spot: Spot): number => total((pile) => (pile.isVoid ? 0 : at(pile, spot)));
    return {
      cut: total((pile) => (pile.isRecut ? 0 : pile.pieces.length)),
      recut: total((pile) => (pile.isRecut ? pile.pieces.length : 0)),
      wip: where('wip'),
      finished: where('finished'),
      outside: where('outside'),
      seconds: where('seconds'),
      samples: where('samples'),
      scrapped: where('scrapped'),
      missing: where('missing'),
      joined: where('joined'),
      voided: total((pile) => (pile.isVoid ? pile.pieces.length : 0)),
    };
  }

  /** What everybody has earned: each piece at the price of its day. */
  pay(price: (operation: string, day: string) => number): Map<string, number> {
    const sums = new Map<string, number>();
    for (const { worker, operation, day, isTakenBack } of this.works)
      if (!isTakenBack) add(sums, worker, price(operation, day));
    return sums;
  }

  /** Truths that hold whatever happened. @throws Error in words */
  demand(): void {
    for (const pile of this.piles.values())
      for (const step of this.#steps) {
        const own = count(pile.done, step.code);
        if (own < 0) throw new Error(`${pile.id}: ${own} of ${step.code}`);
        if (
          this.#step(step.code, pile) !== null &&
          !pile.isPartners &&
          (step.isOutput || step.takes.length > 0)
        )
          for (const need of step.needs)
            if (own > count(pile.done, need)) throw new Error(`${pile.id}: ${step.code} went past ${need}`);
      }
  }

  hasTickets(part: string): boolean {
    return [...this.piles.values()].some((one) => one.part === part && !one.isVoid);
  }

  #pile(id: string): Pile {
    const found = this.piles.get(id);
    if (found === undefined) throw new Error(`No pile ${id}.`);
    return found;
  }

  #step(code: string, { part }: Pile): PlainStep | null {
    const step = this.#steps.find((one) => one.code === code);
    return step === undefined || (step.part !== null && step.part !== part) ? null : step;
  }

  #repairsBefore(pile: Pile): number {
    const output = this.#steps.find(({ isOutput }) => isOutput)?.code;
    let sum = 0;
    for (const [code, own] of pile.repair) if (code !== output) sum += own;
    return sum;
  }

  #move(pile: Pile, from: Spot, to: Spot, join?: string): boolean {
    const piece = pile.pieces.findLast((one) => one.spot === from && fits(one, from, to));
    if (piece === undefined) return false;
    piece.spot = to;
    if (join !== undefined) piece.join = join;
    if (from === 'wip' || from === 'outside') piece.passed = to === 'finished' || to === 'joined';
    if (to === 'wip') piece.passed = false;
    return true;
  }

  /** One piece more of an operation, if there is one. */
  #confirm(pile: Pile, code: string, scan: string): boolean {
    const step = this.#step(code, pile);
    if (step === null) return false;
    const live = pile.pieces.filter(({ spot, passed }) => spot === 'wip' || passed).length;
    const own = count(pile.done, code);
    if (own >= live) return false;
    if (step.isOutput || step.takes.length > 0)
      for (const need of step.needs) if (count(pile.done, need) <= own) return false;
    if (step.isOutput && (at(pile, 'wip') === 0 || live - this.#repairsBefore(pile) <= own)) return false;
    // Of a part that has no ticket any more nothing is demanded.
    const takes = step.takes.filter(({ part }) => this.hasTickets(part));
    const sources = takes.map(({ part, last }) => this.#partWith(pile.cell, part, last, code));
    if (sources.includes(null)) return false;
    for (const source of sources)
      if (source !== null) {
        this.#move(source, 'wip', 'joined', `${scan} ${pile.id}`);
        add(source.done, code, 1);
      }
    if (step.isOutput) this.#move(pile, 'wip', 'finished');
    add(pile.done, code, 1);
    return true;
  }

  /** The first bundle of a part that has a piece ready for a join; null = none has. */
  #partWith(cell: string, part: string, last: string, join: string): Pile | null {
    const piles = [...this.piles.values()].filter(
      (one) => one.cell === cell && one.part === part && !one.isVoid,
    );
    return (
      piles.find(
        (one) =>
          at(one, 'wip') - this.#repairsBefore(one) > 0 && count(one.done, last) > count(one.done, join),
      ) ?? null
    );
  }

  /** Those that were taken, not others like them. */
  #giveBack(cell: string, part: string, code: string, join: string, pieces: number): void {
    let left = pieces;
    for (const one of this.piles.values())
      for (const piece of one.pieces) {
        const isIt = one.cell === cell && one.part === part && piece.spot === 'joined' && piece.join === join;
        if (!isIt || left === 0) continue;
        Object.assign(piece, { spot: 'wip', passed: false });
        add(one.done, code, -1);
        left -= 1;
      }
  }

  /** @param already repaired in the same breath */
  #repair(pile: Pile, code: string, already: number): boolean {
    const here = at(pile, this.#step(code, pile)?.isOutput === true ? 'finished' : 'wip');
    return already < Math.min(count(pile.repair, code), here);
  }

  #unconfirm(pile: Pile, step: PlainStep): boolean {
    const left = count(pile.done, step.code) - 1;
    if (left < count(pile.repair, step.code)) return false;
    const isNeeded = this.#steps.some(
      (one) =>
        (one.isOutput || one.takes.length > 0) &&
        one.code !== step.code &&
        (one.needs.includes(step.code) || one.takes.some(({ last }) => last === step.code)) &&
        count(pile.done, one.code) > left,
    );
    if (isNeeded || (step.isOutput && !this.#move(pile, 'finished', 'wip'))) return false;
    add(pile.done, step.code, -1);
    return true;
  }

  /** What was repaired is to be repaired again. */
  #unrepair(pile: Pile, step: PlainStep): boolean {
    if (!step.isOutput && at(pile, 'wip') - this.#repairsBefore(pile) < 1) return false;
    add(pile.repair, step.code, 1);
    return true;
  }

  #cross(from: Pile, to: Pile, pieces: number, marks: Told): void {
    for (let one = 0; one < pieces; one++) {
      const place = from.pieces.findLastIndex(({ spot }) => spot === 'wip');
      to.pieces.push(...from.pieces.splice(place, 1));
    }
    to.isPartners ||= from.isPartners;
    for (const [code, own] of Object.entries(marks)) {
      if (own < 0 || own > pieces) throw new Error(`${own} marks of ${code} on ${pieces} pieces`);
      add(from.done, code, -own);
      add(to.done, code, own);
    }
  }
}
