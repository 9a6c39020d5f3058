import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DayFacts, dayBoard } from './day-board.ts';

/** A team so many minutes into a day on which it brought out so many pieces. */
const board = (facts: Partial<DayFacts>) =>
  dayBoard({ hours: [], target: null, workHours: 10, earnedMinutes: 0, present: 0, elapsed: 0, ...facts });

const percent = (output: number, sam: number, people: number, hours: number): number =>
  (board({ earnedMinutes: output * sam, present: people, elapsed: hours * 60 }).efficiency ?? 0) * 100;

test('EFF-1: line efficiency, nine rows as published (onlineclothingstudy.com/2011/09)', () => {
  const rows = [
    [160, 44.25, 48, 8, 30.73],
    [240, 44.25, 48, 11, 33.52],
    [300, 25, 34, 8, 45.96],
    [400, 25, 35, 11, 43.29],
    [329, 25, 35, 11, 35.61],
    [230, 25, 34, 8, 35.23],
    [200, 35, 34, 8, 42.89],
    [311, 35, 35, 11, 47.12],
    [340, 35, 34, 11, 53.03],
  ] as const;
  for (const [output, sam, people, hours, published] of rows)
    assert.ok(Math.abs(percent(output, sam, people, hours) - published) <= 0.0051, `${output} of ${sam}`);
});

test('EFF-3: helpers and pressers are counted among the people (onlineapparelstudy.com/2020/01)', () => {
  assert.equal(percent(1600, 7.32, 32 + 4 + 2, 9).toFixed(2), '57.08');
});

test('without people, minutes or a SAM efficiency is undefined, never 0 or 100 %; above 100 % it is said', () => {
  assert.equal(board({ earnedMinutes: 100, elapsed: 60 }).efficiency, null);
  assert.equal(board({ earnedMinutes: 100, present: 3 }).efficiency, null);
  assert.equal(board({ present: 3, elapsed: 60 }).efficiency, null);
  assert.equal(board({ earnedMinutes: 120, present: 1, elapsed: 60 }).efficiency, 2);
});
