import type { Config } from '@selvedge/os/config.ts';
import { DATABASE, OWNER } from '@selvedge/os/store/embedded/server.ts';
import { findPostmaster } from '@selvedge/os/store/embedded/postmaster.ts';
import { readSecrets } from '@selvedge/os/store/secrets.ts';
import { PostgresStore, openStore, prepare, withRole } from '@selvedge/os/store/store.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { quiet } from './quiet.ts';
import { CommandFailure } from './shell.ts';

/**
 * Gives a short command the state store: beside a platform that runs, or by starting the database for the moment.
 * Whoever may read the data folder may do this; there is no other check.
 * @throws CommandFailure when the data folder holds no platform yet
 */
export async function withState<T>(config: Config, work: (store: PostgresStore) => Promise<T>): Promise<T> {
  const store = await openState(config);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function openState(config: Config): Promise<PostgresStore> {
  if (!existsSync(join(config.data, 'secrets.json'))) {
    throw new CommandFailure({
      zh: `${config.data} 中还没有平台。请先启动一次（npm start），或用 --data 指明数据文件夹。`,
      en: `There is no platform in ${config.data} yet. Start it once (npm start), or name the data folder with --data.`,
    });
  }
  const postmaster = config.postgres === null ? await findPostmaster(join(config.data, 'postgres')) : null;
  if (postmaster === null) return openStore({ data: config.data, external: config.postgres, log: quiet });
  const secrets = readSecrets(config.data);
  const socket = encodeURIComponent(postmaster.socketFolder);
  const admin = withRole(`postgresql://localhost/${DATABASE}?host=${socket}`, OWNER, secrets.owner);
  const roles = await prepare(admin, secrets);
  return new PostgresStore(
    admin,
    withRole(admin, roles.app, secrets.app),
    withRole(admin, roles.system, secrets.system),
    null,
    quiet,
  );
}
