import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooses } from './number-choice.ts';

const of = (written: string): string[] =>
  ['0229', '0231', '0235', '0236', '0240', '12345'].filter(chooses(written));

test('one, some, from to, in Chinese or Latin writing', () => {
  assert.deepEqual(of('231'), ['0231']);
  assert.deepEqual(of('0231、235-236'), ['0231', '0235', '0236']);
  assert.deepEqual(of('＃２３１，235至240'), ['0231', '0235', '0236', '0240']);
  assert.deepEqual(of('12345 229'), ['0229', '12345']);
});

test('nothing written is all; what cannot be read is none', () => {
  assert.equal(of('').length, 6);
  assert.deepEqual(of('abc'), []);
  assert.deepEqual(of('abc 231'), ['0231']);
});
