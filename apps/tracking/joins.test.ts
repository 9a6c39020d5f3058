import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JOINED, openFloor, refusedWith, scanOf } from './testing.ts';

const house = await openFloor();
const { station, leader, owner, a } = house;
const cutting = owner.in('cutting');
const SETS = [
  { parts: ['大身'], lot: 'B1' },
  { parts: ['领'], fabric: '罗纹', lot: 'R7' },
];
const book = (code: string, operation: string, more: object = {}) =>
  station.act('scan', scanOf(code, { badge: a.badge, operations: [operation], ...more }));

/** One bundle of bodies, and collars in two. */
async function floor(paired = true) {
  const made = await house.addOrder(1, 20, JOINED, [
    SETS[0],
    { ...SETS[1], quantity: 12 },
    { ...SETS[1], quantity: 8 },
  ]);
  if (paired) await cutting.add('lotPair', { order: made.order, colour: '黑', lotA: 'B1', lotB: 'R7' });
  const [body, collar, rest] = made.tickets.map(({ content }) => content);
  return { ...made, body, collar, rest };
}

test('a join waits for one of each part, takes them from their bundles, and gives them back when it is taken back', async () => {
  const { order, body, collar, rest } = await floor();
  await book(body, '10');
  const early = await book(body, '30');
  assert.equal(early.answer, 'parts-missing');
  assert.match(early.sentence.zh, /领还没到/);
  await book(collar, '20');
  const some = await book(body, '30');
  assert.deepEqual([some.answer, some.pieces], ['part', 12]);
  assert.match(some.sentence.zh, /领只有 12 件/);
  assert.equal((await book(collar, '20')).answer, 'claimed', 'they are sewn in');
  await book(rest, '20');
  const others = await book(body, '30');
  assert.equal(others.pieces, 8);
  assert.equal((await book(body, '40')).pieces, 20);
  const { total } = await leader.view('orderLife', { order });
  assert.partialDeepStrictEqual(total, { cut: 20, finished: 20, wip: 0, open: 0 }, 'output counts once');
  const { record } = others.booked[0];
  await assert.rejects(leader.act('undo', { record }), refusedWith('conflict', /take that back first/));
  const { items } = await owner.in('tracking').list('record', { where: { order, operation: '40' } });
  await leader.act('undo', { record: items[0].id });
  await leader.act('undo', { record });
  assert.equal((await book(body, '30')).pieces, 8, 'the collars are there again');
});

test('a wrong part set gets the right answer; a leader lets dye lots be, never another order', async () => {
  const { body, collar } = await floor(false);
  const other = await floor();
  for (const code of [body, other.body]) await book(code, '10');
  for (const code of [collar, other.collar]) await book(code, '20');
  const why = async (shown: string, more: object = {}): Promise<string> => {
    const { answer, sentence } = await book(body, '30', { with: [shown], ...more });
    return `${answer} ${sentence.zh}`;
  };
  assert.match(await why(other.collar), /wrong-part 这是另一单/);
  assert.match(await why(body), /wrong-part 这不是要拼的部位/);
  assert.match(await why('https://factory.test/t/zzzzzzzzzzzz'), /wrong-part 这不是要拼的部位/);
  assert.match(await why(collar), /wrong-part 缸号没有配过/);
  assert.match(await why(collar, { override: true }), /wrong-part/, 'a station may not');
  const lead = (shown: string) =>
    leader.act('scan', scanOf(body, { worker: a.worker, operations: ['30'], with: [shown], override: true }));
  assert.equal((await lead(other.collar)).answer, 'wrong-part');
  assert.equal((await lead(collar)).pieces, 12);
  const given = await book(other.body, '30', { with: [other.collar] });
  assert.equal(given.pieces, 12, 'only of what was shown');
});

test('a join that took of two bundles, handed over in part and taken back in part, gives that part back', async () => {
  const { body, collar, rest } = await floor();
  await book(body, '10');
  for (const code of [collar, rest]) await book(code, '20');
  const { booked } = await book(body, '30');
  const [{ record, pieces }] = booked;
  assert.equal(pieces, 20);
  const { dispute } = await station.act('dispute', { code: body, operation: '30', badge: house.b.badge });
  await leader.act('decideDispute', { dispute, state: 'granted', record, pieces: 14 });
  const { items } = await owner
    .in('tracking')
    .list('record', { where: { worker: house.b.worker, operation: '30' } });
  await leader.act('undo', { record: items[0].id });
  const again = await book(body, '30');
  assert.deepEqual(
    [again.answer, again.pieces],
    ['part', 14],
    'fourteen collars are there again, six are sewn in',
  );
  assert.equal((await book(body, '40')).pieces, 20);
});
