import type { WebHouse } from '@selvedge/tests/web/house.ts';
import { FACTORY } from '@selvedge/town/settlement.ts';

export const WORKERS = 300;
export const DAYS = 90;
const ORDERS = 40;
const OPEN = 12;
const OPERATIONS = 30;
const SCANS_A_DAY = 40;
/** The factory's day, wherever the database stands. */
const TODAY = "(now() at time zone 'Asia/Shanghai')::date";
/** Read models that stand on the records, each before those that are made of it. */
const SUMS = ['tracking/sewn', 'efficiency/step', 'efficiency/made'] as const;

/** A day of the factory. */
export const day = (back: number): string =>
  new Date(Date.now() - back * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Ninety days of a factory, past the door: 300 workers with clocks, 40 orders of 30 operations of which 12 are open, a
 * million scans, stored in the order in which they come. A worker sews four operations of an order for some days, then of the next.
 * @returns scans
 */
export async function fillQuarter(house: WebHouse): Promise<number> {
  const { api } = house;
  const call = <T>(path: string, input: object): Promise<T> => api.call<T>('POST', path, input);
  const org = `(select id from selvedge.orgs where slug = '${FACTORY}')`;
  const sheet = ['工号\t姓名\t班组\t入职日期'];
  for (let number = 1; number <= WORKERS; number += 1)
    sheet.push(`${number}\t员工${number}\t${Math.ceil(number / 25)}组\t2026-03-01`);
  await call('/apps/people/actions/importRoster', { sheet: sheet.join('\n') });
  const { shift } = await call<{ shift: string }>('/apps/people/actions/setShift', {
    name: '长白班',
    start: '07:30',
    end: '17:00',
    breaks: [{ from: '11:30', to: '13:00' }],
  });
  await call('/apps/people/actions/setSchedule', {
    since: '2026-01-01',
    shift,
    weekdays: [1, 2, 3, 4, 5, 6],
  });
  const { id: customer } = await call<{ id: string }>('/apps/orders/records/customer', { name: '海纳服饰' });
  const { id: style } = await call<{ id: string }>('/apps/orders/records/style', {
    number: 'Q1',
    name: '翻领短袖',
  });
  const { styleVersion } = await call<{ styleVersion: string }>('/apps/orders/actions/reviseStyle', {
    style,
  });
  const operations = Array.from({ length: OPERATIONS }, (_, at) => ({
    code: `${(at + 1) * 10}`,
    title: `工序${at + 1}`,
    price: (0.1 + ((at * 7) % 30) / 100).toFixed(2),
    sam: '0.55',
    isOutput: at === OPERATIONS - 1,
  }));
  await call('/apps/orders/actions/editVersion', { styleVersion, operations });
  await call('/apps/orders/actions/releaseVersion', { styleVersion });
  for (let at = 0; at < ORDERS; at += 1) {
    const lines = ['黑', '白', '藏青'].map((colour) => ({
      colour,
      sizes: { S: 2000, M: 4000, L: 4000, XL: 2000 },
    }));
    const { order } = await call<{ order: string }>('/apps/orders/actions/addOrder', {
      number: `P-${100 + at}`,
      customer,
      style,
      lines,
      due: day(ORDERS - OPEN - at),
      fee: '18.50',
    });
    await call('/apps/orders/actions/release', { order });
    await call('/apps/owner/records/trim', { order, what: '辅料', amount: '9000', day: day(20) });
    await call('/apps/owner/records/receivable', {
      number: `F-${at}`,
      customer,
      order,
      billedOn: day(60),
      due: day(40 - at),
      amount: '52000',
    });
  }
  await house.sql(`
    insert into app_people.clock (org_id, id, created_at, updated_at, worker, at, source)
    select ${org}, gen_random_uuid(), now(), now(), w.id,
      (d::date || ' ' || time)::timestamp at time zone 'Asia/Shanghai' + make_interval(secs => mod(w.number::int, 240)), 'device'
    from app_people.worker w, generate_series(${TODAY} - ${DAYS}, ${TODAY}, '1 day') d,
      unnest(array['07:20', '11:31', '12:50', '17:40']) time where extract(dow from d) <> 0`);
  const scans = await house.sql(`
    with hands as (select id, row_number() over (order by number::int) - 1 as k from app_people.worker),
      days as (select d::date as day, row_number() over (order by d) - 1 as n
        from generate_series(${TODAY} - ${DAYS}, ${TODAY}, '1 day') d where extract(dow from d) <> 0),
      orders as (select id, style, row_number() over (order by number) - 1 as n from app_orders.order)
    insert into app_tracking.record (org_id, id, created_at, updated_at, bundle, ordinal, kind, "order", style, operation, worker,
      colour, size, quantity, scrapped, moved, is_finished, is_rework, habit, source, at, day)
    select ${org}, gen_random_uuid(), now(), now(), gen_random_uuid(), 1, 'done', o.id, o.style,
      (10 * (1 + mod(w.k + mod(s, 4) * 8, ${OPERATIONS})))::text, w.id,
      (array['黑', '白', '藏青'])[1 + mod(s / 4, 3)], (array['S', 'M', 'L', 'XL'])[1 + mod(s / 12, 4)],
      8 + mod(s * 7, 13), 0, 0, false, false, 'bundle', 'phone',
      (d.day + time '08:00' + make_interval(mins => s * 12)) at time zone 'Asia/Shanghai', d.day
    from hands w cross join days d cross join generate_series(0, ${SCANS_A_DAY - 1}) s
      join orders o on o.n = least(${ORDERS - 1}, d.n * ${ORDERS} / ${DAYS - 12} + mod(w.k, 3))
    order by d.day, s, w.k`);
  await house.sql(`
    update app_orders.order set state = 'closed' where number in
      (select number from app_orders.order order by number limit ${ORDERS - OPEN})`);
  await house.sql('analyze');
  return scans;
}

export const scansIn = (house: WebHouse): Promise<number> => house.sql('select from app_tracking.record');

/** The sums of days are made anew from the records. */
export async function sumsRebuilt(house: WebHouse): Promise<void> {
  const { api } = house;
  for (const sums of SUMS) await rebuilt(house, sums);
  await api.call('POST', '/apps/efficiency/actions/reckon', { days: DAYS + 2 });
  await house.sql('analyze');
}

async function rebuilt({ api }: WebHouse, sums: string): Promise<void> {
  const [app, name] = sums.split('/');
  await api.call('POST', `/apps/${app}/read-models/${name}/rebuild`);
  for (let tries = 0; tries < 600; tries += 1) {
    const { items } = await api.call<{ items: { rebuilding: number | null }[] }>(
      'GET',
      `/apps/${app}/read-models`,
    );
    if (items.every(({ rebuilding }) => rebuilding === null)) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error(`The sums ${sums} are not there yet.`);
}
