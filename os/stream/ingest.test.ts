import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BatchBuilder, type LastValue, type PointValue, QUALITY, type Source } from '@selvedge/sdk/connector';
import type { DuckDbHistorian } from '../historian/duckdb/historian.ts';
import { temporaryHistory } from '../historian/duckdb/testing.ts';
import { LastValues } from '../live/last-values.ts';
import { Ingest } from './ingest.ts';
import { MemorySeries, type TestMetric } from './testing.ts';

const NOW = Date.UTC(2026, 10, 20, 8);
const SOURCE: Source = { connector: 'test', credential: null };
const METRICS: readonly TestMetric[] = [
  { path: 'f1/m/speed', low: 0, high: 5000 },
  { path: 'f1/m/count', datatype: 'integer' },
  { path: 'f1/m/on', datatype: 'boolean' },
  { path: 'f1/m/note', datatype: 'text' },
  { path: 'f1/m/state', datatype: 'enum', words: ['running', 'idle'] },
];

const ends: (() => Promise<void> | void)[] = [];
after(async () => {
  for (const end of ends.reverse()) await end();
});

async function house(limit?: number): Promise<{
  stream: Ingest;
  live: LastValues;
  historian: DuckDbHistorian;
  map: MemorySeries;
  clock: { now: number };
}> {
  const place = temporaryHistory();
  const historian = await place.open();
  const map = new MemorySeries(METRICS, limit);
  const live = new LastValues(map);
  const clock = { now: NOW };
  ends.push(
    () => place.remove(),
    () => historian.close(),
    () => live.close(),
  );
  return { stream: new Ingest(map, historian, live, () => clock.now), live, historian, map, clock };
}

function batch(
  points: readonly (readonly [path: string, time: number, value: PointValue, quality?: number])[],
): ReturnType<BatchBuilder['take']> {
  const builder = new BatchBuilder();
  for (const [path, time, value, quality] of points) builder.add(path, time, value, quality);
  return builder.take();
}

test('a value that does not fit its metric is kept with a quality that says why', async () => {
  const { stream, live } = await house();
  const time = NOW * 1000;
  const cases: readonly (readonly [path: string, value: PointValue, quality: number])[] = [
    ['f1/m/speed', 4000, QUALITY.good],
    ['f1/m/speed', 9000, QUALITY.outOfRange],
    ['f1/m/speed', 'fast', QUALITY.wrongType],
    ['f1/m/speed', Number.NaN, QUALITY.notANumber],
    ['f1/m/speed', Infinity, QUALITY.notANumber],
    ['f1/m/count', 2n ** 60n, QUALITY.good],
    ['f1/m/count', 1.5, QUALITY.wrongType],
    ['f1/m/on', true, QUALITY.good],
    ['f1/m/on', 7, QUALITY.wrongType],
    ['f1/m/note', '换针', QUALITY.good],
    ['f1/m/note', 5, QUALITY.wrongType],
    ['f1/m/state', 'idle', QUALITY.good],
    ['f1/m/state', 'dancing', QUALITY.outOfRange],
  ];
  let step = 0;
  for (const [path, value, quality] of cases) {
    const result = await stream.accept(batch([[path, time + ++step, value]]), SOURCE);
    assert.deepEqual(result, { accepted: 1, quarantined: 0, rejected: 0 });
    const last: LastValue | undefined = [...live.latest(path)][0];
    assert.equal(last?.quality, quality, `${path} = ${String(value)}`);
  }
  assert.equal([...live.latest('f1/m/count')][0].value, 1.5);
  assert.equal([...live.latest('f1/m/on')][0].value, 7);
});

test('a 64-bit whole number reads back exactly', async () => {
  const { stream, live } = await house();
  await stream.accept(batch([['f1/m/count', NOW * 1000, 2n ** 60n + 1n]]), SOURCE);
  assert.equal([...live.latest('f1/m/count')][0].value, 2n ** 60n + 1n);
});

test('dates of 1970 and 2200 are kept, marked, and never become the last value', async () => {
  const { stream, live, historian, map } = await house();
  await stream.accept(
    batch([
      ['f1/m/speed', NOW * 1000, 1],
      ['f1/m/speed', 1000, 2],
      ['f1/m/speed', Date.UTC(2200, 0) * 1000, 3],
      ['f1/m/speed', 1e300, 4],
    ]),
    SOURCE,
  );
  assert.equal([...live.latest('f1/m/speed')][0].value, 1);
  const [raw] = await historian.raw({
    series: [map.resolve('f1/m/speed')],
    from: -9e15,
    to: 9e15,
    limit: 10,
  });
  assert.deepEqual(
    [...raw.quality].sort((a, b) => a - b),
    [0, QUALITY.badTime, QUALITY.badTime, QUALITY.badTime],
  );
});

test('points without a time are stamped on arrival, strictly increasing, also when the clock jumps back', async () => {
  const { stream, historian, map, clock } = await house();
  await stream.accept(
    batch([
      ['f1/m/speed', Number.NaN, 1],
      ['f1/m/speed', Number.NaN, 2],
    ]),
    SOURCE,
  );
  clock.now -= 60_000;
  await stream.accept(batch([['f1/m/speed', Number.NaN, 3]]), SOURCE);
  const [raw] = await historian.raw({ series: [map.resolve('f1/m/speed')], from: 0, to: 8e15, limit: 10 });
  assert.deepEqual([...raw.value], [1, 2, 3]);
  assert.deepEqual([...raw.time], [NOW * 1000, NOW * 1000 + 1, NOW * 1000 + 2]);
});

test('after a restart stamps go on after what history holds', async () => {
  const { stream, historian, map } = await house();
  const id = map.resolve('f1/m/speed');
  const newest = (NOW + 5000) * 1000;
  stream.resume({
    length: 1,
    series: Int32Array.of(id),
    time: Float64Array.of(newest),
    value: Float64Array.of(1),
    quality: Uint8Array.of(0),
  });
  await stream.accept(batch([['f1/m/speed', Number.NaN, 2]]), SOURCE);
  const [raw] = await historian.raw({ series: [id], from: 0, to: 8e15, limit: 10 });
  assert.deepEqual([...raw.time], [newest + 1]);
});

test('unknown paths are quarantined with their points; beyond the limit they are rejected and counted', async () => {
  const { stream, map, live } = await house(1);
  const result = await stream.accept(
    batch([
      ['f1/x/a', NaN, 1],
      ['f1/x/a', NaN, 2],
      ['f1/x/b', NaN, 1],
      ['f1/m/speed', NaN, 1],
    ]),
    SOURCE,
  );
  assert.deepEqual(result, { accepted: 1, quarantined: 2, rejected: 1 });
  assert.equal([...live.latest('f1/x')].length, 0);
  map.keepsPoints = false;
  assert.deepEqual(
    await stream.accept(
      batch([
        ['f1/x/a', NaN, 3],
        ['f1/m/speed', NaN, 2],
      ]),
      SOURCE,
    ),
    { accepted: 1, quarantined: 0, rejected: 1 },
  );
});

test('an unknown path that sends 20 and then 20.5 is proposed as a number, not as a whole one', async () => {
  const { stream, map } = await house();
  await stream.accept(
    batch([
      ['f1/x/t', NaN, 20],
      ['f1/x/t', NaN, 20.5],
      ['f1/x/n', NaN, 3],
      ['f1/x/w', NaN, 1],
      ['f1/x/w', NaN, 'on'],
    ]),
    SOURCE,
  );
  assert.deepEqual(map.kinds, { 'f1/x/t': 'number', 'f1/x/n': 'integer', 'f1/x/w': 'text' });
});

test('a watcher hears only its subtree, and the newest of several values', async () => {
  const { stream, live } = await house();
  const heard: LastValue[] = [];
  const stop = live.watch('f1/m/speed', 50, (values) => heard.push(...values));
  await stream.accept(
    batch([
      ['f1/m/speed', NOW * 1000, 1],
      ['f1/m/speed', NOW * 1000 + 1, 2],
      ['f1/m/count', NOW * 1000, 5],
    ]),
    SOURCE,
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  stop();
  assert.deepEqual(
    heard.map(({ path, value }) => [path, value]),
    [['f1/m/speed', 2]],
  );
});
