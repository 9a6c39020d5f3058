import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Coverage, covered, missing } from './coverage.ts';
import type { Span } from './model/day.ts';

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, length]) => ({ from, to: from + length }));

const inside = (spans: readonly Span[], time: number): boolean =>
  spans.some(({ from, to }) => from <= time && time < to);

test('property: covered holds what was added and nothing else; missing is the rest of the window', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), span, (spans, window) => {
      const coverage = spans.reduce<Coverage>(covered, []);
      const holes = missing(coverage, window);
      for (let time = -1; time < 90; time++) {
        assert.equal(inside(coverage, time), inside(spans, time), `covered ${time}`);
        assert.equal(inside(holes, time), inside([window], time) && !inside(spans, time), `missing ${time}`);
      }
      coverage.forEach(({ from, to }, index) => {
        assert.ok(from < to);
        if (index > 0) assert.ok(coverage[index - 1].to < from, 'disjoint, in order, none touching');
      });
    }),
  );
});
