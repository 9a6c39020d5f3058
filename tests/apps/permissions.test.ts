import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadApp } from '@selvedge/os/host/loader.ts';
import { openApps, testPermissions } from '@selvedge/sdk/testing';

/** The matrix of every app of the house, and of the apps that the tests have. */

const HOUSE = join(import.meta.dirname, '..', '..');
const FOLDERS = [join(import.meta.dirname, 'first'), join(HOUSE, 'apps'), join(HOUSE, 'brain')];

/** Folders of apps that stand in for those that are not in the house. */
const STAND_INS = [join(HOUSE, 'apps', 'wages', 'tests')];

const folders = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((app) => existsSync(join(app, 'app.ts'))),
);

// All are read before the first test is told: one that comes while others are over already would find its house closed.
const definitions = await Promise.all(folders.map((folder) => loadApp(join(folder, 'app.ts'))));

folders.forEach((folder, index) => {
  const definition = definitions[index];
  testPermissions(definition, async () => {
    const house = await openApps(...(await neededBy(folder)), folder);
    return { house, stranger: await house.stranger('stranger') };
  });
});

/** Folders of the apps that an app cannot be without, and of those that they cannot, in the order of their installation. */
async function neededBy(folder: string): Promise<string[]> {
  const { requires } = await loadApp(join(folder, 'app.ts'));
  const needed = new Set<string>();
  for (const id of Object.keys(requires?.apps ?? {})) {
    const one = folderOf(id);
    for (const before of await neededBy(one)) needed.add(before);
    needed.add(one);
  }
  return [...needed];
}

function folderOf(id: string): string {
  const folder =
    folders.find((one) => one.endsWith(`/${id}`)) ??
    STAND_INS.map((one) => join(one, id)).find((one) => existsSync(join(one, 'app.ts')));
  if (folder === undefined) throw new Error(`No folder holds the app “${id}”.`);
  return folder;
}
