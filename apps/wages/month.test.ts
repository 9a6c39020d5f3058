import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '@selvedge/sdk/testing';
import { addOrder, openWages, sew, type WagesHouse } from './testing.ts';

/**
 * Random months through the real host beside a slow model: each record for itself, paid once, in the first month that is
 * locked after it came, at the price of its day; a month that is locked never moves.
 */
interface Record {
  readonly worker: 'a' | 'b';
  readonly operation: string;
  readonly quantity: number;
  readonly day: string;
  readonly at: number;
  isPaid: boolean;
}
interface Price {
  readonly operation: string;
  readonly price: number;
  readonly since: string;
  readonly knownAt: number;
}

const MONTHS = ['2026-05', '2026-06', '2026-07'];
const worker = fc.constantFrom('a' as const, 'b' as const);
const operation = fc.constantFrom('10', '20');
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sew' as const),
      worker,
      operation,
      quantity: fc.integer({ min: 1, max: 40 }),
      ago: fc.integer({ min: 0, max: 1 }),
      day: fc.integer({ min: 1, max: 28 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takeBack' as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('price' as const),
      operation,
      price: fc.integer({ min: 1, max: 9999 }),
      ago: fc.integer({ min: 0, max: 1 }),
      day: fc.integer({ min: 1, max: 28 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lock' as const), wait: fc.boolean() }) },
);

const house = await openWages();
const dayOf = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`;

test('pay is the sum of confirmed records at the price of their day; a locked month never moves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), (steps) => live(house, steps)),
    { numRuns: 10, endOnFailure: true },
  );
});

let runs = 0;

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One history, in a factory of its own. */
async function live(all: WagesHouse, steps: readonly Step[]): Promise<void> {
  runs += 1;
  all.at('2026-05-10 10:00');
  const owner = (await all.elsewhere(`model-${runs}`)).in('wages');
  const house = { ...all, owner };
  const { clock } = house;
  const hire = async (number: string): Promise<{ number: string; worker: string }> => ({
    number,
    ...(await owner.in('people').act('hire', { number, name: number, hiredOn: '2026-03-02' })),
  });
  const hands = { a: await hire('A'), b: await hire('B') };
  const records: Record[] = [];
  const prices: Price[] = [];
  const locks = new Map<string, number>();
  const kept = new Map<string, Answer>();
  const months = MONTHS;
  const { order } = await addOrder(house, [
    { code: '10', title: '合肩' },
    { code: '20', title: '上领', isOutput: true },
  ]);
  const open = (): string => months.find((month) => !locks.has(month)) ?? '';
  const put = async (values: Omit<Record, 'isPaid' | 'at'>): Promise<void> => {
    records.push({ ...values, at: clock.now, isPaid: false });
    await sew(house, { order, ...values, worker: hands[values.worker].worker });
  };
  for (const one of steps) {
    clock.now += 1000;
    const month = open();
    if (month === '') break;
    const back = 'ago' in one ? months[months.indexOf(month) - one.ago] : undefined;
    const of = back ?? month;
    if (one.kind === 'sew') {
      const { worker: who, operation: what, quantity } = one;
      await put({ worker: who, operation: what, quantity, day: dayOf(of, one.day) });
    } else if (one.kind === 'takeBack' && records.length > 0) {
      const found = records[one.which % records.length];
      await put({
        worker: found.worker,
        operation: found.operation,
        quantity: -found.quantity,
        day: found.day,
      });
    } else if (one.kind === 'price') {
      const since = dayOf(of, one.day);
      const written = (one.price / 10_000).toFixed(4);
      const { priceList } = await owner.act('draftPrices', {
        name: '调价',
        since,
        prices: [{ scope: 'order', order, operation: one.operation, price: written }],
      });
      await owner.act('enforcePrices', { priceList });
      prices.push({ operation: one.operation, price: one.price, since, knownAt: clock.now });
    } else if (one.kind === 'lock') await close(month, one.wait);
    if (one.kind !== 'sew')
      for (const [locked, slips] of kept)
        assert.deepEqual(await owner.view('payroll', { month: locked }), slips, `${locked} moved`);
  }
  // The open month, as it stands.
  const month = open();
  if (month !== '')
    assert.deepEqual(amounts(await owner.view('payroll', { month })), expected(month, Infinity, false));

  async function close(month: string, waits: boolean): Promise<void> {
    clock.now = Math.max(clock.now, Date.parse(`${month}-28T02:00:00Z`) + 6 * 86_400_000);
    if (waits) clock.now += 120_000;
    await owner.act('checkMonth', { month });
    await owner.act('lockMonth', { month, acceptWarnings: true });
    const slips = await owner.view('payroll', { month });
    assert.deepEqual(amounts(slips), expected(month, clock.now - 60_000, true));
    locks.set(month, clock.now);
    kept.set(month, slips);
  }

  function priceOf({ operation: what, day }: Record): number | null {
    const lockedAt = locks.get(day.slice(0, 7)) ?? Infinity;
    const fits = prices.filter((one) => one.operation === what && one.since <= day);
    const known = fits.filter(({ knownAt }) => knownAt <= lockedAt);
    const [best] = (known.length > 0 ? known : fits).toSorted((x, y) =>
      x.since === y.since ? y.knownAt - x.knownAt : x.since < y.since ? 1 : -1,
    );
    return best?.price ?? null;
  }

  /** Worker → gross, of everything that is paid in this month. */
  function expected(month: string, until: number, pays: boolean): Map<string, string> {
    const sums = new Map<string, number>();
    for (const record of records) {
      if (record.isPaid || record.at > until || record.day.slice(0, 7) > month) continue;
      const price = priceOf(record);
      if (price === null) continue;
      if (pays) record.isPaid = true;
      const { number } = hands[record.worker];
      sums.set(number, (sums.get(number) ?? 0) + record.quantity * price);
    }
    return new Map(
      [...sums]
        .map(([number, sum]) => [number, rounded(sum)] as const)
        .filter(([, sum]) => Number(sum) !== 0),
    );
  }
}

const rounded = (sum: number): string =>
  ((Math.sign(sum) * Math.floor((Math.abs(sum) + 50) / 100)) / 100).toFixed(2);

const amounts = (answer: Answer): Map<string, string> =>
  new Map(
    answer.rows
      .filter(({ gross }: Answer) => gross !== '0.00')
      .map(({ number, gross }: Answer) => [number, gross]),
  );
