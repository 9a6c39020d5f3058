import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountOf, type Counted } from './account.ts';

const PLACES = ['outside', 'seconds', 'samples', 'scrapped', 'missing'] as const;
const pool = fc.record({
  quantity: fc.integer({ min: 1, max: 60 }),
  isVoid: fc.boolean(),
  isRecut: fc.boolean(),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  moves: fc.array(fc.record({ to: fc.constantFrom(...PLACES), pieces: fc.nat(9), isBack: fc.boolean() }), {
    maxLength: 6,
  }),
});

/** Moves no more pieces than there are, one after the other. */
function played({
  quantity,
  isVoid,
  isRecut,
  share,
  moves,
}: typeof pool extends fc.Arbitrary<infer T> ? T : never) {
  let wip = quantity;
  const stock = new Map<string, number>();
  const facts: Counted['facts'][number][] = [];
  for (const { to, pieces, isBack } of moves) {
    const most = isBack ? (stock.get(to) ?? 0) : wip;
    const moved = Math.min(pieces, most);
    wip += isBack ? moved : -moved;
    stock.set(to, (stock.get(to) ?? 0) + (isBack ? -moved : moved));
    facts.push(isBack ? { from: to, to: 'wip', pieces: moved } : { from: 'wip', to, pieces: moved });
  }
  const finished = isVoid ? 0 : Math.floor(wip * share);
  return { counted: { quantity, isVoid, isRecut, wip: wip - finished, finished, facts }, stock };
}

test('the account closes, whatever happened, and each place holds what was moved there', () => {
  fc.assert(
    fc.property(fc.array(pool, { maxLength: 8 }), (pools) => {
      const all = pools.map(played);
      const account = accountOf(all.map(({ counted }) => counted));
      assert.equal(account.open, 0);
      for (const place of PLACES)
        assert.equal(
          account[place],
          all.reduce((sum, { counted, stock }) => sum + (counted.isVoid ? 0 : (stock.get(place) ?? 0)), 0),
          place,
        );
    }),
  );
});

test('pieces that are nowhere are shown, not hidden in what is in work', () => {
  const counted = { quantity: 20, isVoid: false, isRecut: false, wip: 12, finished: 5, facts: [] };
  assert.equal(accountOf([counted]).open, 3);
});
