import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** A socket's path may have 107 bytes; the file's own name takes 16, its lock 5 more. */
const LONGEST = 85;

/** Where PostgreSQL listens: in the data folder when that is short and plain enough, else in the temporary folder. */
export function socketFolderOf(data: string): string {
  const own = ownFolder(data);
  // PostgreSQL reads a list of folders, with commas and quotes.
  if (Buffer.byteLength(own) <= LONGEST && !/[,"'\\]|\s$/.test(own)) return own;
  const place = realpathSync(data);
  return join(tmpdir(), `selvedge-${createHash('sha256').update(place).digest('hex').slice(0, 16)}`);
}

/** Makes the folder, open to its owner only. @throws Error when somebody else made it first */
export function makeSocketFolder(folder: string, { owner }: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const self = process.getuid?.();
  const facts = lstatSync(folder);
  if (!facts.isDirectory() || (self !== undefined && facts.uid !== self && facts.uid !== owner?.uid))
    throw new Error(`${folder} belongs to somebody else. Remove it, then start again.`);
  chmodSync(folder, 0o700);
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
}

/** Takes a socket folder away that is not in the data folder. */
export function removeSocketFolder(folder: string, data: string): void {
  if (folder !== ownFolder(data)) rmSync(folder, { recursive: true, force: true });
}

const ownFolder = (data: string): string => join(data, 'run');
