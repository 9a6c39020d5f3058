import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '@selvedge/sdk/testing';
import { addOrder, attend, lock, openWages, refusedWith, sew } from './testing.ts';

const house = await openWages();
const { owner, payroll, leader, engineer, a, b } = house;
const MONTH = '2026-11';
const DAY = '2026-11-20';
const { order } = await addOrder(house);

const rowOf = (rows: Answer[], number: string): Answer => rows.find((one) => one.number === number);

test('the month: everybody with pieces, money and what to look at; behind a line its records', async () => {
  await owner.json('PUT', '/apps/wages/settings', { minimumWage: '2175' });
  await attend(house, a.worker, DAY, '08:00', '21:00');
  await attend(house, b.worker, DAY);
  // A: 600 × 1.10 = 660 minutes; B: 700 × 1.10 = 770 minutes of 480.
  await sew(house, { order, operation: '20', quantity: 400, day: DAY });
  await sew(house, { order, operation: '20', quantity: 200, day: DAY, isRework: true, fault: 'other' });
  await sew(house, { order, worker: b.worker, operation: '20', quantity: 700, day: DAY });
  await sew(house, { order, worker: b.worker, operation: '10', quantity: 1, day: '2026-11-21' });
  await payroll.act('checkMonth', { month: MONTH });
  const desk = await payroll.view('monthDesk', { month: MONTH });
  assert.partialDeepStrictEqual(desk, { state: 'checked', workers: 2, pieces: 1301, isTrial: false });
  const [first, second] = [rowOf(desk.rows, 'A1'), rowOf(desk.rows, 'B1')];
  assert.deepEqual(first.exceptions, ['dayOvertime']);
  assert.deepEqual(second.exceptions, ['aboveEarned', 'noAttendance']);
  assert.deepEqual([second.minutes, second.earned], [480, 770]);
  await owner.json('PUT', '/apps/wages/settings', { minimumWage: '99999' });
  const poor = await payroll.view('monthDesk', { month: MONTH });
  assert.ok(rowOf(poor.rows, 'B1').exceptions.includes('belowMinimum'));
  await owner.json('PUT', '/apps/wages/settings', {});
  const behind = await payroll.view('lineRecords', {
    month: MONTH,
    worker: a.worker,
    order,
    operation: '20',
  });
  assert.equal(behind.pieces, 600);
  assert.partialDeepStrictEqual(behind.rows, [
    { day: DAY, quantity: 400, isRework: false, price: '0.3250' },
    { day: DAY, quantity: 200, isRework: true },
  ]);
  for (const user of [leader, engineer, a.user]) {
    await assert.rejects(user.view('monthDesk', { month: MONTH }), refusedWith(403));
    await assert.rejects(user.view('payslipSheets', { month: MONTH }), refusedWith(403));
  }
});

test('a question: own count beside the system’s; money is given with the answer in one step', async () => {
  await a.user.act('keepTally', { order, operation: '10', quantity: 12, day: DAY });
  const { dispute } = await a.user.act('raiseDispute', {
    day: DAY,
    order,
    operation: '10',
    question: '合肩少 12 件',
  });
  const { rows, mayPay } = await leader.view('questions');
  assert.equal(mayPay, false);
  assert.partialDeepStrictEqual(rows, [{ number: 'A1', operationName: '合肩', state: 'open' }]);
  const file = await leader.view('questionFile', { dispute });
  assert.partialDeepStrictEqual(file, { tallies: [{ own: 12, system: 0 }], records: [] });
  await assert.rejects(
    leader.act('grantDispute', { dispute, amount: '1.44', answer: '补' }),
    refusedWith(403),
  );
  house.clock.now += 60_000;
  const record = await sew(house, { order, operation: '10', quantity: 12, day: DAY });
  assert.partialDeepStrictEqual((await leader.view('questionFile', { dispute })).records, [
    { record, quantity: 12, isSince: true },
  ]);
  const before = (await payroll.view('payroll', { month: MONTH })).net;
  const { extra } = await payroll.act('grantDispute', { dispute, amount: '3.20', answer: '补工时' });
  assert.equal(Number((await payroll.view('payroll', { month: MONTH })).net), Number(before) + 3.2);
  assert.partialDeepStrictEqual(await leader.get('dispute', dispute), { state: 'corrected', extra });
  await assert.rejects(
    payroll.act('grantDispute', { dispute, amount: '1', answer: '再补' }),
    refusedWith('conflict'),
  );
  assert.deepEqual((await leader.view('questions')).rows, []);
  assert.equal((await leader.view('questions', { all: true })).rows.length, 1);
});

test('what was entered: a leader sees hours, whoever pays sees amounts too', async () => {
  await leader.act('addTime', { worker: a.worker, day: DAY, kind: 'waiting', minutes: 30, reason: '停电' });
  const { extra } = await payroll.act('addExtra', {
    worker: a.worker,
    day: DAY,
    kind: 'advance',
    amount: '200',
    reason: '借支',
  });
  await payroll.act('takeBackExtra', { extra, reason: '记错人' });
  const { rows } = await payroll.view('entries', { month: MONTH });
  assert.deepEqual(
    rows.map(({ kind, amount, isTakenBack, takesBack }: Answer) => [kind, amount, isTakenBack, takesBack]),
    [
      ['advance', '200.00', false, true],
      ['advance', '200.00', true, false],
      ['waiting', null, false, false],
      ['allowance', '3.20', false, false],
    ],
  );
  const seen = await leader.view('entries', { month: MONTH });
  assert.deepEqual(
    seen.rows.map(({ kind, minutes }: Answer) => [kind, minutes]),
    [['waiting', 30]],
  );
  assert.ok(!JSON.stringify(seen).includes('200'));
  assert.partialDeepStrictEqual(await leader.view('entryHands'), {
    mayPay: false,
    workers: [{ number: 'A1', team: '一组' }, { number: 'B1' }],
  });
});

test('pay on paper is pasted, pasted again, and switched from; the worker is told which one counts', async () => {
  const text =
    '十一月工资\n工号\t姓名\t件数\t应发（元）\nA1\t张三\t612\t１９９．９\n\t李四\t701\t¥227.62\nZ9\t王五\t1\t2\n合计\t\t\t430';
  const tried = await payroll.act('importPaper', { month: MONTH, text, dryRun: true });
  assert.partialDeepStrictEqual(tried.rows, [
    { number: 'A1', pieces: 612, amount: '199.90' },
    { number: 'B1', pieces: 701, amount: '227.62' },
  ]);
  assert.match(JSON.stringify(tried.unclear), /花名册里没有 Z9 王五/);
  assert.equal((await payroll.list('paper')).items.length, 0, 'a dry run keeps nothing');
  await payroll.act('importPaper', { month: MONTH, text });
  await payroll.act('importPaper', { month: MONTH, text });
  assert.equal((await payroll.list('paper')).items.length, 2);
  assert.equal((await payroll.view('monthDesk', { month: MONTH })).isTrial, true);
  assert.equal((await a.user.view('myMonth', { month: MONTH })).isTrial, true);
  await assert.rejects(leader.act('importPaper', { month: MONTH, text }), refusedWith(403));
  const { changeover } = await payroll.act('changeOver', { month: MONTH });
  assert.equal((await a.user.view('myMonth', { month: MONTH })).isTrial, false);
  await payroll.act('takeBackChangeOver', { changeover });
  assert.equal((await payroll.view('monthDesk', { month: MONTH })).isTrial, true);
  await payroll.act('changeOver', { month: MONTH });
});

test('locked: the slips to print are those that were frozen; what came late is told in the next month', async () => {
  const before = await payroll.view('payslipSheets', { month: MONTH });
  assert.deepEqual([before.state, before.slips.length], ['checked', 2]);
  await lock(house, MONTH, '2026-12-01 09:00');
  await sew(house, { order, operation: '10', quantity: 10, day: '2026-11-21' });
  const after = await payroll.view('payslipSheets', { month: MONTH });
  assert.equal(after.state, 'locked');
  assert.deepEqual(
    after.slips.map(({ net }: Answer) => net),
    before.slips.map(({ net }: Answer) => net),
  );
  assert.equal((await payroll.view('payslipSheets', { month: MONTH, worker: a.worker })).slips.length, 1);
  const next = await payroll.view('monthDesk', { month: '2026-12' });
  assert.partialDeepStrictEqual(next, { latePieces: 10, lateAmount: '1.20' });
  const late = { month: '2026-12', worker: a.worker, order, operation: '10', isLate: true };
  assert.partialDeepStrictEqual((await payroll.view('lineRecords', late)).rows, [
    { day: '2026-11-21', quantity: 10, price: '0.1200' },
  ]);
  assert.equal((await payroll.view('lineRecords', { ...late, isLate: false })).pieces, 0);
  const frozen = await payroll.view('monthDesk', { month: MONTH });
  assert.partialDeepStrictEqual(frozen, { state: 'locked', signed: 0, checks: [] });
  await a.user.act('signPayslip', { month: MONTH });
  assert.equal((await payroll.view('monthDesk', { month: MONTH })).signed, 1);
});
