import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** Rooms that keep tables, in the order in which their migrations may refer to each other. */
const ROOMS = [
  'store',
  'identity',
  'namespace',
  'historian',
  'alarms',
  'live',
  'stream',
  'records',
  'host',
  'gateway',
  'ops',
  'http',
] as const;

const OS = join(import.meta.dirname, '..');
/** One migrating program at a time. */
const LOCK = 7_080_001;

interface Migration {
  readonly room: string;
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Every migration of the program: `<room>/migrations/NNN-name.sql`, by floor, then by number.
 * @throws Error when two of a room have one number
 */
export function readMigrations(house: string = OS, rooms: readonly string[] = ROOMS): Migration[] {
  return rooms.flatMap((room) => {
    const folder = join(house, room, 'migrations');
    const files = existsSync(folder)
      ? readdirSync(folder).filter((file) => /^\d{3}-.+\.sql$/.test(file))
      : [];
    const migrations = files.sort().map((file) => read(room, folder, file));
    migrations.forEach(({ number }, index) => {
      if (migrations[index + 1]?.number === number)
        throw new Error(
          `${room}/migrations has two of number ${number}. Give the newer one the next number.`,
        );
    });
    return migrations;
  });
}

function read(room: string, folder: string, name: string): Migration {
  const sql = readFileSync(join(folder, name), 'utf8');
  const checksum = createHash('sha256').update(sql).digest('hex');
  return { room, number: Number(name.slice(0, 3)), name, sql, checksum };
}

/**
 * Brings the database up to this program: forward only, each file once, in its own transaction.
 * @param client of the owner role. @returns how many ran
 * @throws Error when a file that ran was edited since, or the database is newer than the program
 */
export async function migrate(
  client: pg.Client,
  migrations: readonly Migration[] = readMigrations(),
): Promise<number> {
  return alone(client, async () => {
    await client.query(`create table if not exists selvedge.migrations (
      room text, number integer, name text not null, checksum text not null, at timestamptz not null default now(), primary key (room, number))`);
    const { rows } = await client.query<{ room: string; number: number; checksum: string }>(
      'select room, number, checksum from selvedge.migrations',
    );
    const done = new Map(rows.map((row) => [keyOf(row), row.checksum]));
    refuse(migrations, done);
    const due = migrations.filter((migration) => !done.has(keyOf(migration)));
    for (const migration of due) await apply(client, migration);
    return due.length;
  });
}

/** Runs work while no other program prepares this database. */
export async function alone<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

/** A table that a migration does not protect for orgs is the installation's own: no org reads it. */
const RESERVE_THE_REST = `select selvedge.reserve(relname) from pg_class
  where relnamespace = 'selvedge'::regnamespace and relkind = 'r' and relname <> 'migrations' and not relrowsecurity`;

const keyOf = ({ room, number }: { room: string; number: number }): string => `${room}/${number}`;

function refuse(all: readonly Migration[], done: ReadonlyMap<string, string>): void {
  const known = new Map(all.map((migration) => [keyOf(migration), migration]));
  for (const [key, checksum] of done) {
    const migration = known.get(key);
    if (migration === undefined)
      throw new Error(
        `The database is newer than this program (it has ${key}). Start the newer version, or restore a backup.`,
      );
    if (migration.checksum !== checksum)
      throw new Error(
        `${migration.room}/migrations/${migration.name} was changed after it ran. Add a new migration instead.`,
      );
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(RESERVE_THE_REST);
    await client.query(
      'insert into selvedge.migrations (room, number, name, checksum) values ($1, $2, $3, $4)',
      [migration.room, migration.number, migration.name, migration.checksum],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(
      `Migration ${migration.room}/${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
