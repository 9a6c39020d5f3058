import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagesOf, wishedTeams } from './turning.ts';

test('three lines a screen, the rest on the next, and every line once', () => {
  assert.deepEqual(pagesOf([1, 2, 3, 4]), [[1, 2, 3], [4]]);
  assert.deepEqual(pagesOf([]), []);
});

test('teams are written as people write them', () => {
  assert.deepEqual(wishedTeams('?team=一组，二组&team=%E4%B8%89%E7%BB%84'), ['一组', '二组', '三组']);
  assert.deepEqual(wishedTeams('?team='), []);
});
