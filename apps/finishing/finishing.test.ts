import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '@selvedge/sdk/testing';
import { openFinishing, refusedWith } from './testing.ts';

const house = await openFinishing();

interface Cell {
  readonly size: string;
  readonly came: number;
  readonly found: number;
  readonly here: number;
  readonly stored: number;
  readonly shipped: number;
  readonly seconds: number;
  readonly samples: number;
  readonly scrapped: number;
  readonly missing: number;
  readonly sewn: number;
  readonly difference: number;
  readonly done: Readonly<Record<string, number>>;
}
const cellsOf = async (order: string): Promise<Cell[]> =>
  (await house.owner.view('account', { order })).cells;
const cellOf = async (order: string, size: string): Promise<Cell> => {
  const found = (await cellsOf(order)).find((one) => one.size === size);
  if (found === undefined) throw new Error(`no ${size}`);
  return found;
};

test('what was sewn is counted by stage, of whom a badge says; a stage has no more than came', async () => {
  const { order, sew } = await house.addOrder();
  await sew(2);
  const at = { order, colour: '黑', size: 'S', stage: 'press' };
  const first = await house.station.act('count', { ...at, pieces: 25, badge: house.worker.badge });
  assert.deepEqual([first.done, first.name], [25, '王五']);
  await assert.rejects(house.station.act('count', { ...at, pieces: 16 }), refusedWith(409, /40/));
  await assert.rejects(house.station.act('count', { ...at, pieces: 1, badge: 'nobody' }), refusedWith(409));
  await assert.rejects(house.worker.user.act('count', { ...at, pieces: 1 }), refusedWith(403));
  const { done, here } = await cellOf(order, 'S');
  assert.deepEqual([done, here], [{ press: 25 }, 40]);
  await house.leader.act('correctEntry', { entry: first.entry, reason: '数错' });
  await assert.rejects(
    house.leader.act('correctEntry', { entry: first.entry, reason: '再来' }),
    refusedWith(409),
  );
  assert.equal((await cellOf(order, 'S')).done['press'], 0);
});

test('the sheet of a stage is counted at once, by a leader of yesterday too; nothing of it counts when a line is wrong', async () => {
  const { order, sew } = await house.addOrder();
  await sew(5);
  const today = (await house.leader.list('entry', { limit: 1 })).items[0].day;
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const sheet = { order, stage: 'press', day: yesterday, badge: house.worker.badge };
  const lines = [{ colour: '黑', sizes: { S: 40, M: 30 } }];
  await assert.rejects(house.station.act('countSheet', { ...sheet, lines }), refusedWith(409, /leader/));
  assert.deepEqual(await house.leader.act('countSheet', { ...sheet, lines }), { pieces: 70, name: '王五' });
  const own = { order, stage: 'trim', lines: [{ colour: '黑', sizes: { S: 1 } }] };
  assert.equal((await house.station.act('countSheet', { ...own, day: today })).pieces, 1);
  const { items } = await house.leader.list('entry', { where: { order, stage: 'press' } });
  assert.deepEqual(
    items.map(({ day, pieces, worker }: { day: string; pieces: number; worker: string }) => [
      day,
      pieces,
      worker,
    ]),
    [
      [yesterday, 30, house.worker.id],
      [yesterday, 40, house.worker.id],
    ],
  );
  const more = { ...sheet, lines: [{ colour: '黑', sizes: { M: 5, S: 1 } }] };
  await assert.rejects(house.leader.act('countSheet', more), refusedWith(409, /40/));
  assert.deepEqual((await cellOf(order, 'M')).done, { press: 30 });
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  await assert.rejects(house.leader.act('countSheet', { ...sheet, lines, day: tomorrow }), refusedWith(400));
  const empty = { ...sheet, lines: [{ colour: '黑', sizes: { S: 0 } }] };
  await assert.rejects(house.leader.act('countSheet', empty), refusedWith(400));
  const twice = {
    ...sheet,
    lines: [
      { colour: '黑', sizes: { M: 1 } },
      { colour: '黑', sizes: { M: 1 } },
    ],
  };
  await assert.rejects(house.leader.act('countSheet', twice), refusedWith(400));
});

test('washed goods are counted anew, and the difference to sewing stays visible', async () => {
  const { order, sew } = await house.addOrder();
  await sew(2);
  await house.leader.act('recount', { order, lines: [{ colour: '黑', sizes: { S: 30 } }] });
  await house.leader.act('recount', { order, lines: [{ colour: '黑', sizes: { S: 8 } }], note: '第二车' });
  const { came, difference, here } = await cellOf(order, 'S');
  assert.deepEqual([came, difference, here], [38, -2, 38]);
});

test('cartons are packed, listed in runs, left and taken back together with the order’s shipment', async () => {
  const { order, sew } = await house.addOrder({
    toleranceOver: '5.00',
    toleranceShort: '5.00',
    shippingMarks: 'HAINA\nC/NO.',
  });
  await sew(5);
  const inside = [{ colour: '黑', sizes: { S: 4, M: 6 } }];
  assert.deepEqual(
    (({ from, to, pieces }) => [from, to, pieces])(
      await house.leader.act('packCartons', { order, inside, cartons: 9, net: '4.50', gross: '5.20' }),
    ),
    [1, 9, 90],
  );
  const solid = [{ colour: '黑', sizes: { M: 6 } }];
  const { cartons } = await house.leader.act('packCartons', { order, inside: solid });
  await assert.rejects(
    house.leader.act('packCartons', { order, inside: solid }),
    refusedWith(409, /只有 0|0 are/),
  );
  await house.leader.act('unpackCarton', { carton: cartons[0], reason: '装错' });
  await house.leader.act('packCartons', { order, inside: solid });
  const list = await house.owner.view('packingList', { order });
  assert.deepEqual(
    list.runs.map(
      ({ from, to, kind, pieces }: { from: number; to: number; kind: string; pieces: number }) => [
        from,
        to,
        kind,
        pieces,
      ],
    ),
    [
      [1, 9, 'ratio', 90],
      [11, 11, 'solid', 6],
    ],
  );
  assert.deepEqual([list.marks, list.net, list.cells[0].least], ['HAINA\nC/NO.', '40.50', 38]);
  const number = (await house.owner.in('orders').get('order', order)).number;
  assert.equal((await house.owner.view('cartonByCode', { code: `${number}-11` })).carton.pieces, 6);
  await assert.rejects(
    house.store.act('shipCartons', { order }),
    refusedWith(403),
    'without the right to ship orders',
  );
  const left = await house.owner.act('shipCartons', { order, isLast: true });
  assert.deepEqual([left.cartons, left.pieces], [10, 96]);
  assert.equal(left.warnings.length, 1, 'S stays short by four, more than five percent');
  assert.equal((await house.owner.in('orders').get('order', order)).state, 'shipped');
  await assert.rejects(house.owner.act('shipCartons', { order }), refusedWith(400));
  assert.deepEqual(
    await house.owner.act('takeBackDeparture', { departure: left.departure, reason: '退回' }),
    { cartons: 10 },
  );
  assert.equal((await house.owner.in('orders').get('order', order)).state, 'finishing');
  assert.equal((await cellOf(order, 'M')).stored, 60);
});

test('a needle check wants a tested detector, and says what was found', async () => {
  const { order } = await house.addOrder();
  const check = { order, machine: 'JC-1', pieces: 60 };
  await assert.rejects(house.station.act('recordNeedle', check), refusedWith(409));
  await assert.rejects(
    house.station.act('recordNeedle', { ...check, isTested: true, found: 1 }),
    refusedWith(409),
  );
  await house.station.act('recordNeedle', {
    ...check,
    isTested: true,
    found: 1,
    finding: '断针 2 mm，已取出',
  });
  const { items } = await house.owner.list('needleCheck', { where: { order } });
  assert.equal(items[0].found, 1);
});

const size = fc.constantFrom('S', 'M');
const few = fc.integer({ min: 1, max: 25 });
const stepOf = fc.oneof(
  fc.record({ what: fc.constant('sew' as const), bundles: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ what: fc.constant('count' as const), size, pieces: few }),
  fc.record({
    what: fc.constantFrom(
      'second' as const,
      'sample' as const,
      'scrap' as const,
      'missing' as const,
      'found' as const,
    ),
    size,
    pieces: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ what: fc.constant('recount' as const), size, pieces: few }),
  fc.record({ what: fc.constant('pack' as const), size, pieces: few }),
  fc.record({ what: fc.constant('unpack' as const) }),
  fc.record({ what: fc.constant('ship' as const) }),
  fc.record({ what: fc.constant('back' as const) }),
  fc.record({ what: fc.constant('correct' as const), which: fc.nat(20) }),
);

test('whatever happens, in any order, the account of every size closes, with the order’s shipments and the floor’s output', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf, { minLength: 8, maxLength: 22 }), async (steps) => {
      const { order, sew } = await house.addOrder();
      const { owner } = house;
      const doStep = async (step: (typeof steps)[number]): Promise<unknown> => {
        const cell = 'size' in step ? { order, colour: '黑', size: step.size } : null;
        switch (step.what) {
          case 'sew':
            return sew(step.bundles);
          case 'count':
            return owner.act('count', { ...cell, stage: 'pack', pieces: step.pieces });
          case 'recount':
            return owner.act('recount', {
              order,
              lines: [{ colour: '黑', sizes: { [step.size]: step.pieces } }],
            });
          case 'pack':
            return owner.act('packCartons', {
              order,
              inside: [{ colour: '黑', sizes: { [step.size]: step.pieces } }],
            });
          case 'unpack': {
            const { items } = await owner.list('carton', { where: { order, state: 'packed' }, limit: 1 });
            return items.length === 0
              ? null
              : owner.act('unpackCarton', { carton: items[0].id, reason: '拆' });
          }
          case 'ship':
            return owner.act('shipCartons', { order });
          case 'back': {
            const { items } = await owner.list('departure', {
              where: { order, isTakenBack: false },
              limit: 1,
            });
            return items.length === 0
              ? null
              : owner.act('takeBackDeparture', { departure: items[0].id, reason: '退' });
          }
          case 'correct': {
            const { items } = await owner.list('entry', { where: { order }, limit: 100 });
            const one = items[step.which % Math.max(1, items.length)];
            return one === undefined ? null : owner.act('correctEntry', { entry: one.id, reason: '错' });
          }
          default:
            return owner.act('settle', { ...cell, what: step.what, pieces: step.pieces });
        }
      };
      for (const step of steps)
        await doStep(step).catch((error: unknown) => {
          if (!(error instanceof Refused) || error.status >= 500) throw error;
        });
      const cells = await cellsOf(order);
      for (const one of cells) {
        assert.equal(
          one.came + one.found,
          one.here + one.stored + one.shipped + one.seconds + one.samples + one.scrapped + one.missing,
        );
        for (const figure of [
          one.here,
          one.stored,
          one.shipped,
          one.seconds,
          one.samples,
          one.scrapped,
          one.missing,
        ])
          assert.ok(figure >= 0, JSON.stringify(one));
      }
      const sum = (of: (one: Cell) => number): number => cells.reduce((all, one) => all + of(one), 0);
      const { orders } = await owner.in('tracking').view('progress', { order });
      assert.equal(
        sum((one) => one.sewn),
        orders[0].finished,
      );
      const { items } = await owner.in('orders').list('shipment', { where: { order }, limit: 100 });
      assert.equal(
        sum((one) => one.shipped),
        items.reduce((all, one) => all + one.quantity, 0),
      );
    }),
    { numRuns: 20 },
  );
});
