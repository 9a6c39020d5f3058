import assert from 'node:assert/strict';
import test from 'node:test';
import { columnsOf } from './hour-columns.ts';

type Asked = Parameters<typeof columnsOf>[0];
const shown = (
  hours: Asked['hours'],
  target: number | null,
  now: number | null,
  ends: Pick<Asked, 'first' | 'last'> = {},
): [number, number, string][] =>
  columnsOf({ hours, target, now, ...ends }).columns.map(({ hour, value, mood }) => [hour, value, mood]);

void test('an hour in which nothing came out stands between the others', () => {
  const hours = [
    { hour: 8, value: 40 },
    { hour: 10, value: 20 },
  ];
  assert.deepEqual(shown(hours, 30, null), [
    [8, 40, 'reached'],
    [9, 0, 'below'],
    [10, 20, 'below'],
  ]);
});

void test('the hour that is not over is not said to be below', () => {
  assert.deepEqual(shown([{ hour: 8, value: 5 }], 30, 9), [
    [8, 5, 'below'],
    [9, 0, 'now'],
  ]);
});

void test('a night shift goes over midnight', () => {
  const hours = [
    { hour: 23, value: 1 },
    { hour: 1, value: 2 },
  ];
  assert.deepEqual(
    shown(hours, null, null).map(([hour]) => hour),
    [23, 0, 1],
  );
});

void test('the target is within the picture when nothing reaches it, and nothing is drawn of nothing', () => {
  assert.equal(columnsOf({ hours: [{ hour: 8, value: 5 }], target: 50 }).top, 60);
  assert.deepEqual(columnsOf({ hours: [], target: 50, now: 9 }), { columns: [], top: 0 });
});

void test('hours that are still to come have their place', () => {
  assert.deepEqual(shown([{ hour: 8, value: 40 }], 30, 9, { first: 7, last: 10 }), [
    [7, 0, 'below'],
    [8, 40, 'reached'],
    [9, 0, 'now'],
    [10, 0, 'ahead'],
  ]);
});
