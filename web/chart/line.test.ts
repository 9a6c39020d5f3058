import assert from 'node:assert/strict';
import test from 'node:test';
import { gapsOf, lineOfBuckets, lineOfRaw, readAt, withGaps, withTail, type Line } from './line.ts';
import { tableOf } from './table.ts';

const buckets = (ts: number[]): Line =>
  lineOfBuckets(
    {
      path: 'a/x',
      unit: 'W',
      datatype: 'double',
      width: 10,
      ts,
      min: ts.map(() => 1),
      max: ts.map(() => 3),
      avg: ts.map(() => 2),
      unusable: ts.map((time) => (time === 20 ? 4 : 0)),
    },
    1000,
  );

void test('bad points leave the line and are kept beside it', () => {
  const line = lineOfRaw({
    path: 'a/x',
    unit: null,
    datatype: 'double',
    ts: [1, 2, 3],
    values: [5, 9, '7'],
    quality: [0, 18, 1],
    more: false,
  });
  assert.deepEqual(line.mid, [5, null, 7]);
  assert.deepEqual(line.bad, [null, 9, null]);
  assert.deepEqual(line.flawed, [2]);
  assert.deepEqual(buckets([10, 20, 30]).flawed, [20]);
});

void test('a long pause breaks the line, the usual one does not', () => {
  assert.deepEqual(withGaps(buckets([0, 10, 20, 100, 110])).mid, [2, 2, 2, null, 2, 2]);
  assert.deepEqual(
    withGaps(buckets([0, 15, 30, 45])).mid,
    [2, 2, 2, 2],
    'sparser than the buckets, but even',
  );
  assert.deepEqual(withGaps(buckets([])).time, []);
  assert.deepEqual(gapsOf({ time: [5], width: 0 }), [false]);
  assert.deepEqual(
    gapsOf({ time: [0, 100], width: 0 }),
    [false, false],
    'two points alone say nothing of what is usual',
  );
});

void test('a metric sampled seldom, then often, has no gap where the rate changes', () => {
  const time = [0, 60, 120, 180, 240, 300, 301, 302, 303, 304, 305, 400, 401, 402, 403];
  assert.deepEqual(
    gapsOf({ time, width: 0 }).flatMap((isGap, index) => (isGap ? [time[index]] : [])),
    [400],
  );
});

void test('live points are added only beyond the answer', () => {
  const line = withTail(buckets([0, 10]), [
    { time: 15, value: 8, quality: 0 },
    { time: 25, value: 9, quality: 0 },
    { time: 26, value: 99, quality: 18 },
    { time: 27, value: true, quality: 0 },
  ]);
  assert.deepEqual(line.time, [0, 10, 25, 26, 27]);
  assert.deepEqual(line.mid, [2, 2, 9, null, 1]);
  assert.deepEqual(line.bad, [null, null, null, 99, null]);
});

void test('the cursor reads the nearest point, and nothing where there is none', () => {
  const line = buckets([0, 10, 50]);
  assert.equal(readAt(line, 4, 0)?.time, 0);
  assert.equal(readAt(line, 6, 0)?.time, 10);
  assert.equal(readAt(line, 30, 5), null);
  assert.equal(readAt(line, 48, 5)?.time, 50);
  assert.equal(readAt(buckets([]), 5, 5), null);
});

void test('a table has one row a moment and leaves cells without a value empty', () => {
  assert.deepEqual(tableOf([buckets([1000]), { ...buckets([2000]), mid: [7] }], ['x', 'y'], 'time', 'UTC'), [
    ['time', 'x', 'y'],
    ['1970-01-01 00:00:01', '2', ''],
    ['1970-01-01 00:00:02', '', '7'],
  ]);
});
