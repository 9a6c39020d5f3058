import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dictionary } from '@selvedge/sdk/pack';
import { loadPacks } from './loader.ts';

/** What packs say of the trade, read when it is first asked for. */
export class Trade {
  readonly #folder: string;
  #dictionary: Promise<Dictionary> | null = null;

  /** @param folder whose folders are packs */
  constructor(folder: string) {
    this.#folder = folder;
  }

  dictionary(): Promise<Dictionary> {
    this.#dictionary ??= this.#read();
    return this.#dictionary;
  }

  async #read(): Promise<Dictionary> {
    const files = existsSync(this.#folder)
      ? readdirSync(this.#folder)
          .toSorted()
          .map((name) => join(this.#folder, name, 'pack.ts'))
          .filter((file) => existsSync(file))
      : [];
    const packs = (await Promise.all(files.map(loadPacks))).flat();
    return {
      operations: packs.flatMap(({ operations }) => operations),
      defects: packs.flatMap(({ defects }) => defects),
    };
  }
}
