import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '@selvedge/sdk/testing';
import { type Hand, openFloor, scanOf } from '../testing.ts';
import { type Deed, histories } from './histories.ts';
import type { Made, Sent } from './made.ts';
import { missedOf } from './missed.ts';
import type { Scanned } from './pile.ts';
import { Reference } from './reference.ts';
import { add, nonZero, together } from './sums.ts';

const { CENTS, COLLARED, PLAIN } = await import('./styles.ts');
const house = await openFloor('wages', 'outside');
const { station, leader, owner, clock } = house;
const wages = owner.in('wages');
const outside = owner.in('outside');
const { id: partner } = await outside.add('partner', { name: '红星', work: 'embroidery' });
const HANDS: Readonly<Record<string, Hand>> = { a: house.a, b: house.b };
const WHO = Object.keys(HANDS);
const SEED = randomInt(2 ** 31);
const IN_NOVEMBER = 20;
const IN_DECEMBER = 10;
const MOST_DEEDS = 16;
/** Missed scans that the morning list tells. */
const MOST_TOLD = 200;
/** From that day on November's orders pay more for some operations. */
const DEARER = '2026-11-23';
// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

/** One order on the real floor, and the reference beside it. */
class Order {
  readonly reference: Reference;
  readonly #style: typeof PLAIN;
  #order = '';
  readonly #codes = new Map<string, string>();
  readonly #sent: { input: Record<string, unknown>; answer: Loose }[] = [];
  readonly #away = new Map<string, Sent>();
  readonly made: Made[] = [];

  constructor(isJoined: boolean) {
    this.#style = isJoined ? COLLARED : PLAIN;
    this.reference = new Reference(this.#style.plain);
  }

  async open(bundles: number, size: number): Promise<this> {
    const { sets, operations } = this.#style;
    const asked = sets.map((parts, at) =>
      parts === null ? {} : { parts, ...(at === 0 ? {} : { fabric: '罗纹' }) },
    );
    const { order, tickets } = await house.addOrder(bundles, size, operations, asked);
    this.#order = order;
    for (const [at, { number, content }] of tickets.entries()) {
      this.#codes.set(number, content);
      this.reference.cut(number, '黑', sets[Math.floor(at / bundles)]?.[0] ?? null, size);
    }
    return this;
  }

  async do(deed: Deed): Promise<void> {
    switch (deed.deed) {
      case 'scan': {
        const operations = deed.steps.map((at) => this.#step(at)).toSorted();
        return this.#scan({
          ...this.#wish(deed.bundle, WHO[deed.worker % 2], operations, deed.good),
          scrap: deed.scrap,
        });
      }
      case 'both':
        return this.#both(
          ['a', 'b'].map((who) => this.#wish(deed.bundle, who, [this.#step(deed.step)], deed.good)),
        );
      case 'replay': {
        const one = this.#sent[deed.scan % Math.max(1, this.#sent.length)];
        if (one === undefined) return;
        const again = await station.act('scan', one.input);
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
        return this.#like(expected, leader.act('settle', { code: pile, what, pieces, isFinished }));
      }
      case 'sendBack': {
        const [pile, operation] = [this.#pile(deed.bundle), this.#step(deed.step)];
        const expected = this.reference.sendBack(pile, operation, deed.pieces);
        return this.#like(expected, leader.act('sendBack', { code: pile, operation, pieces: deed.pieces }));
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
    await this.#like(expected, leader.act('undo', { record, reason: '-' }));
    if (expected) this.made.splice(this.made.indexOf(one), 1);
  }

  async give(at: number): Promise<void> {
    const one = this.made[at % Math.max(1, this.made.length)];
    if (one === undefined) return;
    const to = one.worker === 'a' ? 'b' : 'a';
    const { record } = await leader.act('giveTo', { record: one.record, worker: HANDS[to].worker });
    this.reference.give(one.scan, one.pile, one.operation, one.worker, to, Infinity);
    this.made.splice(this.made.indexOf(one), 1, { ...one, record, worker: to });
  }

  /** The account, and who has which pieces of which operation. */
  async demand(): Promise<void> {
    this.reference.demand();
    const { total } = await leader.view('orderLife', { order: this.#order });
    const { joined: _joined, ...account } = this.reference.account('黑', this.#style.sets[0]?.[0] ?? null);
    assert.deepEqual(total, { ...account, open: 0 });
    const sums = new Map<string, number>();
    for (let after: string | undefined; ;) {
      const page: Loose = await leader.list('record', {
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
      if (!isTakenBack) add(expected, `${HANDS[worker].worker} ${operation}`, 1);
    assert.deepEqual(nonZero(sums), nonZero(expected));
  }

  /** The morning list knows the missed scans of bundles that were scanned lately. */
  async demandMissed(): Promise<void> {
    const { missed } = await leader.view('trouble');
    assert.ok(missed.length < MOST_TOLD, 'all are told');
    const told = new Map<string, number>();
    for (const { number, operation, pieces } of missed)
      if (this.#codes.has(number)) add(told, `${number} ${operation}`, pieces);
    const expected = missedOf(this.reference.piles.values(), this.#style.plain);
    assert.deepEqual(nonZero(told), nonZero(expected));
  }

  #step = (at: number): string => this.#style.plain[at % this.#style.plain.length].code;
  #pile = (at: number): string => [...this.#codes.keys()][at % this.#codes.size];

  #wish(bundle: number, worker: string, operations: readonly string[], good: number | null): Scanned {
    const day = new Date(clock.now).toISOString().slice(0, 10);
    return { scan: randomUUID(), worker, pile: this.#pile(bundle), operations, good, scrap: 0, day };
  }

  async #ask({ scan, worker, pile, operations, good, scrap }: Scanned): Promise<Loose> {
    const more = {
      id: scan,
      badge: HANDS[worker].badge,
      operations,
      scrap,
      ...(good === null ? {} : { good }),
    };
    const input = scanOf(this.#codes.get(pile) ?? pile, more);
    const answer = await station.act('scan', input);
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
    const cutting = owner.in('cutting');
    const { items } = await cutting.list('bundle', { where: { number: pile } });
    const [{ id, quantity }] = items;
    const wish = { bundle: id, quantity: pieces, which, reason: '-' };
    const isPossible = pieces <= this.reference.movable(pile) && pieces < quantity;
    if (!isPossible) return this.#like(false, cutting.act('divideBundle', wish));
    const { bundle: made, number, tickets } = await cutting.act('divideBundle', wish);
    const [{ marks }] = (await leader.list('record', { where: { bundle: made } })).items;
    assert.ok(this.reference.split(pile, number, pieces, marks ?? {}));
    const sheet = await cutting.view('ticketSheet', { tickets });
    this.#codes.set(number, sheet.tickets[0].content);
  }

  async #merge({ bundle, into }: Extract<Deed, { deed: 'merge' }>): Promise<void> {
    const [from, to] = [this.#pile(bundle), this.#pile(into)];
    const cutting = owner.in('cutting');
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
    const [{ marks }] = (await leader.list('record', { where, sort: '-ordinal' })).items;
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
      const wish = { partner, order: this.#order, operations: [operation], codes: [pile] };
      if (!isPossible) return this.#like(false, outside.act('send', wish));
      const { consignment } = await outside.act('send', wish);
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
        : outside.act('takeBack', { consignment, lines: [{ bundle: pile, [kind]: pieces }] });
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
    const { items } = await owner.in('cutting').list('bundle', { where: { number: pile } });
    const where = { bundle: items[0].id };
    const [{ carried }] = (await leader.list('record', { where, sort: '-ordinal', limit: 1 })).items;
    const sign = kind === 'out' ? 1 : -1;
    const marks = Object.fromEntries(
      Object.entries<number>(carried ?? {}).map(([code, own]) => [code, sign * own]),
    );
    assert.ok(this.reference.outside(pile, kind, pieces, marks, made));
  }

  /** It was never sent. */
  async #recall(consignment: string): Promise<void> {
    const { items } = await outside.list('movement', { where: { consignment, kind: 'out' } });
    const wrong = items.find(({ corrects }: Loose) => corrects === null);
    await outside.act('correctMovement', { movement: wrong.id, reason: '-' });
  }

  /** From a day on the order's operations pay what they pay later. */
  async raise(since: string): Promise<void> {
    const prices = this.#style.plain.map(({ code }) => ({
      scope: 'order',
      order: this.#order,
      operation: code,
      price: (CENTS[code][1] / 100).toFixed(2),
    }));
    const { priceList } = await wages.act('draftPrices', { name: since, since, prices });
    await wages.act('enforcePrices', { priceList });
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

/** Pay by the piece that all lines of some months come to, in cents, by worker. */
async function earned(...months: readonly string[]): Promise<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const month of months)
    for (const { number, kind, amount } of (await wages.view('payLines', { month })).rows)
      if (kind === 'piece') add(sums, number === 'A1' ? 'a' : 'b', Math.round(Number(amount) * 100));
  return nonZero(sums);
}

interface Played {
  readonly order: Order;
  /** What is still to happen to it. */
  readonly rest: readonly Deed[];
}

/** Orders, and what happens to them first. */
async function played(count: number, seed: number, most: number): Promise<Played[]> {
  const all: Played[] = [];
  for (const { isJoined, cut, deeds } of fc.sample(histories, { numRuns: count, seed })) {
    const order = await new Order(isJoined).open(cut[0].length, Math.max(2, cut[0][0]));
    for (const deed of deeds.slice(0, most)) await order.do(deed);
    await order.demand();
    await order.demandMissed();
    all.push({ order, rest: deeds.slice(most, MOST_DEEDS) });
  }
  return all;
}

/** @param since the day from which they pay more; null = they never do */
const payOf = (all: readonly Played[], since: string | null): Record<string, number> => {
  const sums = new Map<string, number>();
  const priced = (operation: string, day: string): number =>
    CENTS[operation][since !== null && day >= since ? 1 : 0];
  for (const { order } of all)
    for (const [worker, cents] of order.reference.pay(priced)) add(sums, worker, cents);
  return nonZero(sums);
};

test(`${IN_NOVEMBER + IN_DECEMBER} histories by HTTP, two stations at once: accounts close, pay is what was confirmed at the price of its day, a locked month stays (seed ${SEED})`, async () => {
  clock.now = Date.parse('2026-11-20T02:00:00Z');
  const november = await played(IN_NOVEMBER, SEED, MOST_DEEDS / 2);
  assert.deepEqual(await earned('2026-11'), payOf(november, null));
  for (const { order } of november) await order.raise(DEARER);
  assert.deepEqual(await earned('2026-11'), payOf(november, null), 'what was sewn before is paid as before');
  clock.now = Date.parse(`${DEARER}T02:00:00Z`);
  for (const { order, rest } of november) {
    for (const deed of rest) await order.do(deed);
    await order.demand();
    await order.demandMissed();
  }
  assert.deepEqual(await earned('2026-11'), payOf(november, DEARER));
  clock.now = Date.parse('2026-12-02T02:00:00Z');
  await wages.act('checkMonth', { month: '2026-11' });
  clock.now += 120_000;
  await wages.act('lockMonth', { month: '2026-11', acceptWarnings: true });
  clock.now += 60_000;
  const slips = await wages.list('payslip', { where: { month: '2026-11' } });
  for (const [at, { order }] of november.entries()) {
    await order.undo(at * 7);
    await order.give(at * 3);
    await order.demand();
  }
  const december = await played(IN_DECEMBER, SEED + 1, MOST_DEEDS);
  assert.deepEqual(await wages.list('payslip', { where: { month: '2026-11' } }), slips);
  assert.deepEqual(
    await earned('2026-11', '2026-12'),
    together(payOf(november, DEARER), payOf(december, null)),
    'late ones are paid in the open month',
  );
});
