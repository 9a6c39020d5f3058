import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const NOT_SOURCES = new Set(['node_modules', 'dist']);

/** Folder of the whole house. */
export const HOUSE = join(import.meta.dirname, '..');

export const havePages = async (root: string): Promise<boolean> =>
  (await changedAt(join(root, 'web', 'dist', 'index.html'))) > 0;

/**
 * Builds the web pages when they are missing or older than their sources. The old pages stay until the new are whole.
 * @param root folder of the whole house
 * @throws Error with the build's output when it fails
 */
export async function buildPages(root: string): Promise<'built' | 'fresh' | 'none'> {
  const web = join(root, 'web');
  if ((await changedAt(join(web, 'index.html'))) === 0) return 'none';
  const built = await changedAt(join(web, 'dist', 'index.html'));
  const newest = Math.max(await newestBelow(web), await newestBelow(join(root, 'sdk')));
  if (built >= newest) return 'fresh';
  const aside = join(root, 'node_modules', '.cache', `selvedge-web-${process.pid}`);
  const [fresh, old] = [join(aside, 'new'), join(aside, 'old')];
  try {
    await mkdir(aside, { recursive: true });
    await runBuild(root, fresh);
    if (built > 0) await rename(join(web, 'dist'), old);
    await rename(fresh, join(web, 'dist'));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return 'built';
}

const changedAt = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.mtimeMs ?? 0;

async function newestBelow(folder: string): Promise<number> {
  let newest = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name) || entry.name.endsWith('.test.ts')) continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? await newestBelow(path) : await changedAt(path));
  }
  return newest;
}

function runBuild(root: string, into: string): Promise<void> {
  const child = spawn(process.execPath, ['build.config.ts', '--into', into], {
    cwd: join(root, 'web'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `The pages could not be built (the build ended with ${code}).\n${stripVTControlCharacters(printed.join(''))}`,
          ),
        );
    });
  });
}
