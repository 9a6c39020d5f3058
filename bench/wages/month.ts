import type { WagesHouse } from './house.ts';

export const MONTH = '2026-10';
export const WORKERS = 500;
export const RECORDS = 1_500_000;

/**
 * A month of a factory, past the door: workers with clocks, 40 orders of 30 operations with prices, and scans. Each worker
 * does four operations on two orders for nine days, then on the next two, in 3 colours and 5 sizes, one bundle a scan.
 */
export async function fillMonth({ api, bare, org }: WagesHouse): Promise<void> {
  const sheet = ['工号\t姓名\t班组\t入职日期'];
  for (let number = 1; number <= WORKERS; number += 1)
    sheet.push(`${number}\t员工${number}\t${Math.ceil(number / 25)}组\t2026-03-01`);
  await api.call('POST', '/apps/people/actions/importRoster', { sheet: sheet.join('\n') });
  const { shift } = await api.call<{ shift: string }>('POST', '/apps/people/actions/setShift', {
    name: '长白班',
    start: '07:30',
    end: '17:00',
    breaks: [{ from: '11:30', to: '13:00' }],
  });
  await api.call('POST', '/apps/people/actions/setSchedule', {
    since: '2026-01-01',
    shift,
    weekdays: [1, 2, 3, 4, 5, 6],
  });
  const run = (sql: string, ...params: unknown[]): Promise<unknown> => bare.query(sql, params);
  await run(
    `insert into app_people.clock (org_id, id, created_at, updated_at, worker, at, source)
     select $1, gen_random_uuid(), now(), now(), w.id,
       (day::date || ' ' || time)::timestamp at time zone 'Asia/Shanghai' + make_interval(secs => mod(w.number::int, 240)), 'device'
     from app_people.worker w, generate_series('2026-10-01'::date, '2026-10-31', '1 day') day,
       unnest(array['07:20', '11:31', '12:50', '19:30']) time where extract(dow from day) <> 0`,
    org,
  );
  await run(
    `create temp table orders as select n, gen_random_uuid() as id, gen_random_uuid() as style from generate_series(0, 39) n`,
  );
  await run(
    `insert into app_wages.operation (org_id, id, created_at, updated_at, "order", order_number, style, code, name, sam)
     select $1, gen_random_uuid(), now(), now(), id, 'P-' || n, style, code, '工序' || code, 4500
     from orders, generate_series(1, 30) code`,
    org,
  );
  await run(
    `insert into app_wages.price (org_id, id, created_at, updated_at, scope, "order", operation, price, per, since, in_force_at)
     select $1, gen_random_uuid(), '2026-09-01', '2026-09-01', 'order', id, code, 1000 + mod(n * 37 + code * 13, 3000), 'piece',
       since, '2026-09-01' from orders, generate_series(1, 30) code, unnest(array[null, '2026-10-16'::date]) since
     where since is null or mod(n, 4) = 0`,
    org,
  );
  await run(
    `create temp table hands as select id, team, row_number() over (order by number) - 1 as k from app_people.worker`,
  );
  await run(
    `create temp table days as select day::date as day, row_number() over (order by day) - 1 as n
     from generate_series('2026-10-01'::date, '2026-10-31', '1 day') day where extract(dow from day) <> 0`,
  );
  for (const table of ['orders', 'hands', 'days']) await run(`analyze ${table}`);
  await run(
    `insert into app_tracking.record (org_id, id, created_at, updated_at, worker, team, "order", style, operation, colour, size,
       quantity, is_rework, day, recorded_at)
     select $1, uuidv7(), now(), now(), w.id, w.team, o.id, o.style, (1 + mod(w.k * 7 + mod(s, 4), 30))::text,
       (array['黑', '白', '红'])[1 + mod(s / 4, 3)], (array['S', 'M', 'L', 'XL', '2XL'])[1 + mod(s / 12, 5)],
       case when mod(s, 97) = 0 then -1 else 1 end * (8 + mod(s * 7, 13)), false, d.day,
       d.day + time '08:00' + make_interval(secs => s * 240)
     from hands w cross join days d cross join generate_series(0, $2::int) s
       join orders o on o.n = mod(w.k * 3 + d.n / 9 * 7 + mod(s, 2), 40)
     where s * ${WORKERS} * 27 + d.n * ${WORKERS} + w.k < $3::int`,
    org,
    Math.ceil(RECORDS / WORKERS / 27),
    RECORDS,
  );
  await analyzed(bare);
}

/** Waits until the database has looked at the new rows by itself, as it does within a minute or two. */
async function analyzed(bare: WagesHouse['bare']): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { rows } = await bare.query<{ analyzed: Date | null }>(
      `select last_autoanalyze as analyzed from pg_stat_user_tables where schemaname = 'app_tracking' and relname = 'record'`,
    );
    if (rows[0]?.analyzed) return;
    await new Promise((done) => setTimeout(done, 1000));
  }
  throw new Error('The database has no statistics of the records yet.');
}
