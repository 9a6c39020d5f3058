import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Folders that hold tests, longest-running first so that two lanes end together. */
const ROOMS = ['tests', 'web', 'os', 'connectors', 'cli', 'town', 'bench', 'sdk'];

const NOT_OURS = new Set(['node_modules', 'dist']);

/** Every `*.test.ts` of the house, as paths relative to its root with forward slashes, room by room. */
export async function testFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const room of ROOMS) {
    const inRoom: string[] = [];
    for await (const file of filesBelow(join(root, room))) {
      if (file.endsWith('.test.ts')) inRoom.push(relative(root, file).split(sep).join('/'));
    }
    found.push(...inRoom.sort());
  }
  return found;
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
