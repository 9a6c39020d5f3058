import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPeople, setDayShift } from './testing.ts';

const WORKERS = 500;
const DAYS = Array.from({ length: 31 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);

test(`a month of ${WORKERS} workers with four clocks a day: a row each, and how long it took`, async () => {
  const house = await openPeople();
  const { hr, leader } = house;
  await setDayShift(house);
  const sheet = ['工号\t姓名\t班组\t入职日期'];
  for (let number = 1; number <= WORKERS; number += 1)
    sheet.push(`${number}\t员工${number}\t${Math.ceil(number / 25)}组\t2026-03-01`);
  await hr.act('importRoster', { sheet: sheet.join('\n') });
  // 62,000 clocks by the front door would take the test minutes; the table is the same.
  const added = await house.server.parts.store.org(await orgOf(house), (tx) =>
    tx.run(
      `insert into app_people.clock (org_id, id, created_at, updated_at, worker, at, source)
         select w.org_id, gen_random_uuid(), now(), now(), w.id,
           (day || ' ' || time)::timestamp at time zone 'Asia/Shanghai' + make_interval(secs => mod(w.number::int, 240)), 'device'
         from app_people.worker w, unnest($1::text[]) day, unnest(array['07:20', '11:31', '12:50', '19:30']) time`,
      [DAYS],
    ),
  );
  assert.equal(added, WORKERS * DAYS.length * 4);
  await leader.view('attendanceOf', { month: '2026-09' });
  for (const [name, input, expected] of [
    ['attendanceOf', { month: '2026-10' }, WORKERS],
    ['attendanceDays', { from: '2026-10-01', to: '2026-10-31' }, WORKERS * DAYS.length],
  ] as const) {
    const times: number[] = [];
    let rows = 0;
    for (let run = 0; run < 3; run += 1) {
      const from = performance.now();
      rows = (await leader.view(name, input)).rows.length;
      times.push(performance.now() - from);
    }
    assert.equal(rows, expected);
    console.log(`${name}: ${times.map((one) => Math.round(one)).join(', ')} ms`);
  }
});

async function orgOf({ owner }: Awaited<ReturnType<typeof openPeople>>): Promise<string> {
  const { org } = await owner.json('GET', '/session');
  return org.id;
}
