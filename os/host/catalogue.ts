import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Files of an app's folder that are not part of it when it runs. */
const LEFT_OUT = /(^|\/)(node_modules|\.[^/]+)(\/|$)|\.test\.tsx?$/;
const ENTRY = ['app.ts', 'app.js'];

/** A folder that holds an app, not yet read. */
export interface Offer {
  readonly folder: string;
  /** File that declares it. */
  readonly entry: string;
}

/** The apps that folders hold: every folder below with an `app.ts` or `app.js`. There is no list of ids. */
export async function offersIn(folders: readonly string[]): Promise<Offer[]> {
  const found: Offer[] = [];
  for (const parent of folders.filter((folder) => existsSync(folder)))
    for (const name of (await readdir(parent)).sort()) {
      const offer = offerIn(join(parent, name));
      if (offer !== null) found.push(offer);
    }
  return found;
}

/** The app of one folder, or null. */
export function offerIn(folder: string): Offer | null {
  const entry = ENTRY.find((file) => existsSync(join(folder, file)));
  return entry === undefined ? null : { folder, entry: join(folder, entry) };
}

/** Files of an app in one order, relative to its folder. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !LEFT_OUT.test(file))
    .sort();
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
  await rename(making, target);
  return name;
}
