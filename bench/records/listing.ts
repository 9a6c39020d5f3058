import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { listen, type Statement } from '../baseline/bare-statements.ts';
import { type Figure, percentile } from '../figure.ts';
import type { AppHouse } from '../app-house.ts';
import { LOTS } from './house.ts';

const STORED = 1_000_000;
const ASKED = 100;
const PAGE = 50;
const MOST_MS = 20;

/** A question as it stands in the address. */
interface Asked {
  readonly what: string;
  readonly where: (round: number) => object;
  readonly sort?: string;
}

const QUESTIONS: readonly Asked[] = [
  {
    what: 'by an indexed field',
    where: (round) => ({ kind: 'polo', due: { from: dayOf(round) } }),
    sort: 'due',
  },
  { what: 'by an own field', where: (round) => ({ own_district: `d${round}` }) },
];

const dayOf = (round: number): string => new Date(Date.UTC(2026, 0, 1 + round)).toISOString().slice(0, 10);

/** Fifty of a million records, found by an index of the app and by one of an own field. */
export async function listing(house: AppHouse): Promise<Figure[]> {
  await store(house);
  const figures: Figure[] = [];
  for (const { what, where, sort } of QUESTIONS) {
    const ask = async (round: number): Promise<number> => {
      const query = new URLSearchParams({ where: JSON.stringify(where(round)), limit: String(PAGE) });
      if (sort !== undefined) query.set('sort', sort);
      const begun = performance.now();
      const { items } = await house.api.call<{ items: readonly object[] }>(
        'GET',
        `${LOTS}?${query.toString()}`,
      );
      if (items.length !== PAGE) throw new Error(`${items.length} records came`);
      return performance.now() - begun;
    };
    const ear = listen();
    await ask(0);
    const { address, transactions } = ear.stop();
    await refuseScan(
      address,
      transactions.find((all) => all.some(({ text }) => text.includes('limit 51'))) ?? [],
    );
    const times: number[] = [];
    for (let round = 1; round <= ASKED; round++) times.push(await ask(round));
    figures.push({
      name: `${PAGE} of a million records ${what}, answered over REST, p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
      goal: { atMost: MOST_MS },
    });
  }
  return figures;
}

/** @throws Error when a table is read whole */
async function refuseScan(address: pg.ClientConfig, statements: readonly Statement[]): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  const [begin, ...rest] = statements;
  await client.query(begin.text);
  const question = rest.find(({ text }) => text.includes('limit 51'));
  if (question === undefined) throw new Error('no list was asked for');
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${question.text}`, [
    ...question.params,
  ]);
  await client.end();
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  if (/Seq Scan/.test(plan)) throw new Error(`A table is read whole:\n${plan}`);
}

/** A million lots and their districts, a thousand in each, as the application role would store them. */
async function store({ api }: AppHouse): Promise<void> {
  await api.call('PUT', '/own/draft', {
    fields: [
      {
        entity: 'yard/lot',
        name: 'district',
        field: { kind: 'text', title: { zh: '片区', en: 'District' }, maxLength: 20 },
      },
    ],
  });
  await api.call('POST', '/own/publish', {});
  const ear = listen();
  const { id } = await api.call<{ id: string }>('POST', LOTS, { number: 'first', own_district: 'd' });
  const { address, transactions } = ear.stop();
  const own = transactions.flat().find(({ text }) => text.includes('"own_district"'))?.text;
  const side = /insert into ("own_\w+"\."\w+")/.exec(own ?? '')?.[1];
  if (side === undefined) throw new Error('The own field has no column.');
  const client = new pg.Client(address);
  await client.connect();
  const begin = transactions.flat()[0].text;
  await client.query(begin);
  await client.query(
    `insert into app_yard.lot (org_id, id, created_at, updated_at, number, kind, quantity, due)
     select org_id, gen_random_uuid(), now(), now(), 'L' || n, (array['tee','polo','coat'])[1 + n % 3], n % 500, date '2026-01-01' + n % 1000
     from app_yard.lot, generate_series(1, ${STORED}) n where id = $1`,
    [id],
  );
  await client.query(
    `insert into ${side} (org_id, id, own_district) select org_id, id, 'd' || row_number() over () % 1000 from app_yard.lot where number like 'L%'`,
  );
  await client.query('commit');
  await settled(client, ['lot', side.split('.')[1].replaceAll('"', '')]);
  await client.end();
}

/** PostgreSQL looks at tables that grew by itself, once a minute; until then it knows nothing of a million rows. */
async function settled(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (let patience = 300; patience > 0; patience--) {
    const { rows } = await client.query(
      'select 1 from pg_stat_user_tables where relname = any($1) and last_autoanalyze is not null',
      [tables],
    );
    if (rows.length === tables.length) return;
    await delay(1000);
  }
  throw new Error('PostgreSQL did not look at the tables.');
}
