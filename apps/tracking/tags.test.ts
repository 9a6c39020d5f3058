import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openFloor, refusedWith, type Ticket } from './testing.ts';

const house = await openFloor();
const { leader } = house;
const READER = 'factory/line-1/reader';
const HANGER = 'factory/line-1/hanger-3';
const SECOND = 1000;
let tickets: Ticket[] = [];

before(async () => {
  await house.thingType('rfid-reader', { tag: 'text' });
  await house.thingType('hanger-station', { tag: 'text', in: 'text', out: 'text' });
  await house.thing(READER, 'rfid-reader');
  await house.thing(HANGER, 'hanger-station');
  ({ tickets } = await house.addOrder(12));
  await leader.act('setPost', { thing: READER, name: '合肩', operation: '合肩' });
  await leader.act('setPost', { thing: HANGER, name: '吊挂 3', operation: '20' });
  await leader.act('bindTag', { tag: 'badge a', badge: house.a.badge });
  await leader.act('bindTag', { tag: 'badge b', badge: house.b.badge });
});

/** A tag is read, some seconds later. */
async function read(thing: string, metric: string, value: string | number, seconds = 1): Promise<number> {
  house.clock.now += seconds * SECOND;
  await house.report({ path: `${thing}/${metric}`, value, at: house.clock.now });
  return house.clock.now;
}

const bind = (input: object): Promise<{ pieces: number }> => leader.act('bindTag', { ...input });

interface Pieces {
  readonly operation: string;
  readonly quantity: number;
  readonly worker: string;
  readonly source: string;
  readonly at: string;
  readonly deviceAt: string | null;
  readonly kind: string;
}

async function booked(ticket: Ticket): Promise<Pieces[]> {
  const { items: bundles } = await house.owner
    .in('cutting')
    .list('bundle', { where: { number: ticket.number } });
  const { items } = await leader.list('record', { where: { bundle: bundles[0].id }, sort: 'ordinal' });
  return items;
}

const brief = (records: readonly Pieces[]): (readonly [string, number])[] =>
  records.map(({ operation, quantity }) => [operation, quantity]);

async function waiting(): Promise<
  { readonly code: string; readonly because: string; readonly held: string }[]
> {
  return (await leader.view('heldScans')).scans;
}

test('a badge and then a bundle in front of a reader are a scan; read over and over they count once', async () => {
  await bind({ tag: 'E2:00 47 11', code: tickets[0].content });
  await read(READER, 'tag', 'BADGE A');
  const at = await read(READER, 'tag', 'e2004711');
  for (let times = 0; times < 20; times++) await read(READER, 'tag', 'E2004711', 10);
  await house.settle();
  const records = await booked(tickets[0]);
  assert.deepEqual(brief(records), [['10', 20]]);
  assert.deepEqual(
    [records[0].worker, records[0].source, records[0].at, records[0].deviceAt],
    [house.a.worker, 'rfid', new Date(at).toISOString(), new Date(at).toISOString()],
  );
  const { reads } = await leader.view('readers');
  const mine = reads.filter(({ tag }: { tag: string }) => tag === 'E2004711');
  assert.deepEqual(
    mine.map(({ outcome, pieces }: { outcome: string; pieces: number }) => [outcome, pieces]),
    [['booked', 20]],
  );
  assert.deepEqual(mine[0].at, new Date(at).toISOString());
  assert.ok(mine[0].heardAt > mine[0].at, 'when it was read, and when it came in');
});

test('a tag that nobody bound is held; once it is bound, what was read is booked, at its own time', async () => {
  const at = await read(READER, 'tag', 'LOOSE-1', 300);
  await house.settle();
  assert.deepEqual(
    (await waiting()).map(({ code, because }) => [code, because]),
    [['tag:LOOSE-1', 'unknown']],
  );
  const { unbound } = await leader.view('readers');
  assert.deepEqual(
    unbound.map(({ tag, times }: { tag: string; times: number }) => [tag, times]),
    [['LOOSE-1', 1]],
  );
  const { pieces } = await leader.act('bindTag', { tag: 'loose-1', code: tickets[1].number });
  assert.equal(pieces, 20);
  const records = await booked(tickets[1]);
  assert.deepEqual(brief(records), [['10', 20]]);
  assert.equal(records[0].at, new Date(at).toISOString());
  assert.deepEqual(await waiting(), []);
});

test('a tag is used again when its bundle is done, and not before; what was read before is of the bundle of then', async () => {
  await bind({ tag: 'T1', code: tickets[2].content });
  await assert.rejects(
    bind({ tag: 'T1', code: tickets[3].content }),
    refusedWith('conflict', /still on bundle/),
  );
  await read(READER, 'tag', 'BADGE A', 300);
  const before = house.clock.now + 10 * SECOND;
  house.clock.now += 400 * SECOND;
  await bind({ tag: 'T1', code: tickets[3].content, instead: true });
  await read(READER, 'tag', 'T1', 5);
  await house.settle();
  await house.report({ path: `${READER}/tag`, value: 'T1', at: before });
  await house.settle();
  assert.deepEqual(brief(await booked(tickets[3])), [['10', 20]]);
  assert.deepEqual(brief(await booked(tickets[2])), [['10', 20]], 'it came late');
  await leader.act('settle', { code: tickets[3].content, what: 'missing', pieces: 20, reason: '找不到' });
  await bind({ tag: 'T1', code: tickets[10].content });
});

test('a hanger that leaves a station books its pieces there, for who is signed in, once; round again it books nothing', async () => {
  await bind({ tag: 'H7', code: tickets[4].content, pieces: 5 });
  await bind({ tag: '42', code: tickets[4].content, pieces: 3 });
  await read(HANGER, 'tag', 'BADGE B', 5);
  await read(HANGER, 'in', 'H7', 5);
  await house.settle();
  assert.deepEqual(await booked(tickets[4]), []);
  await read(HANGER, 'out', 'H7', 30);
  await read(HANGER, 'out', 42, 5);
  await read(HANGER, 'out', 'H7', 600);
  await house.settle();
  const records = await booked(tickets[4]);
  assert.deepEqual(brief(records), [
    ['20', 5],
    ['20', 3],
  ]);
  assert.ok(records.every(({ worker, source }) => worker === house.b.worker && source === 'hanger'));
});

test('a replay after the reader was offline books nothing twice, in whatever order it comes', async () => {
  await bind({ tag: 'R1', code: tickets[5].content });
  await bind({ tag: 'R2', code: tickets[6].content });
  const reads = ['R1', 'R2', 'R1'].map((value, index) => ({
    path: `${READER}/tag`,
    value,
    at: house.clock.now + (index + 1) * 200 * SECOND,
  }));
  house.clock.now += 700 * SECOND;
  await house.report(...reads.toReversed());
  await house.settle();
  await house.report(...reads);
  await house.settle();
  assert.deepEqual(brief(await booked(tickets[5])), [['10', 20]]);
  assert.deepEqual(brief(await booked(tickets[6])), [['10', 20]]);
  assert.deepEqual(await waiting(), []);
});

test('nobody signed in, or a bundle that is not there yet: held for the leader, never lost', async () => {
  const lone = 'factory/line-2/reader';
  await house.thing(lone, 'rfid-reader');
  await bind({ tag: 'N1', code: tickets[7].content });
  await read(lone, 'tag', 'N1', 5);
  await house.settle();
  const [first] = await waiting();
  assert.equal(first.because, 'no-worker');
  await leader.act('decideHeld', {
    held: first.held,
    decision: 'accept',
    worker: house.a.worker,
    operations: ['10'],
  });
  assert.deepEqual(brief(await booked(tickets[7])), [['10', 20]]);
  await leader.act('setPost', { thing: lone, name: '卷边', operation: '卷下摆' });
  await leader.act('signIn', { thing: lone, worker: house.b.worker });
  house.clock.now += 60 * SECOND;
  await house.report({ path: `${lone}/tag`, value: 'N1' });
  await house.settle();
  assert.deepEqual(
    (await waiting()).map(({ because }) => because),
    ['not-reached'],
  );
});

test('a badge that holds what is printed on it signs in, and its code is shown to nobody', async () => {
  const code = house.b.badge.slice(house.b.badge.indexOf('/b/') + 3);
  await read(READER, 'tag', house.b.badge, 300);
  await read(READER, 'tag', code, 300);
  await read(READER, 'tag', code, 1);
  await house.settle();
  const { reads } = await leader.view('readers');
  assert.deepEqual(
    reads.slice(0, 2).map(({ tag, outcome }: { tag: string; outcome: string }) => [tag, outcome]),
    [
      ['B1', 'signed-in'],
      ['B1', 'signed-in'],
    ],
  );
  assert.ok(!JSON.stringify(reads).toLowerCase().includes(code.toLowerCase()));
});

test('a reader whose clock was never set has read a tag all the same; a paused one only looks on', async () => {
  await leader.act('bindTag', { tag: 'C1', code: tickets[8].content });
  await leader.act('bindTag', { tag: 'C2', code: tickets[9].content });
  await leader.act('signIn', { thing: READER, worker: house.a.worker });
  house.clock.now += 10 * SECOND;
  await house.report({ path: `${READER}/tag`, value: 'C1', at: 12_345_000 });
  await house.settle();
  const [record] = await booked(tickets[8]);
  assert.deepEqual([record?.operation, record?.quantity], ['10', 20]);
  assert.deepEqual(
    [record.at, record.deviceAt],
    [new Date(house.clock.now).toISOString(), new Date(12_345_000).toISOString()],
  );
  await leader.act('setPost', { thing: READER, name: '合肩', operation: '合肩', isPaused: true });
  await house.report({ path: `${READER}/tag`, value: 'C2' });
  await house.settle();
  assert.deepEqual(await booked(tickets[9]), []);
});
