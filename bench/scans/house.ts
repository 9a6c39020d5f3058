import { join } from 'node:path';
import { Api } from '@selvedge/tests/house/api.ts';
import { OWNER_PASSWORD } from '@selvedge/tests/house/platform.ts';
import { startTown } from '@selvedge/town/town.ts';
import { appHouse } from '../app-house.ts';
import { quiet } from '../load/year.ts';

const APPS = join(import.meta.dirname, '..', '..', 'apps');
const CHAIN = ['people', 'orders', 'cutting', 'tracking'];
const BUNDLE = 20;
const AT_ONCE = 50;
const LOGINS = 20;

/** A floor with many stations, and tickets enough for all of them; the town's machines stream beside it. */
export interface ScansHouse {
  readonly api: Api;
  readonly url: string;
  /** Each signed in, and the badge of whoever works there. */
  readonly stations: readonly { readonly token: string; readonly badge: string }[];
  readonly operations: readonly string[];
  /** Tickets of bundles of which nothing is booked yet. */
  tie(bundles: number): Promise<string[]>;
  close(): Promise<void>;
}

export async function scansHouse(stations: number): Promise<ScansHouse> {
  const house = await appHouse(
    CHAIN.map((app) => join(APPS, app)),
    CHAIN,
  );
  const { api, url, mqtt, data } = house;
  const town = await startTown({
    url,
    mqtt,
    token: api.token,
    stateFile: join(data, 'town.json'),
    log: quiet,
    backfillDays: 0,
  });
  const act = <T>(app: string, name: string, input: object): Promise<T> =>
    api.call<T>('POST', `/apps/${app}/actions/${name}`, input);
  const add = async (app: string, entity: string, input: object): Promise<string> =>
    (await api.call<{ id: string }>('POST', `/apps/${app}/records/${entity}`, input)).id;
  const team = await add('people', 'team', { name: 'sewing' });
  // Signing in is slow on purpose, and for few at a time: several stations share a login, as tablets of a line do.
  const tokens: string[] = [];
  for (let number = 0; number < LOGINS; number++) {
    const login = `line${number}`;
    await api.call('POST', '/people', { login, name: login, role: 'worker', password: OWNER_PASSWORD });
    tokens.push((await Api.signIn(url, login)).token);
  }
  const people = [];
  for (let number = 0; number < stations; number++) {
    const name = `hand${number}`;
    const { content } = await act<{ content: string }>('people', 'hire', { number: name, name, team });
    people.push({ token: tokens[number % LOGINS], badge: content });
  }
  const style = await add('orders', 'style', { number: 'S1' });
  const { styleVersion } = await act<{ styleVersion: string }>('orders', 'reviseStyle', { style });
  const operations = Array.from({ length: 30 }, (_, index) => `${index + 1}`);
  await act('orders', 'editVersion', {
    styleVersion,
    operations: operations.map((code, index) => ({
      code,
      title: `operation ${code}`,
      price: '0.1',
      isOutput: index === operations.length - 1,
    })),
  });
  await act('orders', 'releaseVersion', { styleVersion });
  const customer = await add('orders', 'customer', { name: 'C1' });
  let orders = 0;
  return {
    api,
    url,
    stations: people,
    operations,
    async tie(count) {
      const lines = [{ colour: 'navy', sizes: { M: count * BUNDLE } }];
      const { order } = await act<{ order: string }>('orders', 'addOrder', {
        number: `O${++orders}`,
        customer,
        style,
        lines,
      });
      await act('orders', 'release', { order });
      const { bundles } = await act<{ bundles: { bundle: string }[] }>('cutting', 'tieOpening', {
        order,
        lines,
        bundleSize: BUNDLE,
      });
      const ids = bundles.map(({ bundle }) => bundle);
      const tied: string[] = [];
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const some = ids.slice(at, at + AT_ONCE);
        const { tickets } = await act<{ tickets: string[] }>('cutting', 'printTickets', { bundles: some });
        const input = encodeURIComponent(JSON.stringify({ tickets }));
        const sheet = await api.call<{ tickets: { content: string }[] }>(
          'GET',
          `/apps/cutting/views/ticketSheet?input=${input}`,
        );
        tied.push(...sheet.tickets.map(({ content }) => content));
      }
      return tied;
    },
    async close() {
      await town.stop();
      await house.close();
    },
  };
}
