import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { allow, type Principal } from '../../identity/principal.ts';
import { missing } from '../words.ts';

/** A file with what a removed app had kept. */
export interface AppExport {
  readonly name: string;
  readonly app: string;
  readonly version: string;
  readonly at: Date;
  readonly bytes: number;
}

const NAME = /^([a-z][a-z0-9-]*?)-(\d+\.\d+\.\d+(?:-[\w.]+)?)-\d{14}\.zip$/;
const OBJECT = { zh: '导出文件', en: 'export' };

/** Files that removed apps left on the installation, for its operator. */
export class AppExports {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Newest first. */
  async list(principal: Principal): Promise<AppExport[]> {
    allow(principal, 'installation.operate');
    const names = await readdir(this.#folder).catch(() => []);
    const found: AppExport[] = [];
    for (const name of names) {
      const [, app, version] = NAME.exec(name) ?? [];
      if (app === undefined || version === undefined) continue;
      const { size, mtime } = await stat(join(this.#folder, name));
      found.push({ name, app, version, at: mtime, bytes: size });
    }
    return found.sort((a, b) => (a.name.slice(-18) < b.name.slice(-18) ? 1 : -1));
  }

  /** @throws not.found */
  async open(principal: Principal, name: string): Promise<Readable> {
    const found = (await this.list(principal)).find((one) => one.name === name);
    if (found === undefined) throw missing(OBJECT);
    return createReadStream(join(this.#folder, found.name));
  }
}
