import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApps, Refused } from '@selvedge/sdk/testing';

// A real platform with its database, in which this app is installed. It is gone when the tests are over.
const house = await openApps(import.meta.dirname);
const { owner } = house;

test('a task is finished once, and by whom is kept', async () => {
  const worker = await house.as('worker');
  const task = await owner.add('task', { what: 'Clean the lint trap', due: '2026-11-20' });
  assert.deepEqual(await worker.act('finish', { task: task.id }), { state: 'done' });
  assert.notEqual((await owner.get('task', task.id)).doneBy, null);
  await assert.rejects(
    worker.act('finish', { task: task.id }),
    (error: unknown) => error instanceof Refused && error.code === 'conflict',
  );
});

test('a task that repeats comes again', async () => {
  const task = await owner.add('task', { what: 'Oil line 3', due: '2026-11-20', repeatDays: 7 });
  await owner.act('finish', { task: task.id });
  await house.settle();
  const { items } = await owner.list('task', { where: { what: 'Oil line 3', state: 'open' } });
  assert.deepEqual(
    items.map(({ due }) => due),
    ['2026-11-27'],
  );
});

test('what is overdue is counted', async () => {
  const before = await owner.view('waiting', { day: '2030-01-02' });
  await owner.add('task', { what: 'Count needles', due: '2030-01-01' });
  const after = await owner.view('waiting', { day: '2030-01-02' });
  assert.equal(after.overdue, before.overdue + 1);
});

test('whoever may only look changes nothing; another factory sees nothing', async () => {
  const task = await owner.add('task', { what: 'Lock the gate' });
  const viewer = await house.as('viewer');
  await assert.rejects(
    viewer.act('finish', { task: task.id }),
    (error: unknown) => error instanceof Refused && error.status === 403,
  );
  const other = await house.elsewhere('other');
  assert.deepEqual((await other.list('task')).items, []);
});
