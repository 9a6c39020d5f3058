import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import type { Aggregate } from '../historian.ts';
import type { DuckDbHistorian } from './historian.ts';
import { referenceBuckets, settledPoints } from './reference.ts';
import { rowsOf, temporaryHistory, type TestPoint } from './testing.ts';

const MINUTE = 60_000_000;
const START = Date.UTC(2026, 10, 20, 6) * 1000;
const ASKED: readonly Aggregate[] = ['count', 'min', 'max', 'sum', 'first', 'last', 'integral', 'increase'];

const histories: { remove(): void }[] = [];
const opened: DuckDbHistorian[] = [];
after(() => Promise.all(opened.map((historian) => historian.close())));
after(() => histories.forEach((history) => history.remove()));

function history(): ReturnType<typeof temporaryHistory> {
  const made = temporaryHistory();
  histories.push(made);
  return made;
}

/** Compares every bucket and every raw point of two series with the plain reference. */
async function agrees(
  historian: DuckDbHistorian,
  points: readonly TestPoint[],
  from: number,
  to: number,
  buckets: number,
): Promise<void> {
  const answers = await historian.buckets({ series: [1, 2], from, to, points: buckets, aggregates: ASKED });
  for (const answer of answers) {
    const first = Math.floor(from / answer.width) * answer.width;
    const end = Math.ceil(to / answer.width) * answer.width;
    const expected = referenceBuckets(points, answer.series, answer.width, first, end);
    assert.deepEqual(
      [...answer.time],
      [...expected.keys()].sort((a, b) => a - b),
      'bucket starts',
    );
    answer.time.forEach((start, row) => {
      const want = expected.get(start);
      assert.ok(want);
      assert.equal(answer.unusable[row], want.unusable);
      if (want.count === 0) return;
      ASKED.forEach((name, column) => {
        const got = answer.columns[column][row];
        const wanted = want[name as keyof typeof want];
        assert.ok(
          Math.abs(got - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)),
          `${name} of ${start}: ${got}, expected ${wanted}`,
        );
      });
    });
  }
  for (const answer of await historian.raw({ series: [1, 2], from: -8e15, to: 8e15, limit: 100_000 })) {
    const want = settledPoints(points, answer.series);
    assert.deepEqual(
      [...answer.time],
      want.map((point) => point.time),
    );
    assert.deepEqual(
      [...answer.value],
      want.map((point) => point.value),
    );
    assert.deepEqual(
      [...answer.quality],
      want.map((point) => point.quality ?? 0),
    );
  }
}

const placedPoint = fc.record({
  series: fc.constantFrom(1, 2),
  time: fc.oneof(
    fc.integer({ min: 0, max: 400 }).map((step) => START + step * 15_000_000),
    fc.integer({ min: 0, max: 30 }).map((step) => START - step * 7_200_000_000),
  ),
  value: fc.oneof(
    fc.integer({ min: -50, max: 5000 }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
  ),
  quality: fc.constantFrom(0, 0, 0, 0, 1, 16),
});
/** A clock that was never set: 1971, quality badTime. */
const unplacedPoint = fc.record({
  series: fc.constantFrom(1, 2),
  time: fc.integer({ min: 0, max: 50 }).map((step) => 31_536_000_000_000 + step * 1_000_000),
  value: fc.integer({ min: 0, max: 9 }),
  quality: fc.constant(20),
});
const pointOf = fc.oneof({ weight: 9, arbitrary: placedPoint }, { weight: 1, arbitrary: unplacedPoint });

const stepOf = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      points: fc.array(pointOf, { minLength: 1, maxLength: 40 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'rollup' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'seal' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'compact' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'ask' as const }) },
);

test('any order of batches, repeats, rollups, sealing and merging answers as the plain reference does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(stepOf, { minLength: 2, maxLength: 12 }),
      fc.constantFrom(5, 60, 400, 4000),
      async (steps, buckets) => {
        const place = history();
        const historian = await place.open({ clockOffsetMs: 200 * 86_400_000 });
        opened.push(historian);
        const points: TestPoint[] = [];
        const from = START - 3 * 86_400_000_000;
        const to = START + 7_200_000_000;
        for (const step of steps) {
          if (step.do === 'append') {
            await historian.append(rowsOf(step.points));
            points.push(...step.points);
          } else if (step.do === 'ask') await agrees(historian, points, from, to, buckets);
          else await historian[step.do]();
        }
        await agrees(historian, points, from, to, buckets);
        await historian.close();
        place.remove();
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

test('a restart keeps hot and sealed points, and later sequences still win', async () => {
  const place = history();
  const first = await place.open();
  const points: TestPoint[] = [
    { series: 1, time: START, value: 1 },
    { series: 1, time: START + MINUTE, value: 2 },
  ];
  await first.append(rowsOf(points));
  await first.seal();
  const second: TestPoint[] = [{ series: 1, time: START, value: 10 }];
  await first.append(rowsOf(second));
  await first.close();
  const again = await place.open();
  await agrees(again, [...points, ...second], START - MINUTE, START + 10 * MINUTE, 10);
  const third: TestPoint[] = [{ series: 1, time: START, value: 100 }];
  await again.append(rowsOf(third));
  await agrees(again, [...points, ...second, ...third], START - MINUTE, START + 10 * MINUTE, 10);
  await again.close();
});

test('of two rows of one batch with the same series and time the later one counts', async () => {
  const place = history();
  const historian = await place.open();
  const points: TestPoint[] = [5, 6, 7].map((value) => ({ series: 1, time: START, value }));
  await historian.append(rowsOf(points));
  await agrees(historian, points, START, START + MINUTE, 1);
  await historian.close();
});

test('texts and whole numbers beyond 2^53 come back exactly', async () => {
  const place = history();
  const historian = await place.open();
  const points: TestPoint[] = [
    { series: 1, time: START, value: NaN, text: '断线' },
    { series: 1, time: START + 1, value: Number('9007199254740993'), text: '9007199254740993' },
    { series: 1, time: START + 2, value: 3 },
  ];
  await historian.append(rowsOf(points));
  await historian.seal();
  const [answer] = await historian.raw({ series: [1], from: START, to: START + 10, limit: 10 });
  assert.deepEqual(answer.text, ['断线', '9007199254740993', null]);
  assert.ok(Number.isNaN(answer.value[0]));
  await historian.close();
});

test('latest gives the newest point of every series, sealed or not, and never one with an unbelievable time', async () => {
  const place = history();
  const historian = await place.open();
  await historian.append(
    rowsOf([
      { series: 1, time: START, value: 1 },
      { series: 2, time: START, value: 2 },
      { series: 1, time: START * 2, value: 9, quality: 20 },
    ]),
  );
  await historian.seal();
  await historian.append(
    rowsOf([
      { series: 2, time: START + 5, value: 3 },
      { series: 3, time: START, value: 4, text: undefined },
    ]),
  );
  const latest = await historian.latest();
  const values = new Map([...latest.series].map((id, row) => [id, latest.value[row]]));
  assert.deepEqual(
    new Map([...values].sort((a, b) => a[0] - b[0])),
    new Map([
      [1, 1],
      [2, 3],
      [3, 4],
    ]),
  );
  await historian.close();
});

test('a sealed file reads without us: series, path, metric, ts, value, text, quality, seq', async () => {
  const place = history();
  const historian = await place.open();
  await historian.append(rowsOf([{ series: 1, time: START, value: 1.5 }]));
  await historian.seal();
  await historian.close();
  const files = readdirSync(place.folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.parquet'));
  assert.equal(files.length, 1);
  assert.match(files[0], /^org=f1\//);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(
    `SELECT * FROM read_parquet('${join(place.folder, files[0])}', hive_partitioning = false)`,
  );
  assert.deepEqual(reader.columnNames(), [
    'series',
    'path',
    'metric',
    'ts',
    'value',
    'text',
    'quality',
    'seq',
  ]);
  assert.deepEqual(reader.getRowsJson()[0].slice(0, 3), [1, 'f1/a/l/m1', 'power']);
});

test('what a sealing that never committed left behind is removed at the next start', async () => {
  const place = history();
  const historian = await place.open();
  await historian.append(rowsOf([{ series: 1, time: START, value: 1 }]));
  await historian.seal();
  await historian.close();
  const [file] = readdirSync(place.folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.parquet'));
  const stray = join(place.folder, file.replace('seal-', 'seal-9'));
  writeFileSync(stray, 'half');
  writeFileSync(`${stray}.tmp`, 'half');
  const again = await place.open();
  assert.ok(!existsSync(stray) && !existsSync(`${stray}.tmp`));
  assert.equal((await again.raw({ series: [1], from: 0, to: 8e15, limit: 5 }))[0].time.length, 1);
  await again.close();
});

test('retention removes old files and rollups of one org, and nothing else', async () => {
  const place = history();
  const historian = await place.open();
  const old: TestPoint[] = [{ series: 1, time: START - 90 * 86_400_000_000, value: 1 }];
  const young: TestPoint[] = [{ series: 1, time: START, value: 2 }];
  await historian.append(rowsOf([...old, ...young]));
  await historian.seal();
  assert.deepEqual(await historian.retain('other', START), { files: 0 });
  assert.deepEqual(await historian.retain('f1', START - 86_400_000_000), { files: 1 });
  await agrees(historian, young, START - 100 * 86_400_000_000, START + MINUTE, 100);
  await historian.close();
});

test('forgotten series are gone from answers and from files at the next merging', async () => {
  const place = history();
  const historian = await place.open();
  await historian.append(
    rowsOf([
      { series: 1, time: START, value: 1 },
      { series: 2, time: START, value: 2 },
    ]),
  );
  await historian.forget([1]);
  await historian.seal();
  assert.equal(historian.status().sealedRows, 1);
  await historian.close();
});

test('a cut opens as a history of its own with the same answers', async () => {
  const place = history();
  const historian = await place.open();
  const points: TestPoint[] = Array.from({ length: 300 }, (_, step) => ({
    series: 1 + (step % 2),
    time: START + step * 20_000_000,
    value: step % 37,
  }));
  await historian.append(rowsOf(points.slice(0, 200)));
  await historian.seal();
  await historian.append(rowsOf(points.slice(200)));
  const copy = mkdtempSync(join(tmpdir(), 'selvedge-cut-'));
  await historian.cut(copy);
  await historian.append(rowsOf([{ series: 1, time: START + 1, value: 5 }]));
  await historian.close();
  const { DuckDbHistorian } = await import('./historian.ts');
  const restored = await DuckDbHistorian.open({
    folder: copy,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    upkeepMs: 0,
  });
  await agrees(restored, points, START, START + 7_200_000_000, 100);
  await restored.close();
  rmSync(copy, { recursive: true });
});
