import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadApp } from '@selvedge/os/host/loader.ts';
import { openApps, testPermissions } from '@selvedge/sdk/testing';

/** The matrix of every app of the house, and of the apps that the tests have. */

const HOUSE = join(import.meta.dirname, '..', '..');
const FOLDERS = [join(import.meta.dirname, 'first'), join(HOUSE, 'apps'), join(HOUSE, 'brain')];

const folders = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((app) => existsSync(join(app, 'app.ts'))),
);

for (const folder of folders) {
  const definition = await loadApp(join(folder, 'app.ts'));
  const needed = Object.keys(definition.requires?.apps ?? {}).map((id) => folderOf(id));
  testPermissions(definition, async () => {
    const house = await openApps(...needed, folder);
    return { house, stranger: await house.stranger('stranger') };
  });
}

function folderOf(id: string): string {
  const folder = folders.find((one) => one.endsWith(`/${id}`));
  if (folder === undefined) throw new Error(`No folder holds the app “${id}”.`);
  return folder;
}
