import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';

/**
 * Under another user PostgreSQL must be able to walk to its data and its programs. Opens the data folder for walking
 * through (not for reading), gives PostgreSQL's own folder to that user, and copies programs he cannot reach.
 * @returns folder of the programs. @throws Error naming the folder that is in the way
 */
export function makeReachable(data: string, folder: string, binaries: string, account: Account): string {
  if (account.owner === null) return binaries;
  chmodSync(data, 0o711);
  const closed = closedOn(data);
  if (closed !== null) {
    throw new Error(
      `PostgreSQL must run as another user here (user namespaces are forbidden), and ${closed} is closed to others. ` +
        'Set SELVEDGE_DATA to a folder outside closed homes (for example /var/lib/selvedge), start Selvedge as an ' +
        'ordinary user, or set SELVEDGE_POSTGRES to a PostgreSQL 15 or newer.',
    );
  }
  if (existsSync(folder)) give(folder, account.owner);
  return closedOn(binaries) === null ? binaries : copied(binaries, data);
}

/** The first folder on the way that others may not walk through, or null. */
function closedOn(path: string): string | null {
  const place = realpathSync(path);
  const up = dirname(place);
  const above = up === place ? null : closedOn(up);
  return above ?? ((statSync(place).mode & 0o001) === 0 ? place : null);
}

function give(path: string, owner: { readonly uid: number; readonly gid: number }): void {
  if (statSync(path).uid === owner.uid) return;
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(path, entry), owner.uid, owner.gid);
  // Last: whoever finds it given finds all of it given.
  lchownSync(path, owner.uid, owner.gid);
}

/** The programs with their libraries and shared files (the folder above `bin`), open to read. */
function copied(binaries: string, data: string): string {
  const version = statSync(join(binaries, 'postgres')).size;
  const target = join(data, `programs-${version}`);
  const inside = join(target, 'bin');
  if (existsSync(inside)) return inside;
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  cpSync(dirname(realpathSync(binaries)), fresh, { recursive: true, verbatimSymlinks: true });
  chmodSync(fresh, 0o755);
  renameSync(fresh, target);
  return inside;
}
