import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, testHidden } from '@selvedge/sdk/testing';
import { roundYuan } from './rules/amount.ts';
import { openOwner, refusedWith } from './testing.ts';

const house = await openOwner();
const { default: app } = await import('./app.ts');
const { owner, manager, accountant, leader, hands } = house;

// Three days: shoulder 80 a day, cuff 20 a day by one, hem what the cuff gives.
const late = await house.addOrder({ number: 'A123', due: '2026-12-01', bundles: 20, fee: '5.00' });
const easy = await house.addOrder({ number: 'B7', due: '2026-12-20', bundles: 2, fee: '4.00' });
for (const day of ['2026-11-19', '2026-11-20', '2026-11-21']) {
  house.at(`${day} 10:00`);
  for (const worker of hands)
    await owner
      .in('people')
      .act('clock', { worker, at: new Date(house.clock.now - 7_000_000).toISOString() });
  await late.sew('10', 4, 0);
  await late.sew('20', 1, 1);
  await late.sew('30', 1, 2);
}
house.at('2026-11-23 08:00');

test('an order is late by its slowest operation, which lacks people', async () => {
  const { sentence, orders } = await owner.view('ship');
  const row = orders.find(({ number }: { number: string }) => number === 'A123');
  // 340 cuffs at 20 a day: 17 days of work from Monday on, the hem a little behind, one day for finishing; without Sundays.
  assert.equal(row.verdict, 'late');
  assert.equal(row.day, '2026-12-14');
  assert.equal(row.late, 13);
  // Eight days until it is due, one of them for finishing: 340 / 7 / 20 − 1 = 1.43 people.
  assert.equal(row.reason.zh, '袖口工序缺 2 人');
  assert.equal(sentence.zh, '2 单里 1 单要晚 13 天：A123，袖口工序缺 2 人。');
  assert.equal(sentence.en, '1 of 2 orders will be late by 13 days: A123, 袖口 lacks 2 people.');
  assert.equal(orders[0].number, 'A123');
  assert.notEqual(orders[1].verdict, 'late');
});

test('the operations and days behind it', async () => {
  const { operations, days } = await owner.view('shipOrder', { order: late.order });
  const cuff = operations.find(({ code }: { code: string }) => code === '20');
  assert.deepEqual(
    [cuff.done, cuff.remaining, cuff.pace, cuff.people, cuff.days],
    [60, 340, '20.0', '1.0', '17.0'],
  );
  assert.deepEqual(
    days
      .filter(({ code }: { code: string }) => code === '20')
      .map(({ day, pieces }: { day: string; pieces: number }) => [day, pieces]),
    [
      ['2026-11-21', 20],
      ['2026-11-20', 20],
      ['2026-11-19', 20],
    ],
  );
});

test('today: what came out, what it cost, who came', async () => {
  house.at('2026-11-23 15:00');
  for (const worker of hands.slice(0, 2))
    await owner.in('people').act('clock', { worker, at: '2026-11-23T00:00:00.000Z' });
  await late.sew('10', 2, 0);
  await late.sew('20', 3, 1);
  await late.sew('30', 3, 1);
  const today = await owner.view('today');
  assert.equal(today.output, 60);
  assert.deepEqual([today.expected, today.came], [3, 2]);
  assert.deepEqual(
    today.people.map(({ name, what }: { name: string; what: string }) => [name, what]),
    [['王五', 'missing']],
  );
  assert.match(today.sentence.zh, /今天出了 60 件（上个工作日 20）/);
  const cost = await owner.view('cost');
  // 40 × 0.10 + 60 × 0.50 + 60 × 0.20
  assert.equal(cost.wages, '46.00');
  assert.equal(cost.total, '46.00');
  assert.equal(
    cost.operations.reduce((sum: number, { amount }: { amount: string }) => sum + Number(amount), 0),
    46,
  );
  assert.match(cost.sentence.zh, /花了 46 元（工资），每件 0.77 元/);
  // The same pieces as wages has them.
  const month = await owner.in('wages').view('payroll', { month: '2026-11' });
  assert.ok(month);
});

test('what an order earns: fee − piece wages − subcontract − trims', async () => {
  await owner.add('trim', { order: late.order, what: '主唛', amount: '120.00', day: '2026-11-20' });
  const outside = owner.in('outside');
  const { id: partner } = await outside.add('partner', { name: '宏达绣花', work: 'embroidery' });
  const sent = await outside.act('send', {
    partner,
    order: easy.order,
    work: 'embroidery',
    price: '0.30',
    due: '2026-11-20',
    lines: [{ colour: '黑', sizes: { M: 20 } }],
    operations: ['20'],
  });
  const row = (all: Answer, number: string): Answer =>
    all.orders.find((one: Answer) => one.number === number);
  const before = row(await owner.view('earnings'), 'A123');
  // 400 × 5.00; 280 shoulders, 120 cuffs, 120 hems are sewn: 28 + 60 + 24; to come: 12 + 140 + 56.
  assert.deepEqual(
    [before.fee, before.wages, before.toCome, before.outside, before.trims, before.earns],
    ['2000.00', '112.00', '208.00', '0.00', '120.00', '1560.00'],
  );
  assert.equal(before.perPiece, '3.90');
  const trouble = await owner.view('trouble');
  assert.match(trouble.sentence.zh, /外发 1 单过期没回，最久 3 天（宏达绣花）；1 人没来/);
  await outside.act('takeBack', {
    consignment: sent.consignment,
    lines: [{ colour: '黑', size: 'M', good: 20 }],
  });
  const back = row(await owner.view('earnings'), 'B7');
  assert.equal(back.outside, '6.00');
  const { partners, operations, bought } = await owner.view('earning', { order: late.order });
  assert.deepEqual([partners.length, operations.length, bought.length], [0, 3, 1]);
  assert.equal((await owner.view('cost')).outside, '6.00');
});

test('who owes what: a payment settles the bill it names, then the oldest', async () => {
  const bill = (number: string, due: string, amount: string) =>
    owner.add('receivable', { number, customer: late.customer, billedOn: '2026-10-01', due, amount });
  await bill('R1', '2026-11-01', '1000.00');
  const second = await bill('R2', '2026-12-01', '500.00');
  await owner.add('payment', { customer: late.customer, paidOn: '2026-11-10', amount: '300.00' });
  await owner.add('payment', {
    customer: late.customer,
    receivable: second.id,
    paidOn: '2026-11-11',
    amount: '600.00',
  });
  const { owed, overdue, customers, sentence } = await owner.view('receivables');
  assert.deepEqual([owed, overdue], ['600.00', '600.00']);
  assert.equal(customers[0].name, '客户A123');
  assert.equal(customers[0].daysOver, 22);
  assert.equal(sentence.zh, '1 家客户欠 600 元，其中 600 元过期。');
});

test('as figures: cost, cost a piece and what is overdue are what the page says', async () => {
  const DAY = { from: '2026-11-23', to: '2026-11-23' };
  const { total, output } = { ...(await owner.view('cost')), output: (await owner.view('today')).output };
  const cost = await owner.kpi('cost', DAY);
  assert.equal(cost.total.value, total);
  const piece = await owner.kpi('cost-per-piece', DAY);
  assert.deepEqual(
    [Number(piece.total.numerator), Number(piece.total.denominator), piece.total.value],
    [Number(total), output, (Number(total) / output).toFixed(2)],
  );
  const owed = await owner.view('receivables');
  const overdue = await owner.kpi('overdue', DAY);
  assert.deepEqual(
    [Number(overdue.total.numerator), Number(overdue.total.denominator), overdue.total.value],
    [Number(owed.overdue), Number(owed.owed), '100.0'],
  );
  // On the fifth nothing was paid yet, and half a bill was not due.
  const before = await owner.kpi('overdue', { from: '2026-11-05', to: '2026-11-05' });
  assert.deepEqual([before.total.numerator, before.total.denominator], ['1000', '1500']);
  // Days that are over are those that were kept.
  await owner.json('POST', '/apps/owner/jobs/keep-week/run');
  const week = await owner.view('week');
  const days = await owner.kpi('cost', { from: week.days[0].day, to: '2026-11-23', every: 'day' });
  assert.deepEqual(
    days.periods.map(({ total: one }: { total: { value: string | null } }) => Number(one.value)),
    week.days.map(
      ({ wages, outside }: { wages: string; outside: string }) => Number(wages) + Number(outside),
    ),
  );
  for (const name of ['cost', 'cost-per-piece', 'overdue']) {
    await assert.rejects(manager.kpi(name, DAY), refusedWith(403));
    assert.ok((await accountant.kpi(name, DAY)).total);
  }
  const { items } = await manager.json('GET', '/kpis?from=2026-11-23&to=2026-11-23');
  assert.equal(items.filter(({ app }: { app: { id: string } }) => app.id === 'owner').length, 0);
});

test('amounts are nobody’s but the owner’s', async () => {
  for (const name of ['cost', 'earnings', 'receivables']) {
    await assert.rejects(manager.view(name), refusedWith(403));
    await assert.rejects(leader.view(name), refusedWith(403));
    assert.ok(await accountant.view(name));
  }
  await assert.rejects(manager.list('trim'), refusedWith(403));
  await assert.rejects(
    manager.json('GET', '/apps/owner/records/receivable/export?format=csv'),
    refusedWith(403),
  );
  const week = await manager.view('week');
  assert.equal(JSON.stringify(week).includes('wages'), false);
});

test('the report says the words of the page, and keeps them', async () => {
  const { report } = await owner.act('reportNow');
  const { sentence } = await owner.view('ship');
  const mine = await owner.get('report', report);
  assert.deepEqual(mine.lines[0], sentence);
  assert.ok(mine.money.length >= 3);
  const his = await manager.get('report', report);
  assert.equal('money' in his, false);
  const { report: shown } = await manager.view('daily');
  assert.equal('money' in shown, false);
  const audit = JSON.stringify(await manager.json('GET', '/audit?limit=200').catch(() => ({})));
  assert.equal(audit.includes(`${roundYuan(15_600_000n)} 元`), false);
});

test('amounts leave by no door of this app', async (t) => {
  const { id: bought } = await owner.add('trim', {
    order: easy.order,
    what: '拉链',
    amount: '7341.29',
    day: '2026-11-20',
  });
  const { id: bill } = await owner.add('receivable', {
    number: 'R9',
    customer: easy.customer,
    billedOn: '2026-10-01',
    due: '2026-11-01',
    amount: '918273.45',
  });
  const { report } = await owner.act('reportNow');
  const walk = {
    server: house.server,
    app,
    known: { trim: [bought], receivable: [bill], report: [report] },
    wished: ['7341', '918273', '0'],
    inputs: [{ order: easy.order }, { customer: easy.customer }, { day: '2026-11-23' }],
    disturb: () => owner.change('trim', bought, { note: String(Math.random()) }),
  };
  await testHidden(t, walk, {
    from: ['manager'],
    canaries: ['7341.29', '918273.45', '7461.29'],
    raw: ['734129', '91827345'],
  });
});

test('each day is worth the price of its day', async () => {
  const wages = owner.in('wages');
  const prices = [{ scope: 'order', order: late.order, operation: '10', price: '0.20' }];
  for (const since of ['2026-11-20', '2026-11-23']) {
    const { priceList } = await wages.act('draftPrices', { name: since, since, prices });
    await wages.act('enforcePrices', { priceList });
    prices[0].price = '0.35';
  }
  const { operations, wages: all } = await owner.view('earning', { order: late.order });
  const [shoulder] = operations;
  // 80 at 0.10 on the 19th, 160 at 0.20 until the 21st, 40 at 0.35; the 120 that are left as today.
  assert.deepEqual(
    [shoulder.operation, shoulder.pieces, shoulder.amount, shoulder.toCome],
    ['10', 280, '54.00', '42.00'],
  );
  assert.equal(all, '138.00');
});
