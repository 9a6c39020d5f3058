import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bulletinOf, paired, type Step } from './bulletin.ts';

const step = (code: string, title: string, sam: number | null): Step => ({
  code,
  title,
  sam,
  isEstimated: false,
});
const LINE = { people: 20, minutes: 480, absence: 0.05, efficiency: 0.6 };

test('by name, else by number in the same style: what is new, gone, changed', () => {
  const one = [step('10', '合肩', 0.5), step('20', '上领', 1), step('30', '卷边', 0.6)];
  const other = [step('10', '合肩', 0.5), step('20', '装领', 0.9), step('40', '钉扣', 0.3)];
  assert.deepEqual(
    paired(one, other, true).map(({ title, difference }) => [title, difference]),
    [
      ['合肩', 'same'],
      ['上领', 'changed'],
      ['卷边', 'removed'],
      ['钉扣', 'added'],
    ],
  );
  assert.equal(paired(one, other, false).filter(({ difference }) => difference === 'removed').length, 2);
});

test('sum, balance and capacity of a bulletin', () => {
  const told = bulletinOf([step('10', 'a', 0.5), step('20', 'b', 1), step('30', 'c', null)], LINE);
  // 20 × 480 × 0.95 × 0.6 = 5,472 minutes.
  assert.deepEqual(
    [told.sam, told.cycle, told.balance, told.capacity, told.withoutSam],
    [1.5, 1, 0.5, 3648, 1],
  );
  assert.equal(bulletinOf([], LINE).capacity, null);
});

test('every operation of both is in the comparison once', () => {
  const steps = fc.array(
    fc.record({
      code: fc.constantFrom('10', '20', '30', '40'),
      title: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      sam: fc.constantFrom(null, 0.5, 1),
      isEstimated: fc.boolean(),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(steps, steps, fc.boolean(), (one, other, isSame) => {
      const pairs = paired(one, other, isSame);
      const own = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);
      assert.deepEqual(own(pairs.map((pair) => pair.one)), one);
      assert.deepEqual(new Set(own(pairs.map((pair) => pair.other))), new Set(other));
      assert.equal(own(pairs.map((pair) => pair.other)).length, other.length);
    }),
  );
});
