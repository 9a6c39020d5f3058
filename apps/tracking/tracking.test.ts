import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFloor, scanOf } from './testing.ts';

const house = await openFloor();

test('badge and ticket: the pieces of a bundle are booked on the worker, the last operation is meant again', async () => {
  const { station, a } = house;
  const { tickets } = await house.addOrder(2);
  const [first, second] = tickets;
  const asked = await station.act('scan', scanOf(first.content, { badge: a.badge }));
  assert.equal(asked.answer, 'choose', 'three operations may be meant');
  assert.deepEqual(
    asked.next.map(({ operation, remaining }: { operation: string; remaining: number }) => [
      operation,
      remaining,
    ]),
    [
      ['10', 20],
      ['20', 20],
    ],
    'the output waits for what comes before it',
  );
  const booked = await station.act(
    'scan',
    scanOf(`https://factory.test${first.content}`, { badge: a.badge, operations: ['10'] }),
  );
  assert.deepEqual([booked.answer, booked.pieces, booked.today], ['done', 20, { bundles: 1, pieces: 20 }]);
  const inferred = await station.act('scan', scanOf(second.content, { badge: a.badge }));
  assert.deepEqual([inferred.answer, inferred.booked[0].operation], ['done', '10']);
  const { worker } = await station.view('who', { badge: a.badge });
  assert.deepEqual([worker.name, worker.today], ['张三', { bundles: 2, pieces: 40 }]);
  assert.deepEqual(await station.view('who'), { worker: null }, 'a shared station is nobody');
});

test('no piece is booked twice, and no honest half-bundle is refused', async () => {
  const { station, a, b } = house;
  const { tickets } = await house.addOrder(1);
  const code = tickets[0].content;
  const half = await station.act('scan', scanOf(code, { badge: a.badge, operations: ['10'], good: 12 }));
  assert.deepEqual([half.answer, half.pieces, half.remaining], ['done', 12, 8]);
  const rest = await station.act('scan', scanOf(code, { badge: b.badge, operations: ['10'] }));
  assert.deepEqual([rest.answer, rest.pieces, rest.by], ['part', 8, [{ name: '张三', pieces: 12 }]]);
  const late = await station.act('scan', scanOf(code, { badge: b.badge, operations: ['10'] }));
  assert.deepEqual([late.answer, late.pieces], ['claimed', 0]);
  assert.match(late.sentence.zh, /张三 12/);
  const { dispute } = await station.act('dispute', { code, badge: b.badge });
  assert.deepEqual(await station.act('dispute', { code, badge: b.badge }), { dispute }, 'asked once');
  await house.leader.act('decideDispute', { dispute, state: 'refused', decision: '问过了' });
});

test('the output waits for what comes before it, other operations may be scanned in any order', async () => {
  const { station, a } = house;
  const { tickets } = await house.addOrder(1);
  const book = (operation: string) =>
    station.act('scan', scanOf(tickets[0].content, { badge: a.badge, operations: [operation] }));
  const early = await book('30');
  assert.equal(early.answer, 'not-reached');
  assert.match(early.sentence.zh, /合侧缝/);
  const second = await book('20');
  assert.equal(second.answer, 'done');
  assert.deepEqual(second.gaps, [{ operation: '10', title: '合肩', pieces: 20 }], 'a missed scan is listed');
  assert.equal((await book('30')).answer, 'done');
});

test('several operations in one scan, and the whole garment', async () => {
  const { station, a } = house;
  const { tickets } = await house.addOrder(2);
  const chain = await station.act(
    'scan',
    scanOf(tickets[0].content, { badge: a.badge, operations: ['10', '20'] }),
  );
  assert.deepEqual(
    chain.booked.map(({ operation, pieces }: { operation: string; pieces: number }) => [operation, pieces]),
    [
      ['10', 20],
      ['20', 20],
    ],
  );
  assert.equal(chain.pieces, 20);
});

test('the same scan sent again counts once; fifty at the same moment share the pieces', async () => {
  const { station, a, b } = house;
  const { tickets } = await house.addOrder(2, 30);
  const once = scanOf(tickets[0].content, { badge: a.badge, operations: ['10'] });
  const first = await station.act('scan', once);
  const again = await station.act('scan', once);
  assert.deepEqual([again.answer, again.booked], ['repeated', first.booked]);
  const many = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      station.act(
        'scan',
        scanOf(tickets[1].content, { badge: (at % 2 ? a : b).badge, operations: ['10'], good: 1 }),
      ),
    ),
  );
  const pieces = many.reduce((sum, { pieces: own }: { pieces: number }) => sum + own, 0);
  assert.equal(pieces, 30);
  assert.equal(many.filter(({ answer }: { answer: string }) => answer === 'claimed').length, 20);
});

test('one takes back his own within minutes, a leader later; what an output stands on is not taken from under it', async () => {
  const { station, leader, a, b, clock } = house;
  const { tickets } = await house.addOrder(1);
  const code = tickets[0].content;
  const { booked } = await station.act('scan', scanOf(code, { badge: a.badge, operations: ['10'] }));
  const [{ record }] = booked;
  await assert.rejects(station.act('undo', { record, badge: b.badge }), /只能撤销自己|your own/);
  await station.act('undo', { record, badge: a.badge });
  await assert.rejects(station.act('undo', { record, badge: a.badge }), /撤销过|already/);
  const again = await station.act('scan', scanOf(code, { badge: b.badge, operations: ['10', '20'] }));
  const output = await station.act('scan', scanOf(code, { badge: b.badge, operations: ['30'] }));
  assert.equal(output.pieces, 20);
  clock.now += 3_600_000;
  const side = again.booked[1].record;
  await assert.rejects(station.act('undo', { record: side, badge: b.badge }), /组长|leader/);
  await assert.rejects(
    leader.act('undo', { record: side, reason: '扫错' }),
    /先撤销后道|take that back first/,
  );
  await leader.act('undo', { record: output.booked[0].record, reason: '扫错' });
  await leader.act('undo', { record: side, reason: '扫错' });
});

test('good and scrap in one action: what is scrapped is booked by nobody any more', async () => {
  const { station, a } = house;
  const { tickets } = await house.addOrder(1);
  const answer = await station.act(
    'scan',
    scanOf(tickets[0].content, { badge: a.badge, operations: ['10'], scrap: 3, fault: 'fabric' }),
  );
  assert.deepEqual([answer.pieces, answer.remaining], [17, 0]);
  const next = await station.act('scan', scanOf(tickets[0].content, { badge: a.badge, operations: ['20'] }));
  assert.deepEqual([next.answer, next.pieces], ['done', 17]);
});

test('wrong code, void ticket, nobody’s badge, an operation that is not there: the right answer, nothing stored', async () => {
  const { station, owner, a } = house;
  const { tickets } = await house.addOrder(1);
  const [{ ticket, content }] = tickets;
  const answers = async (code: string, more: object): Promise<string> =>
    (await station.act('scan', scanOf(code, more))).answer;
  assert.equal(await answers('https://other.example/t/zzzzzzzzzzzz', { badge: a.badge }), 'unknown');
  assert.equal(await answers('not a ticket', { badge: a.badge }), 'unknown');
  assert.equal(await answers(content, { badge: 'https://factory.test/b/nobody' }), 'no-worker');
  assert.equal(await answers(content, {}), 'no-worker');
  assert.equal(await answers(content, { badge: a.badge, operations: ['99'] }), 'not-here');
  await owner.in('cutting').act('voidTicket', { ticket, reason: '破了' });
  assert.equal(await answers(content, { badge: a.badge, operations: ['10'] }), 'void');
});

test('a worker on his own phone needs no badge, sees no records of others; a phone’s clock is corrected', async () => {
  const { a, b, leader, clock } = house;
  const { order, tickets } = await house.addOrder(1);
  const dayAhead = new Date(clock.now + 86_400_000 - 60_000).toISOString();
  const own = await a.user.act(
    'scan',
    scanOf(tickets[0].content, { operations: ['10'], at: dayAhead, ahead: 86_400_000 }),
  );
  assert.equal(own.answer, 'done');
  await assert.rejects(b.user.list('record', {}), /403|404|permission|权限/);
  const { items } = await leader.list('record', { where: { order } });
  assert.deepEqual(
    items.map(({ worker, quantity, at, kind }: Record<string, unknown>) => [worker, quantity, at, kind]),
    [[a.worker, 20, new Date(clock.now - 60_000).toISOString(), 'done']],
  );
});
