import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../shell.ts';

const DAY = 86_400_000;
/** What was not asked for so long is forgotten. */
const KEPT = 30 * DAY;

/**
 * File in which the compiler keeps what it has checked in a folder, so that it looks at what changed alone; null where
 * this person's cache cannot be written.
 */
export async function rememberedOf(folder: string, env: Environment): Promise<string | null> {
  const cache = join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'selvedge', 'types');
  try {
    await mkdir(cache, { recursive: true });
    for (const name of await readdir(cache)) {
      const { mtimeMs } = await stat(join(cache, name));
      if (Date.now() - mtimeMs > KEPT) await rm(join(cache, name), { force: true });
    }
  } catch {
    return null;
  }
  return join(cache, `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.tsbuildinfo`);
}
