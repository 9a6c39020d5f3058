import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { SignInThrottle, Throttle } from './throttle.ts';

test('after the free attempts each pause is twice the one before, up to the longest, and an hour forgets', () => {
  let now = 0;
  const throttle = new Throttle({ free: 3, longestMs: 10_000 }, () => now);
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 9; attempt++) {
    throttle.count('key');
    const pause = throttle.pause('key');
    pauses.push(pause);
    now += pause * 1000;
  }
  assert.deepEqual(pauses, [0, 0, 1, 2, 4, 8, 10, 10, 10]);
  assert.equal(throttle.pause('other'), 0);
  now += 3_600_001;
  throttle.count('key');
  assert.equal(throttle.pause('key'), 0);
});

const seconds = (attempt: () => void): number => {
  try {
    attempt();
    return 0;
  } catch (error) {
    assert.ok(error instanceof SelvedgeError && error.code === 'session.throttled');
    return Number(error.details['seconds']);
  }
};

test('many attempts at once are counted before any is known to be wrong', () => {
  const throttle = new SignInThrottle(() => 0);
  const outcomes = Array.from({ length: 100 }, () => seconds(() => throttle.enter('ann', 'here')));
  assert.equal(outcomes.filter((pause) => pause === 0).length, 5);
});

test('a login guessed from everywhere is slowed everywhere, for a minute at most', () => {
  let now = 0;
  const throttle = new SignInThrottle(() => now);
  for (let address = 0; address < 200; address++) {
    const pause = seconds(() => throttle.enter('ann', `10.0.0.${address}`));
    assert.ok(pause <= 60);
    now += pause * 1000;
  }
  assert.ok(seconds(() => throttle.enter('ann', 'home')) > 0);
});

test('an address that guesses many logins is slowed; the right password takes its attempt back', () => {
  const throttle = new SignInThrottle(() => 0);
  for (let worker = 0; worker < 500; worker++) {
    throttle.enter(`worker-${worker}`, 'factory');
    throttle.succeed(`worker-${worker}`, 'factory');
  }
  const outcomes = Array.from({ length: 30 }, (_, guess) =>
    seconds(() => throttle.enter(`guess-${guess}`, 'factory')),
  );
  assert.equal(outcomes.filter((pause) => pause === 0).length, 20);
});
