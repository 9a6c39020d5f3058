import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '@selvedge/os/config.ts';
import { z } from 'zod';
import { atPlatform } from '../platform-door.ts';
import { CommandFailure, UsageFailure } from '../shell.ts';

export interface Removal {
  readonly id: string;
  readonly records: 'keep' | 'export' | 'drop';
  /** Where the records are; null = in no file. */
  readonly file: string | null;
}

const listed = z.object({ items: z.array(z.object({ name: z.string(), app: z.string() })) });

/** Takes an app away from the platform of the data folder, with what becomes of its records. @throws CommandFailure, Error with the platform's words */
export async function removeApp(
  config: Config,
  id: string,
  wish: { readonly export?: string; readonly drop?: boolean },
): Promise<Removal> {
  if (wish.export !== undefined && wish.drop === true)
    throw new UsageFailure({ zh: '--export 和 --drop 只能选一个。', en: 'Choose --export or --drop.' });
  const file = wish.export === undefined ? null : resolve(wish.export);
  if (file !== null && existsSync(file))
    throw new CommandFailure({
      zh: `${file} 已存在。换个文件名。`,
      en: `${file} exists. Choose another name.`,
    });
  const records = file !== null ? 'export' : wish.drop === true ? 'drop' : 'keep';
  await atPlatform(config, {}, async ({ send, download }) => {
    await send('POST', `/apps/${id}/remove`, { records });
    if (file === null) return;
    // Newest first.
    const { items } = listed.parse(await send('GET', '/app-exports'));
    const made = items.find(({ app }) => app === id);
    if (made === undefined) throw new Error(`There is no export of ${id}.`);
    await download(`/app-exports/${made.name}`, file);
  });
  return { id, records, file };
}
