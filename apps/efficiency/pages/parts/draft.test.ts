import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clockText, type Draft, EMPTY, lapped, totalOf, unlapped } from './draft.ts';

const watch = (elements: readonly string[], presses: readonly number[]): Draft => {
  let now = 1_000_000;
  return presses.reduce((draft, after) => lapped(draft, (now += after)), { ...EMPTY, elements });
};

test('laps fill cycles, and time is never lost between them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constant('x'), { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 40 }),
      (elements, presses) => {
        const { cycles, laps } = watch(elements, presses);
        const all = [...cycles.flatMap((cycle) => cycle.laps), ...laps];
        // The first press starts the watch.
        assert.deepEqual(all, presses.slice(1));
        assert.ok(cycles.every((cycle) => cycle.laps.length === Math.max(1, elements.length)));
      },
    ),
  );
});

test('a press that is taken back is as if it had not been', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constant('x'), { maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 9000 }),
      (elements, presses, last) => {
        assert.deepEqual(unlapped(watch(elements, [...presses, last])), watch(elements, presses));
      },
    ),
  );
});

test('a clock reads minutes, seconds and tenths', () => {
  assert.deepEqual([0, 950, 59_999, 64_300].map(clockText), ['0:00.0', '0:00.9', '0:59.9', '1:04.3']);
  assert.equal(totalOf([1, 2, 3]), 6);
});
