import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '@selvedge/sdk/testing';
import { addOrder, attend, lock, openWages, refusedWith, sew } from './testing.ts';

const house = await openWages();
const { owner, payroll, engineer, leader, a, b } = house;
const DAY = '2026-11-23';

const linesOf = (answer: Answer): unknown[] =>
  answer.lines.map(({ kind, operation, quantity, amount, isLate }: Answer) => [
    kind,
    operation,
    quantity,
    amount,
    isLate,
  ]);

test('a scan is money on the worker’s phone; a price that was pending counts from the first piece', async () => {
  const { order } = await addOrder(house);
  await sew(house, { order, operation: '10', quantity: 20, day: DAY });
  const wrong = await sew(house, { order, operation: '10', quantity: 5, day: DAY });
  await sew(house, { order, operation: '10', quantity: -5, day: DAY, takesBack: wrong });
  await sew(house, { order, operation: '30', quantity: 20, day: DAY });
  const before = await a.user.view('myToday');
  assert.partialDeepStrictEqual(before, { number: 'A1', pieces: 40, amount: '2.4000', pendingPieces: 20 });
  const { rows } = await payroll.view('pendingPrices', { month: '2026-11' });
  assert.deepEqual(
    rows.map(({ operation, pieces, name }: Answer) => [operation, pieces, name]),
    [['30', 20, '卷下摆']],
  );
  const price = { scope: 'order', order, operation: '30', price: '0.2' };
  await engineer.act('setPending', { prices: [price] });
  assert.partialDeepStrictEqual(await a.user.view('myToday'), { amount: '6.4000', pendingPieces: 0 });
  assert.equal((await b.user.view('myToday')).pieces, 0);
  await assert.rejects(
    engineer.act('setPending', { prices: [price] }),
    refusedWith('input.invalid', /already/),
  );
});

test('a price set in orders is heard: pending from the first piece, a change from its day', async () => {
  const { order } = await addOrder(house);
  const orders = owner.in('orders');
  await sew(house, { order, worker: b.worker, operation: '30', quantity: 10, day: '2026-11-20' });
  await orders.act('setOrderPrices', { order, prices: [{ code: '30', price: '0.5' }] });
  await orders.act('setOrderPrices', {
    order,
    prices: [{ code: '30', price: '0.7' }],
    from: '2026-11-22',
    reason: '面料难做',
  });
  await sew(house, { order, worker: b.worker, operation: '30', quantity: 10, day: '2026-11-22' });
  await house.settle();
  assert.equal((await b.user.view('myToday', { day: '2026-11-20' })).amount, '5.0000');
  assert.equal((await b.user.view('myToday', { day: '2026-11-22' })).amount, '7.0000');
});

test('who gains and who loses is seen before prices are put in force', async () => {
  const { order } = await addOrder(house);
  await sew(house, { order, operation: '20', quantity: 120, day: DAY, size: 'S' });
  await sew(house, { order, worker: b.worker, operation: '20', quantity: 120, day: DAY, size: 'M' });
  const { priceList } = await engineer.act('draftPrices', {
    name: '大码加价',
    since: DAY,
    reason: '大码难做',
    prices: [
      { scope: 'special', order, operation: '20', size: 'M', price: '6', per: 'dozen' },
      { scope: 'special', order, operation: '20', size: 'S', price: '30', per: 'hundred' },
    ],
  });
  const preview = await payroll.view('pricePreview', { priceList, month: '2026-11' });
  assert.partialDeepStrictEqual(preview, { difference: '18.00', gaining: 1, losing: 1 });
  assert.deepEqual(
    preview.rows.map(({ number, difference }: Answer) => [number, difference]),
    [
      ['A1', '-3.00'],
      ['B1', '21.00'],
    ],
  );
  assert.equal((await engineer.view('pricePreview', { priceList, month: '2026-11' })).rows, undefined);
  await engineer.act('enforcePrices', { priceList });
  assert.equal((await payroll.view('pricePreview', { priceList, month: '2026-11' })).difference, '0.00');
  await assert.rejects(engineer.act('withdrawPrices', { priceList }), refusedWith('conflict', /stay/));
});

test('a month from prices and attendance to the payslip: overtime, lines, advance, lock, late record, signature', async () => {
  const [month, day, next] = ['2026-09', '2026-09-07', '2026-10'];
  house.at('2026-09-07 20:30');
  const { order } = await addOrder(house);
  await attend(house, a.worker, day, '08:00', '19:00');
  await sew(house, { order, operation: '20', quantity: 100, day });
  await sew(house, { order, operation: '30', quantity: 7, day });
  await leader.act('addTime', { worker: a.worker, day, kind: 'waiting', minutes: 30, reason: '等裁片' });
  await payroll.act('addExtra', { worker: a.worker, day, kind: 'advance', amount: '5', reason: '预支' });
  const bonus = await payroll.act('addExtra', {
    worker: a.worker,
    day,
    kind: 'bonus',
    amount: '9',
    reason: '多写',
  });
  await payroll.act('takeBackExtra', { extra: bonus.extra, reason: '写错人' });
  await assert.rejects(
    payroll.act('takeBackExtra', { extra: bonus.extra, reason: '再来' }),
    refusedWith('conflict'),
  );
  await payroll.act('takeAttendance', { month });
  // 10 h present, 2 of them overtime: 32.5 × 2/10 × 50 %; half an hour at (32.5 × 8/10) ÷ 7.5 h.
  const mine = await a.user.view('myMonth', { month });
  assert.partialDeepStrictEqual(mine, {
    isLocked: false,
    piecePay: '32.50',
    overtimePay: '3.25',
    gross: '37.48',
    deductions: '5.00',
    net: '32.48',
    pendingPieces: 7,
  });
  assert.deepEqual(linesOf(mine), [
    ['piece', '20', 100, '32.5000', false],
    ['overtime', null, null, '3.2500', false],
    ['waiting', null, null, '1.7333', false],
    ['bonus', null, null, '9.0000', false],
    ['bonus', null, null, '-9.0000', false],
    ['advance', null, null, '-5.0000', false],
    ['rounding', null, null, '-0.0033', false],
  ]);
  assert.match(mine.lines[1].formula.zh, /加班件计件 6\.5000 × \(150% − 100%\) = 3\.2500/);
  await assert.rejects(payroll.act('lockMonth', { month }), refusedWith('conflict', /Check/));
  await assert.rejects(lock(house, month), refusedWith('conflict', /not over/));
  house.at('2026-10-02 09:00');
  const { checks } = await payroll.act('checkMonth', { month });
  assert.deepEqual(
    checks
      .filter(({ count }: Answer) => count > 0)
      .map(({ title, count }: Answer) => [title.en, count])
      .slice(0, 1),
    [['Prices pending', 1]],
  );
  await assert.rejects(payroll.act('lockMonth', { month }), refusedWith('conflict', /Prices pending 1/));
  await lock(house, month);
  const slip = await a.user.view('myMonth', { month });
  assert.partialDeepStrictEqual(slip, { isLocked: true, net: '32.48', lines: mine.lines });

  // Afterwards: a late record, a price change into the locked month, a pending price set, a correction of attendance.
  await sew(house, { order, operation: '20', quantity: 10, day });
  await owner.in('orders').act('setOrderPrices', {
    order,
    prices: [
      { code: '20', price: '9' },
      { code: '30', price: '0.2' },
    ],
    from: day,
    reason: '涨价',
  });
  await house.settle();
  assert.deepEqual(await a.user.view('myMonth', { month }), slip);
  const late = await a.user.view('myMonth', { month: next });
  assert.deepEqual(
    linesOf(late).filter(([kind]: Answer) => kind === 'piece'),
    [
      ['piece', '20', 10, '3.2500', true],
      ['piece', '30', 7, '1.4000', true],
    ],
  );
  await lock(house, next, '2026-11-02 09:00');
  assert.deepEqual(await a.user.view('myMonth', { month }), slip);
  house.at('2026-11-23 09:00');
  const november = await a.user.view('myMonth', { month: '2026-11' });
  assert.ok(november.lines.every(({ isLate }: Answer) => !isLate));
  await assert.rejects(lock(house, '2026-09'), refusedWith('conflict', /locked/));
  const { dispute } = await a.user.act('raiseDispute', { month, line: '待料', question: '待料少了半小时' });
  await assert.rejects(a.user.act('signPayslip', { month }), refusedWith('conflict', /open/));
  const { extra } = await payroll.act('addExtra', {
    worker: a.worker,
    day,
    kind: 'waiting',
    minutes: 30,
    rate: '4',
    reason: '补待料',
  });
  await assert.rejects(
    leader.act('answerDispute', { dispute, decision: 'corrected', answer: '补' }),
    refusedWith('conflict'),
  );
  await leader.act('answerDispute', { dispute, decision: 'corrected', answer: '补在这个月', extra });
  await a.user.act('signPayslip', { month });
  assert.notEqual((await a.user.view('myMonth', { month })).signedAt, null);
  const paid = await a.user.view('myMonth', { month: '2026-11' });
  assert.deepEqual(
    linesOf(paid).filter(([kind]: Answer) => kind === 'waiting'),
    [['waiting', null, null, '2.0000', true]],
  );
});
