import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { Calendar } from './calendar.ts';
import { forecastOf, type OperationFacts, type OrderFacts } from './forecast.ts';
import { reasonOf } from './sentences.ts';

const TODAY = '2026-11-23';
const HABITS = { paceDays: 5, finishingDays: 1, typicalPace: null };
/** Two weeks, Monday to Saturday. */
const WORKED = Array.from({ length: 14 }, (_, index) => addDays(TODAY, index - 14)).filter(
  (day) => new Date(`${day}T00:00:00Z`).getUTCDay() !== 0,
);
const calendar = new Calendar(TODAY, 1, WORKED);

const operation = (
  code: string,
  done: number,
  pace: number,
  people: number,
  before: string[],
): OperationFacts => ({
  code,
  title: code,
  before,
  done,
  away: 0,
  recent: WORKED.slice(-3).map((day) => ({ day, pieces: pace, people })),
});

const chain = fc
  .array(
    fc.record({
      done: fc.integer({ min: 0, max: 900 }),
      pace: fc.integer({ min: 1, max: 400 }),
      people: fc.integer({ min: 1, max: 9 }),
    }),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .map((steps): OrderFacts => ({
    due: addDays(TODAY, 20),
    ordered: 900,
    output: `${steps.length - 1}`,
    operations: steps.map(({ done, pace, people }, at) =>
      operation(`${at}`, done, pace, people, at === 0 ? [] : [`${at - 1}`]),
    ),
  }));

/** The same in words of a slow hand: operations of a chain one after the other, days counted one by one. */
function slowly({ ordered, operations }: OrderFacts): string {
  let end = 0;
  for (const { done, recent } of operations) {
    const left = Math.max(0, ordered - done);
    if (left === 0) end = 0;
    else end = Math.max(left / recent[0].pieces, end > 0 ? end + 0.1 : 0);
  }
  // A day of finishing more, and today, which is all to come, less.
  let [work, day] = [end + HABITS.finishingDays - 1, TODAY];
  while (work > 1e-9) {
    day = addDays(day, 1);
    if (new Date(`${day}T00:00:00Z`).getUTCDay() !== 0) work -= 1;
  }
  return day;
}

test('the day is that of the slow rule', () => {
  fc.assert(
    fc.property(chain, (order) => {
      assert.equal(forecastOf(order, calendar, HABITS).day, slowly(order));
    }),
  );
});

test('with the people it lacks the bottleneck is in time, with one less it is not', () => {
  fc.assert(
    fc.property(chain, (order) => {
      const { bottleneck, lacking } = forecastOf(order, calendar, HABITS);
      if (bottleneck === null || lacking === null || lacking === 0) return;
      const work = calendar.workUntil(order.due ?? TODAY) - HABITS.finishingDays;
      const each = (bottleneck.pace ?? 0) / (bottleneck.people ?? 1);
      const days = (more: number): number =>
        bottleneck.remaining / (each * ((bottleneck.people ?? 0) + more));
      assert.ok(days(lacking) <= work + 1e-6);
      assert.ok(days(lacking - 1) > work - 1e-6);
    }),
  );
});

test('what is more done, or faster, is never later', () => {
  fc.assert(
    fc.property(chain, fc.nat({ max: 6 }), fc.integer({ min: 1, max: 300 }), (order, at, more) => {
      const before = forecastOf(order, calendar, HABITS).day ?? '';
      const other = (change: (one: OperationFacts) => OperationFacts): string =>
        forecastOf(
          { ...order, operations: order.operations.map((one, index) => (index === at ? change(one) : one)) },
          calendar,
          HABITS,
        ).day ?? '';
      assert.ok(other((one) => ({ ...one, done: one.done + more })) <= before);
      assert.ok(
        other((one) => ({
          ...one,
          recent: one.recent.map((day) => ({ ...day, pieces: day.pieces + more })),
        })) <= before,
      );
    }),
  );
});

test('what nobody has begun: by the pace of others, else not known', () => {
  const order: OrderFacts = {
    due: addDays(TODAY, 3),
    ordered: 300,
    output: '1',
    operations: [operation('0', 200, 50, 2, []), { ...operation('1', 0, 1, 1, ['0']), recent: [] }],
  };
  const { operations, verdict, lacking, bottleneck } = forecastOf(order, calendar, HABITS);
  assert.deepEqual([operations[1].pace, operations[1].isGuessed, operations[1].days], [50, true, 6]);
  // Nobody knows how many people it has.
  assert.deepEqual([verdict, bottleneck?.code, lacking], ['late', '1', null]);
  const none = { ...order, operations: order.operations.map((one) => ({ ...one, recent: [] })) };
  assert.equal(forecastOf(none, calendar, HABITS).verdict, 'unknown');
  assert.equal(forecastOf(none, calendar, { ...HABITS, typicalPace: 50 }).verdict, 'late');
});

test('a week with a day off is known by what was sewn; what goes in a circle ends', () => {
  assert.equal(calendar.isWorked('2026-11-29'), false);
  assert.equal(new Calendar(TODAY, 1, []).isWorked('2026-11-29'), false);
  assert.equal(new Calendar(TODAY, 1, [...WORKED, '2026-11-22']).isWorked('2026-11-29'), true);
  assert.equal(calendar.dayAfter(6), '2026-11-28');
  assert.equal(calendar.dayAfter(6.5), '2026-11-30');
  assert.equal(new Calendar(TODAY, 0, WORKED).dayAfter(1), '2026-11-24');
  const round = {
    due: null,
    ordered: 10,
    output: '1',
    operations: [operation('0', 0, 5, 1, ['1']), operation('1', 0, 5, 1, ['0'])],
  };
  assert.equal(forecastOf(round, calendar, HABITS).verdict, 'noDue');
});

test('an operation begun the evening before has the pace of the others, not that of its last minutes', () => {
  const [yesterday] = WORKED.slice(-1);
  const order: OrderFacts = {
    due: addDays(TODAY, 3),
    ordered: 4560,
    output: 'hem',
    operations: [
      operation('side', 2400, 800, 3, []),
      { ...operation('hem', 25, 0, 0, ['side']), recent: [{ day: yesterday, pieces: 25, people: 1 }] },
    ],
  };
  const { operations, day } = forecastOf(order, calendar, HABITS);
  const [, hem] = operations;
  assert.deepEqual([hem.pace, hem.isGuessed, hem.isBegun], [800, true, true]);
  // Six days of work, a Sunday among them.
  assert.equal(day, addDays(TODAY, 7));
  assert.match(reasonOf(forecastOf(order, calendar, HABITS))?.en ?? '', /hem has only just begun/);
  // Sewn through in its first day: nothing of it is to be guessed.
  const through = {
    ...order.operations[1],
    done: 4560,
    recent: [{ day: yesterday, pieces: 4560, people: 9 }],
  };
  const done = forecastOf({ ...order, operations: [order.operations[0], through] }, calendar, HABITS);
  assert.deepEqual([done.operations[1].isGuessed, done.operations[1].pace], [false, 4560]);
  // What was seen of it is more than the others have: then it is that.
  const quick = { ...order.operations[1], done: 950, recent: [{ day: yesterday, pieces: 950, people: 2 }] };
  const again = forecastOf({ ...order, operations: [order.operations[0], quick] }, calendar, HABITS);
  assert.equal(again.operations[1].pace, 950);
});

test('an operation begun today has the pace of the others, not that of its first minutes', () => {
  const noon = new Calendar(TODAY, 0.5, WORKED);
  const begun = (done: number, pieces: number): OperationFacts => ({
    ...operation('hem', done, 0, 0, ['side']),
    recent: [{ day: TODAY, pieces, people: 1 }],
  });
  const paceOf = (hem: OperationFacts, typicalPace: number | null): readonly unknown[] => {
    const order = { due: addDays(TODAY, 3), ordered: 4560, output: 'hem', operations: [hem] };
    const [{ pace, isGuessed, isBegun }] = forecastOf(order, noon, { ...HABITS, typicalPace }).operations;
    return [pace, isGuessed, isBegun];
  };
  assert.deepEqual(paceOf(begun(25, 25), 800), [800, true, true]);
  // Quicker than the others already; or nothing else is known of the house.
  assert.deepEqual(paceOf(begun(600, 600), 800), [1200, true, true]);
  assert.deepEqual(paceOf(begun(25, 25), null), [50, true, true]);
  // Begun long ago, and taken up again today.
  assert.deepEqual(paceOf(begun(2000, 25), 800), [50, false, true]);
});

test('an operation is with a partner when all that remains of it is', () => {
  const order = (away: number): OrderFacts => ({
    due: addDays(TODAY, 1),
    ordered: 800,
    output: 'hem',
    operations: [{ ...operation('hem', 60, 20, 1, []), away }],
  });
  assert.match(reasonOf(forecastOf(order(740), calendar, HABITS))?.en ?? '', /with a partner, 740 pieces/);
  assert.doesNotMatch(reasonOf(forecastOf(order(20), calendar, HABITS))?.en ?? '', /partner/);
});
