import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type AppUser, Refused } from '@selvedge/sdk/testing';
import { type FloorHouse, type Hand, scanOf } from '../testing.ts';
import type { Deed } from './histories.ts';
import { missedOf } from './missed.ts';
import type { Scanned } from './pile.ts';
import { Reference } from './reference.ts';
import type { ModelStyle } from './styles.ts';
import { add, nonZero } from './sums.ts';

/** Missed scans that the morning list tells. */
const MOST_TOLD = 200;
// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

/** A real floor, and who does what on it. */
export interface Site extends Pick<FloorHouse, 'station' | 'leader' | 'owner' | 'clock' | 'addOrder'> {
  readonly hands: Readonly<Record<string, Hand>>;
  readonly outside: AppUser;
  readonly wages: AppUser;
  readonly partner: string;
}

/** A record of the real floor that may be taken back or given to somebody else. */
interface Made {
  readonly record: string;
  readonly scan: string;
  readonly pile: string;
  readonly operation: string;
  worker: string;
}

/** A bundle that went to the partner. */
interface Sent {
  readonly consignment: string;
  /** What the partner does. */
  readonly operation: string;
}

/** One order on the real floor, and the reference beside it. */
export class PlayedOrder {
  readonly reference: Reference;
  readonly #style: ModelStyle;
  #order = '';
  readonly #codes = new Map<string, string>();
  readonly #sent: { input: Record<string, unknown>; answer: Loose }[] = [];
  readonly #away = new Map<string, Sent>();
  readonly made: Made[] = [];
  readonly #site: Site;

  constructor(site: Site, style: ModelStyle) {
    this.#site = site;
    this.#style = style;
    this.reference = new Reference(this.#style.plain);
  }

  async open(bundles: number, size: number): Promise<void> {
    const { sets, operations } = this.#style;
    const asked = sets.map((parts, at) =>
      parts === null ? {} : { parts, ...(at === 0 ? {} : { fabric: '罗纹' }) },
    );
    const { order, tickets } = await this.#site.addOrder(bundles, size, operations, asked);
    this.#order = order;
    for (const [at, { number, content }] of tickets.entries()) {
      this.#codes.set(number, content);
      this.reference.cut(number, '黑', sets[Math.floor(at / bundles)]?.[0] ?? null, size);
    }
  }

  async do(deed: Deed): Promise<void> {
    switch (deed.deed) {
      case 'scan': {
        const operations = deed.steps.map((at) => this.#step(at)).toSorted();
        return this.#scan({
          ...this.#wish(deed.bundle, this.#who[deed.worker % 2], operations, deed.good),
          scrap: deed.scrap,
        });
      }
      case 'both':
        return this.#both(
          this.#who.map((who) => this.#wish(deed.bundle, who, [this.#step(deed.step)], deed.good)),
        );
      case 'replay': {
        const one = this.#sent[deed.scan % Math.max(1, this.#sent.length)];
        if (one === undefined) return;
        const again = await this.#site.station.act('scan', one.input);
        assert.deepEqual([again.answer, again.booked], ['repeated', one.answer.booked]);
        return;
      }
      case 'undo':
        return this.undo(deed.record);
      case 'give':
        return this.give(deed.record);
      case 'settle': {
        const pile = this.#pile(deed.bundle);
        const to = {
          scrap: 'scrapped',
          second: 'seconds',
          sample: 'samples',
          missing: 'missing',
          found: 'found',
        } as const;
        const { what, pieces, isFinished } = deed;
        const expected = this.reference.settle(pile, to[what], pieces, isFinished);
        return this.#like(
          expected,
          this.#site.leader.act('settle', { code: pile, what, pieces, isFinished }),
        );
      }
      case 'sendBack': {
        const [pile, operation] = [this.#pile(deed.bundle), this.#step(deed.step)];
        const expected = this.reference.sendBack(pile, operation, deed.pieces);
        return this.#like(
          expected,
          this.#site.leader.act('sendBack', { code: pile, operation, pieces: deed.pieces }),
        );
      }
      case 'split':
        return this.#split(deed);
      case 'merge':
        return this.#merge(deed);
      case 'outside':
        return this.#outside(deed);
      default:
        return;
    }
  }

  async undo(at: number): Promise<void> {
    const one = this.made[at % Math.max(1, this.made.length)];
    if (one === undefined) return;
    const { scan, pile, operation, worker, record } = one;
    const pieces = this.reference.works.filter(
      (work) =>
        work.scan === scan &&
        work.pile === pile &&
        work.operation === operation &&
        work.worker === worker &&
        !work.isTakenBack,
    ).length;
    const expected = pieces > 0 && this.reference.undo(scan, pile, operation, worker, pieces);
    await this.#like(expected, this.#site.leader.act('undo', { record, reason: '-' }));
    if (expected) this.made.splice(this.made.indexOf(one), 1);
  }

  async give(at: number): Promise<void> {
    const one = this.made[at % Math.max(1, this.made.length)];
    if (one === undefined) return;
    const to = one.worker === 'a' ? 'b' : 'a';
    const { record } = await this.#site.leader.act('giveTo', {
      record: one.record,
      worker: this.#site.hands[to].worker,
    });
    this.reference.give(one.scan, one.pile, one.operation, one.worker, to, Infinity);
    this.made.splice(this.made.indexOf(one), 1, { ...one, record, worker: to });
  }

  /** The account, and who has which pieces of which operation. */
  async demand(): Promise<void> {
    this.reference.demand();
    const { total } = await this.#site.leader.view('orderLife', { order: this.#order });
    const { joined: _joined, ...account } = this.reference.account('黑', this.#style.sets[0]?.[0] ?? null);
    assert.deepEqual(total, { ...account, open: 0 });
    const sums = new Map<string, number>();
    for (let after: string | undefined; ;) {
      const page: Loose = await this.#site.leader.list('record', {
        where: { order: this.#order },
        limit: 200,
        ...(after === undefined ? {} : { after }),
      });
      for (const { worker, operation, quantity } of page.items)
        if (worker !== null) add(sums, `${worker} ${operation}`, quantity);
      if (page.next == null) break;
      after = page.next;
    }
    const expected = new Map<string, number>();
    for (const { worker, operation, isTakenBack } of this.reference.works)
      if (!isTakenBack) add(expected, `${this.#site.hands[worker].worker} ${operation}`, 1);
    assert.deepEqual(nonZero(sums), nonZero(expected));
  }

  /** The morning list knows the missed scans of bundles that were scanned lately. */
  async demandMissed(): Promise<void> {
    const { missed } = await this.#site.leader.view('trouble');
    assert.ok(missed.length < MOST_TOLD, 'all are told');
    const told = new Map<string, number>();
    for (const { number, operation, pieces } of missed)
      if (this.#codes.has(number)) add(told, `${number} ${operation}`, pieces);
    const expected = missedOf(this.reference.piles.values(), this.#style.plain);
    assert.deepEqual(nonZero(told), nonZero(expected));
  }

  get #who(): string[] {
    return Object.keys(this.#site.hands);
  }

  #step = (at: number): string => this.#style.plain[at % this.#style.plain.length].code;
  #pile = (at: number): string => [...this.#codes.keys()][at % this.#codes.size];

  #wish(bundle: number, worker: string, operations: readonly string[], good: number | null): Scanned {
    const day = new Date(this.#site.clock.now).toISOString().slice(0, 10);
    return { scan: randomUUID(), worker, pile: this.#pile(bundle), operations, good, scrap: 0, day };
  }

  async #ask({ scan, worker, pile, operations, good, scrap }: Scanned): Promise<Loose> {
    const more = {
      id: scan,
      badge: this.#site.hands[worker].badge,
      operations,
      scrap,
      ...(good === null ? {} : { good }),
    };
    const input = scanOf(this.#codes.get(pile) ?? pile, more);
    const answer = await this.#site.station.act('scan', input);
    if (answer.booked.length > 0) this.#sent.push({ input, answer });
    for (const { record, operation } of answer.booked)
      this.made.push({ record, scan, pile, operation, worker });
    return answer;
  }

  async #scan(wish: Scanned): Promise<void> {
    const { booked } = this.reference.scan(wish);
    const { booked: told } = await this.#ask(wish);
    assert.deepEqual(countsOf(wish, told), booked, JSON.stringify(wish));
  }

  /** Two stations in the same moment: one was first, whichever. */
  async #both(wishes: readonly Scanned[]): Promise<void> {
    const answers = await Promise.all(wishes.map((wish) => this.#ask(wish)));
    const told = wishes.map((wish, at) => countsOf(wish, answers[at].booked));
    const [one, other] = [wishes, wishes.toReversed()].map((order) => {
      const copy = this.reference.copy();
      const booked = new Map(order.map((wish) => [wish.scan, copy.scan(wish).booked]));
      return wishes.map(({ scan }) => booked.get(scan));
    });
    const isFirst = JSON.stringify(one) === JSON.stringify(told);
    if (!isFirst) assert.deepEqual(told, other, 'as if one had come after the other');
    for (const wish of isFirst ? wishes : wishes.toReversed()) this.reference.scan(wish);
  }

  async #split({ bundle, pieces, which }: Extract<Deed, { deed: 'split' }>): Promise<void> {
    const pile = this.#pile(bundle);
    const cutting = this.#site.owner.in('cutting');
    const { items } = await cutting.list('bundle', { where: { number: pile } });
    const [{ id, quantity }] = items;
    const wish = { bundle: id, quantity: pieces, which, reason: '-' };
    const isPossible = pieces <= this.reference.movable(pile) && pieces < quantity;
    if (!isPossible) return this.#like(false, cutting.act('divideBundle', wish));
    const { bundle: made, number, tickets } = await cutting.act('divideBundle', wish);
    const [{ marks }] = (await this.#site.leader.list('record', { where: { bundle: made } })).items;
    assert.ok(this.reference.split(pile, number, pieces, marks ?? {}));
    const sheet = await cutting.view('ticketSheet', { tickets });
    this.#codes.set(number, sheet.tickets[0].content);
  }

  async #merge({ bundle, into }: Extract<Deed, { deed: 'merge' }>): Promise<void> {
    const [from, to] = [this.#pile(bundle), this.#pile(into)];
    const cutting = this.#site.owner.in('cutting');
    const [one, other] = await Promise.all(
      [from, to].map(async (number) => (await cutting.list('bundle', { where: { number } })).items[0]),
    );
    const wish = { bundle: one.id, into: other.id, reason: '-' };
    const isAlike = from !== to && JSON.stringify(one.parts) === JSON.stringify(other.parts);
    const copy = this.reference.copy();
    if (!isAlike || copy.merge(from, to, {}) === 0)
      return this.#like(false, cutting.act('mergeBundles', wish));
    const { quantity } = await cutting.act('mergeBundles', wish);
    const where = { bundle: other.id, kind: 'merge-in' };
    const [{ marks }] = (await this.#site.leader.list('record', { where, sort: '-ordinal' })).items;
    assert.equal(quantity, this.reference.merge(from, to, marks ?? {}));
  }

  /** A whole bundle goes to the partner, comes back in as many goes as it takes, or did not go after all. */
  async #outside({ bundle, kind: wished, pieces, step }: Extract<Deed, { deed: 'outside' }>): Promise<void> {
    const away = [...this.#away.keys()];
    const kind = away.length === 0 ? 'out' : wished;
    const pile = kind === 'out' ? this.#pile(bundle) : away[bundle % away.length];
    const all = this.reference.piles.get(pile)?.pieces.length ?? 0;
    const sent = this.#away.get(pile);
    if (kind === 'out') {
      if (all === 0 || this.reference.isOutside(pile)) return;
      const operation = this.#step(step);
      const isPossible = this.reference.movable(pile) >= all;
      const wish = {
        partner: this.#site.partner,
        order: this.#order,
        operations: [operation],
        codes: [pile],
      };
      if (!isPossible) return this.#like(false, this.#site.outside.act('send', wish));
      const { consignment } = await this.#site.outside.act('send', wish);
      this.#away.set(pile, { consignment, operation });
      return this.#moved(pile, kind, all, []);
    }
    if (sent === undefined) return;
    const { consignment, operation } = sent;
    const many = kind === 'back' ? all : pieces;
    const isPossible = this.reference.copy().outside(pile, kind, many, {}, []);
    const asked = (): Promise<unknown> =>
      kind === 'back'
        ? this.#recall(consignment)
        : this.#site.outside.act('takeBack', { consignment, lines: [{ bundle: pile, [kind]: pieces }] });
    if (!isPossible) return this.#like(false, asked());
    await asked();
    const part = this.reference.piles.get(pile)?.part ?? null;
    const isOn = this.#style.plain.some(
      (one) => one.code === operation && (one.part === null || one.part === part),
    );
    await this.#moved(pile, kind, many, kind === 'good' && isOn ? [operation] : []);
    if (kind === 'back') this.#away.delete(pile);
  }

  /** The reference moves them too, with the confirmations that went along on the real floor. */
  async #moved(
    pile: string,
    kind: Extract<Deed, { deed: 'outside' }>['kind'],
    pieces: number,
    made: readonly string[],
  ): Promise<void> {
    const { items } = await this.#site.owner.in('cutting').list('bundle', { where: { number: pile } });
    const where = { bundle: items[0].id };
    const [{ carried }] = (await this.#site.leader.list('record', { where, sort: '-ordinal', limit: 1 }))
      .items;
    const sign = kind === 'out' ? 1 : -1;
    const marks = Object.fromEntries(
      Object.entries<number>(carried ?? {}).map(([code, own]) => [code, sign * own]),
    );
    assert.ok(this.reference.outside(pile, kind, pieces, marks, made));
  }

  /** It was never sent. */
  async #recall(consignment: string): Promise<void> {
    const { items } = await this.#site.outside.list('movement', { where: { consignment, kind: 'out' } });
    const wrong = items.find(({ corrects }: Loose) => corrects === null);
    await this.#site.outside.act('correctMovement', { movement: wrong.id, reason: '-' });
  }

  /** From a day on the order's operations pay what they pay later. @param cents before and then */
  async raise(since: string, cents: Readonly<Record<string, readonly [number, number]>>): Promise<void> {
    const prices = this.#style.plain.map(({ code }) => ({
      scope: 'order',
      order: this.#order,
      operation: code,
      price: (cents[code][1] / 100).toFixed(2),
    }));
    const { priceList } = await this.#site.wages.act('draftPrices', { name: since, since, prices });
    await this.#site.wages.act('enforcePrices', { priceList });
  }

  async #like(expected: boolean, asked: Promise<unknown>): Promise<void> {
    const isDone = await asked.then(
      () => true,
      (cause: unknown) => {
        if (cause instanceof Refused && cause.code === 'conflict') return false;
        throw cause;
      },
    );
    assert.equal(isDone, expected);
  }
}

const countsOf = ({ operations }: Scanned, booked: readonly Loose[]): number[] =>
  operations.map((code) => booked.find(({ operation }) => operation === code)?.pieces ?? 0);
