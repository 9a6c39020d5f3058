import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { Tasks, type TaskWork } from './tasks.ts';

const ann = { org: 'one', person: 'ann', app: 'shop' };

/** Work that ends when it is told to. */
function work(): TaskWork<string> & { readonly end: (result: string) => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  return {
    total: 10,
    end: resolve,
    leftBy: () => 'left',
    run: ({ signal, progress }) => {
      progress(4);
      const cancelled = new Promise<string>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('cancelled')));
      });
      return Promise.race([promise, cancelled]);
    },
  };
}

test('a task runs, tells how far it is, and is done; others know nothing of it', async () => {
  const tasks = new Tasks<string>(() => 0);
  const one = work();
  const { id } = tasks.start(ann, one);
  assert.partialDeepStrictEqual(tasks.get(ann, id), { state: 'running', done: 4, total: 10, result: null });
  for (const other of [{ org: 'two' }, { person: 'bob' }, { app: 'own' }])
    assert.throws(() => tasks.get({ ...ann, ...other }, id), { code: 'not.found' });
  one.end('fine');
  await setImmediate();
  assert.partialDeepStrictEqual(tasks.get(ann, id), { state: 'done', done: 10, result: 'fine' });
  assert.throws(() => new Tasks(() => 0).get(ann, id), { code: 'not.found' });
});

test('two at once; what waits may be called off too; too many are refused', async () => {
  const tasks = new Tasks<string>(() => 0);
  const works = [work(), work(), work(), work(), work()];
  const ids = works.map((one) => tasks.start(ann, one).id);
  assert.throws(() => tasks.start(ann, work()), { code: 'conflict' });
  const states = () => ids.map((id) => tasks.get(ann, id).state);
  assert.deepEqual(states(), ['running', 'running', 'waiting', 'waiting', 'waiting']);
  tasks.cancel(ann, ids[0]);
  assert.equal(tasks.cancel(ann, ids[3]).state, 'cancelled');
  await setImmediate();
  assert.deepEqual(states(), ['cancelled', 'running', 'running', 'cancelled', 'waiting']);
  assert.equal(tasks.get(ann, ids[0]).result, 'left');
  await tasks.close();
  assert.ok(states().every((state) => state === 'cancelled'));
});

test('an hour after, a task is forgotten', async () => {
  const clock = { now: 0 };
  const tasks = new Tasks<string>(() => clock.now);
  const one = work();
  const { id } = tasks.start(ann, one);
  one.end('fine');
  await setImmediate();
  clock.now = 3_700_000;
  tasks.start(ann, work());
  assert.throws(() => tasks.get(ann, id), { code: 'not.found' });
  await tasks.close();
});
