import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorker, local, MONDAY, openPeople, refusedWith, setDayShift } from '../testing.ts';

const house = await openPeople();
const { hr, leader, worker } = house;
await setDayShift(house);
const { id: first } = await hr.add('team', { name: '1组' });
const { id: second } = await hr.add('team', { name: '2组' });
const clockAt = (id: string, ...written: readonly string[]): Promise<unknown[]> =>
  Promise.all(written.map((one) => leader.act('clock', { worker: id, at: local(one) })));

test('the share of planned time that people were at work, today left out', async () => {
  const FRIDAY = '2026-11-20';
  const here = await addWorker(house, { team: first });
  const late = await addWorker(house, { team: first });
  await addWorker(house, { team: second });
  await clockAt(here.id, `${FRIDAY} 07:25`, `${FRIDAY} 20:00`);
  await clockAt(late.id, `${FRIDAY} 09:30`, `${FRIDAY} 17:00`);
  await clockAt(here.id, `${MONDAY} 07:30`);
  const friday = await leader.kpi('attendance-rate', { from: FRIDAY, to: FRIDAY, by: ['team'] });
  // 480 planned minutes each: all of them, two hours late, not there.
  assert.deepEqual(
    [friday.total.numerator, friday.total.denominator, friday.total.value],
    ['840', '1440', '58.33'],
  );
  const ofTeam = Object.fromEntries(
    friday.rows.map(({ key, value }: { key: { team: string }; value: string }) => [
      friday.labels[key.team],
      value,
    ]),
  );
  assert.deepEqual(ofTeam, { '1组': '87.50', '2组': '0.00' });
  const month = { from: '2026-11-01', to: MONDAY };
  const { rows } = await leader.view('attendanceDays', { from: month.from, to: '2026-11-22' });
  const sum = (of: (day: Record<string, number>) => number): string =>
    rows.reduce((all: number, day: Record<string, number>) => all + of(day), 0).toString();
  const { total } = await leader.kpi('attendance-rate', { ...month, every: 'week', by: ['team'] });
  assert.deepEqual(
    [total.numerator, total.denominator],
    [
      sum((day) => day['plannedMinutes'] - day['leaveMinutes'] - day['absentMinutes']),
      sum((day) => day['plannedMinutes']),
    ],
  );
  assert.equal((await leader.kpi('attendance-rate', { from: MONDAY, to: MONDAY })).total.value, null);
  await assert.rejects(worker.kpi('attendance-rate', month), refusedWith(403));
});
