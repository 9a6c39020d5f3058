import { after } from 'node:test';
import { withClient } from './prepare.ts';
import { PostgresStore } from './store.ts';
import { type OwnServer, quiet, sharedServer, startTestServer, TEMPLATE } from './embedded/testing.ts';
import { withRole } from './url.ts';

export { quiet, testBinaries } from './embedded/testing.ts';

/** A test's store, and the ways into it that the product has no use for. */
export class TemporaryStore extends PostgresStore {
  readonly appUrl: string;
  readonly systemUrl: string;

  constructor(adminUrl: string, appUrl: string, systemUrl: string) {
    super(adminUrl, appUrl, systemUrl, null, quiet);
    this.appUrl = appUrl;
    this.systemUrl = systemUrl;
  }

  /** Statements of the owner role. */
  async admin<T extends object>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return (await withClient(this.adminUrl, (client) => client.query(sql, [...params]))).rows;
  }
}

let own: Promise<OwnServer> | null = null;
const open: { readonly store: TemporaryStore; readonly name: string }[] = [];
let count = 0;

// At the end of the file's tests: a hook set later would be the running test's.
after(async () => {
  await Promise.all(open.map(({ store }) => store.close()));
  const shared = sharedServer();
  if (shared !== null && open.length > 0)
    await withClient(shared.url('postgres'), async (client) => {
      for (const { name } of open) await client.query(`drop database ${name} with (force)`);
    });
  await (await own)?.stop();
});

/**
 * A migrated store for a test: a copy of a template (an empty one, or one that `keepAsTemplate` left) on a server that
 * several tests share. Closed and removed by itself when the tests of the file are over.
 */
export async function temporaryStore(template = TEMPLATE): Promise<TemporaryStore> {
  const { secrets, roles, url: urlTo } = sharedServer() ?? (await (own ??= startTestServer()));
  const name = `test_${process.pid}_${++count}`;
  await withClient(urlTo('postgres'), (client) =>
    client.query(`create database ${name} template ${template}`),
  );
  const url = urlTo(name);
  const store = new TemporaryStore(
    url,
    withRole(url, roles.app, secrets.app),
    withRole(url, roles.system, secrets.system),
  );
  open.push({ store, name });
  return store;
}

/** Closes a store; its database is a template for others from now on, as long as its server runs. */
export async function keepAsTemplate(store: TemporaryStore, template: string): Promise<void> {
  const at = open.findIndex((one) => one.store === store);
  const [{ name }] = open.splice(at, 1);
  await store.close();
  const { url } = sharedServer() ?? (await (own ??= startTestServer()));
  await withClient(url('postgres'), (client) => client.query(`alter database ${name} rename to ${template}`));
}
