import assert from 'node:assert/strict';
import test from 'node:test';
import { GunReader } from './gun.ts';

/** Types a text with so many milliseconds between two keys, and Enter. */
function typed(text: string, gap: number, isThroughMethod = false): string | null {
  const reader = new GunReader();
  let at = 1000;
  for (const letter of text) {
    const code = /\d/.test(letter)
      ? `Digit${letter}`
      : letter === '-'
        ? 'Minus'
        : `Key${letter.toUpperCase()}`;
    const shiftKey = /[A-Z]/.test(letter);
    reader.press({ key: isThroughMethod ? 'Process' : letter, code, shiftKey, at });
    at += gap;
  }
  return reader.press({ key: 'Enter', code: 'Enter', shiftKey: false, at });
}

void test('a gun is read, at its usual speeds', () => {
  for (const gap of [1, 10, 45]) assert.equal(typed('B-0231-20', gap), 'B-0231-20');
});

void test('a gun is read through a Chinese input method', () => {
  assert.equal(typed('B-0231x', 8, true), 'B-0231x');
});

void test('hands are no gun, nor are a few letters', () => {
  assert.equal(typed('B-0231-20', 120), null);
  assert.equal(typed('0231', 80), null);
  assert.equal(typed('12', 5), null);
});

void test('what was typed before by hand does not belong to the code', () => {
  const reader = new GunReader();
  reader.press({ key: 'x', code: 'KeyX', shiftKey: false, at: 0 });
  for (const [index, key] of Array.from('4711').entries())
    reader.press({ key, code: `Digit${key}`, shiftKey: false, at: 900 + index * 10 });
  assert.equal(reader.press({ key: 'Enter', code: 'Enter', shiftKey: false, at: 945 }), '4711');
});
