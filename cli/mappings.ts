import { readMapping, type Mapping } from '@selvedge/connectors/file/mapping.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUSE } from './pages.ts';
import { UsageFailure } from './shell.ts';

const FOLDER = join(HOUSE, 'connectors', 'file', 'mappings');

/** A mapping by the name of one that comes with the house, or by its file. */
export function findMapping(name: string): Mapping {
  const file = [join(FOLDER, `${name}.yaml`), name].find((candidate) => existsSync(candidate));
  if (file !== undefined) return readMapping(readFileSync(file, 'utf8'));
  const known = readdirSync(FOLDER)
    .map((entry) => entry.replace(/\.yaml$/, ''))
    .join(', ');
  throw new UsageFailure({
    zh: `找不到映射“${name}”。自带的有：${known}；也可以给出一个 YAML 文件。`,
    en: `There is no mapping “${name}”. Those that come along: ${known}; or name a YAML file.`,
  });
}
