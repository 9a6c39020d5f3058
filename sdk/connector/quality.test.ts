import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { QUALITY, isUsable, parseQuality, qualityName } from './quality.ts';

test('the published codes are permanent', () => {
  assert.deepEqual(QUALITY, {
    good: 0,
    uncertain: 1,
    bad: 16,
    wrongType: 17,
    outOfRange: 18,
    notANumber: 19,
    badTime: 20,
    stale: 21,
  });
});

test('good and uncertain count in figures, nothing else of the list does', () => {
  const usable = Object.entries(QUALITY).filter(([, code]) => isUsable(code));
  assert.deepEqual(
    usable.map(([name]) => name),
    ['good', 'uncertain'],
  );
});

test('every name is read back from its code, and every code from its name', () => {
  for (const [name, code] of Object.entries(QUALITY)) {
    assert.equal(qualityName(code), name);
    assert.equal(parseQuality(name), code);
    assert.equal(parseQuality(code), code);
  }
});

test('an unlisted code keeps its side of the line', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), (code) => {
      assert.equal(parseQuality(code), code);
      assert.equal(isUsable(QUALITY[qualityName(code)]), isUsable(code));
    }),
  );
});

test('nothing written means good; true and false mean good and bad', () => {
  for (const written of [undefined, null, true, 0]) assert.equal(parseQuality(written), QUALITY.good);
  assert.equal(parseQuality(false), QUALITY.bad);
});

test('what cannot be read is bad, not good', () => {
  for (const written of [-1, 256, 1.5, Number.NaN, Infinity, 'GOOD', 'toString', '__proto__', '', {}, [], 0n])
    assert.equal(parseQuality(written), QUALITY.bad, typeof written);
});
