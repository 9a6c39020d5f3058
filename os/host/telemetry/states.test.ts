import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading } from './readings.ts';
import { changesIn } from './states.ts';

const reading = (series: number, time: number, state: string): Reading => ({
  series,
  time,
  point: {
    id: `${series}@${time}`,
    thing: `t${series}`,
    metric: 'state',
    at: new Date(time / 1000).toISOString(),
    value: state,
    unit: null,
    quality: 'good',
  },
});

const readingOf = fc
  .tuple(fc.constantFrom(1, 2), fc.integer({ min: 0, max: 20 }), fc.constantFrom('running', 'idle', 'off'))
  .map(([series, step, state]) => reading(series, step * 1_000_000, state));

test('cut into calls at any place, the same changes are told, each from the state that was told before', () => {
  fc.assert(
    fc.property(fc.array(readingOf, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (readings, size) => {
      const whole = changesIn(readings, new Map());
      const known: Parameters<typeof changesIn>[1] = new Map();
      const cut: unknown[] = [];
      for (let at = 0; at < readings.length; at += size)
        cut.push(...changesIn(readings.slice(at, at + size), known));
      assert.deepEqual(cut, whole);
      for (const series of ['t1', 't2']) {
        const its = whole.filter(({ thing }) => thing === series);
        its.forEach(({ before, at, since }, index) => {
          const previous = its[index - 1];
          assert.equal(before, previous?.state ?? null);
          assert.equal(since, previous?.at ?? null);
          assert.ok(previous === undefined || at >= previous.at);
        });
        // The newest time ever told, and of that time the last word, is the state at the end.
        const last = readings
          .filter(({ point }) => point.thing === series)
          .reduce<Reading | null>(
            (newest, one) => (newest === null || one.time >= newest.time ? one : newest),
            null,
          );
        assert.equal(its.at(-1)?.state, last?.point.value);
      }
    }),
  );
});
