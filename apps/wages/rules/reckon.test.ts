import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Attended, Facts, Policy, Work } from './facts.ts';
import {
  decimalOf,
  type Fraction,
  fraction,
  percent,
  plus,
  roundedTo,
  sum,
  times,
  written,
  ZERO,
} from './fraction.ts';
import { PER, type Price, PriceBook } from './price.ts';
import { reckon } from './reckon.ts';

const POLICY: Policy = {
  paysOvertime: true,
  offStandardBy: 'average',
  dayMinutes: 480,
  ladder: [],
  guarantee: null,
  guaranteePer: 'month',
  fullAttendance: null,
  lateAllowed: 0,
  heat: null,
  night: null,
  charges: { isAllowed: false, percent: 20, minimum: 0n },
};
const WORKERS = ['w1', 'w2', 'w3'];
const DAYS = ['2026-11-02', '2026-11-03', '2026-11-30'];

const facts = (given: Partial<Facts>): Facts => ({
  month: '2026-11',
  works: [],
  attended: [],
  terms: [],
  extras: [],
  members: [],
  sams: new Map(),
  policy: POLICY,
  ...given,
});
const present = (worker: string, day: string, more: Partial<Attended> = {}): Attended => ({
  worker,
  day,
  team: 't1',
  planned: 480,
  minutes: 480,
  overtime: 0,
  factor: 150,
  late: 0,
  absent: 0,
  leave: 0,
  night: 0,
  missing: 0,
  homeRate: null,
  ...more,
});
const sewn = (worker: string | null, quantity: number, more: Partial<Work> = {}): Work => ({
  worker,
  group: null,
  team: 't1',
  order: 'o1',
  style: null,
  operation: '10',
  title: null,
  size: null,
  colour: null,
  day: DAYS[0],
  marked: null,
  quantity,
  carried: null,
  isLate: false,
  lockedAt: null,
  ...more,
});
const priced = (price: bigint, more: Partial<Price> = {}): Price => ({
  id: 'p',
  scope: 'order',
  order: 'o1',
  style: null,
  operation: '10',
  size: null,
  colour: null,
  price,
  per: 'piece',
  since: null,
  until: null,
  knownAt: 1,
  ...more,
});

const work = fc
  .record({
    worker: fc.constantFrom(...WORKERS),
    isGroup: fc.boolean(),
    operation: fc.constantFrom('10', '20', '30'),
    size: fc.constantFrom('S', 'M'),
    day: fc.constantFrom(...DAYS),
    marked: fc.constantFrom(null, true, false),
    quantity: fc.integer({ min: -20, max: 60 }),
  })
  .map(({ isGroup, worker, ...rest }) =>
    isGroup ? sewn(null, rest.quantity, { ...rest, group: 'g1' }) : sewn(worker, rest.quantity, rest),
  );
const price = fc
  .record({
    operation: fc.constantFrom('10', '20'),
    size: fc.constantFrom(null, 'S'),
    since: fc.constantFrom(null, ...DAYS),
    price: fc.bigInt({ min: 1n, max: 20_000n }),
    per: fc.constantFrom('piece' as const, 'dozen' as const, 'hundred' as const),
    knownAt: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ price: scaled, ...more }) => priced(scaled, more));
const hours = fc.record({
  worker: fc.constantFrom(...WORKERS),
  day: fc.constantFrom(...DAYS),
  minutes: fc.integer({ min: 0, max: 720 }),
  overtime: fc.integer({ min: 0, max: 240 }),
  factor: fc.constantFrom(150, 200, 300),
});
const attendance = fc
  .uniqueArray(hours, { selector: ({ worker, day }) => `${worker} ${day}` })
  .map((all) =>
    all.map(({ worker, day, ...more }) =>
      present(worker, day, { ...more, overtime: Math.min(more.overtime, more.minutes) }),
    ),
  );

/** Records in one sum for each kind, as the database gives them. */
function grouped(works: readonly Work[]): Work[] {
  const sums = new Map<string, Work>();
  for (const one of works) {
    const { quantity, ...kind } = one;
    const key = JSON.stringify(kind);
    sums.set(key, { ...one, quantity: (sums.get(key)?.quantity ?? 0) + quantity });
  }
  return [...sums.values()];
}

/** Each record for itself: piece by piece at the price of its day, overtime by its own day, a group's by hours. */
function slow(
  works: readonly Work[],
  prices: readonly Price[],
  attended: readonly Attended[],
): Map<string, Fraction> {
  const earned = new Map<string, Fraction>();
  const pay = (worker: string, one: Work, value: Fraction): void => {
    const there = attended.find((day) => day.worker === worker && day.day === one.day);
    const share =
      one.marked === true
        ? fraction(1)
        : one.marked === false || there === undefined || there.minutes === 0
          ? ZERO
          : fraction(there.overtime, there.minutes);
    const top = times(percent((there?.factor ?? 150) - 100), share);
    earned.set(worker, plus(earned.get(worker) ?? ZERO, times(value, plus(fraction(1), top))));
  };
  for (const one of works) {
    const [best] = prices
      .filter(
        (each) =>
          each.operation === one.operation &&
          (each.size === null || each.size === one.size) &&
          (each.since === null || each.since <= one.day),
      )
      .toSorted(
        (a, b) =>
          Number(b.size !== null) - Number(a.size !== null) ||
          ((a.since ?? '') < (b.since ?? '') ? 1 : (a.since ?? '') > (b.since ?? '') ? -1 : 0) ||
          b.knownAt - a.knownAt,
      );
    if (best === undefined) continue;
    const value = fraction(best.price * BigInt(one.quantity), 10_000n * BigInt(PER[best.per]));
    if (one.worker !== null) pay(one.worker, one, value);
    else {
      const there = attended.filter(({ day, minutes }) => day === one.day && minutes > 0);
      const all = there.reduce((count, { minutes }) => count + minutes, 0);
      for (const { worker, minutes } of there) pay(worker, one, times(value, fraction(minutes, all)));
    }
  }
  return earned;
}

const unlike = (prices: readonly Price[]): Price[] => [
  ...new Map(prices.map((one) => [`${one.operation} ${one.size} ${one.since} ${one.knownAt}`, one])).values(),
];

test('a month reckoned from sums is every record for itself at the price of its day, overtime and groups included', () => {
  fc.assert(
    fc.property(
      fc.array(work, { maxLength: 30 }),
      fc.array(price, { maxLength: 8 }).map(unlike),
      attendance,
      (works, prices, attended) => {
        const given = facts({ works: grouped(works), attended });
        const { pays, pending } = reckon(given, new PriceBook(prices));
        const expected = slow(works, prices, attended);
        for (const worker of WORKERS) {
          const pay = pays.find((one) => one.worker === worker);
          const off = Math.abs(
            Number(roundedTo(pay?.earned ?? ZERO, 6)) - Number(roundedTo(expected.get(worker) ?? ZERO, 6)),
          );
          // A share of a group is cut at the twelve-millionth of a yuan.
          assert.ok(off <= 60, `${worker} ${off}`);
          if (works.every(({ group }) => group === null))
            assert.deepEqual(pay?.earned ?? ZERO, expected.get(worker) ?? ZERO);
          assert.equal(pay?.gross ?? 0n, roundedTo(pay?.earned ?? ZERO, 2));
        }
        assert.ok(pending.every(({ operation, size, day }) => isUnpriced(prices, operation, size, day)));
      },
    ),
    { numRuns: 10_000 },
  );
});

const isUnpriced = (prices: readonly Price[], operation: string, size: string | null, day: string): boolean =>
  !prices.some(
    (one) =>
      one.operation === operation && (one.size ?? size) === size && (one.since === null || one.since <= day),
  );

test('what a group sewed is paid out whole, by hours × score', () => {
  const works = [sewn(null, 100, { group: 'g1' })];
  const attended = [present('w1', DAYS[0]), present('w2', DAYS[0], { minutes: 240 }), present('w3', DAYS[0])];
  const terms = [{ ...TERMS, worker: 'w3', score: 150 }];
  const members = ['w1', 'w2', 'w3'].map((worker) => ({
    group: 'g1',
    worker,
    since: '2026-01-01',
    until: null,
  }));
  const { pays } = reckon(facts({ works, attended, terms, members }), new PriceBook([priced(1000n)]));
  assert.equal(written(sum(pays.map(({ earned }) => earned)), 8), '10.00000000');
  assert.deepEqual(
    pays.map(({ worker, gross }) => [worker, gross]),
    [
      ['w1', 333n],
      ['w2', 167n],
      ['w3', 500n],
    ],
  );
  const nobody = reckon(facts({ works, members }), new PriceBook([priced(1000n)]));
  assert.deepEqual(nobody.unsplit, [{ group: 'g1', day: DAYS[0] }]);
  const lent = reckon(
    facts({ works, attended: [present('w1', DAYS[0], { team: 't2' }), present('w2', DAYS[0])] }),
    new PriceBook([priced(1000n)]),
  );
  assert.deepEqual(
    lent.pays.map(({ worker, gross }) => [worker, gross]),
    [['w2', 1000n]],
    'without members the team of the day shares; who is lent elsewhere has no part',
  );
});

const TERMS = {
  worker: 'w1',
  since: '2026-01-01',
  mode: 'piece' as const,
  dayRate: null,
  homeRate: null,
  guarantee: null,
  guaranteePer: 'month' as const,
  pieceFactor: 100,
  score: 100,
};
const kinds = (given: Facts, prices: readonly Price[] = [priced(10_000n)]): Record<string, string> =>
  Object.fromEntries(
    reckon(given, new PriceBook(prices)).pays.flatMap(({ lines }) =>
      lines.map(({ kind, amount }) => [kind, written(amount, 2)]),
    ),
  );

test('make-up, day pay, apprentices, allowances, ladder: each by its own rule', () => {
  const works = [sewn('w1', 60)];
  const attended = [present('w1', DAYS[0], { minutes: 600, overtime: 120 })];
  assert.deepEqual(kinds(facts({ works, attended, policy: { ...POLICY, guarantee: fraction(100) } })), {
    piece: '60.00',
    overtime: '6.00',
    makeUp: '52.00',
  });
  assert.deepEqual(kinds(facts({ attended, terms: [{ ...TERMS, mode: 'day', dayRate: fraction(160) }] })), {
    dayPay: '160.00',
    dayOvertime: '60.00',
  });
  assert.deepEqual(kinds(facts({ works, terms: [{ ...TERMS, pieceFactor: 80 }] })), {
    piece: '60.00',
    apprentice: '-12.00',
  });
  const policy: Policy = {
    ...POLICY,
    paysOvertime: false,
    fullAttendance: fraction(50),
    heat: { amount: fraction(12), from: 11, to: 11 },
    night: { amount: fraction(8), minutes: 120 },
    ladder: [
      { from: decimalOf('0.05'), value: 5 },
      { from: decimalOf('0.1'), value: 10 },
    ],
  };
  const night = [present('w1', DAYS[0], { minutes: 600, overtime: 0, night: 120 })];
  assert.deepEqual(
    kinds(facts({ works, attended: night, policy, sams: new Map([['o1 10', fraction(1)]]) })),
    { piece: '60.00', ladder: '6.00', fullAttendance: '50.00', heat: '12.00', night: '8.00' },
  );
  const late = [present('w1', DAYS[0], { late: 10 })];
  assert.equal(kinds(facts({ works, attended: late, policy }))['fullAttendance'], undefined);
});

test('hours off the standard, average of others, charges and advances', () => {
  const works = [sewn('w1', 80), sewn('w2', 160)];
  const attended = [present('w1', DAYS[0]), present('w2', DAYS[0])];
  const extra = {
    id: 'e',
    worker: 'w1',
    day: DAYS[0],
    minutes: 0,
    rate: null,
    amount: null,
    factor: 100,
    with: [],
    basis: null,
    answer: null,
    reason: '-',
    isLate: false,
  };
  const waiting = { ...extra, kind: 'waiting' as const, minutes: 120 };
  // 80 yuan in the six hours that were not waited; two hours at that.
  assert.equal(kinds(facts({ works, attended, extras: [waiting] }))['waiting'], '26.67');
  assert.equal(
    kinds(facts({ works, attended, extras: [{ ...waiting, rate: fraction(18) }] }))['waiting'],
    '36.00',
  );
  const noRate = reckon(facts({ extras: [waiting] }), new PriceBook([]));
  assert.equal(noRate.unrated.length, 1);
  const follow = {
    ...extra,
    worker: 'w3',
    kind: 'follow' as const,
    minutes: 480,
    factor: 90,
    with: ['w1', 'w2'],
  };
  assert.equal(kinds(facts({ works, attended, extras: [follow] }))['follow'], '108.00');
  const charge = {
    ...extra,
    kind: 'charge' as const,
    amount: fraction(30),
    basis: '制度',
    answer: 'accepted',
  };
  const charges = { isAllowed: true, percent: 20, minimum: 0n };
  const charged = (more: object, policy: Policy['charges'] = charges): string | undefined =>
    kinds(
      facts({ works, attended, extras: [{ ...charge, ...more }], policy: { ...POLICY, charges: policy } }),
    )['charge'];
  assert.equal(charged({}), '-16.00');
  assert.equal(charged({ answer: null }), undefined);
  assert.equal(charged({ answer: 'contested' }), undefined);
  assert.equal(charged({}, { ...charges, minimum: 7500n }), '-5.00');
  assert.equal(charged({}, { ...charges, isAllowed: false }), undefined);
  const [pay] = reckon(
    facts({ works: [sewn('w1', 1)], extras: [{ ...extra, kind: 'advance', amount: fraction(5) }] }),
    new PriceBook([priced(10_000n)]),
  ).pays;
  assert.deepEqual([pay.gross, pay.deductions, pay.net], [100n, 500n, -400n]);
});
