import { SelvedgeError } from '@selvedge/sdk/errors';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractOf } from '../contracts.ts';
import { SHARED } from './shared.ts';

const PREFIX = '\0shared:';
const CONTRACT = /^@selvedge\/contracts\/([a-z][a-z0-9-]*)$/;

/** A module as a browser loads it. */
export interface PageCode {
  readonly code: string;
  /** Of the code: another page has another. */
  readonly hash: string;
}

/** Page modules of installed apps, ready for a browser; made once for each kept package. */
export class Pages {
  readonly #made = new Map<string, Promise<PageCode>>();

  /**
   * @param folder the app's kept package; @param module the page's file below it
   * @returns an ES module that imports nothing: React and the parts are the shell's
   * @throws not.found when the package lacks it; Error when it cannot be made
   */
  code(folder: string, module: string): Promise<PageCode> {
    const path = fileOf(folder, module);
    if (path === null)
      return Promise.reject(new SelvedgeError('not.found', { object: { zh: '页面', en: 'page' } }));
    const known = this.#made.get(path);
    if (known !== undefined) return known;
    const made = (path.endsWith('.js') ? readFile(path, 'utf8') : bundled(path)).then((code) => ({
      code,
      hash: createHash('sha256').update(code).digest('hex').slice(0, 16),
    }));
    this.#made.set(path, made);
    made.catch(() => this.#made.delete(path));
    return made;
  }
}

/** A page's file in its app's folder, or null. Packing makes one module of a page. */
export function fileOf(folder: string, module: string): string | null {
  const written = normalize(join(folder, module));
  const path = existsSync(written) ? written : written.replace(/\.tsx?$/, '.js');
  return path.startsWith(folder + sep) && existsSync(path) ? path : null;
}

/** One module of a page and everything it imports but what the shell shares. Used when an app is packed, too. */
export async function bundled(path: string): Promise<string> {
  // Loaded when first needed: the platform starts sooner.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: path,
    platform: 'browser',
    transform: { jsx: { runtime: 'automatic', development: false } },
    plugins: [
      {
        name: 'shared-with-the-shell',
        resolveId(specifier: string, importer: string | undefined) {
          if (SHARED[specifier] !== undefined) return PREFIX + specifier;
          if (specifier.startsWith('@selvedge/sdk/')) return fileURLToPath(import.meta.resolve(specifier));
          const [, app] = CONTRACT.exec(specifier) ?? [];
          return app === undefined || importer === undefined ? null : contractOf(app, importer);
        },
        load: (id: string) => (id.startsWith(PREFIX) ? (SHARED[id.slice(PREFIX.length)] ?? null) : null),
      },
    ],
  });
  try {
    const { output } = await bundle.generate({ format: 'es', minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
