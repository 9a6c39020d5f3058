import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What is run first, so that two lanes end together; the other folders follow. */
const LONGEST = ['tests', 'web', 'apps', 'os'];

const NOT_OURS = new Set(['node_modules', 'dist']);

/** Every `*.test.ts` of the house, as paths relative to its root with forward slashes, folder by folder. */
export async function testFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const room of new Set([...LONGEST, ...(await foldersOf(root))])) {
    const inRoom: string[] = [];
    for await (const file of filesBelow(join(root, room))) {
      if (file.endsWith('.test.ts')) inRoom.push(relative(root, file).split(sep).join('/'));
    }
    found.push(...inRoom.sort());
  }
  return found;
}

/** Of the house itself: the names of its own, without what tools keep there. */
async function foldersOf(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NOT_OURS.has(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** All files below a folder; none when it does not exist. */
export async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NOT_OURS.has(entry.name)) yield* filesBelow(path);
    } else if (entry.isFile()) {
      yield path;
    }
  }
}
