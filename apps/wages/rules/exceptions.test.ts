import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Exception, presences } from './exceptions.ts';
import type { Attended, Facts, PayLine, Work, WorkerPay } from './facts.ts';
import { decimalOf, fraction } from './fraction.ts';
import { line } from './line.ts';

const MONTH = '2026-11';
const dayOf = (index: number): string => `${MONTH}-${String(index + 1).padStart(2, '0')}`;

interface Day {
  readonly minutes: number;
  readonly overtime: number;
  readonly pieces: number;
}

const attendedOn = ({ minutes, overtime }: Day, index: number): Attended => ({
  worker: 'w',
  day: dayOf(index),
  team: null,
  planned: 480,
  minutes: minutes + overtime,
  overtime,
  factor: 150,
  late: 0,
  absent: 0,
  leave: 0,
  night: 0,
  missing: 0,
  homeRate: null,
});

const workOn = ({ pieces }: Day, index: number): Work => ({
  worker: 'w',
  group: null,
  team: null,
  order: 'o',
  style: null,
  operation: '10',
  title: null,
  size: null,
  colour: null,
  marked: null,
  day: dayOf(index),
  quantity: pieces,
  carried: null,
  isLate: false,
  lockedAt: null,
});

const POLICY: Facts['policy'] = {
  paysOvertime: true,
  offStandardBy: 'average',
  dayMinutes: 480,
  ladder: [],
  guarantee: null,
  guaranteePer: 'month',
  fullAttendance: null,
  lateAllowed: 0,
  heat: null,
  night: null,
  charges: { isAllowed: false, percent: 20, minimum: 0n },
};

function looked(days: readonly Day[], lines: readonly PayLine[], minimum: string | null, sam = '0.5') {
  const facts: Facts = {
    month: MONTH,
    works: days.map(workOn).filter(({ quantity }) => quantity > 0),
    attended: days.map(attendedOn).filter(({ minutes }) => minutes > 0),
    terms: [],
    extras: [],
    members: [],
    sams: new Map([['o 10', decimalOf(sam)]]),
    policy: POLICY,
  };
  const pay: WorkerPay = {
    worker: 'w',
    lines,
    pieces: 0,
    earned: fraction(0),
    gross: 0n,
    deductions: 0n,
    net: 0n,
  };
  const limits = {
    dayOvertime: 180,
    monthOvertime: 2160,
    minimum: minimum === null ? null : decimalOf(minimum),
  };
  return presences(facts, [pay], limits)[0];
}

test('exceptions of a month are those of a plain sum over its days', () => {
  const day = fc.record({
    minutes: fc.constantFrom(0, 240, 480),
    overtime: fc.constantFrom(0, 60, 180, 181, 240),
    pieces: fc.constantFrom(0, 500, 1248, 1249, 1300),
  });
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 28 }), (days) => {
      const { exceptions, minutes, overtime, earned } = looked(days, [], null);
      let [here, late, made] = [0, 0, 0];
      for (const one of days) {
        here += one.minutes + one.overtime;
        late += one.overtime;
        made += one.pieces;
      }
      assert.deepEqual([minutes, overtime], [here, late]);
      assert.equal(earned, made === 0 ? null : Math.floor(made / 2));
      const expected: Exception[] = [
        ...(here > 0 && made * 50 > here * 130 ? (['aboveEarned'] as const) : []),
        ...(days.some((one) => one.overtime > 180) ? (['dayOvertime'] as const) : []),
        ...(late > 2160 ? (['monthOvertime'] as const) : []),
        ...(days.some((one) => one.pieces > 0 && one.minutes + one.overtime === 0)
          ? (['noAttendance'] as const)
          : []),
      ];
      assert.deepEqual(exceptions, expected);
    }),
  );
});

test('below the minimum: of ordinary hours only, without overtime, heat and nights', () => {
  const days = Array.from({ length: 10 }, () => ({ minutes: 480, overtime: 120, pieces: 0 }));
  const part = '1000.00';
  const pieces = (amount: string) => line('piece', decimalOf(amount), {});
  // Ten of 21.75 days of a minimum of 2,175 yuan are 1,000.
  assert.deepEqual(looked(days, [pieces(part)], '2175').exceptions, []);
  assert.deepEqual(looked(days, [pieces('999.99')], '2175').exceptions, ['belowMinimum']);
  const apart = (['overtime', 'heat', 'night', 'dayOvertime'] as const).map((kind) =>
    line(kind, decimalOf('500'), {}),
  );
  assert.deepEqual(looked(days, [pieces('999.99'), ...apart], '2175').exceptions, ['belowMinimum']);
  assert.deepEqual(
    looked(days, [pieces('900'), line('makeUp', decimalOf('100'), {})], '2175').exceptions,
    [],
  );
  assert.deepEqual(looked(days, [pieces('1')], null).exceptions, []);
});
