import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Batch, BatchBuilder, type PointValue } from './batch.ts';

interface Point {
  readonly path: string;
  readonly time: number;
  readonly value: PointValue;
  readonly quality: number;
}

const value: fc.Arbitrary<PointValue> = fc.oneof(
  fc.double(),
  fc.boolean(),
  fc.string({ maxLength: 8 }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }),
);
const point: fc.Arbitrary<Point> = fc.record({
  path: fc.constantFrom('f/a/power', 'f/a/state', 'f/b/power', '古林/平车/转速'),
  time: fc.oneof(fc.integer({ min: 0, max: 2 ** 50 }), fc.constant(Number.NaN)),
  value,
  quality: fc.integer({ min: 0, max: 255 }),
});

const build = (points: readonly Point[], builder: BatchBuilder): Batch => {
  for (const { path, time, value, quality } of points) builder.add(path, time, value, quality);
  return builder.take();
};

/** What a reader of the columns makes of row i, given what kind of value was sent. */
function read(batch: Batch, row: number, kind: string): PointValue {
  const text = batch.text?.[row] ?? null;
  if (kind === 'string') return text ?? '(missing)';
  if (kind === 'bigint') return BigInt(text ?? batch.value[row]);
  assert.equal(text, null);
  return kind === 'boolean' ? batch.value[row] === 1 : batch.value[row];
}

test('every point is in its row, whatever is mixed and however the columns grew', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 300 }), fc.integer({ min: 1, max: 4 }), (points, capacity) => {
      const batch = build(points, new BatchBuilder(capacity));
      assert.equal(batch.length, points.length);
      for (const column of [batch.path, batch.time, batch.value, batch.quality])
        assert.equal(column.length, points.length);
      if (batch.text !== undefined) assert.equal(batch.text.length, points.length);
      assert.equal(new Set(batch.paths).size, batch.paths.length);
      points.forEach((sent, row) => {
        assert.equal(batch.paths[batch.path[row]], sent.path);
        assert.ok(Object.is(batch.time[row], sent.time));
        assert.equal(batch.quality[row], sent.quality);
        assert.ok(Object.is(read(batch, row, typeof sent.value), sent.value));
      });
    }),
  );
});

test('numbers and booleans alone make no text column', () => {
  const builder = new BatchBuilder();
  builder.add('f/a/power', 1, 1.5);
  builder.add('f/a/on', 1, true);
  builder.add('f/a/count', 1, 9_007_199_254_740_991n);
  const batch = builder.take();
  assert.equal(batch.text, undefined);
  assert.deepEqual([...batch.value], [1.5, 1, 9_007_199_254_740_991]);
});

test('a text is NaN as a number; beyond 2^53 the digits stand beside the nearest number', () => {
  const builder = new BatchBuilder();
  builder.add('f/a/power', 1, 7);
  builder.add('f/a/state', 1, '运行');
  builder.add('f/a/count', 1, 18_446_744_073_709_551_615n);
  builder.add('f/a/count', 2, -9_007_199_254_740_993n);
  builder.add('f/a/power', 2, 8);
  const batch = builder.take();
  assert.deepEqual(batch.text, [null, '运行', '18446744073709551615', '-9007199254740993', null]);
  assert.ok(Number.isNaN(batch.value[1]));
  assert.equal(batch.value[2], 2 ** 64);
});

test('quality is good unless said otherwise', () => {
  const builder = new BatchBuilder();
  builder.add('f/a/power', 1, 7);
  assert.deepEqual([...builder.take().quality], [0]);
});

test('a batch that was taken does not change when the builder goes on', () => {
  const builder = new BatchBuilder(2);
  builder.add('f/a/state', 1, 'on');
  const first = builder.take();
  assert.equal(builder.length, 0);
  builder.add('f/b/power', 2, 8, 16);
  const second = builder.take();
  assert.deepEqual(first.paths, ['f/a/state']);
  assert.deepEqual([...first.time], [1]);
  assert.deepEqual(first.text, ['on']);
  assert.deepEqual(second.paths, ['f/b/power']);
  assert.deepEqual([...second.value], [8]);
  assert.equal(second.text, undefined);
});

test('nothing added gives an empty batch', () => {
  const batch = new BatchBuilder().take();
  assert.equal(batch.length, 0);
  assert.deepEqual(batch.paths, []);
  assert.equal(batch.value.length, 0);
});

test('a row of one moment is the same points as one by one', () => {
  const builder = new BatchBuilder(1);
  builder.add('f/x', 1, 'before');
  builder.addRow(['f/a/power', 'f/a/state', 'f/a/on'], 7, Float64Array.of(1.5, Number.NaN, 1), [
    null,
    'idle',
    null,
  ]);
  builder.addRow(['f/a/power', 'f/b/power'], 8, Float64Array.of(2, 3), null);
  const row = builder.take();
  builder.add('f/x', 1, 'before');
  builder.add('f/a/power', 7, 1.5);
  builder.add('f/a/state', 7, 'idle');
  builder.add('f/a/on', 7, true);
  builder.add('f/a/power', 8, 2);
  builder.add('f/b/power', 8, 3);
  assert.deepEqual(row, builder.take());
});
