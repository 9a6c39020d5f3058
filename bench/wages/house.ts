import { join } from 'node:path';
import pg from 'pg';
import type { Api } from '@selvedge/tests/house/api.ts';
import { appHouse } from '../app-house.ts';
import { listen } from '../baseline/bare-statements.ts';

const APPS = join(import.meta.dirname, '..', '..', 'apps');

/** A platform in this process in which a factory pays, and a bare client of its database that sees this org's rows. */
export interface WagesHouse {
  readonly api: Api;
  readonly org: string;
  readonly bare: pg.Client;
  close(): Promise<void>;
}

export async function wagesHouse(now: () => number): Promise<WagesHouse> {
  const house = await appHouse(
    ['people', 'orders', 'wages', 'wages/tests/tracking'].map((name) => join(APPS, name)),
    ['people', 'orders', 'tracking', 'wages'],
    now,
  );
  const { api } = house;
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
      await house.close();
    },
  };
}
