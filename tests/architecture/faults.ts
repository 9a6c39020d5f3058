import { LOADERS, READS_ENVIRONMENT, importFault, isTest, nameFault, placeFault } from './floors.ts';
import { readSource } from './source.ts';

/**
 * Everything one file does against the map, as sentences.
 * @param connectors ids of the connectors there are: the rooms that host them may not know these words
 */
export function faultsOf(file: string, text: string, connectors: readonly string[]): string[] {
  const reaches = readSource(file, text);
  const faults = [
    placeFault(file),
    nameFault(file),
    ...reaches.imports.map((specifier) => importFault(file, specifier)),
  ];
  if (!isTest(file)) {
    if (reaches.readsEnvironment && !READS_ENVIRONMENT.includes(file))
      faults.push('reads process.env: take a Config instead');
    if (reaches.computedImports > 0 && !LOADERS.includes(file)) faults.push('imports by a computed name');
    if (/^os\/(gateway|host)\//.test(file)) {
      const known = connectors.filter((id) => reaches.strings.has(id));
      if (known.length > 0) faults.push(`knows built-in connectors by name: ${known.join(', ')}`);
    }
  }
  return faults.filter((fault) => fault !== null);
}
