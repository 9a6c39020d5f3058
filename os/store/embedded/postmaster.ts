import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `postmaster.pid` says of a server that runs, or ran, on a data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
}

/** A living postmaster of a data folder, or null. A pid taken by another program since does not count. */
export async function findPostmaster(folder: string): Promise<Postmaster | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !(await isPostgres(pid))) return null;
  return { pid, socketFolder: lines[4]?.trim() ?? '' };
}

/** True while a process runs; one that ended and waits for its parent (zombie) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return /^\d+ \((postgres|postmaster)\) [^ZX]/.test(status);
}

/** Waits until a process is gone. @returns false when it is still there after the time */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (!isAlive(pid) || !(await isPostgres(pid))) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}
