import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareTeams } from './team-order.ts';

test('teams stand in the order of their numbers, however these are written', () => {
  const teams = ['十二组', '三组', '二十组', '一组', '十组', '二组'];
  assert.deepEqual(teams.toSorted(compareTeams), ['一组', '二组', '三组', '十组', '十二组', '二十组']);
  assert.deepEqual(['10组', '2组', '1组'].toSorted(compareTeams), ['1组', '2组', '10组']);
  assert.deepEqual(['B线', '三组', '后道', 'A线'].toSorted(compareTeams).length, 4);
});
