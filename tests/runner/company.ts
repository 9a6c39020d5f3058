import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const MOST = 10;

/** What opens a house, or looks at the platform's own parts, has a process to itself. */
const OPENS_HOUSES = /from '[^']*(testing|@selvedge\/os|\/os\/)[^']*'/;
const ROOMS_OF_HOUSES = /^(os|cli|tests)\//;

/** What reaches beyond its own file: hooks of every test, clocks, and the words of its process. */
const REACHES_OUT =
  /\b(before|beforeEach|afterEach)\(|\bmock\.|\bglobalThis\b|\bprocess\.(env|exit|on|once|chdir)\b/;

/** Which files run in one process: neighbours with rules alone, as loading costs more than most of them do. */
export async function together(root: string, files: readonly string[]): Promise<string[][]> {
  const groups: string[][] = [];
  const open = new Map<string, string[]>();
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8');
    const isAlone = ROOMS_OF_HOUSES.test(file) || OPENS_HOUSES.test(text) || REACHES_OUT.test(text);
    const group = isAlone ? undefined : open.get(roomOf(file));
    if (group !== undefined && group.length < MOST) {
      group.push(file);
      continue;
    }
    const fresh = [file];
    groups.push(fresh);
    if (!isAlone) open.set(roomOf(file), fresh);
  }
  return groups;
}

/** `apps/orders/rules/x.test.ts` → `apps/orders`; of the other rooms all together. */
const roomOf = (file: string): string =>
  dirname(file)
    .split('/')
    .slice(0, file.startsWith('apps/') ? 2 : 1)
    .join('/');
