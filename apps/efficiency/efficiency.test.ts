import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SMALL_REPORT } from './rules/small-report.ts';
import { MONDAY, openEfficiency, OPERATIONS, refusedWith } from './testing.ts';

const house = await openEfficiency();
const { owner, engineer, leader, viewer, team, other, a, b, helper, c, at, attend, addOrder, runJob } = house;
const DAY = { from: MONDAY, to: MONDAY };
const first = await addOrder(OPERATIONS);
const second = await addOrder(OPERATIONS.map((one) => ({ ...one, sam: '2' })));
const blind = await addOrder(OPERATIONS.map(({ sam: _sam, ...one }) => one));

const reckon = async (): Promise<void> => {
  await house.settle();
  await engineer.act('reckon', { days: 14 });
};
const figures = (by: string, more: object = {}, user = engineer) =>
  user.view('figures', { ...DAY, by, ...more });
// What a view answers; assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Row = any;

test('minutes earned by scans over minutes of everybody present, helpers counted, offices not', async () => {
  await first.sew(a, 0, ['10', '20', '30']);
  await first.sew(a, 1, ['10', '20', '30']);
  await first.sew(b, 2, ['10']);
  await second.sew(b, 0, ['10', '20']);
  await attend(MONDAY, a, b, helper, c);
  await reckon();
  const { total, rows } = await figures('team');
  // 2 × 20 × 2.5 + 20 × 0.5 + 20 × 4 = 190 minutes; the other team did not sew yet, so its minutes are not a line's.
  assert.deepEqual(
    [total.earned, total.minutes, total.efficiency, total.pieces],
    ['190.0000', 1440, '13.19', 40],
  );
  assert.deepEqual([rows.length, rows[0].name, total.warnings], [1, '一组', []]);
  const { total: kpi } = await engineer.kpi('line-efficiency', DAY);
  assert.deepEqual([kpi.numerator, kpi.denominator, kpi.value], ['190', '1440', '13.19']);
});

test('however it is divided, the total is the same, and so are all doors', async () => {
  await second.sew(c, 1, ['10']);
  await house.settle();
  const answers = await Promise.all(['team', 'day', 'order', 'style', 'worker'].map((by) => figures(by)));
  for (const { total, rows } of answers) {
    assert.deepEqual(total, answers[0].total);
    const sum = (of: (row: Row) => number): number =>
      rows.reduce((all: number, row: Row) => all + of(row), 0);
    assert.equal(
      sum(({ minutes }) => minutes),
      total.minutes,
    );
    assert.equal(sum(({ earned }) => Number(earned)).toFixed(4), total.earned);
  }
  const [{ total }] = answers;
  assert.deepEqual([total.earned, total.minutes], ['230.0000', 1920]);
  for (const by of ['team', 'order', 'style']) {
    const { total: kpi, rows } = await engineer.kpi('line-efficiency', { ...DAY, by: [by] });
    assert.deepEqual([kpi.value, rows.length], [total.efficiency, 2]);
  }
  assert.equal((await engineer.kpi('earned-minutes', { ...DAY, by: ['order'] })).total.value, '230.00');
});

test('minutes go to the orders that they went into; those of a helper to what the team sewed', async () => {
  const { rows } = await figures('order', { team });
  const minutes = Object.fromEntries(rows.map(({ key, ...row }: Row) => [key, row.minutes]));
  // a: 480 to the first; b: 10 of 90 earned minutes to the first; the helper: 110 of 190.
  const expected = 480 + Math.round((480 * 10) / 90) + Math.round((480 * 110) / 190);
  assert.deepEqual([minutes[first.order], minutes[second.order]], [expected, 1440 - expected]);
});

test('what is taken back is earned no more', async () => {
  const tracking = owner.in('tracking');
  const { items } = await tracking.list('record', { where: { worker: c } });
  await tracking.act('undo', { record: items[0].id, reason: '扫错' });
  await house.settle();
  const { total } = await figures('team');
  assert.deepEqual([total.earned, total.minutes], ['190.0000', 1440]);
});

test('attendance that is corrected counts at once', async () => {
  const people = owner.in('people');
  const { items } = await people.list('clock', { where: { worker: helper }, sort: '-at' });
  const reason = '下午请假';
  await people.act('correctAttendance', { worker: helper, what: 'void', clock: items[0].id, reason });
  const added = { worker: helper, what: 'add', day: MONDAY, time: '12:00', direction: 'out', reason };
  await people.act('correctAttendance', added);
  await house.settle();
  assert.equal((await figures('team')).total.minutes, 1200);
});

test('a target by the formula; days that reach it', async () => {
  const { pieces } = await leader.act('setTarget', {
    team,
    day: MONDAY,
    people: '3',
    minutes: 480,
    efficiency: '50',
    sam: '2.5',
  });
  assert.equal(pieces, 288);
  await leader.act('setTarget', { team, day: MONDAY, order: first.order, pieces: 30 });
  const told = async () => (await engineer.view('days', DAY)).rows.find((row: Row) => row.team === team);
  assert.deepEqual([(await told()).target, (await told()).reached], [318, '12.58']);
  await leader.act('setTarget', { team, day: MONDAY, pieces: 10 });
  assert.deepEqual([(await told()).target, (await told()).pieces], [40, 40]);
  assert.equal((await engineer.kpi('target-met', DAY)).total.value, '100.00');
  await assert.rejects(
    leader.act('setTarget', { team, day: MONDAY, people: '3' }),
    refusedWith('conflict', /pieces/),
  );
  await assert.rejects(viewer.act('setTarget', { team, day: MONDAY, pieces: 3 }), refusedWith(403));
});

test('the target of the board stands for a day on which none was set', async () => {
  await owner.in('tracking').add('target', { team: other, from: '2026-11-01', pieces: 500 });
  await runJob('today');
  const { teams } = await engineer.view('targetsOfDay', { day: MONDAY });
  const own = (id: string) => teams.find((one: Row) => one.team === id);
  assert.deepEqual(
    own(other).targets.map(({ pieces, source }: Row) => [pieces, source]),
    [[500, 'board']],
  );
  await leader.act('setTarget', { team: other, day: MONDAY, pieces: 300 });
  const after = await engineer.view('targetsOfDay', { day: MONDAY });
  assert.deepEqual(
    after.teams.find((one: Row) => one.team === other).targets.map(({ pieces }: Row) => pieces),
    [300],
  );
  assert.equal(own(team).people, 3);
});

test('operations without a SAM are told, then estimated from the pace of good days, and marked', async () => {
  for (const [index, day] of ['2026-11-24', '2026-11-25', '2026-11-26'].entries()) {
    at(`${day} 17:30`);
    await blind.sew(a, index, ['10']);
    await blind.sew(b, index, ['20']);
    await attend(day, a, b);
  }
  const span = { from: '2026-11-24', to: '2026-11-26' };
  await reckon();
  const before = await engineer.view('figures', { ...span, by: 'team' });
  assert.deepEqual(
    [before.total.efficiency, before.total.withoutSam, before.total.warnings],
    [null, 120, ['withoutSam']],
  );
  at('2026-11-27 09:00');
  await engineer.act('reckon', { days: 14 });
  const { total } = await engineer.view('figures', { ...span, by: 'style' });
  // 480 minutes for 20 pieces each day: 24 minutes a piece.
  assert.deepEqual([total.efficiency, total.estimated, total.warnings], ['100.00', '100.00', ['estimated']]);
  const { items } = await engineer.list('standard');
  assert.deepEqual(
    items.map(({ sam, source, basis }: Row) => [sam, source, basis]),
    [
      ['24.0000', 'pace', 3],
      ['24.0000', 'pace', 3],
    ],
  );
  const { rows } = await engineer.view('days', { ...span, team });
  assert.ok(rows.every(({ warnings }: Row) => warnings.includes('estimated')));
});

const STUDY = {
  style: blind.style,
  operation: '10',
  name: '合肩',
  worker: a,
  elements: ['拿片', '缝', '放'],
  rating: 110,
  allowance: '15',
  cycles: [
    { laps: [4000, 20_000, 3000] },
    { laps: [4500, 60_000, 3000], excluded: 'interrupted' },
    { laps: [4000, 22_000, 3000] },
  ],
};

test('a time study: rating, allowance, a cycle that does not count; the same id counts once; undo', async () => {
  const id = randomUUID();
  const told = await engineer.act('takeStudy', { id, ...STUDY });
  // (27 + 29) ÷ 2 seconds × 1.1 × 1.15.
  assert.deepEqual([told.sam, told.basic, told.counted, told.bulletin], ['0.5903', '0.5133', 2, null]);
  assert.equal((await engineer.act('takeStudy', { id, ...STUDY })).isRepeated, true);
  const standardOf = async () =>
    (await engineer.list('standard', { where: { operation: '10' } })).items.map(({ sam, source }: Row) => [
      sam,
      source,
    ]);
  assert.deepEqual(await standardOf(), [['0.5903', 'study']]);
  await engineer.act('reckon', { days: 3 });
  assert.deepEqual(await standardOf(), [['0.5903', 'study']]);
  await engineer.act('dropStudy', { id });
  await engineer.act('dropStudy', { id });
  assert.deepEqual(await standardOf(), []);
  const none = { ...STUDY, cycles: [{ laps: [1, 2, 3], excluded: 'other' }] };
  await assert.rejects(
    engineer.act('takeStudy', { id: randomUUID(), ...none }),
    refusedWith('conflict', /No cycle/),
  );
  const short = { ...STUDY, cycles: [{ laps: [1, 2] }] };
  await assert.rejects(
    engineer.act('takeStudy', { id: randomUUID(), ...short }),
    refusedWith('conflict', /lap/),
  );
  await assert.rejects(leader.act('takeStudy', { id: randomUUID(), ...STUDY }), refusedWith(403));
});

test('a study is taken over through the orders’ own action: into a draft, prices as they were', async () => {
  const { study } = await engineer.act('takeStudy', { id: randomUUID(), ...STUDY });
  const { number, styleVersion } = await engineer.act('adoptStudy', { study });
  assert.equal(number, 2);
  const version = await owner.in('orders').get('styleVersion', styleVersion);
  assert.equal(version.status, 'draft');
  assert.deepEqual(
    version.operations.map(({ code, sam, price, samIsEstimated }: Row) => [code, sam, price, samIsEstimated]),
    [
      ['10', '0.5903', '0.1000', false],
      ['20', null, '0.2000', false],
      ['30', null, '0.1500', false],
    ],
  );
  const { studies } = await engineer.view('studies', { style: blind.style });
  assert.deepEqual([studies[0].adopted, studies[0].styleNumber], [2, 'E3']);
  const compared = await viewer.view('compareBulletins', {
    one: blind.styleVersion,
    other: styleVersion,
    people: 20,
  });
  assert.deepEqual(
    compared.rows.map(({ difference, change }: Row) => [difference, change]),
    [
      ['changed', '0.5903'],
      ['same', '0.0000'],
      ['same', '0.0000'],
    ],
  );
  assert.equal(compared.one.capacity, null);
});

test('a style change is seen from first pieces, and what it cost', async () => {
  const { changes, lost } = await viewer.view('changes', { from: '2026-11-20', to: '2026-11-27' });
  const [change] = changes;
  assert.deepEqual(
    [changes.length, change.day, change.name, change.to],
    [1, '2026-11-24', '一组', 'E3 短袖'],
  );
  assert.deepEqual([change.from, change.steady !== null, lost], ['E1 短袖', true, change.lost]);
  assert.equal(
    (await engineer.kpi('change-loss', { from: '2026-11-20', to: '2026-11-27' })).total.value,
    Number(lost).toFixed(2),
  );
  const { hours, gap } = await viewer.view('changeHours', { team, style: blind.style, day: change.day });
  assert.deepEqual([hours.length, hours[0].pieces, hours[0].people, gap], [3, 40, 2, 1440]);
});

test('skills are what somebody did', async () => {
  const { people, operations } = await leader.view('skills', { from: MONDAY, to: '2026-11-27' });
  const of = (name: string) => people.find((one: Row) => one.name === name).skills;
  assert.deepEqual(
    people.map(({ name }: Row) => name),
    ['张三', '李四'],
  );
  assert.deepEqual(
    of('李四')
      .map(({ operation, pieces, level }: Row) => [operation, pieces, level])
      .toSorted(),
    [
      ['上领', 80, 3],
      ['合肩', 40, 1],
    ],
  );
  assert.deepEqual(operations.find(({ name }: Row) => name === '上领').able, 1);
  await assert.rejects(viewer.view('skills', DAY), refusedWith(403));
  await assert.rejects(figures('worker', {}, viewer), refusedWith(403));
});

test('team-days of another system: mended with a note, read twice they are the same', async () => {
  const told = await engineer.act('importReport', { sheet: SMALL_REPORT, name: 'small.csv' });
  assert.deepEqual([told.rows, told.added, told.same], [3, 3, 0]);
  assert.ok(told.notes.some(({ what, rows }: Row) => what.en.includes('sweing') && rows === 2));
  const again = await engineer.act('importReport', { sheet: SMALL_REPORT, name: 'small.csv' });
  assert.deepEqual([again.added, again.changed, again.same], [0, 0, 3]);
  const changed = await engineer.act('importReport', { sheet: SMALL_REPORT.replace(',0.6\n', ',0.5\n') });
  assert.deepEqual([changed.added, changed.changed, changed.same], [0, 1, 2]);
  await assert.rejects(
    engineer.act('importReport', { sheet: SMALL_REPORT.replace('sweing', 'sewwing') }),
    refusedWith('input.invalid', /Row 2, department/),
  );
  const { rows, changes, over, allOver, lost, odd } = await viewer.view('reports', {});
  assert.deepEqual([rows, changes, over, allOver, odd.length], [2, 1, 0, 1, 1]);
  assert.ok(Number(lost) > 0);
  const { items } = await viewer.list('reportFile');
  assert.match(items[0].notes, /sweing/);
});

const REAL = join(
  process.env['SELVEDGE_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', 'shared'),
  'data/garment-productivity/garments_worker_productivity.csv',
);
const skip = existsSync(REAL) ? false : 'the real file is not here';

test('the records of a real factory, imported', { skip }, async () => {
  const told = await engineer.act('importReport', { sheet: readFileSync(REAL, 'utf8'), name: 'garments' });
  assert.deepEqual([told.rows, told.added], [1197, 1197]);
  const seen = await viewer.view('reports', { from: '2015-01-01', to: '2015-12-31' });
  assert.deepEqual(
    [seen.rows, seen.meanActual, Number(seen.meanTarget).toFixed(5), seen.met, seen.allOver, seen.changes],
    [691, '0.722013', '0.72398', 573, 37, 147],
  );
  assert.equal(seen.changed.length, 147);
  assert.equal(
    seen.teams.reduce((all: number, one: Row) => all + one.changes, 0),
    147,
  );
  assert.ok(Number(seen.lost) > 0);
});

test('read models are as the facts say', async () => {
  await house.settle();
  await runJob('compare-read-models');
  const { items } = await owner.json('GET', '/apps/efficiency/read-models');
  assert.equal(items.length, 6);
  assert.ok(
    items.every(({ differences }: Row) => differences === 0),
    JSON.stringify(items),
  );
});
