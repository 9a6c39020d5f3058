import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { routingFrom } from '../floor/steps.ts';
import type { Bench } from './capacity.ts';
import { stateOf } from './state.ts';
import { movable, travelling, type Which } from './travelling.ts';

const OUTPUT = 'out';

/** A bundle as a row of pieces, furthest along first; each has done so many of the operations before the output. */
const bundles = fc
  .record({
    progress: fc.array(fc.nat(4), { minLength: 1, maxLength: 40 }),
    passed: fc.nat(10),
    wish: fc.double({ min: 0, max: 1, noNaN: true }),
    which: fc.constantFrom<Which>('done', 'undone'),
  })
  .map(({ progress, passed, ...rest }) => ({
    ...rest,
    passed,
    wip: progress.toSorted((a, b) => b - a),
    codes: ['10', '20', '30', '40'],
  }));

type Bundle = typeof bundles extends fc.Arbitrary<infer T> ? T : never;

function benchOf({ wip, passed, codes }: Bundle): Bench {
  const routing = routingFrom([
    ...codes.map((code) => ({ code, title: code })),
    { code: OUTPUT, title: OUTPUT, isOutput: true },
  ]);
  const state = stateOf(wip.length + passed, []);
  const done = new Map(codes.map((code, at) => [code, passed + wip.filter((made) => made > at).length]));
  return {
    routing,
    parts: [],
    state: { ...state, wip: wip.length, passed, finished: passed, done: done.set(OUTPUT, passed) },
  };
}

test('what pieces take with them is what those very pieces have, counted one by one', () => {
  fc.assert(
    fc.property(bundles, (bundle) => {
      const bench = benchOf(bundle);
      assert.equal(movable(bench), bundle.wip.length);
      const pieces = Math.floor(bundle.wish * bundle.wip.length);
      const going =
        bundle.which === 'done'
          ? bundle.wip.slice(0, pieces)
          : bundle.wip.slice(bundle.wip.length - pieces, bundle.wip.length);
      const slow = Object.fromEntries(
        bundle.codes
          .map((code, at) => [code, going.filter((made) => made > at).length] as const)
          .filter(([, some]) => some > 0),
      );
      assert.deepEqual(travelling(bench, pieces, bundle.which), slow);
    }),
    { numRuns: 5000 },
  );
});
