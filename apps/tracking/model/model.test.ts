import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
// Finds the contracts of other apps.
import '@selvedge/sdk/testing';
import { type Deed, histories } from './histories.ts';

const { Play } = await import('./play.ts');
const RUNS = 10_000;

test(`${RUNS} histories of a floor: the rules and a reference that counts piece by piece agree on all of them`, () => {
  fc.assert(
    fc.property(histories, (history) => {
      const play = new Play(history);
      for (const deed of history.deeds) {
        play.do(deed);
        play.demand();
      }
    }),
    { numRuns: RUNS },
  );
});

test('a join that is undone gives back the collars that it took, not others that were joined before', () => {
  const scan = (bundle: number, steps: readonly number[]): Deed => ({
    deed: 'scan',
    bundle,
    worker: 0,
    steps,
    good: null,
    scrap: 0,
  });
  // Bodies and collars of one, two and two pieces: the first garments take the collars of two bundles, so do the second.
  const play = new Play({ isJoined: true, cut: [[1, 2, 2]], deeds: [] });
  const deeds: readonly Deed[] = [
    { deed: 'report', worker: 0, colour: 0, step: 1, pieces: 4 },
    scan(2, [0, 2]),
    scan(4, [0, 2]),
  ];
  for (const deed of deeds) play.do(deed);
  const joined = play.floor.records.findIndex(
    ({ kind, bundle, operation }) => kind === 'done' && bundle === 'b005' && operation === '30',
  );
  play.do({ deed: 'undo', record: joined });
  play.demand();
  const left = ['b002', 'b004', 'b006'].map((id) => play.floor.of(id).bench.state.done.get('30') ?? 0);
  assert.deepEqual(left, [1, 1, 0]);
});
