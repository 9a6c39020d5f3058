import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromScaled } from '@selvedge/sdk/app';
import { percentOf } from './rules/sums.ts';
import { MONDAY, openEfficiency, OPERATIONS } from './testing.ts';

/** Kept sums of hands beside a plain rule that reads every record. */
const house = await openEfficiency();
const { owner, engineer, a, b, c, team, other, attend, addOrder } = house;
const WEEK = { from: '2026-11-16', to: MONDAY };
const BUNDLES = 60;
const orders = [
  await addOrder(OPERATIONS, BUNDLES),
  // The same names, other minutes; one of them has none.
  await addOrder(
    OPERATIONS.map(({ sam: _sam, ...one }, index) => (index === 0 ? one : { ...one, sam: '1.3' })),
    BUNDLES,
  ),
];
const hands = [a, b, c];
let bundles = 0;

const place = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sew' as const),
      who: place,
      which: fc.nat({ max: 1 }),
      codes: fc.subarray(['10', '20', '30'], { minLength: 1 }),
      ago: fc.nat({ max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takeBack' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      who: place,
      hour: fc.integer({ min: 9, max: 16 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), who: place, to: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('study' as const), seconds: fc.integer({ min: 20, max: 90 }) }),
  },
);
// What a view answers; assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Row = any;
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

await attend(MONDAY, ...hands);

test('a late piece makes its team one that sews: whoever was there since counts at once; taken back, nobody does', async () => {
  await house.runJob('today');
  const minutes = async (): Promise<number> =>
    (await engineer.view('figures', { ...WEEK, by: 'worker' })).total.minutes;
  assert.equal(await minutes(), 0, 'nobody has sewn yet');
  house.at('2026-11-19 16:00');
  await orders[0].sew(b, bundles++, ['10']);
  house.at(`${MONDAY} 17:30`);
  await heard();
  await sameMinutes();
  assert.equal(await minutes(), 2 * 480, 'two of the team are there on Monday');
  await live({ kind: 'takeBack', which: 0 });
  await heard();
  assert.equal(await minutes(), 0);
});

test('kept sums of hands are the plain sums of the records, whatever happens to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      for (const one of steps) await live(one);
      await heard();
      await sameAsRecords();
      await sameMinutes();
      for (const kept of ['attended', 'hand']) assert.equal(await mended(kept), 0, kept);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

/** What was told while others were at work is heard after them. */
async function heard(): Promise<void> {
  await house.settle();
  await house.settle();
}

async function live(one: Step): Promise<void> {
  const tracking = owner.in('tracking');
  const people = owner.in('people');
  if (one.kind === 'sew' && bundles < BUNDLES) {
    // Late ones are of a day that is over.
    house.at(`2026-11-${23 - one.ago * 2} 16:00`);
    await orders[one.which].sew(hands[one.who], bundles++, one.codes);
    house.at(`${MONDAY} 17:30`);
  } else if (one.kind === 'takeBack') {
    const { items } = await tracking.list('record', { where: { kind: 'done' }, limit: 200 });
    const found = items[one.which % Math.max(1, items.length)];
    // What was taken back already is refused.
    if (found !== undefined)
      await tracking.act('undo', { record: found.id, reason: '扫错' }).catch(() => null);
  } else if (one.kind === 'clock') {
    const reason = '早退';
    const added = {
      worker: hands[one.who],
      what: 'add',
      day: MONDAY,
      time: `${one.hour}:00`.padStart(5, '0'),
    };
    await people.act('correctAttendance', { ...added, direction: 'out', reason });
  } else if (one.kind === 'move') {
    await people.act('moveTeam', {
      worker: hands[one.who],
      team: one.to ? other : team,
      since: MONDAY,
      reason: '调动',
    });
  } else if (one.kind === 'study') {
    await heard();
    await engineer.act('takeStudy', {
      id: randomUUID(),
      style: orders[1].style,
      operation: '10',
      name: '合肩',
      elements: ['缝'],
      rating: 100,
      allowance: '10',
      cycles: [{ laps: [one.seconds * 1000] }],
    });
  }
}

interface Sum {
  pieces: number;
  earned: number;
  without: number;
  minutes: number;
}
const nothing = (): Sum => ({ pieces: 0, earned: 0, without: 0, minutes: 0 });

/** Record by record: who did how many of what, and what it earned. */
async function plain(): Promise<{ whole: Map<string, Sum>; skills: Map<string, Sum> }> {
  const { items: records } = await owner.in('tracking').list('record', { limit: 500 });
  const { items: present } = await engineer.list('presence', { limit: 500 });
  const { items: standards } = await engineer.list('standard');
  const minutesOf = new Map(present.map(({ day, worker, minutes }: Row) => [`${day} ${worker}`, minutes]));
  const samOf = ({ order, operation }: Row): number | null => {
    if (order === orders[1].order) return operation === '10' ? tenThousandths(standards[0]?.sam) : 13_000;
    return tenThousandths(OPERATIONS.find(({ code }) => code === operation)?.sam);
  };
  const days = new Map<string, { worker: string; all: Sum; parts: Map<string, Sum> }>();
  for (const record of records) {
    const { worker, day, operation, quantity, isRework } = record;
    if (worker === null || quantity === 0 || isRework) continue;
    const own = at(days, `${day} ${worker}`, () => ({
      worker,
      all: nothing(),
      parts: new Map<string, Sum>(),
    }));
    const name = OPERATIONS.find(({ code }) => code === operation)?.title ?? operation;
    const sam = samOf(record);
    for (const sum of [own.all, at(own.parts, name, nothing)]) {
      sum.pieces += quantity;
      sum.earned += quantity * (sam ?? 0);
      sum.without += sam === null ? quantity : 0;
    }
  }
  const whole = new Map<string, Sum>();
  const skills = new Map<string, Sum>();
  for (const [key, { worker, all, parts }] of days)
    for (const [name, part] of parts) {
      const [over, under] = all.earned > 0 ? [part.earned, all.earned] : [part.pieces, all.pieces];
      const here = minutesOf.get(key) ?? 0;
      const minutes = under > 0 ? Math.round((here * over * 1e6) / under) / 1e6 : 0;
      for (const sum of [at(whole, worker, nothing), at(skills, `${worker} ${name}`, nothing)]) {
        sum.pieces += part.pieces;
        sum.earned += part.earned;
        sum.without += part.without;
        sum.minutes += minutes;
      }
    }
  return { whole, skills };
}

async function sameAsRecords(): Promise<void> {
  const { whole, skills } = await plain();
  const { rows } = await engineer.view('figures', { ...WEEK, by: 'worker' });
  const told = rows.filter(({ earned, withoutSam }: Row) => Number(earned) !== 0 || withoutSam !== 0);
  assert.deepEqual(
    told.map(({ key, earned, withoutSam }: Row) => `${key} ${earned} ${withoutSam}`).toSorted(),
    [...whole]
      .filter(([, { earned, without }]) => earned !== 0 || without !== 0)
      .map(([key, { earned, without }]) => `${key} ${fromScaled(earned, 4)} ${without}`)
      .toSorted(),
  );
  const { people } = await engineer.view('skills', WEEK);
  const shown = people.flatMap(({ worker, skills: own }: Row) =>
    own.map(({ operation, pieces, pace }: Row) => `${worker} ${operation} ${pieces} ${pace}`),
  );
  assert.deepEqual(
    shown.toSorted(),
    [...skills]
      .filter(([, { pieces }]) => pieces > 0)
      .map(([key, { pieces, earned, minutes }]) => {
        const present = BigInt(Math.round(minutes * 10_000));
        return `${key} ${pieces} ${percentOf(BigInt(earned), present)}`;
      })
      .toSorted(),
  );
}

/** Minutes that count: of whoever sewed that day, and of everybody in a team that sewed in the month before. */
async function sameMinutes(): Promise<void> {
  const { items: work } = await engineer.list('made', { limit: 500 });
  const { items: present } = await engineer.list('presence', { limit: 500 });
  const plainly = new Map<string, number>();
  for (const { day, worker, team: of, minutes } of present) {
    const isHand = work.some((one: Row) => one.worker === worker && one.day === day);
    const isLine = work.some((one: Row) => of !== null && one.team === of && one.day <= day);
    if (isHand || isLine) plainly.set(worker, (plainly.get(worker) ?? 0) + minutes);
  }
  const { rows, total } = await engineer.view('figures', { ...WEEK, by: 'worker' });
  const told = rows.filter(({ minutes }: Row) => minutes !== 0);
  assert.deepEqual(
    told.map(({ key, minutes }: Row) => `${key} ${minutes}`).toSorted(),
    [...plainly]
      .filter(([, minutes]) => minutes !== 0)
      .map(([worker, minutes]) => `${worker} ${minutes}`)
      .toSorted(),
  );
  for (const by of ['team', 'day', 'order']) {
    const { total: other } = await engineer.view('figures', { ...WEEK, by });
    assert.equal(other.minutes, total.minutes, by);
  }
}

/** Rows that a rebuild has to mend: none, when what was kept is what the facts say. */
async function mended(kept: string): Promise<number> {
  await owner.json('POST', `/apps/efficiency/read-models/${kept}/rebuild`);
  for (;;) {
    const { items } = await owner.json('GET', '/apps/efficiency/read-models');
    if (items.every(({ rebuilding }: Row) => rebuilding === null)) break;
  }
  const { items } = await owner.json('GET', '/audit?action=read-model.rebuild&limit=1');
  return items[0].after.mended;
}

const tenThousandths = (sam: string | undefined): number | null =>
  sam === undefined ? null : Math.round(Number(sam) * 10_000);

function at<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
