import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** statfs(2): the file system that lives in memory. */
const TMPFS = 0x0102_1994;
/** Bytes; a whole run has left 1.8 GB there at most, and its processes want as much again beside it. */
const WANTED = 6 * 1024 ** 3;

/** A fresh folder for all that the tests write: in memory where there is plenty of it, unless TMPDIR says where. */
export async function scratchFolder(said = process.env['TMPDIR']): Promise<string> {
  const isRoomy = process.availableMemory() >= WANTED && (await roomInMemory(MEMORY)) >= WANTED;
  return mkdtemp(join(said === undefined && isRoomy ? MEMORY : tmpdir(), 'sv-'));
}

/** Bytes free in a folder that lies in memory; 0 = it is none. */
export async function roomInMemory(folder: string): Promise<number> {
  try {
    const { type, bavail, bsize } = await statfs(folder);
    return type === TMPFS ? bavail * bsize : 0;
  } catch {
    return 0;
  }
}
