import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf } from '../catalogue.ts';
import { FAULT } from '../check-words.ts';
import { modulesOf } from '../pages/faces.ts';
import { bundled, fileOf } from '../pages/pages.ts';
import type { Files } from './archive.ts';
import { importedBy, toJavaScript } from './javascript.ts';
import { withManifest } from './manifest.ts';

/** Files beside the app that are for its author. */
const FOR_THE_AUTHOR = /^(package(-lock)?|tsconfig[\w.-]*|manifest)\.json$|\.tgz$/;
/** Pages are bundled, each with what it imports. */
const OF_PAGES = /^pages\/.*\.tsx?$/;
const IS_SOURCE = /(?<!\.d)\.ts$/;

/** A library would have to lie where the app runs. */
const isBrought = (specifier: string): boolean =>
  specifier.startsWith('.') || /^@selvedge\/(sdk|contracts)\//.test(specifier);

/**
 * An app as the files of a package: JavaScript in place of TypeScript, pages as one module each, a manifest. The same
 * folder gives the same files.
 * @param types declarations of types that go along, by file
 */
export async function packageOf(
  folder: string,
  definition: AppDefinition,
  types: Files = new Map(),
): Promise<Files> {
  const files = new Map<string, Buffer>(types);
  for (const file of await filesOf(folder)) {
    if (FOR_THE_AUTHOR.test(file) || OF_PAGES.test(file)) continue;
    const content = await readFile(join(folder, file));
    if (IS_SOURCE.test(file))
      files.set(file.replace(/ts$/, 'js'), Buffer.from(toJavaScript(content.toString('utf8'))));
    else files.set(file, content);
  }
  for (const module of modulesOf(definition))
    files.set(module.replace(/\.tsx?$/, '.js'), Buffer.from(await bundled(join(folder, module))));
  files.set('package.json', Buffer.from('{ "type": "module" }\n'));
  return withManifest(definition.id, definition.version, files);
}

/** What would be missing where the package is installed, in sentences for the app's author. */
export async function lacksOf(folder: string, definition: AppDefinition): Promise<Titles[]> {
  const lacks = modulesOf(definition)
    .filter((module) => fileOf(folder, module) === null)
    .map((module) => FAULT.noFile(module));
  for (const file of await filesOf(folder)) {
    if (!/\.[jt]s$/.test(file) || file.endsWith('.d.ts') || OF_PAGES.test(file)) continue;
    const source = await readFile(join(folder, file), 'utf8');
    for (const specifier of importedBy(IS_SOURCE.test(file) ? toJavaScript(source) : source))
      if (!isBrought(specifier)) lacks.push(FAULT.library(file, specifier));
  }
  return lacks;
}
