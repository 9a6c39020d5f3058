import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, dayOf, midnight } from '../model/day.ts';
import { isAway } from '../office/clocking.ts';
import { staffOf } from '../office/staff.ts';
import { postsOf } from './hands.ts';
import { idOf } from './named.ts';
import { linesOf, markersOf, RATIO, teamOrder } from './order-book.ts';
import { Pace } from './pace.ts';
import { minutesOf, sewingOf, type SewnBundle } from './sewing.ts';

const SEED = 11;
const FIRST = dayOf(Date.UTC(2026, 8, 1));
const team = staffOf(SEED).filter(({ team: name }) => name === '缝制1组');
const plan = { seed: SEED, rushFrom: null };
const bundles: SewnBundle[] = Array.from({ length: 60 }, (_, at) => ({
  id: String(at),
  number: String(at + 1),
  colour: '黑',
  size: 'M',
  quantity: 25,
}));

test('a team sews every bundle once at every operation, one after the other, with people who are there', () => {
  const order = teamOrder(SEED, 0, 0);
  const pace = new Pace(plan, 0, team, FIRST);
  const all = sewingOf(SEED, order, bundles, team, pace, 0);
  const steps = postsOf(order.style, team).length;
  assert.equal(all.length, bundles.length * steps);
  assert.equal(new Set(all.map(({ place, step }) => `${place}/${step}`)).size, all.length);
  const reached = new Map<number, number>();
  for (const { place, step, person, time } of all) {
    assert.equal(step, (reached.get(place) ?? -1) + 1, 'no operation before the one before it');
    reached.set(place, step);
    assert.equal(isAway(SEED, dayOf(time), person.number), false);
    assert.ok(team.includes(person));
  }
});

test('work and time say the same; a day brings what its people can sew', () => {
  const pace = new Pace(plan, 0, team, FIRST);
  for (let hours = 1; hours < 24 * 20; hours += 7) {
    const time = midnight(FIRST) + hours * 3_600_000;
    const work = pace.workAt(time);
    if (work > 0) assert.ok(Math.abs(pace.workAt(pace.timeOf(work)) - work) < 0.01);
  }
  const day = pace.workAt(midnight(FIRST + 1)) - pace.workAt(midnight(FIRST));
  assert.ok(day > 0.5 * team.length * 540 * 0.8 && day < team.length * 660, String(day));
  const order = teamOrder(SEED, 0, 0);
  assert.ok(minutesOf(order, team) > 1);
});

test('markers cut what the order sheet has, and no bed is higher than the knife', () => {
  for (let index = 0; index < 40; index++) {
    const order = teamOrder(SEED, index % 8, index);
    const cut = new Map<string, number>();
    for (const { ratio, plies } of markersOf(order)) {
      assert.ok(plies.reduce((sum, one) => sum + one.plies, 0) <= 80);
      for (const { colour, plies: laid } of plies)
        for (const [size, count] of Object.entries(ratio))
          cut.set(`${colour} ${size}`, (cut.get(`${colour} ${size}`) ?? 0) + laid * count);
    }
    const wanted = linesOf(order).flatMap(({ colour, sizes }) =>
      Object.entries(sizes).map(([size, pieces]) => [`${colour} ${size}`, pieces] as const),
    );
    assert.deepEqual(cut, new Map(wanted));
    assert.equal(
      order.pieces,
      wanted.reduce((sum, [, pieces]) => sum + pieces, 0),
    );
    assert.equal(order.sizes.length, RATIO.length);
  }
});

test('ids are those of a random UUID in shape, and the same for the same', () => {
  assert.match(idOf(1, 2, 3), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(idOf(1, 2, 3), idOf(1, 2, 3));
  const many = new Set(Array.from({ length: 20_000 }, (_, at) => idOf(SEED, 3, at, DAY)));
  assert.equal(many.size, 20_000);
});
