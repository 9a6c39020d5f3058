import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryStore } from './testing.ts';

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn++) await delay(20);
  assert.ok(isSo(), 'it never came');
}

test('what is told in a unit is heard at its commit, and only then', async () => {
  const store = await temporaryStore();
  const heard: (string | null)[] = [];
  const stop = await store.listen('changes', (payload) => heard.push(payload));
  await assert.rejects(
    store.system(async (tx) => {
      await tx.run(`select pg_notify('changes', 'never')`);
      throw new Error('no');
    }),
  );
  await store.system((tx) => tx.run(`select pg_notify('changes', 'one')`));
  await until(() => heard.length > 0);
  assert.deepEqual(heard, ['one']);
  await stop();
  await store.system((tx) => tx.run(`select pg_notify('changes', 'two')`));
  const others: (string | null)[] = [];
  await store.listen('others', (payload) => others.push(payload));
  await store.system((tx) => tx.run(`select pg_notify('others', 'three')`));
  await until(() => others.length > 0);
  assert.deepEqual(heard, ['one']);
});

test('a lost connection is made again; every hearer is told that something may have been missed', async () => {
  const store = await temporaryStore();
  const [first, second]: (string | null)[][] = [[], []];
  await store.listen('first', (payload) => first.push(payload));
  await store.listen('second', (payload) => second.push(payload));
  await store.admin(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'`);
  await until(() => first.length > 0 && second.length > 0);
  assert.deepEqual([first, second], [[null], [null]]);
  await store.system((tx) => tx.run(`select pg_notify('second', 'again')`));
  await until(() => second.length > 1);
  assert.deepEqual(second, [null, 'again']);
});
