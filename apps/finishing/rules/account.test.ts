import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountOf, type Entry, type Goods, KINDS, refusal } from './account.ts';

const entry = fc.record({
  kind: fc.constantFrom(...KINDS, 'stage' as const),
  stage: fc.constantFrom('trim', 'press', 'pack'),
  pieces: fc.integer({ min: -20, max: 40 }),
});
const step = fc.oneof(
  { weight: 5, arbitrary: entry.map((one) => ({ what: 'entry' as const, one })) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 30 }).map((pieces) => ({ what: 'sew' as const, pieces })),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 12 }).map((pieces) => ({ what: 'pack' as const, pieces })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 12 }).map((pieces) => ({ what: 'ship' as const, pieces })),
  },
);

/** The plain rule: boxes with pieces in them; every step takes from one and puts into another. */
function slowly(entries: readonly Entry[], kind: string): number {
  let sum = 0;
  for (const one of entries) if (one.kind === kind) sum += one.pieces;
  return sum;
}

test('of thousands of histories every account closes, and nothing is ever below zero', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let goods: Goods = { sewn: 0, entries: [], stored: 0, shipped: 0 };
      for (const one of steps) {
        const { here } = accountOf(goods);
        if (one.what === 'sew') goods = { ...goods, sewn: goods.sewn + one.pieces };
        else if (one.what === 'pack' && here >= one.pieces)
          goods = { ...goods, stored: goods.stored + one.pieces };
        else if (one.what === 'ship' && goods.stored >= one.pieces)
          goods = { ...goods, stored: goods.stored - one.pieces, shipped: goods.shipped + one.pieces };
        else if (one.what === 'entry' && refusal(goods, [one.one]) === null)
          goods = { ...goods, entries: [...goods.entries, one.one] };
        const { came, found, stored, shipped, seconds, samples, scrapped, missing, ...rest } =
          accountOf(goods);
        assert.equal(came + found, rest.here + stored + shipped + seconds + samples + scrapped + missing);
        for (const figure of [rest.here, found, stored, shipped, seconds, samples, scrapped, missing])
          assert.ok(figure >= 0);
        assert.deepEqual(
          [seconds, samples, scrapped, missing],
          ['second', 'sample', 'scrap', 'missing'].map((kind) => slowly(goods.entries, kind)),
        );
        const counted = slowly(goods.entries, 'recount');
        assert.equal(came, counted > 0 ? counted : goods.sewn);
        assert.equal(rest.difference, counted > 0 ? counted - goods.sewn : 0);
      }
    }),
    { numRuns: 4000 },
  );
});

test('a stage has no more than came; what is in cartons is not settled', () => {
  const goods: Goods = { sewn: 20, entries: [], stored: 15, shipped: 0 };
  assert.equal(refusal(goods, [{ kind: 'stage', stage: 'press', pieces: 20 }]), null);
  assert.equal(refusal(goods, [{ kind: 'stage', stage: 'press', pieces: 21 }]), 'stage');
  assert.equal(refusal(goods, [{ kind: 'second', stage: null, pieces: 6 }]), 'here');
  assert.equal(refusal(goods, [{ kind: 'scrap', stage: null, pieces: -1 }]), 'negative');
});
