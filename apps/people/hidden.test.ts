import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AppUser, testPermissions } from '@selvedge/sdk/testing';
import app from './app.ts';
import { addWorker, loginOf, MONDAY, openPeople, refusedWith } from './testing.ts';

const house = await openPeople();
const { owner, hr, payroll, gate, leader, worker, viewer } = house;
/** Figures that occur nowhere else. */
const RATE = '27.1300';
const PHONE = '13857400123';
const { id, number } = await addWorker(house, { homeRate: RATE, phone: PHONE });
await hr.act('linkLogin', { worker: id, login: await loginOf(worker) });
await hr.act('changeWorker', { worker: id, name: '改名' });
await house.settle();

testPermissions(app, async () => ({ house, stranger: await house.stranger('elsewhere') }));

/** Everything the app answers to somebody about this worker. */
async function everything(user: AppUser): Promise<string> {
  const asked = await Promise.allSettled([
    ...['worker', 'team', 'placing', 'clock', 'absence'].map((name) => user.list(name)),
    user.get('worker', id),
    ...['presentNow', 'exceptions', 'skillMatrix', 'mine', 'dayPlan'].map((name) => user.view(name)),
    user.view('workerByBadge', { code: number }),
    user.view('attendanceOf', { month: '2026-11' }),
    user.view('attendanceDays', { from: MONDAY, to: MONDAY }),
    user.json('GET', '/apps/people/records/worker/summary?sum=homeRate'),
    user.json('GET', '/audit'),
  ]);
  return JSON.stringify(asked.map((one) => (one.status === 'fulfilled' ? one.value : null)));
}

test('home rates reach nobody without the permission, whatever is asked', async () => {
  for (const user of [hr, gate, leader, worker, viewer]) assert.ok(!(await everything(user)).includes(RATE));
  for (const user of [owner, payroll]) assert.ok((await everything(user)).includes(RATE));
  await assert.rejects(hr.list('worker', { where: { homeRate: RATE } }), refusedWith('input.invalid'));
  await assert.rejects(hr.list('worker', { sort: 'homeRate' }), refusedWith('input.invalid'));
  await assert.rejects(hr.act('changeWorker', { worker: id, homeRate: '1' }), refusedWith('input.invalid'));
});

test('what HR changes leaves the rate that it cannot see as it was', async () => {
  assert.equal((await owner.get('worker', id)).homeRate, RATE);
});

test('phones are for those who call', async () => {
  for (const user of [gate, worker, viewer, payroll]) assert.ok(!(await everything(user)).includes(PHONE));
  for (const user of [owner, hr, leader]) assert.ok((await everything(user)).includes(PHONE));
});

test('events tell neither', async () => {
  const told = await house.server.parts.store.system((tx) =>
    tx.rows<{ payload: object }>('select payload from selvedge.events', []),
  );
  assert.ok(told.length > 0 && !JSON.stringify(told).includes(RATE) && !JSON.stringify(told).includes(PHONE));
});
