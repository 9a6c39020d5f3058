import { stripTypeScriptTypes } from 'node:module';

const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"\n]*)\.ts\2/g;

/** TypeScript with erasable types as JavaScript; what it imports of its own folder is JavaScript too. */
export const toJavaScript = (source: string): string =>
  quietly(() => stripTypeScriptTypes(source)).replaceAll(SPECIFIER, '$1$2$3.js$2');

/** Node warns at the first use that its own way may change; whoever packs an app can do nothing about it. */
function quietly<T>(work: () => T): T {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}

const IMPORTED = /\bfrom\s*['"]([^'"\n]+)['"]|\bimport\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** What a module imports, as written. */
export const importedBy = (source: string): string[] =>
  [...source.matchAll(IMPORTED)].map(([, from, bare]) => from ?? bare ?? '');
