import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '../format/time.ts';
import { readTrendSearch, searchOfView, viewOfSearch } from './search.ts';
import { LONGEST, pan, rangeOf, sameView, SHORTEST, windowOf, zoomBy, zoomTo, type View } from './window.ts';

const NOW = 1_800_000_000_000;

void test('drawing over a part looks at that part, from either side, never beyond now', () => {
  assert.deepEqual(zoomTo({ from: NOW - HOUR, to: NOW - MINUTE }, NOW), {
    kind: 'fixed',
    from: NOW - HOUR,
    to: NOW - MINUTE,
  });
  assert.deepEqual(zoomTo({ from: NOW - MINUTE, to: NOW - HOUR }, NOW), {
    kind: 'fixed',
    from: NOW - HOUR,
    to: NOW - MINUTE,
  });
  assert.deepEqual(zoomTo({ from: NOW - HOUR, to: NOW + HOUR }, NOW), {
    kind: 'fixed',
    from: NOW - HOUR,
    to: NOW,
  });
});

void test('a click’s width is widened to the shortest view', () => {
  const { from, to } = windowOf(zoomTo({ from: NOW - HOUR, to: NOW - HOUR }, NOW), NOW);
  assert.equal(to - from, SHORTEST);
});

void test('zooming out keeps the middle, and follows once the present is reached', () => {
  const fixed: View = { kind: 'fixed', from: NOW - 10 * DAY, to: NOW - 9 * DAY };
  assert.deepEqual(zoomBy(fixed, 2, NOW), { kind: 'fixed', from: NOW - 10.5 * DAY, to: NOW - 8.5 * DAY });
  assert.deepEqual(zoomBy({ kind: 'fixed', from: NOW - 2 * HOUR, to: NOW - MINUTE }, 2, NOW).kind, 'follow');
  assert.deepEqual(zoomBy({ kind: 'follow', length: HOUR }, 2, NOW), { kind: 'follow', length: 2 * HOUR });
});

void test('panning goes by quarters; back to the present it follows again', () => {
  const back = pan({ kind: 'follow', length: 8 * HOUR }, -0.25, NOW);
  assert.deepEqual(back, { kind: 'fixed', from: NOW - 10 * HOUR, to: NOW - 2 * HOUR });
  assert.deepEqual(pan(back, 0.25, NOW), { kind: 'follow', length: 8 * HOUR });
  assert.deepEqual(pan({ kind: 'follow', length: HOUR }, 0.25, NOW), { kind: 'follow', length: HOUR });
});

void test('no walk of zooms and pans leaves the bounds', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('pan' as const), by: fc.double({ min: -3, max: 3, noNaN: true }) }),
    fc.record({ kind: fc.constant('zoom' as const), by: fc.double({ min: 0.01, max: 50, noNaN: true }) }),
    fc.record({ kind: fc.constant('part' as const), by: fc.double({ min: 0, max: 1, noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let view: View = { kind: 'follow', length: 8 * HOUR };
      for (const { kind, by } of steps) {
        const { from, to } = windowOf(view, NOW);
        if (kind === 'pan') view = pan(view, by, NOW);
        else if (kind === 'zoom') view = zoomBy(view, by, NOW);
        else view = zoomTo({ from, to: from + by * (to - from) }, NOW);
        const seen = windowOf(view, NOW);
        assert.ok(seen.to - seen.from >= SHORTEST - 1 && seen.to - seen.from <= LONGEST + 1);
        assert.ok(seen.to <= NOW + SHORTEST);
      }
    }),
  );
});

void test('an address brings the same view back', () => {
  for (const view of [
    { kind: 'follow', length: DAY },
    { kind: 'follow', length: 12_345 },
    { kind: 'fixed', from: 1, to: 2 },
  ] satisfies View[]) {
    assert.ok(sameView(viewOfSearch(readTrendSearch({ ...searchOfView(view) })), view));
  }
  assert.deepEqual(readTrendSearch({ last: 'soon', from: 5, to: 3, metrics: ['speed', 4], tab: 'x' }), {
    metrics: ['speed'],
  });
  assert.equal(rangeOf({ kind: 'follow', length: 7 * DAY }), '1w');
});
