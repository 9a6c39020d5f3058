import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leastOf, mostOf, outOfTolerance } from './tolerance.ts';

const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2));

test('limits are whole pieces within the percentage', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), percent, (ordered, share) => {
      const [most, least] = [mostOf(ordered, share), leastOf(ordered, share)];
      const exact = (ordered * Math.round(Number(share) * 100)) / 10_000;
      assert.ok(most <= ordered + exact && most > ordered + exact - 1);
      assert.ok(least >= ordered - exact && least < ordered - exact + 1);
    }),
  );
  assert.deepEqual([mostOf(50, '3'), leastOf(50, '3')], [51, 49]);
});

test('over counts at once, short only when nothing more comes', () => {
  const ordered = [{ colour: '黑', sizes: { S: 100, M: 100 } }];
  const shipped = [{ colour: '黑', sizes: { S: 104, M: 90, L: 1 } }];
  const kinds = (isLast: boolean): string[] =>
    outOfTolerance(ordered, shipped, { over: '3', short: '3', isLast }).map(
      ({ kind, size }) => `${size} ${kind}`,
    );
  assert.deepEqual(kinds(false), ['S over', 'L not-ordered']);
  assert.deepEqual(kinds(true), ['S over', 'M short', 'L not-ordered']);
});
