import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { endOf, type IngestPlace } from '../historian.ts';
import type { DuckDbHistorian } from './historian.ts';
import { nextPiece } from './ingested.ts';
import type { SealedFile } from './source.ts';
import { rowsOf, temporaryHistory, type TestPoint } from './testing.ts';

const START = Date.UTC(2026, 10, 20, 6) * 1000;
const DAY = 86_400_000_000;

const place = temporaryHistory();
let historian = await place.open({ clockOffsetMs: 200 * 86_400_000 });
after(async () => {
  await historian.close();
  place.remove();
});

/** Reads on from a place to the head, some points at a time, and keeps the last of each series and time. */
class Reader {
  readonly #series: readonly number[];
  readonly heard = new Map<string, TestPoint>();
  #at: IngestPlace;
  readonly #places = new Set<string>();
  readonly #newest = new Map<number, number>();

  constructor(series: readonly number[], at: IngestPlace) {
    this.#series = series;
    this.#at = at;
  }

  async read(from: DuckDbHistorian, limit: number): Promise<boolean> {
    const { rows, sequence, more, place } = await from.ingested({
      series: this.#series,
      after: this.#at,
      upTo: endOf(from.status().sequence),
      limit,
    });
    assert.ok(rows.length <= limit);
    for (let row = 0; row < rows.length; row++) {
      const [series, time] = [rows.series[row], rows.time[row]];
      const name = `${sequence[row]} ${series} ${time}`;
      assert.ok(!this.#places.has(name), 'never twice');
      this.#places.add(name);
      assert.ok(sequence[row] >= (this.#newest.get(series) ?? 0), 'in the order of ingest');
      this.#newest.set(series, sequence[row]);
      const text = rows.text?.[row] ?? undefined;
      this.heard.set(`${series} ${time}`, {
        series,
        time,
        value: rows.value[row],
        quality: rows.quality[row],
        ...(text === undefined ? {} : { text }),
      });
    }
    this.#at = place;
    return more;
  }

  async readAll(from: DuckDbHistorian, limit: number): Promise<void> {
    while (await this.read(from, limit));
  }
}

const pointOf = fc.record(
  {
    series: fc.constantFrom(1, 2, 3),
    time: fc.oneof(
      fc.integer({ min: 0, max: 30 }).map((step) => START + step * 15_000_000),
      fc.constantFrom(1, 2, 40).map((days) => START - days * DAY),
      fc.constant(31_536_000_000_000),
    ),
    value: fc.oneof(fc.integer({ min: -50, max: 5000 }), fc.constant(Number.NaN)),
    quality: fc.constantFrom(0, 0, 16, 20),
  },
  { noNullPrototype: true },
);

const stepOf = fc.oneof(
  { weight: 6, arbitrary: fc.array(pointOf, { minLength: 1, maxLength: 30 }) },
  ...(['seal', 'compact', 'read', 'reopen'] as const).map((word) => ({
    weight: word === 'read' ? 3 : 1,
    arbitrary: fc.constant(word),
  })),
);

test('whoever reads on by ingest hears the newest of every point, once, whatever is sealed, merged or restarted meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(stepOf, { minLength: 3, maxLength: 14 }),
      fc.integer({ min: 1, max: 20 }),
      async (steps, limit) => {
        const reader = new Reader([1, 3], endOf(historian.status().sequence));
        const expected = new Map<string, TestPoint>();
        for (const step of steps) {
          if (step === 'read') await reader.read(historian, limit);
          else if (step === 'reopen') {
            await historian.close();
            historian = await place.open({ clockOffsetMs: 200 * 86_400_000 });
          } else if (step === 'seal' || step === 'compact') await historian[step]();
          else {
            await historian.append(rowsOf(step));
            for (const point of step)
              if (point.series !== 2) expected.set(`${point.series} ${point.time}`, point);
          }
        }
        await reader.readAll(historian, limit);
        assert.deepEqual(Object.fromEntries(reader.heard), Object.fromEntries(expected));
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
});

test('texts come with it', async () => {
  const before = endOf(historian.status().sequence);
  await historian.append(rowsOf([{ series: 4, time: START, value: Number.NaN, text: 'E200-4711' }]));
  const reader = new Reader([4], before);
  await reader.readAll(historian, 10);
  assert.deepEqual(
    [...reader.heard.values()].map(({ text }) => text),
    ['E200-4711'],
  );
});

test('a history restored from before a place gives its numbers to nobody again', async () => {
  const older = temporaryHistory();
  const restored = await older.open();
  try {
    await restored.goOnAfter(1000);
    await restored.append(rowsOf([{ series: 1, time: START, value: 1 }]));
    assert.equal(restored.status().sequence, 1001);
    const reader = new Reader([1], endOf(1000));
    await reader.readAll(restored, 10);
    assert.equal(reader.heard.size, 1);
  } finally {
    await restored.close();
    older.remove();
  }
});

test('a long way back is read piece by piece, and never looks at a file for nothing', () => {
  const file = (id: number, minSeq: number, maxSeq: number): SealedFile => ({
    id,
    org: 'f1',
    level: 'seal',
    part: '2026-11-20',
    name: `${id}`,
    rows: 1_500_000,
    bytes: 1,
    minTs: 0,
    maxTs: 1,
    minSeq,
    maxSeq,
    minSeries: 1,
    maxSeries: 9,
  });
  const files = [file(1, 1, 10), file(2, 11, 20), file(3, 21, 30), file(4, 31, 40), file(5, 25, 45)];
  const sources = { files, segments: [7] };
  const pieces = (after: number, series = [2]): (readonly [number[], number])[] => {
    const found: (readonly [number[], number])[] = [];
    let at = endOf(after);
    for (;;) {
      const piece = nextPiece(sources, series, at, endOf(60));
      found.push([piece.files.map(({ id }) => id), piece.end.sequence]);
      if (piece.segments.length > 0) return found;
      at = piece.end;
    }
  };
  assert.deepEqual(pieces(0), [
    [[1, 2], 20],
    [[3, 5], 30],
    [[5, 4], 60],
  ]);
  assert.deepEqual(pieces(45), [[[], 60]]);
  assert.deepEqual(pieces(0, [10]), [[[], 60]]);
});
