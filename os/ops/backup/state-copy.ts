import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import pg from 'pg';

/**
 * A logical copy of the state: one file of JSON lines per table, read in one repeatable-read transaction. Needs no
 * PostgreSQL tools and restores across major versions.
 */
const SCHEMA = 'selvedge';
/** Written by the migrations of the restoring program itself. */
const LEDGER = 'migrations';
const PAGE = 1000;

/** Copies every table into a folder. @param url of the owner role. @returns rows per table */
export async function copyState(url: string, folder: string): Promise<Record<string, number>> {
  await mkdir(folder, { recursive: true });
  return withClient(url, async (client) => {
    await client.query('begin transaction isolation level repeatable read read only');
    const counts: Record<string, number> = {};
    for (const table of await tables(client))
      counts[table] = await copyTable(client, table, join(folder, `${table}.jsonl`));
    await client.query('commit');
    return counts;
  });
}

/** Puts a copy in place of what the (migrated) state holds, in one transaction. @returns rows per table */
export async function restoreState(url: string, folder: string): Promise<Record<string, number>> {
  return withClient(url, async (client) => {
    await client.query('begin');
    const counts: Record<string, number> = {};
    const known = await tables(client);
    const references = await dropReferences(client);
    await client.query(`truncate ${known.map(named).join(', ')}`);
    for (const file of await readdir(folder)) {
      const table = file.replace(/\.jsonl$/, '');
      if (!known.includes(table))
        throw new Error(`The backup has a table “${table}” that this version does not know.`);
      counts[table] = await fillTable(client, table, join(folder, file));
    }
    for (const statement of references) await client.query(statement);
    await setSequences(client);
    await client.query('commit');
    return counts;
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const named = (table: string): string => `${SCHEMA}.${pg.escapeIdentifier(table)}`;

async function tables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname <> $2 order by 1`,
    [SCHEMA, LEDGER],
  );
  return rows.map(({ name }) => name);
}

async function copyTable(client: pg.Client, table: string, file: string): Promise<number> {
  const output = createWriteStream(file, { mode: 0o600, flush: true });
  await client.query(
    `declare page no scroll cursor for select to_jsonb(t)::text as line from ${named(table)} t`,
  );
  let count = 0;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${PAGE} from page`);
    if (rows.length === 0) break;
    count += rows.length;
    if (!output.write(rows.map(({ line }) => `${line}\n`).join(''))) await once(output, 'drain');
  }
  await client.query('close page');
  output.end();
  await finished(output);
  return count;
}

async function fillTable(client: pg.Client, table: string, file: string): Promise<number> {
  const columns = await writableColumns(client, table);
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const statement = `insert into ${named(table)} (${list}) overriding system value
    select ${list} from jsonb_populate_recordset(null::${named(table)}, $1::jsonb)`;
  let count = 0;
  let page: string[] = [];
  const put = async (): Promise<void> => {
    if (page.length > 0) await client.query(statement, [`[${page.join(',')}]`]);
    count += page.length;
    page = [];
  };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    page.push(line);
    if (page.length === PAGE) await put();
  }
  await put();
  return count;
}

async function writableColumns(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [named(table)],
  );
  return rows.map(({ name }) => name);
}

/** Takes foreign keys away while tables are filled in any order. @returns the statements that put them back */
async function dropReferences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ on: string; name: string; definition: string }>(
    `select conrelid::regclass::text as on, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where connamespace = $1::regnamespace and contype = 'f'`,
    [SCHEMA],
  );
  for (const key of rows) await client.query(`alter table ${key.on} drop constraint ${key.name}`);
  return rows.map((key) => `alter table ${key.on} add constraint ${key.name} ${key.definition}`);
}

/** Makes every sequence go on after the highest number in use. */
async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident($1) || '.' || quote_ident(c.relname), a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and pg_get_serial_sequence(quote_ident($1) || '.' || quote_ident(c.relname), a.attname) is not null`,
    [SCHEMA],
  );
  for (const { table, column, sequence } of rows) {
    await client.query(
      `select setval($1, coalesce((select max(${pg.escapeIdentifier(column)}) from ${named(table)}), 0) + 1, false)`,
      [sequence],
    );
  }
}
