import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { type Price, PER, PriceBook, SCOPES, type Sewn, TICKS, ticksOf, yuanOf } from './price.ts';
import { fraction } from './fraction.ts';

const days = ['2026-11-01', '2026-11-10', '2026-11-20'];
const maybe = <T>(...values: readonly T[]) => fc.constantFrom<T | null>(null, ...values);
const price: fc.Arbitrary<Omit<Price, 'id'>> = fc.record({
  scope: fc.constantFrom(...SCOPES),
  order: maybe('o1', 'o2'),
  style: maybe('s1', 's2'),
  operation: fc.constantFrom('10', '上领'),
  size: maybe('S', 'M'),
  colour: maybe('黑'),
  price: fc.bigInt({ min: 0n, max: 100_000n }),
  per: fc.constantFrom('piece', 'dozen', 'hundred'),
  since: maybe(...days),
  until: maybe(...days),
  knownAt: fc.integer({ min: 1, max: 3 }),
});
const prices = fc
  .array(price, { maxLength: 12 })
  .map((all) => all.map((one, id) => ({ ...one, id: `${id}` })));
const sewn: fc.Arbitrary<Sewn> = fc.record({
  order: fc.constantFrom('o1', 'o2'),
  style: maybe('s1'),
  operation: fc.constant('10'),
  title: maybe('上领'),
  size: maybe('S', 'M'),
  colour: maybe('黑', '白'),
  day: fc.constantFrom(...days),
});

/** The rule in other words: sorts all that fit by how good they are and takes the last. */
function slow(all: readonly Price[], one: Sewn, lockedAt: number | null): Price | null {
  const name = (scope: string): string => (scope === 'list' ? (one.title ?? one.operation) : one.operation);
  const fits = all.filter(
    (each) =>
      each.operation === name(each.scope) &&
      (['order', 'style', 'size', 'colour'] as const).every((fact) =>
        [null, one[fact]].includes(each[fact]),
      ) &&
      (each.since ?? '') <= one.day &&
      one.day <= (each.until ?? '9'),
  );
  const rank = (each: Price): string =>
    [
      9 - SCOPES.indexOf(each.scope),
      ...[each.order, each.style, each.size, each.colour].map((fact) => (fact === null ? 0 : 1)),
      each.since ?? '0000-00-00',
      each.knownAt,
      each.id.padStart(3, '0'),
    ].join(' ');
  const known = lockedAt === null ? fits : fits.filter(({ knownAt }) => knownAt <= lockedAt);
  return (known.length > 0 ? known : fits).toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).at(-1) ?? null;
}

test('the price in force is the one that the slow rule finds', () => {
  fc.assert(
    fc.property(prices, sewn, maybe(1, 2), (all, one, lockedAt) => {
      assert.equal(new PriceBook(all).priceOf(one, lockedAt)?.id, slow(all, one, lockedAt)?.id);
    }),
    { numRuns: 3000 },
  );
});

test('between two days of change nothing changes', () => {
  const all = Array.from({ length: 30 }, (_, at) => addDays('2026-10-27', at));
  fc.assert(
    fc.property(prices, sewn, (list, one) => {
      const book = new PriceBook(list);
      const priceOn = (day: string): string | undefined => book.priceOf({ ...one, day })?.id;
      for (const day of all.slice(1))
        if (!book.changes.includes(day)) assert.equal(priceOn(day), priceOn(addDays(day, -1)));
    }),
  );
});

test('a price per dozen or hundred is exact: so many pieces pay the price itself', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.constantFrom(...Object.keys(PER)),
      (scaled, word) => {
        const per = word === 'dozen' || word === 'hundred' ? word : 'piece';
        const all = ticksOf({ price: scaled, per }) * BigInt(PER[per]);
        assert.deepEqual(yuanOf(all), fraction(scaled, 10_000));
        assert.equal((all * 10_000n) % TICKS, 0n);
      },
    ),
  );
});

test('special goes before order, order before style, style before the list', () => {
  const base = {
    order: null,
    style: null,
    operation: '10',
    size: null,
    colour: null,
    per: 'piece' as const,
    since: null,
    until: null,
    knownAt: 1,
  };
  const of = (scope: Price['scope'], price: bigint, more: Partial<Price> = {}): Price => ({
    ...base,
    scope,
    price,
    id: scope,
    ...more,
  });
  const ladder = [
    of('list', 1n, { operation: '上领' }),
    of('style', 2n, { style: 's1' }),
    of('order', 3n, { order: 'o1' }),
    of('special', 4n),
  ];
  const one = {
    order: 'o1',
    style: 's1',
    operation: '10',
    title: '上领',
    size: null,
    colour: null,
    day: '2026-11-01',
  };
  ladder.forEach((_, index) => {
    const known = ladder.slice(0, index + 1);
    assert.equal(new PriceBook(known).priceOf(one)?.price, BigInt(index + 1));
  });
});
