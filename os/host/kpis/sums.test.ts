import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kpi, type KpiSums } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { rolledUp, totalOf } from './sums.ts';

const t = (word: string) => ({ zh: word, en: word });
const facts = {
  title: t('x'),
  summary: t('x'),
  unit: '%',
  formula: t('x'),
  source: 'tests',
  permission: 'x.read',
  better: 'up',
  dimensions: { team: { title: t('team') }, order: { title: t('order') } },
  handle: () => Promise.resolve([]),
} as const;
const ratio = kpi('x/ratio', { ...facts, kind: 'ratio' });
const sum = kpi('x/sum', { ...facts, kind: 'sum', unit: '件' });

const name = fc.option(fc.constantFrom('a', 'b', 'c'));
const amount = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  fc
    .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([whole, part]) => `${whole}.${part.toString().padStart(8, '0')}`),
);
const row: fc.Arbitrary<KpiSums> = fc.record({
  key: fc.record({ team: name, order: name }),
  numerator: amount,
  denominator: amount,
});

test('any grouping, and any order of the rows, has the same total', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.func(fc.nat()), (rows, order) => {
      const whole = totalOf(ratio, rows);
      for (const by of [['team'], ['order'], ['team', 'order']]) {
        const groups = rolledUp(ratio, rows, by).map(({ numerator, denominator, key }) => ({
          key,
          numerator,
          denominator: denominator ?? '0',
        }));
        assert.deepEqual(totalOf(ratio, groups), whole);
        assert.deepEqual(rolledUp(ratio, rolledUpAgain(groups), ['team']), rolledUp(ratio, groups, ['team']));
      }
      const shuffled = rows.toSorted((a, b) => order(a) - order(b));
      assert.deepEqual(totalOf(ratio, shuffled), whole);
      assert.equal(totalOf(sum, rows).numerator, whole.numerator);
    }),
  );
});

const rolledUpAgain = (rows: readonly KpiSums[]): KpiSums[] =>
  rolledUp(ratio, rows, ['team', 'order']).map(({ key, numerator, denominator }) => ({
    key,
    numerator,
    denominator: denominator ?? '0',
  }));

test('a share is divided once from the sums, and rounded once', () => {
  const rows = [
    { key: { team: 'a' }, numerator: 1, denominator: 3 },
    { key: { team: 'b' }, numerator: 99, denominator: 100 },
  ];
  assert.deepEqual(
    rolledUp(ratio, rows, ['team']).map(({ value }) => value),
    ['33.33', '99.00'],
  );
  // 100 of 103; the mean of the two would be 66.17.
  assert.equal(totalOf(ratio, rows).value, '97.09');
  assert.deepEqual(totalOf(ratio, []), { key: {}, numerator: '0', denominator: '0', value: null });
  assert.deepEqual(totalOf(sum, []), { key: {}, numerator: '0', denominator: null, value: '0' });
  assert.equal(totalOf(sum, [{ numerator: '0.1' }, { numerator: '0.2' }]).numerator, '0.3');
  assert.throws(() => totalOf(sum, [{ numerator: 0.1 }]), RangeError);
});
