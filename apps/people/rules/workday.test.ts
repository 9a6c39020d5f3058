import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DayKind } from './plan.ts';
import type { Direction, Mark } from './presence.ts';
import { ALWAYS } from './spans.ts';
import { Timetable } from './timetable.ts';
import { type DayFacts, type DayRules, type Workday, workdayOf } from './workday.ts';
import { zoneOf } from './zone.ts';

const zone = zoneOf('Asia/Shanghai');
const DAY = '2026-11-23';
const rules: DayRules = {
  tolerance: 5,
  doubleMinutes: 3,
  standardMinutes: 480,
  rounding: { step: 1, way: 'down' },
  countsEarly: false,
};
const HOURS = {
  start: '08:00',
  end: '17:00',
  breaks: [
    { from: '12:00', to: '13:00' },
    { from: '17:00', to: '17:30' },
  ],
};
const NIGHT = { start: '20:00', end: '05:00', breaks: [{ from: '00:00', to: '01:00' }] };
const tableOf = (hours: typeof HOURS | null, kind: DayKind = 'workday'): Timetable =>
  new Timetable(
    {
      standardMinutes: 480,
      specials: [{ team: null, day: DAY, kind, name: null }],
      schedules:
        hours === null
          ? []
          : [{ team: null, since: '2026-01-01', shift: '班', hours, weekdays: [1, 2, 3, 4, 5, 6] }],
    },
    zone,
    '06:00',
  );
const times = tableOf(HOURS);
const at = (time: string, day = DAY): number => zone.minuteAt(day, time);
const bare = (...written: readonly string[]): Mark[] =>
  written.map((time) => ({ at: at(time), direction: null }));
const OVER = at('12:00', '2026-11-25');

const reckon = (
  marks: readonly Mark[],
  facts: Partial<DayFacts> = {},
  set: Partial<DayRules> = {},
): Workday =>
  workdayOf(
    {
      plan: times.plan(null, DAY),
      marks,
      leave: [],
      now: OVER,
      ends: times.start(null, null, '2026-11-24'),
      ...facts,
    },
    { ...rules, ...set },
  );

test('an ordinary day, clocked four times or twice', () => {
  for (const marks of [bare('07:52', '12:03', '12:55', '17:04'), bare('07:52', '17:00')])
    assert.partialDeepStrictEqual(reckon(marks), {
      state: 'present',
      plannedMinutes: 480,
      presentMinutes: 480,
      overtimeMinutes: 0,
      lateMinutes: 0,
      earlyMinutes: 0,
      absentMinutes: 0,
      missing: [],
    });
});

test('an evening of overtime: supper is not paid, three hours and a half are', () => {
  assert.partialDeepStrictEqual(reckon(bare('07:58', '21:00')), {
    presentMinutes: 690,
    overtimeMinutes: 210,
  });
  const half = reckon(bare('07:58', '20:55'), {}, { rounding: { step: 30, way: 'down' } });
  assert.equal(half.overtimeMinutes, 180);
});

test('late and early, beyond the tolerance in full', () => {
  assert.partialDeepStrictEqual(reckon(bare('08:05', '16:55')), {
    lateMinutes: 0,
    earlyMinutes: 0,
    absentMinutes: 10,
  });
  assert.partialDeepStrictEqual(reckon(bare('08:06', '16:40')), {
    lateMinutes: 6,
    earlyMinutes: 20,
    presentMinutes: 454,
    absentMinutes: 26,
  });
  assert.equal(reckon(bare('13:30', '17:00')).lateMinutes, 270, 'the break is not late');
});

test('who makes up for being late in the evening has no overtime', () => {
  assert.partialDeepStrictEqual(reckon(bare('09:00', '18:30')), {
    presentMinutes: 480,
    overtimeMinutes: 0,
    lateMinutes: 60,
  });
});

test('time before the shift counts where the factory says so', () => {
  assert.equal(reckon(bare('07:00', '17:00')).presentMinutes, 480);
  assert.equal(reckon(bare('07:00', '17:00'), {}, { countsEarly: true }).overtimeMinutes, 60);
});

test('a clock-out that is missing is estimated until the end of the shift, never with overtime', () => {
  assert.partialDeepStrictEqual(reckon(bare('07:58')), {
    presentMinutes: 480,
    overtimeMinutes: 0,
    absentMinutes: 0,
    missing: ['out'],
    isEstimated: true,
    lastOut: null,
  });
  assert.partialDeepStrictEqual(reckon(bare('19:00')), { presentMinutes: 0, missing: ['out'] });
});

test('as long as the day lasts presence runs with the clock and nobody is absent', () => {
  const now = at('15:00');
  assert.partialDeepStrictEqual(reckon(bare('07:58', '12:01', '12:59'), { now }), {
    presentMinutes: 360,
    isHere: true,
    missing: [],
    absentMinutes: 0,
  });
  assert.partialDeepStrictEqual(reckon([], { now }), { state: 'due', absentMinutes: 0 });
});

test('absent, on leave, half a day of leave', () => {
  assert.partialDeepStrictEqual(reckon([]), { state: 'absent', absentMinutes: 480 });
  assert.partialDeepStrictEqual(reckon([], { leave: [ALWAYS] }), {
    state: 'leave',
    absentMinutes: 0,
    leaveMinutes: 480,
  });
  const morning = { from: at('08:00'), to: at('12:00') };
  assert.partialDeepStrictEqual(reckon(bare('12:58', '17:00'), { leave: [morning] }), {
    leaveMinutes: 240,
    presentMinutes: 240,
    lateMinutes: 0,
    absentMinutes: 0,
  });
});

test('on a rest day and a holiday all of it is overtime, and nobody is absent', () => {
  for (const kind of ['restDay', 'holiday'] as const) {
    const plan = tableOf(HOURS, kind).plan(null, DAY);
    assert.partialDeepStrictEqual(reckon(bare('07:58', '17:00'), { plan }), {
      kind,
      presentMinutes: 480,
      overtimeMinutes: 480,
    });
    assert.equal(reckon([], { plan }).state, 'off');
  }
});

test('a night shift over midnight is one day', () => {
  const night = tableOf(NIGHT);
  const facts = { plan: night.plan(null, DAY), ends: night.start(null, null, '2026-11-24') };
  const marks: Mark[] = [
    { at: at('19:50'), direction: null },
    { at: at('06:00', '2026-11-24'), direction: null },
  ];
  assert.partialDeepStrictEqual(reckon(marks, facts), {
    presentMinutes: 540,
    overtimeMinutes: 60,
    absentMinutes: 0,
  });
});

test('without hours there are minutes: no late, no early, absent or not', () => {
  const plan = tableOf(null).plan(null, DAY);
  assert.partialDeepStrictEqual(reckon(bare('08:30', '18:00'), { plan }), {
    presentMinutes: 570,
    overtimeMinutes: 90,
    lateMinutes: 0,
    absentMinutes: 0,
  });
  assert.partialDeepStrictEqual(reckon([], { plan }), { state: 'absent', absentMinutes: 480 });
  assert.partialDeepStrictEqual(reckon([], { plan, leave: [ALWAYS] }), { state: 'leave', leaveMinutes: 480 });
});

const someMarks = fc.array(
  fc.record({
    at: fc.integer({ min: at('06:00'), max: at('05:59', '2026-11-24') }),
    direction: fc.constantFrom<Direction | null>('in', 'out', null),
  }),
  { maxLength: 8 },
);
const someLeave = fc.array(
  fc
    .tuple(fc.integer({ min: at('06:00'), max: at('20:00') }), fc.integer({ min: 1, max: 600 }))
    .map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 2 },
);

test('whatever is clocked, in whatever order and however often: one result, and its parts fit', () => {
  fc.assert(
    fc.property(someMarks, someLeave, fc.boolean(), (marks, leave, isOver) => {
      const now = isOver ? OVER : at('05:59', '2026-11-24');
      const day = reckon(marks, { leave, now });
      assert.deepEqual(reckon([...marks, ...marks.toReversed()], { leave, now }), day);
      const {
        presentMinutes,
        overtimeMinutes,
        absentMinutes,
        leaveMinutes,
        plannedMinutes,
        lateMinutes,
        earlyMinutes,
      } = day;
      for (const minutes of [
        presentMinutes,
        overtimeMinutes,
        absentMinutes,
        leaveMinutes,
        lateMinutes,
        earlyMinutes,
      ])
        assert.ok(Number.isInteger(minutes) && minutes >= 0);
      assert.ok(overtimeMinutes <= presentMinutes && presentMinutes <= 1440);
      assert.ok(absentMinutes + leaveMinutes <= plannedMinutes);
      assert.ok(lateMinutes + earlyMinutes <= absentMinutes || !isOver);
      assert.ok(
        presentMinutes + absentMinutes + leaveMinutes >= plannedMinutes || !isOver,
        'nothing planned gets lost',
      );
      if (!isOver) assert.ok(!day.isEstimated && absentMinutes === 0);
    }),
    { numRuns: 500 },
  );
});
