import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Machine, factoryLines } from '../factory.ts';
import { type Plan, shiftsOf } from './calendar.ts';
import { DAY, HOUR, MINUTE, dayOf, midnight, weekday } from './day.ts';
import { DUTY, type State, machineDay } from './machine-day.ts';
import { MachineHistory } from './points.ts';
import { METRICS, OUTPUT, SPEED, STITCHES } from './signals.ts';
import { changeOf, skill, styleAt } from './style.ts';

const lines = factoryLines();
const machines = lines.flatMap(({ machines }) => machines);
const MONDAY = dayOf(Date.UTC(2026, 10, 23));

const machine = fc.constantFrom(...machines);
const day = fc.integer({ min: MONDAY - 400, max: MONDAY + 400 });
const plan: fc.Arbitrary<Plan> = fc.record({
  seed: fc.nat(1e9),
  rushFrom: fc.option(
    fc.integer({ min: -48, max: 48 }).map((hours) => midnight(MONDAY) + hours * HOUR),
    { nil: null },
  ),
});

type Point = readonly [metric: number, time: number, value: number | string];

function points(history: MachineHistory, from: number, to: number, every: number): Point[] {
  const found: Point[] = [];
  history.points(from, to, every, (...point) => void found.push(point));
  return found;
}

const byTime = (found: readonly Point[]): Point[] =>
  found.toSorted(([left, at], [right, then]) => at - then || left - right);

test('3 lines of 20 machines, each with a path of its own', () => {
  assert.deepEqual(
    lines.map(({ machines }) => machines.length),
    [20, 20, 20],
  );
  assert.equal(new Set(machines.map(({ path }) => path)).size, 60);
  assert.equal(new Set(machines.map(({ number }) => number)).size, 60);
});

test('days begin at local midnight, and a Monday is a Monday', () => {
  assert.equal(new Date(midnight(MONDAY)).toISOString(), '2026-11-22T16:00:00.000Z');
  assert.equal(weekday(MONDAY), 1);
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (time) => midnight(dayOf(time)) <= time));
});

test('property: the states of a day follow each other without hole or overlap and make up 24 hours', () => {
  fc.assert(
    fc.property(plan, machine, day, (plan, machine, day) => {
      let at = midnight(day);
      for (const { from, to } of machineDay(plan, machine, day)) {
        assert.equal(from, at);
        assert.ok(to > from && Number.isInteger(to));
        at = to;
      }
      assert.equal(at, midnight(day) + DAY);
    }),
  );
});

test('property: one seed gives one history, however it is cut', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 2 * DAY }), { maxLength: 6 });
  const every = fc.constantFrom(3_000, 60_000, 600_000);
  fc.assert(
    fc.property(plan, machine, cuts, every, (plan, machine, cuts, every) => {
      const from = midnight(MONDAY - 1) + 5 * HOUR;
      const edges = [0, ...cuts.toSorted((left, right) => left - right), 2 * DAY].map((edge) => from + edge);
      const stepped = new MachineHistory(plan, machine);
      const pieces = edges.slice(1).flatMap((to, index) => points(stepped, edges[index], to, every));
      const whole = points(new MachineHistory(plan, machine), from, from + 2 * DAY, every);
      assert.deepEqual(byTime(pieces), byTime(whole));
    }),
    { numRuns: 15 },
  );
});

test('property: what is thinned is part of one and the same history', () => {
  fc.assert(
    fc.property(plan, machine, (plan, machine) => {
      const [from, to] = [midnight(MONDAY), midnight(MONDAY + 1)];
      const states = (every: number): Point[] =>
        points(new MachineHistory(plan, machine), from, to, every).filter(([metric]) => metric === 0);
      assert.deepEqual(states(600_000), states(3_000));
    }),
    { numRuns: 20 },
  );
});

test('property: counters never fall within a day', () => {
  fc.assert(
    fc.property(plan, machine, day, (plan, machine, day) => {
      const found = points(new MachineHistory(plan, machine), midnight(day), midnight(day + 1), MINUTE);
      for (const counter of [STITCHES, OUTPUT]) {
        const values = byTime(found).flatMap(([metric, , value]) =>
          metric === counter ? [Number(value)] : [],
        );
        assert.ok(values.length > 0);
        assert.ok(values.every((value, index) => index === 0 || value >= values[index - 1]));
      }
    }),
    { numRuns: 40 },
  );
});

test('property: no (metric, time) is told twice', () => {
  fc.assert(
    fc.property(plan, machine, day, fc.constantFrom(3_000, 60_000), (plan, machine, day, every) => {
      const found = points(new MachineHistory(plan, machine), midnight(day), midnight(day + 1), every);
      assert.equal(new Set(found.map(([metric, time]) => `${metric} ${time}`)).size, found.length);
    }),
    { numRuns: 12 },
  );
});

test('the needle turns only while sewing, and the speed shown agrees with the stitches counted', () => {
  const plan = { seed: 7, rushFrom: null };
  const machine = machines[0];
  const [from, to] = [midnight(MONDAY) + 8 * HOUR, midnight(MONDAY) + 9.5 * HOUR];
  const found = byTime(points(new MachineHistory(plan, machine), from, to, 1_000));
  const speeds = found.flatMap(([metric, , value]) => (metric === SPEED ? [Number(value)] : []));
  const stitches = found.flatMap(([metric, , value]) => (metric === STITCHES ? [Number(value)] : []));
  const counted = (stitches.at(-1) ?? 0) - stitches[0];
  const shown = speeds.reduce((sum, speed) => sum + speed / 60, 0);
  assert.ok(Math.abs(shown / counted - 1) < 0.05, `${shown} shown, ${counted} counted`);
  assert.ok(speeds.every((speed) => speed >= 0 && speed <= machine.speed * 1.2));
});

/** Share of each state among machines at work hours of a month. */
function shares(plan: Plan, days: number): Map<State, number> {
  const sums = new Map<State, number>();
  for (let day = MONDAY; day < MONDAY + days; day++)
    for (const machine of machines)
      for (const { state, from, to } of machineDay(plan, machine, day))
        sums.set(state, (sums.get(state) ?? 0) + (to - from) / (days * machines.length * DAY));
  return sums;
}

test('a real factory: dark at night and on Sunday, lunch, some overtime, all states occur', () => {
  const plan = { seed: 7080, rushFrom: null };
  const found = shares(plan, 14);
  const share = (state: State): number => found.get(state) ?? 0;
  assert.ok(share('off') > 0.55 && share('off') < 0.75, `off ${share('off')}`);
  assert.ok(share('running') > 0.2 && share('running') < 0.4, `running ${share('running')}`);
  for (const state of ['idle', 'thread-break', 'needle-change', 'setup'] as const)
    assert.ok(share(state) > 0);
  const sunday = MONDAY + 6;
  assert.deepEqual(shiftsOf(plan, 0, sunday), []);
  assert.deepEqual(
    machineDay(plan, machines[3], sunday).map(({ state }) => state),
    ['off'],
  );
  const evenings = Array.from({ length: 28 }, (_, index) => shiftsOf(plan, 0, MONDAY + index).length);
  assert.ok(evenings.includes(2) && evenings.includes(3), 'days with and without overtime');
});

test('under a rush order somebody works at any minute of the week', () => {
  const plan = { seed: 7080, rushFrom: midnight(MONDAY) };
  const fifth = machines.filter((_, index) => index % 5 === 0);
  for (let day = MONDAY + 1; day < MONDAY + 8; day++) {
    const days = fifth.map((machine: Machine) => machineDay(plan, machine, day));
    for (let time = midnight(day); time < midnight(day + 1); time += 5 * MINUTE) {
      const on = days.filter((stretches) =>
        stretches.some(({ from, to, state }) => from <= time && time < to && state !== 'off'),
      );
      assert.ok(on.length >= 3, new Date(time).toISOString());
    }
  }
});

test('after a style change a line is slow, then better and better', () => {
  const plan = { seed: 7080, rushFrom: null };
  let seen = 0;
  for (let day = MONDAY; day < MONDAY + 30; day++) {
    const change = changeOf(plan, 1, day);
    if (change === null) continue;
    seen++;
    assert.ok(change.to - change.from >= 30 * MINUTE && change.to - change.from <= 90 * MINUTE);
    const style = styleAt(plan, 1, change.to);
    assert.equal(style.since, change.to);
    const skills = [0, 4, 12, 48].map((hours) => skill(style, change.to + hours * HOUR));
    assert.deepEqual(
      skills,
      skills.toSorted((left, right) => left - right),
    );
    assert.ok(skills[0] < 0.5 && skills[3] > 0.9);
  }
  assert.ok(seen > 3);
});

test('machines have the metrics the type declares, and a duty below one', () => {
  assert.deepEqual(METRICS, ['state', 'speed', 'stitches', 'power', 'output']);
  assert.ok(DUTY < 1);
});
