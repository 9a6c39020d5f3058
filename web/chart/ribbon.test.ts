import assert from 'node:assert/strict';
import test from 'node:test';
import { sharesOf, since, stretchesOf, type StateChange } from './ribbon.ts';

const change = (time: number, word: string, usable = true): StateChange => ({ time, word, usable });

void test('a state holds until the next, repeated words are one stretch', () => {
  const stretches = stretchesOf(
    [change(5, 'running'), change(20, 'running'), change(30, 'idle'), change(40, 'x', false)],
    { from: 10, to: 60 },
    50,
  );
  assert.deepEqual(stretches, [
    { from: 10, to: 30, state: 'running', word: 'running' },
    { from: 30, to: 40, state: 'idle', word: 'idle' },
    { from: 40, to: 50, state: 'none', word: '' },
  ]);
  assert.deepEqual(
    sharesOf(stretches).map(({ state, length }) => [state, length]),
    [
      ['running', 20],
      ['idle', 10],
      ['none', 10],
    ],
  );
});

void test('the present state counts from its first report, if we saw it begin', () => {
  assert.equal(since([change(1, 'idle'), change(5, 'running'), change(9, 'running')]), 5);
  assert.equal(since([change(5, 'running'), change(9, 'running')]), null);
  assert.equal(since([]), null);
});
