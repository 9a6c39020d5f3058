import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Flushes a file's or a folder's entries to disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Gives a finished temporary file its name so that a crash leaves the old state or the whole new file:
 * fsync the file, rename, fsync the folder. DuckDB's own COPY does not fsync.
 */
export async function settle(temporary: string, final: string): Promise<void> {
  await flush(temporary);
  await rename(temporary, final);
  await flush(dirname(final));
}

/** Removes what no manifest names: temporary files and files of a sealing that did not commit. */
export async function sweep(folder: string, isKnown: (relative: string) => boolean): Promise<number> {
  let removed = 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const relative = path.slice(folder.length + 1);
    if (!/\.(parquet|tmp)$/.test(entry.name) || isKnown(relative)) continue;
    await rm(path);
    removed++;
  }
  return removed;
}
