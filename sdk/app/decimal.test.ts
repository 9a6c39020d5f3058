import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { divided, fromScaled, toScaled } from './decimal.ts';

test('a decimal survives the way to a whole number and back', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
      fc.integer({ min: 0, max: 8 }),
      (value, scale) => {
        assert.equal(toScaled(fromScaled(value, scale), scale), value);
      },
    ),
  );
});

test('places are filled up, zeros at the end are no places', () => {
  assert.equal(toScaled('12.5', 2), 1250n);
  assert.equal(toScaled('-0.0300', 2), -3n);
  assert.equal(fromScaled(-5, 2), '-0.05');
  assert.equal(fromScaled(7, 0), '7');
});

test('what is no decimal, or finer than the scale, is refused', () => {
  for (const written of ['', '1e3', '1,5', '.5', '0.001', 'NaN'])
    assert.throws(() => toScaled(written, 2), RangeError);
});

test('a quotient is rounded half away from zero', () => {
  assert.equal(divided(5n, 2n), 3n);
  assert.equal(divided(-5n, 2n), -3n);
  assert.equal(divided(1n, 3n), 0n);
  assert.throws(() => divided(1n, 0n), RangeError);
});
