import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFloor, scanOf } from './testing.ts';

const house = await openFloor();
// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const refused = (reason: RegExp) => (error: unknown) => error instanceof Error && reason.test(error.message);

async function bundle(): Promise<{
  code: string;
  order: string;
  book: (o: string, more?: object) => Promise<Loose>;
}> {
  const { tickets, order } = await house.addOrder(1);
  const [{ content: code }] = tickets;
  const book = (operation: string, more: object = {}) =>
    house.station.act('scan', scanOf(code, { badge: house.a.badge, operations: [operation], ...more }));
  return { code, order, book };
}

test('pieces sent back wait before the output, go to whoever sewed them, and are booked as repaired', async () => {
  const { leader, owner } = house;
  const { code, book } = await bundle();
  for (const operation of ['10', '20']) await book(operation);
  await leader.act('sendBack', { code, operation: '10', pieces: 3, fault: 'own', reason: '跳针' });
  const out = await book('30');
  assert.deepEqual([out.answer, out.pieces, out.remaining], ['part', 17, 0], 'three are being repaired');
  const repaired = await book('10');
  assert.deepEqual([repaired.answer, repaired.pieces], ['done', 3]);
  assert.match(repaired.sentence.zh, /返工报上 3 件/);
  assert.equal((await book('10')).answer, 'claimed', 'once');
  assert.equal((await book('30')).pieces, 3, 'now they pass');
  const { items } = await owner.in('tracking').list('record', { where: { isRework: true } });
  assert.partialDeepStrictEqual(items, [
    { operation: '10', quantity: 3, fault: 'own', worker: house.a.worker },
  ]);
});

test('missing, found, seconds and samples: what is not on the floor is not booked, what is not there is not settled', async () => {
  const { leader } = house;
  const { code, book } = await bundle();
  await leader.act('settle', { code, what: 'missing', pieces: 4, reason: '找不到' });
  await leader.act('settle', { code, what: 'sample', pieces: 1 });
  assert.equal((await book('10')).pieces, 15);
  await leader.act('settle', { code, what: 'found', pieces: 3 });
  assert.equal((await book('10')).pieces, 3);
  for (const [what, pieces, reason] of [
    ['found', 2, /Only 1 of this bundle are missing/],
    ['second', 19, /Only 18/],
  ] as const)
    await assert.rejects(leader.act('settle', { code, what, pieces }), refused(reason));
});

test('what went on to the output is not taken from under it: a repair, pieces that were found', async () => {
  const { leader } = house;
  const repaired = await bundle();
  for (const operation of ['10', '20']) await repaired.book(operation);
  await leader.act('sendBack', { code: repaired.code, operation: '10', pieces: 3 });
  const { booked } = await repaired.book('10');
  await repaired.book('30');
  await assert.rejects(leader.act('undo', { record: booked[0].record }), refused(/went on/));
  const found = await bundle();
  await leader.act('settle', { code: found.code, what: 'missing', pieces: 4 });
  const { record } = await leader.act('settle', { code: found.code, what: 'found', pieces: 4 });
  for (const operation of ['10', '20', '30']) await found.book(operation);
  await assert.rejects(leader.act('undo', { record }), refused(/went on/));
});

test('a booking under the wrong badge goes to the right one, on the day it was sewn', async () => {
  const { leader, a, b, owner } = house;
  const { book, order } = await bundle();
  const { booked } = await book('10');
  const [{ record }] = booked;
  await leader.act('giveTo', { record, worker: b.worker, reason: '扫错工牌' });
  await assert.rejects(leader.act('giveTo', { record, worker: b.worker }), refused(/taken back already/));
  const { items } = await owner.in('tracking').list('record', { where: { order }, sort: 'createdAt' });
  assert.deepEqual(
    items.map(({ worker, quantity, day }: Loose) => [worker === a.worker, quantity, day === items[0].day]),
    [
      [true, 20, true],
      [true, -20, true],
      [false, 20, true],
    ],
  );
  await assert.rejects(house.station.act('giveTo', { record, worker: b.worker }), {
    code: 'permission.missing',
  });
});

test('an opening count is of nobody, and only where nothing was booked', async () => {
  const { leader, owner } = house;
  const { code, book, order } = await bundle();
  assert.deepEqual(await leader.act('opening', { codes: [code], until: '20' }), { bundles: 1 });
  assert.equal((await book('20')).answer, 'claimed');
  assert.equal((await book('30')).pieces, 20);
  await assert.rejects(leader.act('opening', { codes: [code], until: '30' }), refused(/has records already/));
  const { items } = await owner
    .in('tracking')
    .list('record', { where: { order, kind: 'opening' }, sort: 'operation' });
  assert.deepEqual(
    items.map(({ worker, operation }: Loose) => [worker, operation]),
    [
      [null, '10'],
      [null, '20'],
    ],
  );
});

test('an opening count said anew is what is said last; nothing is paid, and the list shows how far', async () => {
  const { leader } = house;
  const { code, order, book } = await bundle();
  const seen = async () =>
    (await leader.view('openings', { order })).bundles.map((one: Loose) => [one.until, one.isBegun]);
  const say = (until?: string) =>
    leader.act('opening', { codes: [code], ...(until === undefined ? {} : { until }) });
  assert.deepEqual(await seen(), [[null, false]]);
  for (const until of ['20', '20', '10', '20', undefined, '20', '10'] as const) {
    await say(until);
    assert.deepEqual(await seen(), [[until ?? null, false]], until);
  }
  assert.equal((await book('10')).answer, 'claimed');
  assert.equal((await book('20')).pieces, 20, 'what was taken back can be sewn');
  assert.deepEqual(await seen(), [['10', true]]);
  await assert.rejects(say('20'), refused(/has records already/));
  const { orders } = await leader.view('openings');
  assert.ok(orders.some((one: Loose) => one.id === order));
});

test('a bundle with bookings is neither void nor counted below them', async () => {
  const { owner, leader, a } = house;
  const { tickets, order } = await house.addOrder(1);
  const cutting = owner.in('cutting');
  const { items } = await cutting.list('bundle', { where: { order } });
  const [{ id }] = items;
  const { booked } = await house.station.act(
    'scan',
    scanOf(tickets[0].content, { badge: a.badge, operations: ['10'], good: 12 }),
  );
  await assert.rejects(
    cutting.act('recountBundle', { bundle: id, quantity: 11, reason: 'x' }),
    refused(/booked or settled/),
  );
  await assert.rejects(
    cutting.act('voidBundle', { bundle: id, reason: 'x' }),
    refused(/take those back first/),
  );
  await cutting.act('recountBundle', { bundle: id, quantity: 12, reason: '少裁' });
  await leader.act('undo', { record: booked[0].record, reason: 'x' });
  await cutting.act('voidBundle', { bundle: id, reason: 'x' });
});

test('a clerk takes back at once what was mistyped; not what a worker scanned, and not later', async () => {
  const clerk = (await house.as('viewer')).in('tracking');
  const { person } = await clerk.json('GET', '/session');
  await house.owner.json('PUT', `/apps/tracking/people/${person.id}`, { roles: ['clerk'] });
  const { tickets } = await house.addOrder(3);
  const typed = (at: number): Promise<Loose> =>
    clerk.act(
      'scan',
      scanOf(tickets[at].content, { worker: house.a.worker, operations: ['10'], source: 'clerk' }),
    );
  const [first, second] = [await typed(0), await typed(1)];
  await clerk.act('undo', { record: first.booked[0].record });
  const scanned = await house.a.user.act('scan', scanOf(tickets[2].content, { operations: ['10'] }));
  await assert.rejects(clerk.act('undo', { record: scanned.booked[0].record }), { code: 'conflict' });
  house.clock.now += 16 * 60_000;
  await assert.rejects(clerk.act('undo', { record: second.booked[0].record }), { code: 'conflict' });
});

test('the sums of days are those of the records, whatever was corrected', async () => {
  await house.settle();
  const { owner } = house;
  const all = async (entity: string): Promise<Loose[]> =>
    (await owner.in('tracking').list(entity, { limit: 500 })).items;
  const sums = new Map<string, number>();
  for (const { order, operation, day, quantity, isRework } of await all('record')) {
    if (operation === null || Number(quantity) === 0 || isRework) continue;
    const key = `${order} ${operation} ${day}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(quantity));
  }
  const kept = new Map(
    (await all('sewn')).map(({ order, operation, day, pieces }) => [
      `${order} ${operation} ${day}`,
      Number(pieces),
    ]),
  );
  const known = (counted: ReadonlyMap<string, number>) =>
    [...counted].filter(([, pieces]) => pieces !== 0).toSorted(([one], [other]) => one.localeCompare(other));
  assert.ok(sums.size > 5);
  assert.deepEqual(known(kept), known(sums));
});
