import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { withClient } from '../../store/prepare.ts';
import { RENUMBER_EVENTS } from '../../host/events/renumbering.ts';
import { beginCopy, finishSpaces, makeSpaces, qualified, type SpaceTable } from './spaces.ts';

/**
 * A logical copy of the state: one file of JSON lines per table, read in one repeatable-read transaction. Needs no
 * PostgreSQL tools and restores across major versions. The tables of the house are made by its migrations; those of apps
 * and orgs by what `spaces.json` says of them, their rows in the file of their number in `spaces/`.
 */
const SCHEMA = 'selvedge';
const FACTS = 'spaces.json';
const SPACES = 'spaces';
/** Written by the migrations of the restoring program itself. */
const LEDGER = 'migrations';
const PAGE = 1000;

/** Copies every table into a folder. @param url of the owner role. @returns rows per table */
export async function copyState(url: string, folder: string): Promise<Record<string, number>> {
  await mkdir(join(folder, SPACES), { recursive: true });
  return withClient(url, async (client) => {
    const spaces = await beginCopy(client);
    const counts: Record<string, number> = {};
    for (const table of await tables(client))
      counts[table] = await copyTable(client, named(table), join(folder, `${table}.jsonl`));
    for (const [index, table] of spaces.entries())
      counts[`${table.space}.${table.name}`] = await copyTable(
        client,
        qualified(table),
        join(folder, SPACES, `${index}.jsonl`),
      );
    await client.query('commit');
    await writeFile(join(folder, FACTS), JSON.stringify(spaces, null, 1), { mode: 0o600 });
    return counts;
  });
}

/** Puts a copy in place of what the (migrated) state holds, in one transaction. @returns rows per table */
export async function restoreState(url: string, folder: string): Promise<Record<string, number>> {
  return withClient(url, async (client) => {
    await client.query('begin');
    const counts: Record<string, number> = {};
    const known = await tables(client);
    const spaces = await readSpaces(folder);
    await makeSpaces(client, spaces);
    const references = await dropReferences(client);
    await client.query(`truncate ${known.map(named).join(', ')}`);
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))) {
      const table = file.replace(/\.jsonl$/, '');
      if (!known.includes(table))
        throw new Error(`The backup has a table “${table}” that this version does not know.`);
      counts[table] = await fillTable(client, named(table), join(folder, file));
    }
    for (const [index, table] of spaces.entries())
      counts[`${table.space}.${table.name}`] = await fillTable(
        client,
        qualified(table),
        join(folder, SPACES, `${index}.jsonl`),
      );
    for (const statement of references) await client.query(statement);
    await finishSpaces(client, spaces);
    for (const statement of RENUMBER_EVENTS) await client.query(statement);
    await setSequences(client, [SCHEMA, ...new Set(spaces.map(({ space }) => space))]);
    await client.query('commit');
    return counts;
  });
}

/** Tables of apps in a copy; one made before there were apps has none. */
async function readSpaces(folder: string): Promise<SpaceTable[]> {
  const text = await readFile(join(folder, FACTS), 'utf8').catch(() => '[]');
  return JSON.parse(text) as SpaceTable[];
}

const named = (table: string): string => `${SCHEMA}.${pg.escapeIdentifier(table)}`;

async function tables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname <> $2 order by 1`,
    [SCHEMA, LEDGER],
  );
  return rows.map(({ name }) => name);
}

/** @param table schema and name, quoted */
async function copyTable(client: pg.Client, table: string, file: string): Promise<number> {
  const output = createWriteStream(file, { mode: 0o600, flush: true });
  await client.query(`declare page no scroll cursor for select to_jsonb(t)::text as line from ${table} t`);
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
  const statement = `insert into ${table} (${list}) overriding system value
    select ${list} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
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
    [table],
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
async function setSequences(client: pg.Client, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, a.attname as column,
       pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = any($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`,
    [schemas],
  );
  for (const { table, column, sequence } of rows) {
    await client.query(
      `select setval($1, coalesce((select max(${pg.escapeIdentifier(column)}) from ${table}), 0) + 1, false)`,
      [sequence],
    );
  }
}
