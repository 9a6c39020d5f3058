import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPlatform } from '@selvedge/os/main.ts';
import { Api } from '@selvedge/tests/house/api.ts';
import { OWNER_PASSWORD, temporaryFolder } from '@selvedge/tests/house/platform.ts';
import { quiet } from '../load/year.ts';

export const ORG = 'bench';
export const LOTS = '/apps/yard/records/lot';

/** A platform in this process with the app that is measured. */
export interface RecordsHouse {
  readonly api: Api;
  readonly url: string;
  close(): Promise<void>;
}

export async function recordsHouse(): Promise<RecordsHouse> {
  const data = temporaryFolder('records');
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
    {
      log: quiet,
      home: { slug: ORG, title: ORG },
      catalogue: [join(import.meta.dirname, '..', 'apps')],
    },
  );
  const { url } = platform.ready;
  const api = (await Api.signIn(url)).as(ORG);
  for (const verb of ['install', 'enable']) await api.call('POST', `/apps/yard/${verb}`);
  return {
    api,
    url,
    async close() {
      await platform.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
