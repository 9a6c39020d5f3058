import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFloor, scanOf } from './testing.ts';

const house = await openFloor();
// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const book = (code: string, operation: string, more: object = {}): Promise<Loose> =>
  house.station.act('scan', scanOf(code, { badge: house.a.badge, operations: [operation], ...more }));

test('the account of an order closes: cut is in work, finished, scrapped, missing and set aside', async () => {
  const { leader } = house;
  const { order, tickets } = await house.addOrder(3);
  const [one, two] = tickets.map(({ content }) => content);
  for (const operation of ['10', '20', '30']) await book(one, operation);
  await book(two, '10', { good: 15, scrap: 2 });
  await leader.act('settle', { code: two, what: 'missing', pieces: 3 });
  await leader.act('settle', { code: two, what: 'second', pieces: 1 });
  const {
    orders: [account],
  } = await leader.view('progress', { order });
  assert.partialDeepStrictEqual(account, {
    cut: 60,
    finished: 20,
    scrapped: 2,
    missing: 3,
    aside: 1,
    wip: 34,
    operations: [
      { code: '10', done: 35, waiting: 25, cut: 60 },
      { code: '20', done: 20, waiting: 15 },
      { code: '30', done: 20, waiting: 0 },
    ],
  });
  const { orders } = await leader.view('progress');
  assert.ok(orders.some((found: Loose) => found.order === order));
});

test('where a bundle is: operations, who sewed them, what was taken back', async () => {
  const { leader, a } = house;
  const { tickets } = await house.addOrder(1);
  const { booked } = await book(tickets[0].content, '10', { good: 12 });
  await book(tickets[0].content, '20', { good: 5 });
  await leader.act('undo', { record: booked[0].record, reason: '扫错' });
  const life = await leader.view('bundleLife', { code: tickets[0].number });
  assert.equal(life.bundle.number, tickets[0].number);
  assert.deepEqual(
    life.operations.map(({ code, done, who }: Loose) => [code, done, who]),
    [
      ['10', 0, null],
      ['20', 5, '张三 5'],
      ['30', 0, null],
    ],
  );
  assert.deepEqual(
    life.events.map(({ kind, pieces, isTakenBack }: Loose) => [kind, pieces, isTakenBack]),
    [
      ['done', 12, true],
      ['done', 5, false],
      ['undo', -12, false],
    ],
  );
  assert.equal((await leader.view('bundleLife', { code: 'nothing-here' })).bundle, null);
  await assert.rejects(a.user.view('bundleLife', { code: tickets[0].number }), {
    code: 'permission.missing',
  });
});

test('today by team: output by the hour against the target, who is missing; undefined is not zero', async () => {
  const { leader, owner, clock } = house;
  const { tickets } = await house.addOrder(2);
  const { items } = await owner.in('people').list('team');
  const [{ id: team }] = items;
  await leader.add('target', { team, from: '2026-01-01', pieces: 100, hours: 10 });
  for (const operation of ['10', '20', '30']) await book(tickets[0].content, operation);
  clock.now += 60 * 60_000;
  const { teams } = await leader.view('today');
  const mine = teams.find((one: Loose) => one.team === team);
  assert.partialDeepStrictEqual(mine, {
    name: '一组',
    target: 100,
    present: 1,
    absent: ['李四'],
    efficiency: null,
  });
  assert.equal(
    mine.hours.reduce((sum: number, { pieces }: Loose) => sum + pieces, 0),
    mine.actual,
  );
  assert.ok(mine.actual >= 20 && mine.due >= 10 && mine.reachedAt !== null);
  const outputNow = async (): Promise<number> =>
    (await leader.view('today')).teams.find((one: Loose) => one.team === team).actual;
  for (const [operation, more] of [
    ['10', 0],
    ['20', 0],
    ['30', 20],
  ] as const) {
    await book(tickets[1].content, operation);
    assert.equal(await outputNow(), mine.actual + more, `only the output counts, not ${operation}`);
  }
});

test('the morning list: stuck bundles, missed scans, people without work', async () => {
  const { leader, clock } = house;
  const { tickets, order } = await house.addOrder(2);
  await book(tickets[0].content, '20');
  const before = await leader.view('trouble');
  const missed = before.missed.filter(({ number }: Loose) => number === tickets[0].number);
  assert.partialDeepStrictEqual(missed, [{ operation: '10', title: '合肩', pieces: 20 }]);
  assert.ok(
    !before.stuck.some(
      ({ number, orderNumber }: Loose) => number === tickets[0].number && orderNumber === order,
    ),
  );
  clock.now += 25 * 3_600_000;
  const later = await leader.view('trouble');
  const stuck = later.stuck.find(
    ({ number, last }: Loose) => number === tickets[0].number && last === '合侧缝',
  );
  assert.partialDeepStrictEqual(stuck, { quantity: 20, done: 0, name: '张三', hours: 25 });
});

test('on an order that is shipped, closed or cancelled nothing is booked, and it is not among those in work', async () => {
  const { leader } = house;
  const orders = house.owner.in('orders');
  const scanned = async (content: string): Promise<string> => (await book(content, '10')).answer;
  const isInWork = async (order: string): Promise<boolean> =>
    (await leader.view('progress')).orders.some((one: Loose) => one.order === order);
  const cancelled = await house.addOrder(1);
  await orders.act('cancel', { order: cancelled.order, reason: '客户取消' });
  const done = await house.addOrder(2);
  assert.equal(await scanned(done.tickets[0].content), 'done');
  assert.equal(await isInWork(done.order), true);
  await orders.act('ship', { order: done.order, lines: [{ colour: '黑', sizes: { M: 40 } }], isLast: true });
  assert.equal(await scanned(done.tickets[1].content), 'closed', 'shipped');
  assert.equal(await isInWork(done.order), false);
  await orders.act('close', { order: done.order });
  for (const { order, tickets } of [cancelled, done]) {
    assert.equal(await scanned(tickets.at(-1)?.content ?? ''), 'closed');
    assert.equal(await isInWork(order), false);
  }
});

test('the output may lie in the middle: it waits for what it says, and what follows it may be booked first', async () => {
  const { leader } = house;
  const { order, tickets } = await house.addOrder(1, 20, [
    { code: '10', title: '合肩', price: '0.10', after: [] },
    { code: '20', title: '合侧缝', price: '0.20', after: [] },
    { code: '30', title: '卷下摆', price: '0.15', after: ['10'], isOutput: true },
    { code: '40', title: '剪线', price: '0.05' },
  ]);
  const answerTo = async (operation: string): Promise<string> =>
    (await book(tickets[0].content, operation)).answer;
  assert.equal(await answerTo('30'), 'not-reached');
  assert.equal(await answerTo('40'), 'done');
  assert.equal(await answerTo('10'), 'done');
  assert.equal(await answerTo('30'), 'done', 'it does not wait for 20');
  const { orders } = await leader.view('progress', { order });
  assert.partialDeepStrictEqual(orders, [{ order, finished: 20, wip: 0 }]);
});

test('one scan of the whole garment books the output too; scrap in it is taken off once', async () => {
  const { order, tickets } = await house.addOrder(2);
  const [one, two] = tickets.map(({ content }) => content);
  const whole = (code: string, more: object = {}): Promise<Loose> =>
    house.station.act('scan', scanOf(code, { badge: house.a.badge, whole: true, ...more }));
  assert.partialDeepStrictEqual(await whole(one), { answer: 'done', remaining: 0, pieces: 20 });
  assert.equal((await whole(one)).answer, 'claimed');
  const { booked } = await whole(two, { scrap: 2 });
  assert.deepEqual(
    booked.map(({ operation, pieces }: Loose) => [operation, pieces]),
    [
      ['10', 18],
      ['20', 18],
      ['30', 18],
    ],
  );
  const { orders } = await house.leader.view('progress', { order });
  assert.partialDeepStrictEqual(orders, [{ finished: 38, scrapped: 2, wip: 0 }]);
});
