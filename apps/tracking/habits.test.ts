import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openFloor, refusedWith, scanOf } from './testing.ts';

const house = await openFloor('wages');
const { station, leader, owner, a, b } = house;
const tracking = owner.in('tracking');
// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const recordsOf = async (order: string): Promise<Loose[]> =>
  (await tracking.list('record', { where: { order }, sort: 'createdAt', limit: 200 })).items;
const closes = async (order: string): Promise<void> =>
  assert.equal((await leader.view('orderLife', { order })).total.open, 0);

test('a pile of coupons: dry, all or nothing, those that fit, and once however often it is sent', async () => {
  const { order, tickets } = await house.addOrder(3);
  const [one, two, three] = tickets.map(({ content, number }) => ({ content, number }));
  const id = randomUUID();
  const rows = [
    { who: 'A1', code: one.content, operation: '10' },
    { who: b.badge, code: two.number, operation: '10', pieces: 12 },
    { who: '张三', code: two.number, operation: '10', pieces: 10 },
    { who: 'X9', code: three.number, operation: '10' },
    { who: 'B1', code: '9999', operation: '10' },
    { who: 'B1', code: three.number },
  ];
  const dry = await leader.act('bookCoupons', { id, rows, dryRun: true });
  const told = ({ rows: own }: Loose) => own.map(({ answer, fits, pieces }: Loose) => [answer, fits, pieces]);
  assert.deepEqual(told(dry), [
    ['done', true, 20],
    ['done', true, 12],
    ['part', false, 0],
    ['no-worker', false, 0],
    ['unknown', false, 0],
    ['choose', false, 0],
  ]);
  assert.match(dry.rows[2].sentence.zh, /只剩 8 件/, 'each row after the one above it');
  const refused = await leader.act('bookCoupons', { id, rows });
  assert.deepEqual([refused.isBooked, refused.fit], [false, 2]);
  assert.deepEqual(await recordsOf(order), []);
  const some = await leader.act('bookCoupons', { id, rows, partial: true });
  assert.deepEqual([some.isBooked, some.fit, some.pieces], [true, 3, 40], 'with the eight that remained');
  const again = await leader.act('bookCoupons', { id, rows, partial: true });
  assert.deepEqual([again.fit, again.pieces], [3, 0]);
  assert.equal(again.rows[0].answer, 'repeated');
  assert.equal(again.rows[0].record, some.rows[0].record);
  const records = await recordsOf(order);
  assert.deepEqual(
    records.map(({ worker, quantity, habit }: Loose) => [worker, quantity, habit]),
    [
      [a.worker, 20, 'coupon'],
      [b.worker, 12, 'coupon'],
      [a.worker, 8, 'coupon'],
    ],
  );
  await assert.rejects(
    station.act('bookCoupons', { id, rows }),
    refusedWith('permission.missing', /./),
    'a station books no piles',
  );
  await closes(order);
});

test('coupons say when they were sewn, within their work day', async () => {
  const { order, tickets } = await house.addOrder(2);
  const { now } = house.clock;
  const hour = new Date(now - 3_600_000).toISOString();
  const [one, two] = tickets.map(({ content }) => content);
  const row = (code: string, at: string) => ({ who: 'A1', code, operation: '10', at });
  await leader.act('bookCoupons', { id: randomUUID(), rows: [row(one, hour)] });
  assert.deepEqual(
    (await recordsOf(order)).map(({ at }: Loose) => at),
    [hour],
  );
  for (const strange of [now + 60_000, now - 40 * 3_600_000])
    await assert.rejects(
      leader.act('bookCoupons', { id: randomUUID(), rows: [row(two, new Date(strange).toISOString())] }),
      refusedWith('input.invalid', /./),
    );
  assert.equal((await recordsOf(order)).length, 1);
});

test('a quantity without tickets goes over the open bundles in order; what they do not hold waits, nothing is beyond what came', async () => {
  const { order, tickets } = await house.addOrder(3);
  await station.act('scan', scanOf(tickets[0].content, { badge: a.badge, operations: ['10', '20'] }));
  const report = (values: object) =>
    station.act('report', { id: randomUUID(), order, badge: b.badge, ...values });
  const first = await report({ operation: '10', colour: '黑', size: 'M', quantity: 25 });
  assert.deepEqual(
    [first.pieces, first.left, first.shares.map(({ number, pieces }: Loose) => [number, pieces])],
    [
      25,
      0,
      [
        [tickets[1].number, 20],
        [tickets[2].number, 5],
      ],
    ],
  );
  const id = randomUUID();
  const much = await report({ id, operation: '30', quantity: 50 });
  assert.deepEqual([much.pieces, much.left], [20, 30], 'only what was side-seamed may come out');
  const again = await report({ id, operation: '30', quantity: 50 });
  assert.deepEqual([again.pieces, again.left, again.held], [20, 30, much.held], 'once');
  await station.act('scan', scanOf(tickets[1].content, { badge: a.badge, operations: ['20'] }));
  assert.deepEqual(await leader.act('decideHeld', { held: much.held, decision: 'accept' }), { pieces: 20 });
  const records = await recordsOf(order);
  const out = records.filter(({ operation }: Loose) => operation === '30');
  assert.deepEqual(
    out.map(({ worker, quantity, habit }: Loose) => [worker, quantity, habit]),
    [
      [b.worker, 20, 'report'],
      [b.worker, 20, 'report'],
    ],
  );
  await assert.rejects(
    report({ operation: '10', colour: '红', quantity: 1 }),
    refusedWith('conflict', /No open bundle/),
  );
  await closes(order);
});

test('a line says how it books, its station and clerk follow; a line that shares books for its group, and the group is paid', async () => {
  assert.deepEqual((await station.view('who', { badge: a.badge })).worker.habit, 'bundle');
  const { id: team } = await owner.in('people').add('team', { name: '九组' });
  const { worker, content } = await owner.in('people').act('hire', {
    number: 'P1',
    name: '王五',
    hiredOn: '2026-01-05',
    team,
  });
  const { id: group } = await tracking.add('group', { name: '九组集体' });
  await tracking.add('line', { team, habit: 'piece', group });
  const badge = `https://factory.test${content}`;
  const who = await station.view('who', { badge });
  assert.deepEqual([who.worker.habit, who.worker.isPool], ['piece', true]);
  const { workers } = await leader.view('hands');
  assert.equal(workers.find(({ id }: Loose) => id === worker).habit, 'piece');
  const { order, tickets } = await house.addOrder(1);
  const tap = () =>
    station.act('scan', scanOf(tickets[0].content, { badge, operations: ['10'], good: 1, habit: 'piece' }));
  const [first] = [await tap(), await tap(), await tap()];
  assert.deepEqual([first.answer, first.pieces], ['done', 1], 'one tap, one piece');
  const records = await recordsOf(order);
  assert.deepEqual(
    records.map(({ worker: whose, group: own, quantity }: Loose) => [whose, own, quantity]),
    [
      [null, group, 1],
      [null, group, 1],
      [null, group, 1],
    ],
  );
  await station.act('undo', { record: first.booked[0].record, badge });
  const wages = owner.in('wages');
  await wages.add('member', { group, worker, since: '2026-01-05' });
  const [{ day }] = records;
  for (const [time, direction] of [
    ['08:00', 'in'],
    ['17:00', 'out'],
  ])
    await owner.in('people').act('correctAttendance', { worker, day, time, direction, reason: '补卡' });
  await wages.act('takeAttendance', { month: day.slice(0, 7) });
  const { rows } = await wages.view('payLines', { month: day.slice(0, 7) });
  assert.partialDeepStrictEqual(rows, [{ number: 'P1', kind: 'group', quantity: 2, amount: '0.2000' }]);
  assert.equal((await tap()).today.pieces, 3, 'the day of the group');
});
