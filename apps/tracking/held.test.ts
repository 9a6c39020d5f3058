import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFloor, refusedWith, scanOf } from './testing.ts';

const house = await openFloor('wages');
const { station, leader, a, b, clock } = house;
// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

/** As a phone sends it that was offline for an hour, and whose clock is a day ahead. */
const offline = (code: string, more: object = {}) =>
  scanOf(code, { at: new Date(clock.now + 23 * 3_600_000).toISOString(), ahead: 86_400_000, ...more });
const book = (code: string, operation: string, hand = a, more: object = {}) =>
  station.act('scan', scanOf(code, { badge: hand.badge, operations: [operation], ...more }));
const waiting = async (): Promise<Loose[]> => (await leader.view('heldScans')).scans;
const paid = async (hand: typeof a): Promise<number> => (await hand.user.in('wages').view('myToday')).pieces;

test('what was scanned offline and does not fit waits for the leader, is worth nothing till then, and is stored once', async () => {
  const { tickets } = await house.addOrder(1);
  const [{ content: code, number }] = tickets;
  await book(code, '10');
  const before = await paid(b);
  const sent = offline(code, { badge: b.badge, operations: ['10'] });
  const answer = await station.act('scan', sent);
  assert.deepEqual([answer.answer, answer.pieces], ['held', 0]);
  assert.match(answer.sentence.zh, /等组长定.*张三 20/);
  const again = await station.act('scan', sent);
  assert.deepEqual([again.answer, again.held], ['held', answer.held], 'a replay is the same one');
  assert.equal(await paid(b), before);
  const [shown, ...more] = await waiting();
  assert.deepEqual(more, []);
  assert.partialDeepStrictEqual(shown, {
    name: '李四',
    number,
    because: 'claimed',
    ahead: 86_400_000,
    remaining: 0,
    at: new Date(clock.now - 3_600_000).toISOString(),
    operations: [{ operation: '10', title: '合肩' }],
    instead: [{ name: '张三', pieces: 20 }],
  });
  const { held } = shown;
  await assert.rejects(
    leader.act('decideHeld', { held, decision: 'accept' }),
    refusedWith('conflict', /Already booked/),
  );
  await assert.rejects(
    leader.act('decideHeld', { held, decision: 'refuse' }),
    refusedWith('conflict', /Say why/),
  );
  await assert.rejects(
    station.act('decideHeld', { held, decision: 'give' }),
    refusedWith('permission.missing', /./),
  );
  await leader.act('decideHeld', { held, decision: 'refuse', reason: '问过了，是张三做的' });
  assert.deepEqual(await waiting(), []);
  await leader.act('reopenHeld', { held });
  assert.equal((await waiting()).length, 1, 'a refusal can be taken back');
  assert.deepEqual(await leader.act('decideHeld', { held, decision: 'give', pieces: 8 }), { pieces: 8 });
  assert.equal(await paid(b), before + 8);
  const { items } = await house.owner.in('tracking').list('record', { where: { operation: '10' } });
  assert.equal(
    items.reduce((sum: number, { quantity }: Loose) => sum + quantity, 0),
    20,
    'no piece twice',
  );
});

test('what fits of an offline scan is booked at once; the rest, an unknown hand or operation wait for a word', async () => {
  const { tickets } = await house.addOrder(3);
  const [part, strange, open] = tickets;
  const { booked } = await book(part.content, '10', a, { good: 15 });
  const first = await station.act(
    'scan',
    offline(part.content, { badge: b.badge, operations: ['10'], good: 20 }),
  );
  assert.deepEqual([first.answer, first.pieces], ['part', 5]);
  await leader.act('undo', { record: booked[0].record, reason: '扫错' });
  assert.deepEqual(await leader.act('decideHeld', { held: first.held, decision: 'accept' }), { pieces: 15 });
  const nobody = await station.act(
    'scan',
    offline(strange.content, { badge: 'https://factory.test/b/lost', operations: ['10'] }),
  );
  assert.equal(nobody.answer, 'held');
  await assert.rejects(
    leader.act('decideHeld', { held: nobody.held, decision: 'accept' }),
    refusedWith('conflict', /choose the worker/),
  );
  await leader.act('decideHeld', { held: nobody.held, decision: 'accept', worker: b.worker });
  const asked = await station.act('scan', offline(open.content, { badge: a.badge, source: 'hanger' }));
  assert.ok(['done', 'held'].includes(asked.answer));
  const torn = await station.act('scan', offline('https://factory.test/t/zzzzzzzzzzzz', { badge: a.badge }));
  assert.equal(torn.answer, 'held', 'not lost, though nobody knows the ticket');
  await leader.act('decideHeld', {
    held: torn.held,
    decision: 'accept',
    code: open.number,
    operations: ['20'],
    pieces: 3,
  });
  const { items } = await house.owner.in('tracking').list('record', { where: { operation: '20' } });
  assert.partialDeepStrictEqual(items, [{ quantity: 3, worker: a.worker, source: 'camera' }]);
  assert.ok((await house.owner.in('tracking').view('trouble')).held >= 0);
});

test('a scan that somebody watched is answered and not kept; what a hanger line brings nobody watches', async () => {
  const { tickets } = await house.addOrder(1);
  const [{ content: code }] = tickets;
  const count = (await waiting()).length;
  assert.equal((await book(code, '30')).answer, 'not-reached');
  assert.equal((await waiting()).length, count);
  assert.equal((await book(code, '30', a, { source: 'hanger' })).answer, 'held');
  assert.equal((await waiting()).length, count + 1);
});

test('a dispute that is granted hands the pieces over; of several holders the leader names one', async () => {
  const { tickets } = await house.addOrder(1);
  const [{ content: code }] = tickets;
  await book(code, '10', a, { good: 12 });
  await book(code, '20', a);
  const claimed = await book(code, '20', b);
  assert.deepEqual([claimed.answer, claimed.asked], ['claimed', '20']);
  const { dispute } = await station.act('dispute', { code, operation: claimed.asked, badge: b.badge });
  const before = await paid(b);
  const { openDisputes } = await leader.view('trouble');
  assert.deepEqual(
    openDisputes.at(-1).holders.map(({ name, title, pieces }: Loose) => [name, title, pieces]),
    [['张三', '合侧缝', 20]],
  );
  assert.deepEqual(await leader.act('decideDispute', { dispute, state: 'granted' }), { pieces: 20 });
  assert.equal(await paid(b), before + 20);
  assert.equal((await book(code, '10', a, { good: 4 })).pieces, 4);
  const second = await station.act('dispute', { code, operation: '10', badge: b.badge });
  await assert.rejects(
    leader.act('decideDispute', { dispute: second.dispute, state: 'granted' }),
    refusedWith('conflict', /choose which/),
  );
  const { openDisputes: still } = await leader.view('trouble');
  const [{ record }] = still.at(-1).holders;
  assert.deepEqual(
    await leader.act('decideDispute', { dispute: second.dispute, state: 'granted', record, pieces: 5 }),
    { pieces: 5 },
  );
});
