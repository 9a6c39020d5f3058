import { readFile, readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What `postmaster.pid` says of a server that runs on a folder. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
}

/** The living postmaster of a PostgreSQL folder, or null. A process number used again by another program does not count. */
export async function findPostmaster(folder: string): Promise<Postmaster | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !(await worksOn(pid, folder))) return null;
  return { pid, socketFolder: lines[4]?.trim() ?? '' };
}

/** Process numbers of everything that still works on a PostgreSQL folder, backends of a killed postmaster too. */
export async function processesOn(folder: string): Promise<number[]> {
  const entries = await readdir('/proc').catch(() => []);
  const found: number[] = [];
  for (const pid of entries.map(Number))
    if (Number.isInteger(pid) && (await worksOn(pid, folder))) found.push(pid);
  return found;
}

/** True while a process lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * True for a living process of PostgreSQL that works on the folder: it makes the folder its working directory, and a
 * moved folder takes that with it. Without /proc the process number alone decides.
 */
export async function worksOn(pid: number, folder: string): Promise<boolean> {
  if (pid <= 1 || !isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const [directory, place] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => null),
    // A folder that was deleted under a server.
    realpath(folder).catch(() => `${folder} (deleted)`),
  ]);
  if (directory !== place) return false;
  const status = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  return /^\d+ \((postgres|postmaster)\) [^ZX]/.test(status);
}

/** Waits until a process works on the folder no more. @returns false when it still does after the time */
export async function waitForEnd(pid: number, folder: string, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (await worksOn(pid, folder)) {
    if (Date.now() > end) return false;
    await delay(20);
  }
  return true;
}
