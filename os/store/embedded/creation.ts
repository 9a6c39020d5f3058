import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';

const run = promisify(execFile);

/** The owner role: of the schema and its migrations; nothing else works under it. */
export const OWNER = 'selvedge';

export interface Creation {
  /** PostgreSQL's folder, to be made. */
  readonly folder: string;
  /** Folder of `initdb`. */
  readonly binaries: string;
  readonly account: Account;
  /** Password of the owner role. */
  readonly password: string;
}

/** Major version of the programs. */
export async function majorOf(binaries: string, account: Account): Promise<number> {
  const words = [...account.words, join(binaries, 'postgres'), '--version'];
  const { stdout } = await run(words[0], words.slice(1));
  return Number(/(\d+)/.exec(stdout.replace(/^.*\(PostgreSQL\)/, ''))?.[1]);
}

/** Major version that made the data; null = there is none yet. */
export function majorOfData(folder: string): number | null {
  const file = join(folder, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim().split('.')[0]) : null;
}

/**
 * Makes PostgreSQL's folder: beside its place and renamed when whole, so that a crash in the middle leaves nothing
 * half-made. Only passwords (scram) open it.
 * @throws Error with initdb's last words
 */
export async function createCluster(
  { folder, binaries, account, password }: Creation,
  major: number,
): Promise<void> {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const passwordFile = `${folder}.password`;
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account.owner !== null) chownSync(passwordFile, account.owner.uid, account.owner.gid);
    mkdirSync(fresh, { mode: 0o700 });
    if (account.owner !== null) chownSync(fresh, account.owner.uid, account.owner.gid);
    const words = [...account.words, join(binaries, 'initdb'), '--pgdata', fresh, '--username', OWNER];
    words.push('--auth', 'scram-sha-256', '--pwfile', passwordFile, '--encoding', 'UTF8');
    words.push('--no-instructions', ...localeWords(major));
    await run(words[0], words.slice(1));
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`The database could not be made in ${folder}: ${wordsOf(error)}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Letters sort bytewise and have cases beyond ASCII; from 17 on without the machine's own locale. */
const localeWords = (major: number): string[] =>
  major >= 17
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    : ['--locale=C.UTF-8', '--lc-messages=C'];

function wordsOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said === '' ? String(error) : said.split('\n').slice(-3).join(' | ');
}
