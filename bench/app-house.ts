import { rmSync } from 'node:fs';
import { startPlatform } from '@selvedge/os/main.ts';
import { Api } from '@selvedge/tests/house/api.ts';
import { OWNER_PASSWORD, temporaryFolder } from '@selvedge/tests/house/platform.ts';
import { quiet } from './load/year.ts';

export const ORG = 'bench';

/** A platform in this process with apps at work: statements that it sends can be listened to. */
export interface AppHouse {
  /** The owner, who operates the installation, in the org that uses the apps. */
  readonly api: Api;
  readonly url: string;
  readonly mqtt: string;
  readonly data: string;
  close(): Promise<void>;
}

/**
 * @param catalogue folders of apps
 * @param apps ids of those that are installed and enabled, in order
 */
export async function appHouse(
  catalogue: readonly string[],
  apps: readonly string[],
  now?: () => number,
): Promise<AppHouse> {
  const data = temporaryFolder('bench');
  const platform = await startPlatform(
    {
      data,
      host: '127.0.0.1',
      port: 0,
      mqttPort: 0,
      postgres: null,
      tls: 'off',
      ownerPassword: OWNER_PASSWORD,
      log: 'silent',
    },
    { log: quiet, home: { slug: ORG, title: ORG }, catalogue, ...(now === undefined ? {} : { now }) },
  );
  const { url, mqtt } = platform.ready;
  const api = (await Api.signIn(url)).as(ORG);
  for (const app of apps)
    for (const verb of ['install', 'enable']) await api.call('POST', `/apps/${app}/${verb}`);
  return {
    api,
    url,
    mqtt: mqtt ?? '',
    data,
    async close() {
      await platform.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
