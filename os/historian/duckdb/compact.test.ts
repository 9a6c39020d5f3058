import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planMerges, sharesIn } from './compact.ts';
import type { SealedFile } from './source.ts';

test('series are shared out in order, none twice, and no share is larger than wished', () => {
  const counts = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 50 })), {
      minLength: 1,
      maxLength: 60,
    })
    .map((steps) => {
      let series = 0;
      return steps.map(([step, rows]): [number, number] => [(series += step), rows]);
    });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 120 }), (all, most) => {
      const shares = sharesIn(all, most);
      const within = ([first, last]: readonly [number, number]) =>
        all.filter(([one]) => one >= first && one <= last);
      assert.deepEqual(shares.flatMap(within), all);
      for (const share of shares) {
        const rows = within(share).reduce((sum, [, count]) => sum + count, 0);
        assert.ok(rows <= most || within(share).length === 1);
      }
    }),
  );
});

const file = (id: number, rows: number, level: SealedFile['level'] = 'seal'): SealedFile => ({
  id,
  org: 'one',
  level,
  part: '2026-11-23',
  name: `${id}`,
  rows,
  bytes: 1,
  minTs: 0,
  maxTs: 1,
  minSeq: 0,
  maxSeq: 1,
  minSeries: 1,
  maxSeries: 2,
});
const NOON = Date.parse('2026-11-23T12:00:00Z');
const LATER = NOON + 86_400_000;

test('eight small files of a day are merged; large ones wait until the day is over', () => {
  const small = Array.from({ length: 8 }, (_, id) => file(id, 2_000_000));
  const large = [file(100, 7_900_000), file(101, 7_900_000)];
  assert.deepEqual(planMerges(small.slice(1), NOON), []);
  const [merge, ...others] = planMerges([...large, ...small], NOON);
  assert.deepEqual([merge.level, merge.files, others], ['seal', small, []]);
  assert.deepEqual(planMerges(large, NOON), []);
  const [whole] = planMerges([...large, ...small], LATER);
  assert.deepEqual([whole.level, whole.files.length], ['day', 10]);
});

test('a day that was merged into several files is not merged again', () => {
  assert.deepEqual(planMerges([file(1, 7_900_000, 'day'), file(2, 7_900_000, 'day')], LATER), []);
});
