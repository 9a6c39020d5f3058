import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Roles } from './roles.ts';

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

/** Migrations of a room: `migrations/NNN-name.sql`, in order of number. */
export function migrationsOf(room: string): Migration[] {
  const folder = join(OS, room, 'migrations');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^\d{3}-.+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      return {
        room,
        number: Number(file.slice(0, 3)),
        name: file,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    });
}

/**
 * Brings the database up to this program: forward only, each file once, in its own transaction.
 * @throws Error when a file that ran was edited since, or the database is newer than the program
 */
export async function migrate(client: pg.Client, roles: Roles): Promise<number> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(`create table if not exists selvedge.migrations (
      room text, number integer, name text not null, checksum text not null, at timestamptz not null default now(), primary key (room, number))`);
    const { rows } = await client.query<{ room: string; number: number; checksum: string }>(
      'select room, number, checksum from selvedge.migrations',
    );
    const done = new Map(rows.map((row) => [`${row.room}/${row.number}`, row.checksum]));
    const all = ROOMS.flatMap(migrationsOf);
    refuse(all, done);
    const due = all.filter((migration) => !done.has(keyOf(migration)));
    for (const migration of due) await apply(client, migration);
    if (due.length > 0) {
      const names = `${pg.escapeIdentifier(roles.app)}, ${pg.escapeIdentifier(roles.system)}`;
      await client.query(`grant usage, select on all sequences in schema selvedge to ${names}`);
    }
    return due.length;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

const keyOf = (migration: Migration): string => `${migration.room}/${migration.number}`;

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
