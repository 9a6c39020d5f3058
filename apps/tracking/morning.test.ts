import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFloor, scanOf } from './testing.ts';

const house = await openFloor();
const { leader, clock } = house;
const people = house.owner.in('people');
// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const HOUR = 3_600_000;
const book = (code: string, operation: string, more: object = {}): Promise<Loose> =>
  house.station.act('scan', scanOf(code, { badge: house.a.badge, operations: [operation], ...more }));

/** Moves to a time of the next day, as Shanghai has it. */
function nextDay(hour: number): void {
  const midnight = Math.floor((clock.now + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR;
  clock.now = midnight + (24 + hour) * HOUR;
}

test('who clocked yesterday evening has not clocked today: the reminder comes', async () => {
  const { tickets } = await house.addOrder(2);
  nextDay(21);
  await people.act('clock', {
    worker: house.a.worker,
    direction: 'in',
    at: new Date(clock.now).toISOString(),
  });
  assert.doesNotMatch((await book(tickets[0].content, '10')).sentence.en, /No clock today/);
  nextDay(8);
  assert.match((await book(tickets[1].content, '10')).sentence.en, /No clock today/);
});

test('what later operations prove is a missed scan, until the order is shipped', async () => {
  const { order, tickets } = await house.addOrder(1);
  await book(tickets[0].content, '20');
  const isMissed = async (): Promise<boolean> =>
    (await leader.view('trouble')).missed.some(({ number }: Loose) => number === tickets[0].number);
  assert.equal(await isMissed(), true);
  await house.owner
    .in('orders')
    .act('ship', { order, lines: [{ colour: '黑', sizes: { M: 20 } }], isLast: true });
  assert.equal(await isMissed(), false);
});

test('a bundle that was begun and left is on the morning list of the next day, not of its own', async () => {
  const { tickets } = await house.addOrder(1);
  await book(tickets[0].content, '10', { good: 12 });
  const listed = async (): Promise<Loose[]> =>
    (await leader.view('trouble')).leftOpen.filter(({ number }: Loose) => number === tickets[0].number);
  assert.deepEqual(await listed(), []);
  nextDay(8);
  assert.partialDeepStrictEqual(await listed(), [{ title: '合肩', done: 12, of: 20, names: '张三' }]);
});

test('what can run: pieces that wait, and who is here and has sewn it; what nobody here can is said', async () => {
  await house.addOrder(1, 20, [
    { code: '10', title: '上领', price: '0.10', after: [] },
    { code: '20', title: '锁边', price: '0.20', isOutput: true },
  ]);
  const { order, tickets } = await house.addOrder(2, 20, [
    { code: '10', title: '上领', price: '0.10', after: [] },
    { code: '20', title: '锁边', price: '0.20', isOutput: true },
  ]);
  await book(tickets[0].content, '10');
  await book(tickets[0].content, '20', { badge: house.b.badge });
  nextDay(8);
  await people.act('clock', {
    worker: house.a.worker,
    direction: 'in',
    at: new Date(clock.now).toISOString(),
  });
  const { canRun, absent } = await leader.view('trouble');
  const { orders } = await leader.view('progress', { order });
  const own = canRun.filter(({ orderNumber }: Loose) => orderNumber === orders[0].number);
  assert.partialDeepStrictEqual(own, [{ title: '上领', waiting: 20, people: ['张三'] }]);
  const [li] = absent.filter(({ name }: Loose) => name === '李四');
  assert.equal(li.lacking, '锁边');
});

test('the account of an order closes by colour and size, down to its bundles; what is lost is found by what is known', async () => {
  const { order, tickets } = await house.addOrder(3);
  const [one, two, three] = tickets.map(({ content }) => content);
  for (const operation of ['10', '20', '30']) await book(one, operation);
  await book(two, '10', { good: 15, scrap: 2 });
  await leader.act('settle', { code: two, what: 'missing', pieces: 3 });
  const { bundle } = await leader.view('bundleLife', { code: three });
  await house.owner.in('cutting').act('voidBundle', { bundle: bundle.id, reason: '裁坏' });
  const life = await leader.view('orderLife', { order });
  assert.partialDeepStrictEqual(life.total, {
    cut: 60,
    wip: 15,
    finished: 20,
    scrapped: 2,
    missing: 3,
    voided: 20,
    open: 0,
  });
  assert.partialDeepStrictEqual(life.cells, [{ colour: '黑', size: 'M', open: 0 }]);
  const [, second] = life.bundles;
  assert.partialDeepStrictEqual(second, { waits: '合侧缝', waiting: 15, name: '张三' });
  assert.ok(life.days.some(({ kind, pieces }: Loose) => kind === 'scrap' && pieces === 2));
  const { events } = await leader.view('bundleLife', { code: two });
  assert.partialDeepStrictEqual(events.at(-1), { kind: 'missing', pieces: 3, title: null });
  const { rows } = await leader.view('findBundles', { order: life.order.number, colour: '黑' });
  assert.equal(rows.length, 3);
  const short = String(Number(tickets[1].number));
  assert.equal((await leader.view('bundleLife', { code: short })).bundle.number, tickets[1].number);
  assert.equal((await leader.view('findBundles', { number: short })).rows[0].number, tickets[1].number);
  await assert.rejects(house.a.user.view('findBundles', {}), { code: 'permission.missing' });
});

test('a call stands on the board and the morning list until a leader answers; called twice it stands once', async () => {
  const first = await house.station.act('callLeader', { kind: 'machine', badge: house.a.badge });
  assert.deepEqual(await house.station.act('callLeader', { kind: 'machine', badge: house.a.badge }), first);
  await assert.rejects(house.station.act('callLeader', { kind: 'machine' }), { code: 'conflict' });
  const shown = async (): Promise<Loose[]> => [
    ...(await leader.view('today')).teams.flatMap(({ calls }: Loose) => calls),
    ...(await leader.view('trouble')).calls,
  ];
  assert.partialDeepStrictEqual(await shown(), [
    { name: '张三', kind: 'machine' },
    { name: '张三', kind: 'machine', teamName: '一组' },
  ]);
  await assert.rejects(house.station.act('answerCall', first), { code: 'permission.missing' });
  await leader.act('answerCall', first);
  assert.deepEqual(await shown(), []);
  await assert.rejects(leader.act('answerCall', first));
});

test('his own day by operation, and the bundle that he may have missed; nobody else’s', async () => {
  const { tickets } = await house.addOrder(3);
  const [one, two, three] = tickets.map(({ content }) => content);
  await book(one, '10');
  await book(three, '10', { good: 5 });
  await book(two, '20', { badge: house.b.badge });
  const day = await house.station.view('myDay', { badge: house.a.badge });
  const own = day.lines.filter(({ orderNumber }: Loose) => orderNumber === day.missed[0]?.orderNumber);
  assert.partialDeepStrictEqual(own, [{ title: '合肩', bundles: 2, pieces: 25 }]);
  assert.partialDeepStrictEqual(day.missed, [{ number: tickets[1].number, operation: '10', pieces: 20 }]);
  assert.deepEqual((await house.station.view('myDay', { badge: house.b.badge })).missed, []);
  assert.deepEqual(await house.station.view('myDay'), { lines: [], missed: [] });
});
