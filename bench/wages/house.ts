import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPlatform } from '@selvedge/os/main.ts';
import { Api } from '@selvedge/tests/house/api.ts';
import { OWNER_PASSWORD, temporaryFolder } from '@selvedge/tests/house/platform.ts';
import { listen } from '../baseline/bare-statements.ts';
import { quiet } from '../load/year.ts';

const ORG = 'bench';
const APPS = join(import.meta.dirname, '..', '..', 'apps');

/** A platform in this process in which a factory pays, and a bare client of its database that sees this org's rows. */
export interface WagesHouse {
  readonly api: Api;
  readonly org: string;
  readonly bare: pg.Client;
  close(): Promise<void>;
}

export async function wagesHouse(now: () => number): Promise<WagesHouse> {
  const data = temporaryFolder('wages');
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
      now,
      home: { slug: ORG, title: ORG },
      catalogue: ['people', 'orders', 'wages', 'wages/tests/tracking'].map((name) => join(APPS, name)),
    },
  );
  const api = (await Api.signIn(platform.ready.url)).as(ORG);
  for (const app of ['people', 'orders', 'tracking', 'wages'])
    for (const verb of ['install', 'enable']) await api.call('POST', `/apps/${app}/${verb}`);
  const heard = listen();
  await api.call('POST', '/apps/people/records/team', { name: '一组' });
  const bare = new pg.Client(heard.stop().address);
  await bare.connect();
  const { org } = await api.call<{ org: { id: string } }>('GET', '/session');
  await bare.query(`select set_config('app.org', $1, false)`, [org.id]);
  return {
    api,
    org: org.id,
    bare,
    async close() {
      await bare.end();
      await platform.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
