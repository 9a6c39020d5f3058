import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, demoOffset, dayOf, HOUR, isSunday, startOf } from './calendar.ts';
import { machineDay } from './day.ts';
import { FactoryModel } from './model.ts';
import { gapsOf } from './town.ts';

const UNDER = 'f/sewing';
const MONDAY = 20_780;

test('a Monday is a Monday', () => {
  assert.equal(new Date(startOf(MONDAY) * 1000 + 8 * HOUR * 1000).getUTCDay(), 1);
  assert.equal(isSunday(MONDAY), false);
  assert.equal(isSunday(MONDAY - 1), true);
});

test('a day has no gap and no overlap, and adds up to 24 hours', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(59), fc.integer({ min: 20_000, max: 21_000 }), (seed, index, day) => {
      const model = new FactoryModel(seed, UNDER);
      const stretches = machineDay(seed, model.machines[index], day);
      let at = startOf(day);
      for (const stretch of stretches) {
        assert.ok(Math.abs(stretch.from - at) < 1e-6);
        assert.ok(stretch.to > stretch.from);
        at = stretch.to;
      }
      assert.ok(Math.abs(at - startOf(day) - DAY) < 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('one seed gives one history, in one go or in steps, in any order', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.nat(59),
      fc.array(fc.integer({ min: 0, max: 3 * DAY }), { minLength: 2, maxLength: 12 }),
      (seed, index, cuts) => {
        const from = startOf(MONDAY);
        const whole = new FactoryModel(seed, UNDER);
        const machine = whole.machines[index];
        const all = [...whole.changes(machine, from, from + 3 * DAY)];
        const edges = [0, ...cuts.toSorted((a, b) => a - b), 3 * DAY];
        const pieces = edges
          .slice(1)
          .map((edge, at) => [
            ...new FactoryModel(seed, UNDER).changes(machine, from + edges[at], from + edge),
          ]);
        assert.deepEqual(pieces.flat(), all);
        for (const cut of cuts)
          assert.deepEqual(
            whole.sample(machine, from + cut),
            new FactoryModel(seed, UNDER).sample(machine, from + cut),
          );
      },
    ),
    { numRuns: 30 },
  );
});

test('counters only grow while a machine is on, and start from zero each day', () => {
  const model = new FactoryModel(7, UNDER);
  for (const machine of model.machines.slice(0, 8)) {
    let stitches = 0;
    for (let time = startOf(MONDAY); time < startOf(MONDAY) + DAY - 1; time += 97) {
      const sample = model.sample(machine, time);
      assert.ok(sample.stitches >= stitches);
      stitches = sample.stitches;
    }
    assert.equal(model.sample(machine, startOf(MONDAY + 1) + 1).stitches, 0);
  }
});

test('the factory works: most machines run mid-morning, none at night or on Sunday', () => {
  const model = new FactoryModel(7080, UNDER);
  const running = (time: number): number =>
    model.machines.filter((machine) => model.sample(machine, time).state === 'running').length;
  assert.ok(running(startOf(MONDAY) + 9.5 * HOUR) > 20);
  assert.equal(running(startOf(MONDAY) + 3 * HOUR), 0);
  assert.equal(running(startOf(MONDAY - 1) + 10 * HOUR), 0);
});

test('a demo finds the factory at work whenever it is started', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1.7e9, max: 1.9e9 }), (now) => {
      const time = now + demoOffset(now);
      const hour = (time - startOf(dayOf(time))) / HOUR;
      assert.ok(!isSunday(dayOf(time)) && hour >= 8 && hour < 15.5);
    }),
  );
});

test('only what is missing of the past is sent, newest first', () => {
  assert.deepEqual(gapsOf(0, 100, null), [{ from: 0, to: 100 }]);
  assert.deepEqual(gapsOf(0, 100, { from: 20, to: 80 }), [
    { from: 80, to: 100 },
    { from: 0, to: 20 },
  ]);
  assert.deepEqual(gapsOf(0, 100, { from: -5, to: 100 }), []);
});
