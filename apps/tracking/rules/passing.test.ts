import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lookAt, type Pass, scanOfReading } from './passing.ts';

const WINDOW = 60;

/** Passes after looks in the order in which they came. */
function passesOf(looks: readonly number[], known: Pass[] = []): Pass[] {
  const passes = [...known];
  for (const at of looks) {
    const look = lookAt(passes, at, WINDOW);
    if (look === null) passes.push({ at, until: at });
    else if (look.lengthens) passes[passes.indexOf(look.pass)] = { ...look.pass, until: at };
  }
  return passes;
}

/** The plain rule, for looks in the order of time: a gap of a window begins a new pass. */
const plainly = (looks: readonly number[]): number =>
  looks.filter((at, index) => index === 0 || at - looks[index - 1] >= WINDOW).length;

const looksOf = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 60 });

test('a tag that is read over and over is one pass; after a gap it is another', () => {
  fc.assert(
    fc.property(looksOf, (looks) => {
      const inOrder = looks.toSorted((a, b) => a - b);
      const count = passesOf(inOrder).length;
      // Lengthened by half windows, a gap may look longer than it is, by less than half a window.
      const least = plainly(inOrder);
      const most = inOrder.filter((at, index) => index === 0 || at - inOrder[index - 1] >= WINDOW / 2).length;
      assert.ok(count >= least && count <= most, `${least} ≤ ${count} ≤ ${most}`);
    }),
  );
});

test('in whatever order they come, every look is in a pass, and the same looks again make none', () => {
  fc.assert(
    fc.property(looksOf, (looks) => {
      const passes = passesOf(looks);
      for (const at of looks) assert.notEqual(lookAt(passes, at, WINDOW), null);
      assert.equal(passesOf(looks, passes).length, passes.length);
    }),
  );
});

test('the same reading is the same scan', () => {
  const scan = scanOfReading('12@1795154400000001');
  assert.equal(scan, scanOfReading('12@1795154400000001'));
  assert.notEqual(scan, scanOfReading('12@1795154400000002'));
  assert.match(scan, /^[0-9a-f-]{36}$/);
});
