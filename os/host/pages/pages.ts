import { SelvedgeError } from '@selvedge/sdk/errors';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { SHARED } from './shared.ts';

const PREFIX = '\0shared:';

/** Page modules of installed apps, ready for a browser; made once for each kept package. */
export class Pages {
  readonly #made = new Map<string, Promise<string>>();

  /**
   * @param folder the app's kept package; @param module the page's file below it
   * @returns an ES module that imports nothing: React is the shell's
   * @throws not.found when the package lacks it; Error when it cannot be made
   */
  module(folder: string, module: string): Promise<string> {
    const written = normalize(join(folder, module));
    // Packing makes one module of a page.
    const path = existsSync(written) ? written : written.replace(/\.tsx?$/, '.js');
    if (!path.startsWith(folder + sep) || !existsSync(path))
      return Promise.reject(new SelvedgeError('not.found', { object: { zh: '页面', en: 'page' } }));
    const known = this.#made.get(path);
    if (known !== undefined) return known;
    const made = path.endsWith('.js') ? readFile(path, 'utf8') : bundled(path);
    this.#made.set(path, made);
    made.catch(() => this.#made.delete(path));
    return made;
  }
}

/** One module of a page and everything it imports but what the shell shares. Used when an app is packed, too. */
export async function bundled(path: string): Promise<string> {
  const bundle = await rolldown({
    input: path,
    platform: 'browser',
    transform: { jsx: { runtime: 'automatic', development: false } },
    plugins: [
      {
        name: 'shared-with-the-shell',
        resolveId: (specifier: string) => (SHARED[specifier] === undefined ? null : PREFIX + specifier),
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
