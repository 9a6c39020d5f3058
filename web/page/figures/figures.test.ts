import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginning, written } from './amounts.ts';
import { balanceOf, sumOf } from './balance.ts';
import { drawn, ranked } from './ranking.ts';
import { isReached } from './reached.ts';

const bar = (key: string, value: number | string | null) => ({ key, title: key, value });
const rest = (count: number): string => `${count} others`;

test('a Pareto: the largest first, cumulated from sums, the rest as one', () => {
  const bars = ranked([bar('a', 1), bar('b', '6.00'), bar('none', 0), bar('taken back', -2), bar('c', 3)]);
  assert.deepEqual(
    bars.map(({ key, value, cumulative }) => [key, value, cumulative]),
    [
      ['b', '6.00', 60],
      ['c', 3, 90],
      ['a', 1, 100],
    ],
  );
  assert.deepEqual(
    drawn(bars, 2, rest).map(({ title, number, cumulative }) => [title, number, cumulative]),
    [
      ['b', 6, 60],
      ['2 others', 4, 100],
    ],
  );
  assert.deepEqual(ranked([]), []);
});

test('however many are drawn, they are all of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5, max: 1000 })),
      fc.integer({ min: 1, max: 12 }),
      (values, most) => {
        const bars = ranked(values.map((value, at) => bar(String(at), value)));
        const shown = drawn(bars, most, rest);
        const all = values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0);
        assert.equal(
          shown.reduce((sum, { number }) => sum + number, 0),
          all,
        );
        assert.ok(shown.length <= most);
        if (all > 0) assert.ok(Math.abs((shown.at(-1)?.cumulative ?? 0) - 100) < 1e-9);
      },
    ),
  );
});

test('a target is reached on its good side; nothing is said of what is not known', () => {
  const point = { key: '1', title: '1', value: '72.39' };
  assert.equal(isReached(point, { target: 72.4 }), false);
  assert.equal(isReached(point, { target: '72.39' }), true);
  assert.equal(isReached(point, { target: 70, better: 'down' }), false);
  assert.equal(isReached({ ...point, target: null }, { target: 1 }), null);
  assert.equal(isReached({ ...point, value: null }, { target: 1 }), null);
});

test('a yamazumi is balanced as its longest allows', () => {
  const man = (...times: (number | string)[]) => ({
    key: 'm',
    title: 'm',
    parts: times.map((value, at) => bar(String(at), value)),
  });
  assert.equal(sumOf(man('0.1', '0.2')), 0.3);
  // Balance efficiency = Σ SAM ÷ (stations × cycle).
  assert.equal(balanceOf([man(0.5), man(0.25, 0.25), man(0.3, '0.3')]), (1.6 * 100) / (3 * 0.6));
  assert.equal(balanceOf([man()]), null);
});

test('an axis begins at nothing unless all of it lies far above', () => {
  assert.equal(beginning([0, 5, 10]), 0);
  assert.equal(beginning([50, null, 100]), 0);
  assert.equal(beginning([95, 97.5, 99]), 92);
  assert.equal(beginning([7, 7]), 0);
  assert.equal(beginning([-1, 4]), undefined);
  assert.equal(written(null, '%'), '—');
  assert.equal(written('72.20', '%'), '72.20\u2009%');
});
