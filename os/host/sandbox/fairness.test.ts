import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { PATIENT, rule } from './testing.ts';

const ENDLESS = rule(`const a = 'a'.repeat(3000000), b = 'a'.repeat(1500000) + 'b'; for (;;) a.indexOf(b)`);

test('a thousand rules of one org do not make another wait', async (t) => {
  const sandbox = new Sandbox({ limits: PATIENT, budget: 1e9 });
  await sandbox.check(rule('return 1'));
  const from = performance.now();
  let done = 0;
  const many = Array.from({ length: 1000 }, async () => {
    const outcome = await sandbox.run('red', rule('return input'), { qty: 1 });
    done++;
    return outcome;
  });
  const other = await sandbox.run('blue', rule('return 1'), null);
  t.diagnostic(`the other org’s rule after ${(performance.now() - from).toFixed(1)} ms, ${done} before it`);
  assert.ok(other.ok);
  assert.ok(done < 20, `${done} rules of the first org came before`);
  assert.deepEqual(
    (await Promise.all(many)).filter((outcome) => !outcome.ok),
    [],
  );
  t.diagnostic(`all of them after ${(performance.now() - from).toFixed(0)} ms`);
  await sandbox.close();
});

test('an org over its budget is refused, others are not, and a second later it may again', async () => {
  let now = 0;
  const sandbox = new Sandbox({ limits: PATIENT, budget: 100, now: () => now });
  const busy = rule('let n = 0; while (true) n++');
  const ended = await sandbox.run('red', busy, null, { ...PATIENT, milliseconds: 600 });
  assert.ok(!ended.ok && ended.fault.kind === 'time');
  const refused = await sandbox.run('red', rule('return 1'), null);
  assert.ok(!refused.ok && refused.fault.kind === 'budget');
  assert.ok((await sandbox.run('blue', rule('return 1'), null)).ok);
  now = 1001;
  assert.ok((await sandbox.run('red', rule('return 1'), null)).ok);
  await sandbox.close();
});

test('rules that wait behind one that had to be ended are run by the next thread', async (t) => {
  const sandbox = new Sandbox({ limits: PATIENT });
  await sandbox.check(rule('return 1'));
  const from = performance.now();
  const attack = sandbox.run('red', ENDLESS, null, { ...PATIENT, milliseconds: 50 });
  const waiting = Array.from({ length: 30 }, (_, at) => sandbox.run('blue', rule('return input'), at));
  const ended = await attack;
  t.diagnostic(`ended after ${(performance.now() - from).toFixed(0)} ms of 50`);
  assert.ok(!ended.ok && ended.fault.kind === 'time');
  const outcomes = await Promise.all(waiting);
  t.diagnostic(`30 waiting rules done after ${(performance.now() - from).toFixed(0)} ms`);
  assert.deepEqual(
    outcomes.map((outcome) => outcome.ok && outcome.value),
    Array.from({ length: 30 }, (_, at) => at),
  );
  await sandbox.close();
});

test('two threads: an endless rule in one does not hold up the other', async (t) => {
  const sandbox = new Sandbox({ limits: PATIENT, workers: 2 });
  await Promise.all([sandbox.check(rule('')), sandbox.check(rule(''))]);
  const endless = sandbox.run('red', ENDLESS, null, { ...PATIENT, milliseconds: 1000 });
  // Listened to from the beginning: it is refused while the sandbox closes, or just before.
  const refused = assert.rejects(endless, /closed/);
  const from = performance.now();
  assert.ok((await sandbox.run('blue', rule('return 1'), null)).ok);
  t.diagnostic(`the other after ${(performance.now() - from).toFixed(1)} ms`);
  await sandbox.close();
  await refused;
});

test('one org cannot fill the queue of all', async () => {
  const sandbox = new Sandbox({ limits: PATIENT });
  const endless = sandbox.run('red', rule('while (true);'), null, { ...PATIENT, milliseconds: 300 });
  const large = Array.from({ length: 300 }, () => sandbox.run('red', rule('return 1'), 'x'.repeat(200_000)));
  const refused = await Promise.race(large);
  assert.ok(!refused.ok && refused.fault.kind === 'budget');
  assert.ok((await sandbox.run('blue', rule('return 1'), null)).ok);
  await endless;
  await Promise.all(large);
  await sandbox.close();
});

test('closing ends what runs and what waits, and nothing runs after', async () => {
  const sandbox = new Sandbox({ limits: PATIENT });
  const running = sandbox.run('red', ENDLESS, null, { ...PATIENT, milliseconds: 60_000 });
  const waiting = sandbox.run('blue', rule('return 1'), null);
  const settled = Promise.allSettled([running, waiting]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await sandbox.close();
  assert.deepEqual(
    (await settled).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  await assert.rejects(sandbox.run('red', rule('return 1'), null), /closed/);
  await sandbox.close();
  const unused = new Sandbox({ limits: PATIENT });
  await unused.close();
});
