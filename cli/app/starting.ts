import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailure, UsageFailure } from '../shell.ts';
import { compilerFacts } from './house.ts';

const STARTER = join(import.meta.dirname, 'starter');
/** What the starter calls itself. */
const STARTER_ID = 'handover';

/** Writes a small working app. @returns names of its files. @throws CommandFailure when something is there already */
export async function startApp(folder: string, id: string): Promise<string[]> {
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(id))
    throw new UsageFailure({
      zh: `应用的 id 要用 2 至 31 个小写字母、数字或“-”，以字母开头，不是“${id}”。可用 --id 指定。`,
      en: `An app’s id has 2 to 31 lower case letters, digits or “-” and begins with a letter; “${id}” has not. Name one with --id.`,
    });
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new CommandFailure({
      zh: `${folder} 里已有文件。请换一个新文件夹。`,
      en: `There are files in ${folder} already. Choose a new folder.`,
    });
  const files = new Map<string, string>();
  for (const name of (await readdir(STARTER)).sort())
    files.set(name, (await readFile(join(STARTER, name), 'utf8')).replaceAll(STARTER_ID, id));
  files.set('package.json', json({ name: id, private: true, type: 'module' }));
  files.set('tsconfig.json', json({ ...compilerFacts(folder), include: ['.'], exclude: ['node_modules'] }));
  files.set('.gitignore', 'node_modules\n*.tgz\n');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  return [...files.keys()].sort();
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
