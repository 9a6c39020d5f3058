import type { Files } from '@selvedge/os/host/packing/archive.ts';
import { packageOf } from '@selvedge/os/host/packing/pack.ts';
import type { AppDefinition } from '@selvedge/sdk/app';
import { demandWhole, readApp } from './reading.ts';
import { typesOf } from './types.ts';

/** An app's folder as the files of a package. @throws CommandFailure with everything that is wrong with it */
export async function packed(folder: string): Promise<{ definition: AppDefinition; files: Files }> {
  const app = await readApp(folder);
  const definition = demandWhole(app);
  return { definition, files: await packageOf(app.folder, definition, await typesOf(app.folder)) };
}
