import { test } from 'node:test';
import fc from 'fast-check';
// Finds the contracts of other apps.
import '@selvedge/sdk/testing';
import { histories } from './histories.ts';

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
