import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { type Batch, type ConnectorContext, ConnectorError } from '@selvedge/sdk/connector';
import fc from 'fast-check';
import { connector } from './connector.ts';
import { signalsOf } from './machine.ts';

const NOW = Date.UTC(2026, 10, 23);

/** What a running simulator needs of its context; anything else must not be touched. */
function contextOf(now: () => number, ingest: (batch: Batch) => void): ConnectorContext {
  const untouched = (): never => assert.fail('not needed');
  return {
    now,
    ingest: (batch) => {
      ingest(batch);
      return Promise.resolve({ accepted: batch.length, quarantined: 0, rejected: 0 });
    },
    verify: untouched,
    onRevoke: untouched,
    latest: untouched,
    state: { get: untouched, entries: untouched, write: untouched, clear: untouched },
    log: { debug: untouched, info: untouched, warn: untouched, error: untouched },
    meters: { counter: untouched, gauge: untouched },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('each machine sends its four metrics every interval, on a grid of times, until it is stopped', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  let now = NOW + 333;
  const batches: Batch[] = [];
  const context = contextOf(
    () => now,
    (batch) => void batches.push(batch),
  );
  const running = await connector.start(context, { machines: 2, interval: 500 }, 'f/test');
  try {
    for (let turn = 0; turn < 3; turn++) {
      now += 500;
      mock.timers.tick(500);
      await settled();
    }
    assert.deepEqual(batches[0].paths.slice(0, 5), [
      'f/test/sim-1/temperature',
      'f/test/sim-1/level',
      'f/test/sim-1/power',
      'f/test/sim-1/state',
      'f/test/sim-2/temperature',
    ]);
    assert.deepEqual(
      batches.map(({ length, time }) => [length, time[0]]),
      [500, 1_000, 1_500].map((after) => [8, (NOW + after) * 1_000]),
    );
    assert.equal(running.status?.().state, 'ok');
  } finally {
    await running.stop();
  }
  mock.timers.tick(5_000);
  await settled();
  assert.equal(batches.length, 3);
  mock.timers.reset();
});

test('while the platform takes nothing it waits, and says so', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  let isDown = true;
  const context = contextOf(
    () => NOW,
    () => {
      if (isDown) throw new ConnectorError('retry', 'the disk is full');
    },
  );
  const running = await connector.start(context, {}, 'f');
  mock.timers.tick(1_000);
  await settled();
  assert.deepEqual(running.status?.(), { state: 'waiting', detail: 'the disk is full' });
  isDown = false;
  mock.timers.tick(1_000);
  await settled();
  assert.equal(running.status?.().state, 'ok');
  await running.stop();
  mock.timers.reset();
});

test('wrong settings are refused for good', async () => {
  const context = contextOf(
    () => NOW,
    () => undefined,
  );
  const cases: [Record<string, number>, string][] = [
    [{ machines: 0 }, 'f'],
    [{ machines: 1.5 }, 'f'],
    [{ interval: 1 }, 'f'],
    [{ seed: -1 }, 'f'],
    [{}, ''],
    [{}, 'a//b'],
  ];
  for (const [values, under] of cases)
    await assert.rejects(
      connector.start(context, values, under),
      (error) => error instanceof ConnectorError && error.kind === 'never',
    );
});

test('property: the seed, the machine and the time decide every value, within bounds', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 1000 }), fc.nat(4e9), (seed, machine, seconds) => {
      const values = (): (number | string)[] => signalsOf(seed, machine).map(({ at }) => at(seconds));
      const [temperature, level, power, state] = values();
      assert.deepEqual(values(), [temperature, level, power, state]);
      assert.ok(Number(temperature) >= 45 && Number(temperature) <= 75);
      assert.ok(Number(level) >= 0 && Number(level) <= 100);
      assert.ok(Number(power) >= 100 && Number(power) <= 900);
      assert.ok(['running', 'idle', 'stopped', 'setup'].includes(String(state)));
    }),
  );
});

test('seeds and machines differ', () => {
  const run = (seed: number, machine: number): string =>
    signalsOf(seed, machine)
      .map(({ at }) => [0, 100, 1_000, 10_000].map((seconds) => at(seconds)).join())
      .join();
  assert.equal(new Set([run(1, 1), run(1, 2), run(2, 1), run(2, 2)]).size, 4);
});
