import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const ALWAYS = ['/appearance.js', '/favicon.svg', '/icon-192.png', '/icon-512.png'];
/** What begins here is the desk's: it is not kept for stations. */
const DESK = [/\/parts\/DeskForm\.tsx$/, /\/page\/figures\/parts\.ts$/];

/** Writes `kept.json`: the files that a page without a shell needs, for the worker that keeps them on a device. */
export const kept = (): Plugin => ({
  name: 'selvedge-kept',
  apply: 'build',
  // After every other plugin: chunks that held styles only are gone by now.
  writeBundle({ dir = '' }, bundle) {
    const files = new Set<string>();
    const visit = (name: string): void => {
      const chunk = bundle[name];
      if (files.has(name) || chunk?.type !== 'chunk' || isOfDesk(chunk)) return;
      files.add(name);
      for (const one of [...chunk.imports, ...chunk.dynamicImports]) visit(one);
      for (const one of chunk.viteMetadata?.importedCss ?? []) files.add(one);
      for (const one of chunk.viteMetadata?.importedAssets ?? []) files.add(one);
    };
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/page.html') === true)
        visit(chunk.fileName);
    const paths = [...[...files].map((name) => `/${name}`).sort(), ...ALWAYS];
    const hash = createHash('sha256').update(paths.join('\n'));
    const open = join(import.meta.dirname, 'public');
    for (const name of readdirSync(open).sort()) hash.update(name).update(readFileSync(join(open, name)));
    hash.update(readFileSync(join(import.meta.dirname, 'page.html')));
    const version = hash.digest('hex').slice(0, 16);
    writeFileSync(join(dir, 'kept.json'), JSON.stringify({ version, files: paths }));
  },
});

const isOfDesk = ({ moduleIds }: Rolldown.OutputChunk): boolean =>
  DESK.some((entry) => moduleIds.some((id) => entry.test(id)));
