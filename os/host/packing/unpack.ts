import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from './archive.ts';
import { type Manifest, verify } from './manifest.ts';

/** An app that lies in the catalogue beside the one of before, until somebody decides. */
export interface Unpacked {
  readonly manifest: Manifest;
  /** Folder that holds it now. */
  readonly folder: string;
  /** Puts it in the place of the one of before. @returns the way back */
  offer(): Promise<() => Promise<void>>;
  /** Takes it away, or what is left of the one before. */
  tidy(): Promise<void>;
}

/**
 * Writes the files of a package beside the catalogue's own, where they are not on offer yet.
 * @throws input.invalid when it is not whole
 */
export async function unpack(files: Files, catalogue: string): Promise<Unpacked> {
  const manifest = verify(files);
  const place = join(catalogue, manifest.id);
  const fresh = join(catalogue, `.${manifest.id}.new`);
  const old = join(catalogue, `.${manifest.id}.old`);
  await rm(fresh, { recursive: true, force: true });
  try {
    for (const [name, content] of files) {
      const file = join(fresh, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  const putBack = async (): Promise<void> => {
    await rm(place, { recursive: true, force: true });
    if (existsSync(old)) await rename(old, place);
  };
  return {
    manifest,
    folder: fresh,
    async offer() {
      await rm(old, { recursive: true, force: true });
      if (existsSync(place)) await rename(place, old);
      await rename(fresh, place);
      return putBack;
    },
    async tidy() {
      for (const folder of [fresh, old]) await rm(folder, { recursive: true, force: true });
    },
  };
}
