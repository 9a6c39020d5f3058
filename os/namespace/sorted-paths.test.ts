import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnder } from '@selvedge/sdk/connector';
import fc from 'fast-check';
import { SortedPaths } from './sorted-paths.ts';

const path = fc
  .array(fc.constantFrom('a', 'b', 'a-b', 'a0', '厂', 'z'), { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join('/'));
const step = fc.record({ path, isThere: fc.boolean() });

test('under a path are exactly those below it and itself, in order, after any additions and removals', () => {
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 20 }), { maxLength: 5 }), path, (rounds, under) => {
      const sorted = new SortedPaths();
      const there = new Set<string>();
      for (const round of rounds) {
        for (const { path: each, isThere } of round) {
          if (there.has(each) === isThere) continue;
          if (isThere) {
            sorted.add(each);
            there.add(each);
          } else {
            sorted.remove(each);
            there.delete(each);
          }
        }
        const below = [...there].filter((each) => isUnder(each, under));
        assert.deepEqual(sorted.under(under), below.sort());
        assert.deepEqual(sorted.under(''), [...there].sort());
      }
    }),
  );
});
