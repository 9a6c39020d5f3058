import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { openFloor } from '../testing.ts';
import { type Deed, histories } from './histories.ts';
import { PlayedOrder, type Site } from './played-order.ts';
import { add, nonZero, together } from './sums.ts';

const { CENTS, COLLARED, PLAIN } = await import('./styles.ts');
const house = await openFloor('wages', 'outside');
const { owner, clock } = house;
const wages = owner.in('wages');
const outside = owner.in('outside');
const { id: partner } = await outside.add('partner', { name: '红星', work: 'embroidery' });
const site: Site = { ...house, hands: { a: house.a, b: house.b }, outside, wages, partner };
const SEED = randomInt(2 ** 31);
const IN_NOVEMBER = 20;
const IN_DECEMBER = 10;
const MOST_DEEDS = 16;
/** From that day on November's orders pay more for some operations. */
const DEARER = '2026-11-23';
/** Pay by the piece that all lines of some months come to, in cents, by worker. */
async function earned(...months: readonly string[]): Promise<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const month of months)
    for (const { number, kind, amount } of (await wages.view('payLines', { month })).rows)
      if (kind === 'piece') add(sums, number === 'A1' ? 'a' : 'b', Math.round(Number(amount) * 100));
  return nonZero(sums);
}

interface Played {
  readonly order: PlayedOrder;
  /** What is still to happen to it. */
  readonly rest: readonly Deed[];
}

/** Orders, and what happens to them first. */
async function played(count: number, seed: number, most: number): Promise<Played[]> {
  const all: Played[] = [];
  for (const { isJoined, cut, deeds } of fc.sample(histories, { numRuns: count, seed })) {
    const order = new PlayedOrder(site, isJoined ? COLLARED : PLAIN);
    await order.open(cut[0].length, Math.max(2, cut[0][0]));
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
  for (const { order } of november) await order.raise(DEARER, CENTS);
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
