import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ALWAYS, cut, minutesIn, type Span, united, without } from './spans.ts';

const spans = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 60 }), to: fc.integer({ min: 0, max: 60 }) }),
  { maxLength: 6 },
);

/** Plainly right: minute by minute. */
const minutes = (some: readonly Span[]): Set<number> =>
  new Set(
    some.flatMap(({ from, to }) =>
      Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index),
    ),
  );
const isApart = (some: readonly Span[]): boolean =>
  some.every(({ from, to }, index) => from < to && (index === 0 || some[index - 1].to < from));

test('union, intersection and difference are those of sets of minutes', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const [inA, inB] = [minutes(a), minutes(b)];
      assert.deepEqual(minutes(united([...a, ...b])), minutes(united([...b, ...a])));
      assert.deepEqual(
        minutes(cut(a, b)),
        new Set([...inA].filter((one) => inB.has(one)).sort((x, y) => x - y)),
      );
      assert.deepEqual(
        minutes(without(a, b)),
        new Set([...inA].filter((one) => !inB.has(one)).sort((x, y) => x - y)),
      );
      assert.equal(minutesIn(a), inA.size);
      assert.equal(minutesIn(cut(a, b)) + minutesIn(without(a, b)), inA.size);
      assert.ok(isApart(united(a)) && isApart(without(a, b)));
    }),
  );
});

test('always covers everything', () => {
  fc.assert(
    fc.property(spans, (some) => {
      assert.equal(minutesIn(without(some, [ALWAYS])), 0);
      assert.equal(minutesIn(cut(some, [ALWAYS])), minutesIn(some));
    }),
  );
});
