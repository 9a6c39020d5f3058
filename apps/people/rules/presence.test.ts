import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Direction, type Mark, presenceOf, settled } from './presence.ts';
import { minutesIn } from './spans.ts';

const marks = fc.array(
  fc.record(
    {
      at: fc.integer({ min: 0, max: 1440 }),
      direction: fc.constantFrom<Direction | null>('in', 'out', null),
    },
    { noNullPrototype: true },
  ),
  { maxLength: 10 },
);
const bare = (...times: readonly number[]): Mark[] => times.map((at) => ({ at, direction: null }));

test('the order in which clocks come does not matter, nor that they come twice', () => {
  fc.assert(
    fc.property(
      marks.chain((some) =>
        fc.tuple(fc.constant(some), fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 })),
      ),
      fc.integer({ min: 0, max: 10 }),
      fc.boolean(),
      ([some, mixed], minutes, isOver) => {
        assert.deepEqual(presenceOf(mixed, minutes, isOver), presenceOf(some, minutes, isOver));
      },
    ),
  );
});

test('spans rise, are apart, and lie between the first and the last clock', () => {
  fc.assert(
    fc.property(marks, fc.boolean(), (some, isOver) => {
      const { spans, first, last } = presenceOf(some, 3, isOver);
      spans.forEach(({ from, to }, index) => {
        assert.ok(from <= to && first !== null && last !== null && first.at <= from && to <= last.at);
        assert.ok(index === 0 || spans[index - 1].to <= from);
      });
      assert.ok(minutesIn(spans) <= 1440);
    }),
  );
});

test('a device that knows no direction and one that does say the same of a day without faults', () => {
  const pairs = fc
    .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 8 })
    .filter(({ length }) => length % 2 === 0)
    .map((numbers) => numbers.map((number) => number * 7).sort((a, b) => a - b));
  fc.assert(
    fc.property(pairs, (times) => {
      const known = times.map((at, index) => ({
        at,
        direction: index % 2 === 0 ? ('in' as const) : ('out' as const),
      }));
      const [a, b] = [presenceOf(known, 3, true), presenceOf(bare(...times), 3, true)];
      assert.deepEqual(a.spans, b.spans);
      assert.deepEqual([...a.missing, ...b.missing], []);
    }),
  );
});

test('a finger laid on twice is one clock', () => {
  assert.deepEqual(settled(bare(450, 451, 452, 1050), 3), bare(450, 1050));
  assert.deepEqual(
    settled(
      [
        { at: 450, direction: null },
        { at: 451, direction: 'in' },
      ],
      3,
    ),
    [{ at: 450, direction: 'in' }],
  );
  assert.equal(
    settled(
      [
        { at: 450, direction: 'in' },
        { at: 451, direction: 'out' },
      ],
      3,
    ).length,
    2,
  );
});

test('a clock that is missing is told, and takes nobody’s afternoon away', () => {
  assert.deepEqual(presenceOf(bare(450, 690, 1050), 3, true), {
    spans: [{ from: 450, to: 1050 }],
    openSince: null,
    missing: ['in'],
    first: { at: 450, direction: null },
    last: { at: 1050, direction: null },
  });
  const twice = presenceOf(
    [
      { at: 450, direction: 'in' },
      { at: 750, direction: 'in' },
      { at: 1050, direction: 'out' },
    ],
    3,
    true,
  );
  assert.deepEqual([twice.spans, twice.missing], [[{ from: 450, to: 1050 }], ['out']]);
  const stayed = presenceOf(bare(450), 3, true);
  assert.deepEqual([stayed.spans, stayed.openSince, stayed.missing], [[], 450, ['out']]);
  const left = presenceOf([{ at: 1050, direction: 'out' }], 3, true);
  assert.deepEqual([left.spans, left.missing], [[], ['in']]);
});

test('as long as the day lasts, who came is here and nothing is missing', () => {
  const { spans, openSince, missing } = presenceOf(bare(450, 690, 750), 3, false);
  assert.deepEqual([spans, openSince, missing], [[{ from: 450, to: 690 }], 750, []]);
});
