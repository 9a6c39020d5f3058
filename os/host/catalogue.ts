import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flush } from '../historian/duckdb/durable.ts';

/** What lies in an app's folder and is not part of it when it runs. */
const LEFT_OUT = /^(node_modules|\..*)$|\.test\.tsx?$/;
const ENTRY = ['app.ts', 'app.js'];

/** A folder that holds an app, not yet read. */
export interface Offer {
  readonly folder: string;
  /** File that declares it. */
  readonly entry: string;
}

/**
 * The apps that folders hold: a folder with an `app.ts` or `app.js`, and every folder below that has one. There is no
 * list of ids. A name that begins with a dot or ends in `.new` is still being made.
 */
export async function offersIn(folders: readonly string[]): Promise<Offer[]> {
  const found: Offer[] = [];
  for (const folder of folders.filter((one) => existsSync(one))) {
    const itself = offerIn(folder);
    if (itself !== null) {
      found.push(itself);
      continue;
    }
    for (const name of (await readdir(folder)).filter((one) => !/^\.|\.new$/.test(one)).sort()) {
      const offer = offerIn(join(folder, name));
      if (offer !== null) found.push(offer);
    }
  }
  return found;
}

/** The app of one folder, or null. */
export function offerIn(folder: string): Offer | null {
  const entry = ENTRY.find((file) => existsSync(join(folder, file)));
  return entry === undefined ? null : { folder, entry: join(folder, entry) };
}

/** Files of an app in one order, relative to its folder, with forward slashes. */
export async function filesOf(folder: string, under = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    if (LEFT_OUT.test(entry.name)) continue;
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesOf(folder, name)));
    else if (entry.isFile()) found.push(name);
  }
  return found.sort();
}

/** Changes whenever a file of the folder does. */
export async function stampOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesOf(folder)) {
    const { size, mtimeMs } = await stat(join(folder, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** SHA-256 over names and contents. */
export async function checksumOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesOf(folder))
    hash
      .update(`${file}\0`)
      .update(await readFile(join(folder, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * Keeps a copy of an app's code, so that what runs does not change under it and going back finds the code of before.
 * @returns the package's name below `packages`: `orders/1.2.0-1a2b3c4d`
 */
export async function keep(folder: string, packages: string, id: string, version: string): Promise<string> {
  const name = join(id, `${version}-${(await checksumOf(folder)).slice(0, 8)}`);
  const target = join(packages, name);
  if (existsSync(target)) return name;
  const making = `${target}.new`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  for (const file of await filesOf(folder))
    await cp(join(folder, file), join(making, file), { recursive: true });
  // What the database will name must be on the disk before, also when the power goes.
  for (const file of await filesOf(making)) await flush(join(making, file));
  await rename(making, target);
  await flush(dirname(target));
  return name;
}
