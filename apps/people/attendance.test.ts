import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addWorker,
  DAY_SHIFT,
  local,
  loginOf,
  MONDAY,
  openPeople,
  refusedWith,
  setDayShift,
} from './testing.ts';

const house = await openPeople();
const { owner, hr, gate, leader, worker, viewer } = house;
const shift = await setDayShift(house);
const { id: team } = await hr.add('team', { name: '1组' });
const FRIDAY = '2026-11-20';
const SATURDAY = '2026-11-21';
const SUNDAY = '2026-11-22';

const clockAt = (id: string, ...written: readonly string[]): Promise<unknown[]> =>
  Promise.all(written.map((one) => leader.act('clock', { worker: id, at: local(one) })));
const dayOf = async (id: string, day: string) =>
  (await leader.view('attendanceDays', { from: day, to: day, worker: id })).rows[0];

test('a day from clocks that came in any order, some of them twice', async () => {
  const { id } = await addWorker(house, { team });
  await clockAt(id, `${FRIDAY} 20:00`, `${FRIDAY} 07:25`);
  await clockAt(id, `${FRIDAY} 07:26`, `${FRIDAY} 11:31`, `${FRIDAY} 12:55`, `${FRIDAY} 20:00`);
  assert.partialDeepStrictEqual(await dayOf(id, FRIDAY), {
    state: 'present',
    teamName: '1组',
    plannedMinutes: 480,
    presentMinutes: 630,
    overtimeMinutes: 150,
    lateMinutes: 0,
    missing: [],
    firstIn: local(`${FRIDAY} 07:25`),
  });
  const { items } = await leader.list('clock', { where: { worker: id } });
  assert.equal(items.length, 5, 'the same moment is kept once');
});

test('a clock is answered at once, and told once', async () => {
  const { id, number } = await addWorker(house, { team });
  const at = local(`${MONDAY} 07:40`);
  const first = await gate.act('clock', { code: number, at });
  assert.partialDeepStrictEqual(first, {
    worker: id,
    day: MONDAY,
    isRepeated: false,
    isHere: true,
    presentMinutes: 80,
  });
  const again = await gate.act('clock', { worker: id, at, direction: 'in', source: 'badge' });
  assert.partialDeepStrictEqual(again, { clock: first.clock, isRepeated: true });
  const [told] = await house.server.parts.store.system((tx) =>
    tx.rows<{ count: number }>(
      `select count(*) as count from selvedge.events where event = 'people/clocked/v1' and subject = $1`,
      [id],
    ),
  );
  assert.equal(told.count, 1);
  await assert.rejects(gate.act('clock', { code: 'X-404' }), refusedWith(404));
  await assert.rejects(
    gate.act('clock', { worker: id, at: local(`${MONDAY} 10:00`) }),
    refusedWith('input.invalid', /future/),
  );
  await assert.rejects(
    gate.act('clock', { worker: id, at: local('2026-09-01 08:00') }),
    refusedWith('input.invalid', /correction/),
  );
  await assert.rejects(gate.act('clock', {}), refusedWith('input.invalid'));
});

test('rest days and holidays count from the first minute, at their own rate', async () => {
  const { id } = await addWorker(house, { team });
  await hr.add('specialDay', { day: SATURDAY, kind: 'holiday', name: '厂庆' });
  await clockAt(id, `${SATURDAY} 07:30`, `${SATURDAY} 11:30`, `${SUNDAY} 07:30`, `${SUNDAY} 17:00`);
  assert.partialDeepStrictEqual(await dayOf(id, SATURDAY), {
    kind: 'holiday',
    overtimeMinutes: 240,
    absentMinutes: 0,
  });
  assert.partialDeepStrictEqual(await dayOf(id, SUNDAY), { kind: 'restDay', overtimeMinutes: 480 });
  const { rows } = await leader.view('attendanceOf', { month: '2026-11' });
  assert.partialDeepStrictEqual(
    rows.find((row: { worker: string }) => row.worker === id),
    { workdayOvertime: 0, restDayOvertime: 480, holidayOvertime: 240, days: { [SUNDAY]: 480 } },
  );
  const plan = await worker.view('dayPlan', { day: SATURDAY });
  assert.partialDeepStrictEqual(plan, {
    kind: 'holiday',
    name: '厂庆',
    overtimeFactor: 300,
    plannedMinutes: 0,
  });
});

test('a night shift over midnight, and past the start of the next work day', async () => {
  const { id: night } = await hr.add('team', { name: '夜班组', kind: 'cutting' });
  const { shift: late } = await hr.act('setShift', {
    name: '夜班',
    start: '20:00',
    end: '05:00',
    breaks: [{ from: '00:00', to: '01:00' }],
  });
  await hr.act('setSchedule', {
    team: night,
    since: '2026-11-01',
    shift: late,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  });
  const { id } = await addWorker(house, { team: night });
  await clockAt(id, `${FRIDAY} 19:55`, `${SATURDAY} 07:30`);
  assert.partialDeepStrictEqual(await dayOf(id, FRIDAY), {
    presentMinutes: 630,
    overtimeMinutes: 150,
    missing: [],
  });
  assert.partialDeepStrictEqual(await dayOf(id, SATURDAY), { presentMinutes: 0 });
  const plan = await viewer.view('dayPlan', { day: FRIDAY, team: night });
  assert.partialDeepStrictEqual(plan, {
    shift: '夜班',
    plannedMinutes: 480,
    end: local(`${SATURDAY} 05:00`),
  });
});

test('a missing clock-out is listed and estimated; a correction puts it right and stays visible', async () => {
  const { id } = await addWorker(house, { team });
  await clockAt(id, `${FRIDAY} 07:30`);
  assert.partialDeepStrictEqual(await dayOf(id, FRIDAY), {
    presentMinutes: 480,
    isEstimated: true,
    missing: ['out'],
  });
  const listed = async () =>
    (await leader.view('exceptions', { from: FRIDAY, to: FRIDAY })).rows.find(
      (row: { worker: string }) => row.worker === id,
    )?.whats;
  assert.deepEqual(await listed(), ['missingOut']);
  const added = await leader.act('correctAttendance', {
    worker: id,
    day: FRIDAY,
    time: '19:30',
    reason: '忘打卡，组长证明',
  });
  assert.partialDeepStrictEqual(added, { day: FRIDAY, presentMinutes: 600, overtimeMinutes: 120 });
  assert.equal(await listed(), undefined);
  await leader.act('correctAttendance', {
    worker: id,
    what: 'void',
    correction: added.correction,
    reason: '写错了',
  });
  assert.deepEqual(await listed(), ['missingOut']);
  await assert.rejects(
    leader.act('correctAttendance', {
      worker: id,
      what: 'void',
      correction: added.correction,
      reason: '再来',
    }),
    refusedWith('conflict', /void already/),
  );
  const { items } = await leader.list('correction', { where: { worker: id } });
  assert.deepEqual(
    items.map(({ what }) => what).sort((a, b) => (a < b ? -1 : 1)),
    ['add', 'void'],
  );
  assert.ok(items.every(({ person }) => person !== null));
  await house.settle();
  const told = await house.server.parts.store.system((tx) =>
    tx.rows<{ payload: object }>(
      `select payload from selvedge.events where event = 'people/attendance.corrected/v1' and subject = $1 order by id`,
      [id],
    ),
  );
  assert.partialDeepStrictEqual(told[0].payload, { day: FRIDAY, presentMinutes: 600, overtimeMinutes: 120 });
});

test('a clock that was not his is made void; another’s is not touched', async () => {
  const { id } = await addWorker(house, { team });
  const other = await addWorker(house, { team });
  await clockAt(id, `${FRIDAY} 07:30`, `${FRIDAY} 17:00`);
  const { clock } = await leader.act('clock', { worker: id, at: local(`${FRIDAY} 22:00`) });
  const voiding = { what: 'void', clock, reason: '替人打卡' };
  await assert.rejects(
    leader.act('correctAttendance', { worker: other.id, ...voiding }),
    refusedWith('input.invalid', /not one of his/),
  );
  const after = await leader.act('correctAttendance', { worker: id, ...voiding });
  assert.partialDeepStrictEqual(after, { day: FRIDAY, presentMinutes: 480, overtimeMinutes: 0 });
  assert.equal((await leader.list('clock', { where: { worker: id } })).items.length, 3, 'it is still there');
  await assert.rejects(owner.remove('clock', clock), refusedWith(403));
  await assert.rejects(gate.act('correctAttendance', { worker: id, ...voiding }), refusedWith(403));
});

test('nobody puts his own attendance right or approves his own leave', async () => {
  const { id } = await addWorker(house, { team, login: await loginOf(leader) });
  await assert.rejects(
    leader.act('correctAttendance', { worker: id, day: FRIDAY, time: '07:30', reason: '-' }),
    refusedWith('conflict', /Somebody else/),
  );
  const { absence, state } = await leader.act('requestLeave', {
    kind: 'annual',
    since: FRIDAY,
    until: FRIDAY,
  });
  assert.equal(state, 'requested');
  await assert.rejects(leader.act('approveLeave', { absence }), refusedWith('conflict', /Somebody else/));
  await hr.act('approveLeave', { absence });
  assert.partialDeepStrictEqual(await dayOf(id, FRIDAY), {
    state: 'leave',
    leaveMinutes: 480,
    absentMinutes: 0,
  });
});

test('leave: asked for, approved, half a day; not twice for the same time', async () => {
  const { id } = await addWorker(house, { team, login: await loginOf(worker) });
  const morning = {
    kind: 'personal',
    since: FRIDAY,
    until: FRIDAY,
    startTime: '07:30',
    endTime: '11:30',
    reason: '孩子开家长会',
  };
  const { absence } = await worker.act('requestLeave', morning);
  await assert.rejects(worker.act('requestLeave', morning), refusedWith('conflict', /already/));
  await assert.rejects(worker.act('approveLeave', { absence }), refusedWith(403));
  await clockAt(id, `${FRIDAY} 12:58`, `${FRIDAY} 17:00`);
  assert.partialDeepStrictEqual(await dayOf(id, FRIDAY), { lateMinutes: 240, absentMinutes: 240 });
  await leader.act('approveLeave', { absence, note: '同意' });
  assert.partialDeepStrictEqual(await dayOf(id, FRIDAY), {
    lateMinutes: 0,
    leaveMinutes: 240,
    presentMinutes: 240,
    absentMinutes: 0,
  });
  await assert.rejects(worker.act('cancelLeave', { absence }), refusedWith('conflict', /approved/));
  const own = await worker.view('mine');
  assert.partialDeepStrictEqual(own.absences, [{ absence, state: 'approved', note: '同意' }]);
  assert.partialDeepStrictEqual(own.totals, { leaveMinutes: 240 });
  await assert.rejects(
    worker.act('requestLeave', { kind: 'sick', since: '2026-11-25', until: '2026-11-24' }),
    refusedWith('input.invalid', /first day/),
  );
  const sick = await leader.act('requestLeave', {
    worker: id,
    kind: 'sick',
    since: '2026-11-24',
    until: '2026-11-25',
  });
  assert.equal(sick.state, 'approved', 'entered by the leader');
  await leader.act('cancelLeave', { absence: sick.absence });
});

test('who is here, who is missing, who is on leave, by team', async () => {
  const { id: line } = await hr.add('team', { name: '3组' });
  const [here, late, away, sick] = await Promise.all(
    [1, 2, 3, 4].map(() => addWorker(house, { team: line })),
  );
  await clockAt(here.id, `${MONDAY} 07:28`);
  await clockAt(late.id, `${MONDAY} 07:50`);
  await leader.act('requestLeave', { worker: sick.id, kind: 'sick', since: MONDAY, until: MONDAY });
  const { teams } = await leader.view('presentNow', { team: line });
  assert.partialDeepStrictEqual(teams, [
    {
      name: '3组',
      hasBegun: true,
      expected: 3,
      here: 2,
      onLeave: 1,
      missing: [{ worker: away.id }],
      absent: [{ worker: sick.id }],
      late: [{ worker: late.id }],
    },
  ]);
  house.at(`${MONDAY} 06:30`);
  assert.partialDeepStrictEqual(await leader.view('presentNow', { team: line }), { missing: 0 });
  house.at(`${MONDAY} 09:00`);
});

test('a worker clocks on his own phone where the factory allows it', async () => {
  await assert.rejects(worker.act('clockMyself'), refusedWith('conflict', /by badge/));
  await owner.json('PUT', '/apps/people/settings', { ownClock: true });
  assert.partialDeepStrictEqual(await worker.act('clockMyself'), { isHere: true, day: MONDAY });
  await assert.rejects(viewer.act('clockMyself'), refusedWith(403));
  await owner.json('PUT', '/apps/people/settings', {});
});

test('an attendance device is read in as often as one likes', async () => {
  const { id, number } = await addWorker(house, { team });
  const rows = [
    { number, at: '2026/11/20 7:29:40' },
    { number, at: '2026/11/20 17:02:10' },
    { number: 'NOBODY', at: '2026/11/20 17:02:10' },
    { number, at: '星期五' },
    { number, at: '2027/1/1 08:00' },
  ];
  const first = await gate.act('importClocks', { rows });
  assert.deepEqual(first, { added: 2, repeated: 0, unknownNumbers: ['NOBODY'], unreadable: [4, 5] });
  assert.partialDeepStrictEqual(await gate.act('importClocks', { rows }), { added: 0, repeated: 2 });
  assert.partialDeepStrictEqual(await dayOf(id, FRIDAY), { presentMinutes: 480, overtimeMinutes: 0 });
});

test('hours that were worked in stay as they are; others hold from a day on', async () => {
  const { id } = await addWorker(house, { team });
  await clockAt(id, `${FRIDAY} 07:30`, `${FRIDAY} 17:00`);
  await assert.rejects(
    hr.act('setShift', { shift, name: '长白班', ...DAY_SHIFT, end: '18:00' }),
    refusedWith('conflict', /new shift/),
  );
  await hr.act('setShift', { shift, name: '白班', ...DAY_SHIFT });
  const { shift: later } = await hr.act('setShift', {
    name: '冬令班',
    start: '08:00',
    end: '17:00',
    breaks: [{ from: '11:30', to: '12:30' }],
  });
  await hr.act('setSchedule', { since: '2026-12-01', shift: later, weekdays: [1, 2, 3, 4, 5] });
  assert.equal((await dayOf(id, FRIDAY)).presentMinutes, 480);
  const plan = await viewer.view('dayPlan', { day: '2026-11-30', to: '2026-12-05', team });
  assert.deepEqual(
    plan.rows.map(({ shift, kind }: { shift: string; kind: string }) => `${shift} ${kind}`),
    ['白班 workday', ...Array.from({ length: 4 }, () => '冬令班 workday'), '冬令班 restDay'],
  );
  await assert.rejects(
    hr.act('setShift', { name: '错班', start: '08:00', end: '07:00', breaks: [] }),
    refusedWith('input.invalid', /16 hours/),
  );
});

test('too much overtime is told: a day above three hours, a month above 36', async () => {
  const { id } = await addWorker(house, { team });
  const days = ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13', '16'].map(
    (day) => `2026-11-${day}`,
  );
  for (const day of days) await clockAt(id, `${day} 07:30`, `${day} 21:00`);
  const { rows } = await leader.view('attendanceOf', { month: '2026-11' });
  assert.partialDeepStrictEqual(
    rows.find((row: { worker: string }) => row.worker === id),
    { overtimeMinutes: 2310, daysAboveLimit: 11, isMonthAboveLimit: true },
  );
  const { rows: told } = await leader.view('exceptions', { from: days[0], to: days[0] });
  assert.deepEqual(told.find((row: { worker: string }) => row.worker === id).whats, ['overtime']);
});

test('a borrowed day counts for the team that borrowed', async () => {
  const { id: other } = await hr.add('team', { name: '后道' });
  const { id } = await addWorker(house, { team });
  await leader.act('lend', { worker: id, team: other, since: FRIDAY });
  await clockAt(id, `${FRIDAY} 07:30`, `${FRIDAY} 17:00`);
  const { rows } = await leader.view('attendanceOf', { month: '2026-11', team: other });
  assert.partialDeepStrictEqual(rows, [
    { worker: id, teamName: '后道', presentDays: 1, presentMinutes: 480, days: { [FRIDAY]: 480 } },
  ]);
  assert.equal(rows.length, 1);
});
