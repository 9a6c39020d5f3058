import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, pack } from 'tar-stream';
import { copyState, restoreState } from './state-copy.ts';

/** What a backup says of itself, in `backup.json` at its head. */
export interface BackupFacts {
  /** 2 = with apps. */
  readonly format: 1 | 2;
  readonly version: string;
  readonly madeAt: string;
  /** Rows per table of the state. */
  readonly state: Readonly<Record<string, number>>;
}

/** What a backup is made from. */
export interface BackupSource {
  /** The data folder. */
  readonly data: string;
  readonly version: string;
  readonly adminUrl: string;
  /** Writes a consistent copy of the history into an empty folder. */
  readonly cutHistory: (folder: string) => Promise<void>;
}

/** `apps` is the code of installed apps, `catalogue` what is on offer beside the house's own. */
const FOLDERS = ['tls', 'files', 'apps', 'catalogue'] as const;
/** An app's folder that is still being made, below `apps` or `catalogue`. */
const UNFINISHED = /^(apps\/[^/]+|catalogue)\/[^/]+\.new$/;

/**
 * Makes a backup as a tar stream while the platform runs: history is cut first, then the state is read in one
 * transaction, so that no series is in the history that the state does not know; then the authority, the files and the
 * code of apps, of which no version ever changes.
 * The gathering folder is beside the data (hard links, no second copy) and removed when the stream ends.
 */
export async function makeBackup(source: BackupSource): Promise<{ stream: Readable; facts: BackupFacts }> {
  const folder = await mkdtemp(join(source.data, 'backup-'));
  try {
    await mkdir(join(folder, 'history'));
    await source.cutHistory(join(folder, 'history'));
    const state = await copyState(source.adminUrl, join(folder, 'state'));
    for (const name of FOLDERS)
      if (existsSync(join(source.data, name)))
        await cp(join(source.data, name), join(folder, name), {
          recursive: true,
          filter: (path) => !UNFINISHED.test(relative(source.data, path).split(sep).join('/')),
        });
    const facts: BackupFacts = {
      format: 2,
      version: source.version,
      madeAt: new Date().toISOString(),
      state,
    };
    await writeFile(join(folder, 'backup.json'), JSON.stringify(facts, null, 2));
    return { stream: tarOf(folder, () => void rm(folder, { recursive: true, force: true })), facts };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function tarOf(folder: string, done: () => void): Readable {
  const archive = pack();
  archive.once('close', done);
  const fill = async (): Promise<void> => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    files.sort((a, b) => Number(b.endsWith('backup.json')) - Number(a.endsWith('backup.json')));
    for (const file of files) {
      const { size } = await stat(file);
      const entry = archive.entry({ name: relative(folder, file).split(sep).join('/'), size, mode: 0o600 });
      await pipeline(createReadStream(file), entry);
    }
    archive.finalize();
  };
  fill().catch((error: Error) => archive.destroy(error));
  return archive;
}

/**
 * Unpacks a backup into an empty data folder; the state waits in `restore/` until `finishRestore`.
 * @throws Error when the folder holds a platform already, or the file is no backup of a version we can read
 */
export async function unpackBackup(stream: Readable, data: string): Promise<BackupFacts> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  if ((await readdir(data)).length > 0)
    throw new Error(`${data} is not empty. Restore into an empty folder, then point SELVEDGE_DATA at it.`);
  const archive = extract();
  archive.on('entry', (header, content, next) => {
    const target = targetOf(data, header.name);
    if (target === null || header.type !== 'file') {
      next(new Error(`The backup holds an entry that may not be there: ${header.name}`));
      return;
    }
    mkdir(dirname(target), { recursive: true, mode: 0o700 })
      .then(() => pipeline(content, createWriteStream(target, { mode: 0o600, flush: true })))
      // oxlint-disable-next-line promise/no-callback-in-promise -- the archive goes on when it is called
      .then(() => next(), next);
  });
  await pipeline(stream, archive as unknown as Writable);
  return readFacts(data);
}

/** Places of the archive's parts in the data folder; null for anything else, `../` included. */
function targetOf(data: string, name: string): string | null {
  const [top, ...rest] = name.split('/');
  if (rest.some((part) => part === '..' || part === '')) return null;
  if (name === 'backup.json') return join(data, 'restore', 'backup.json');
  if (rest.length === 0) return null;
  if (top === 'state') return join(data, 'restore', 'state', ...rest);
  return top === 'history' || FOLDERS.some((folder) => folder === top) ? join(data, top, ...rest) : null;
}

async function readFacts(data: string): Promise<BackupFacts> {
  const text = await readFile(join(data, 'restore', 'backup.json'), 'utf8').catch(() => null);
  if (text === null) throw new Error('This file is no Selvedge backup: it has no backup.json.');
  const facts = JSON.parse(text) as BackupFacts;
  if (facts.format !== 1 && facts.format !== 2)
    throw new Error(`This backup has format ${String(facts.format)}; this version reads formats 1 and 2.`);
  return facts;
}

/** Loads the state of an unpacked backup into the freshly migrated store; the second and last step of a restore. */
export async function finishRestore(data: string, adminUrl: string): Promise<Record<string, number>> {
  const folder = join(data, 'restore');
  const counts = await restoreState(adminUrl, join(folder, 'state'));
  const done = join(data, `restored-${Date.now()}`);
  await rename(folder, done);
  await rm(done, { recursive: true });
  return counts;
}
