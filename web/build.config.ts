import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';

/**
 * `node build.config.ts [--into folder]`: the shell with React, then beside it the document of workers' pages, which begins where
 * phones are slow and brings Preact in React's place.
 */
const { values } = parseArgs({
  options: { into: { type: 'string', default: join(import.meta.dirname, 'dist') } },
});
const outDir = resolve(values.into);

for (const file of ['vite.config.ts', 'page.config.ts'])
  await build({ configFile: join(import.meta.dirname, file), logLevel: 'warn', build: { outDir } });
