import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '@selvedge/sdk/testing';
import { addOrder, attend, openWages, refusedWith, sew } from './testing.ts';

const house = await openWages();
const { owner, payroll, leader, a, b } = house;
const [MONTH, DAY] = ['2026-11', '2026-11-20'];
const span = { from: DAY, to: DAY };

test('twelve down, eleven scanned: the own tally finds the missed scan, the leader sees no money', async () => {
  const { order } = await addOrder(house);
  await sew(house, { order, operation: '10', quantity: 11, day: DAY });
  await a.user.act('keepTally', { order, operation: '10', quantity: 10, day: DAY });
  await a.user.act('keepTally', { order, operation: '10', quantity: 12, day: DAY });
  const mine = await a.user.view('myTally', span);
  assert.partialDeepStrictEqual(mine.rows, [{ own: 12, system: 11, missing: 1, name: '合肩' }]);
  const { rows } = await leader.view('tallies', span);
  assert.partialDeepStrictEqual(rows, [{ number: 'A1', own: 12, system: 11 }]);
  assert.ok(!JSON.stringify(rows).includes('amount'));
  await sew(house, { order, operation: '10', quantity: 1, day: DAY });
  assert.deepEqual((await leader.view('tallies', span)).rows, []);
});

test('the parallel run: pay on paper read in from a file, the difference of each worker', async () => {
  const csv = 'month,worker,pieces,amount\n2026-11,A1 张三,12,1.50\n2026-11,B1 李四,3,9.99';
  const answer = await fetch(`${house.server.url}/api/v1/apps/wages/records/paper/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.server.owner.token}`, 'content-type': 'text/csv' },
    body: csv,
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const { rows, equal, different } = await payroll.view('differences', { month: MONTH });
  assert.deepEqual([equal, different], [0, 2]);
  assert.deepEqual(
    rows.map(({ number, paperPieces, pieces, paperAmount, gross, difference }: Answer) => [
      number,
      paperPieces,
      pieces,
      paperAmount,
      gross,
      difference,
    ]),
    [
      ['A1', 12, 12, '1.50', '1.44', '-0.06'],
      ['B1', 3, 0, '9.99', '0.00', '-9.99'],
    ],
  );
  await assert.rejects(leader.view('differences', { month: MONTH }), refusedWith(403));
});

test('a group’s pieces are shared by hours × score, repairs of one’s own faults are not paid', async () => {
  const day = '2026-11-18';
  house.at('2026-11-23 09:00');
  const { order } = await addOrder(house);
  await attend(house, a.worker, day, '08:00', '17:00');
  await attend(house, b.worker, day, '08:00', '12:00');
  const groupId = '01999999-9999-7999-8999-000000000001';
  await sew(house, { order, worker: null, groupId, operation: '20', quantity: 100, day });
  await payroll.add('member', { group: groupId, worker: a.worker, since: '2026-11-01' });
  await payroll.add('member', { group: groupId, worker: b.worker, since: '2026-11-01' });
  await payroll.add('terms', { worker: b.worker, since: '2026-11-01', score: 200 });
  await sew(house, { order, operation: '10', quantity: 9, day, isRework: true, fault: 'own' });
  await sew(house, { order, operation: '10', quantity: 5, day, isRework: true, fault: 'other' });
  await payroll.act('takeAttendance', { month: MONTH });
  const { rows } = await payroll.view('payLines', { month: MONTH });
  const shares = rows.filter(({ kind }: Answer) => kind === 'group');
  // 8 h × 1 and 4 h × 2: halves of 32.50.
  assert.deepEqual(shares.map(({ number, amount }: Answer) => [number, amount]).sort(), [
    ['A1', '16.2500'],
    ['B1', '16.2500'],
  ]);
  const today = await a.user.view('myToday', { day });
  assert.partialDeepStrictEqual(today, { pieces: 5, amount: '16.8500' });
  assert.equal((await b.user.view('myMonth', { month: MONTH })).piecePay, '16.25');
  const { checks } = await payroll.view('monthChecks', { month: MONTH });
  assert.ok(!JSON.stringify(checks).includes('16.25'));
});

test('the accountant takes payslips home as a spreadsheet; the morning takes attendance over', async () => {
  const file = await fetch(`${house.server.url}/api/v1/apps/wages/records/payslip/export?format=xlsx`, {
    headers: { authorization: `Bearer ${house.server.owner.token}` },
  });
  assert.equal(file.status, 200);
  const { fault } = await owner.json('POST', '/apps/wages/jobs/attendance/run');
  assert.equal(fault, null);
  assert.ok((await owner.list('workday')).items.length > 0);
});
