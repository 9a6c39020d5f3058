import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { permissionsOf, ROLES, type Role } from '../identity/permissions.ts';
import type { Route } from './route.ts';
import { routes } from './routes/routes.ts';
import { openTestServer, type TestClient } from './testing.ts';

/**
 * Every route × every role × own and other org, generated from the table: 401 without a session, 403 without the
 * permission, 404 for what is another org's, something else otherwise; and the other org is afterwards as it was.
 */

const APPS = join(import.meta.dirname, '..', '..', 'tests', 'apps', 'first');
const server = await openTestServer({ catalogue: [APPS] });
const { owner } = server;
await owner('POST', '/apps/shop/install');
for (const org of ['south', 'north']) {
  await server.addOrg(org);
  await server.as(owner.token, org)('POST', '/apps/shop/enable');
}
const south = server.as(owner.token, 'south');
const north = server.as(owner.token, 'north');

let furnished = 0;
/** One of everything in an org. */
async function furnish(client: TestClient, slug: string) {
  const name = `${slug}-${++furnished}`;
  const made = async (method: string, path: string, json: unknown) => {
    const answer = await client(method, path, { json });
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.text}`);
    return answer.body;
  };
  await made('PUT', `/things/${slug}/area/${name}`, { metrics: [{ name: 'speed', datatype: 'double' }] });
  await made('PUT', `/thing-types/type-of-${slug}`, { title: slug, metrics: [] });
  await made('POST', '/ingest', [{ path: `${slug}/area/unknown/speed`, ts: server.clock.now, value: 1 }]);
  return {
    slug,
    thing: `${slug}/area/${name}`,
    metric: `${slug}/area/${name}/speed`,
    type: `type-of-${slug}`,
    person: (await made('POST', '/people', { login: name, name: slug, role: 'worker' })).id,
    device: (await made('POST', '/devices', { name: slug, path: slug })).id,
    token: (await made('POST', '/tokens', { name: slug, scopes: ['history.read'] })).id,
    record: (await made('POST', '/apps/shop/records/order', { number: name })).id,
    file: await pictureOf(client),
    connection: '01999999-9999-7999-8999-999999999999',
  };
}
async function pictureOf(client: TestClient): Promise<string> {
  const body = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const headers = { 'content-type': 'application/octet-stream' };
  return (await client('POST', '/files?name=a.png', { body, headers })).body.id;
}
type Furniture = Awaited<ReturnType<typeof furnish>>;
const ours = await furnish(south, 'south');
const theirs = await furnish(north, 'north');

interface Ask {
  readonly path?: string;
  readonly json?: unknown;
}

/** How a route is asked about things of an org. Those that are missing take no target. */
const TARGETS: Readonly<Record<string, (org: Furniture) => Ask>> = {
  changeOrg: ({ slug }) => ({ path: `/orgs/${slug}`, json: { title: 'x' } }),
  joinCluster: ({ slug }) => ({ path: `/orgs/${slug}/clusters/${slug}` }),
  leaveCluster: ({ slug }) => ({ path: `/orgs/${slug}/clusters/${slug}` }),
  changePerson: ({ person }) => ({ path: `/people/${person}`, json: { role: 'viewer' } }),
  resetPassword: ({ person }) => ({ path: `/people/${person}/password`, json: {} }),
  removeToken: ({ token }) => ({ path: `/tokens/${token}` }),
  removeDevice: ({ device }) => ({ path: `/devices/${device}` }),
  getThing: ({ thing }) => ({ path: `/things/${thing}` }),
  putThing: ({ thing }) => ({ path: `/things/${thing}`, json: { title: 'x' } }),
  removeThing: ({ thing }) => ({ path: `/things/${thing}` }),
  moveThing: ({ thing }) => ({ path: `/things/${thing}/move`, json: { to: `${thing}-moved` } }),
  exportNamespace: ({ thing }) => ({ path: `/namespace/export?under=${thing}` }),
  getType: ({ type }) => ({ path: `/thing-types/${type}` }),
  ingest: ({ metric }) => ({ json: [{ path: metric, ts: server.clock.now, value: 2 }] }),
  getSeries: ({ metric }) => ({ path: `/series?path=${metric}` }),
  getLatest: ({ thing }) => ({ path: `/latest?under=${thing}` }),
  exportHistory: ({ thing }) => ({ path: `/export?under=${thing}` }),
  watchLive: ({ thing }) => ({ path: `/live?under=${thing}` }),
  createDevice: ({ thing }) => ({ json: { name: 'x', path: thing } }),
  changeConnection: ({ connection }) => ({ path: `/connections/${connection}`, json: { title: 'x' } }),
  removeConnection: ({ connection }) => ({ path: `/connections/${connection}` }),
  giveAppRoles: ({ person }) => ({ path: `/apps/shop/people/${person}`, json: { roles: [] } }),
  getRecord: ({ record }) => ({ path: `/apps/shop/records/order/${record}` }),
  changeRecord: ({ record }) => ({ path: `/apps/shop/records/order/${record}`, json: { quantity: 5 } }),
  removeRecord: ({ record }) => ({ path: `/apps/shop/records/order/${record}` }),
  restoreRecord: ({ record }) => ({ path: `/apps/shop/records/order/${record}/restore`, json: {} }),
  getFile: ({ file }) => ({ path: `/files/${file}` }),
};
/** Routes of apps whose target is no org's: the app, an entity, a view. Other orgs have the same. */
const OF_APPS: Readonly<Record<string, string>> = {
  getApp: '/apps/shop',
  installApp: '/apps/shop/install?dryRun=1',
  upgradeApp: '/apps/shop/upgrade?dryRun=1',
  rollBackApp: '/apps/shop/rollback',
  removeApp: '/apps/none/remove',
  enableApp: '/apps/shop/enable',
  disableApp: '/apps/press/disable',
  getAppSettings: '/apps/shop/settings',
  listAppRoles: '/apps/shop/people',
  changeAppSettings: '/apps/shop/settings',
  listParkedEvents: '/apps/shop/events',
  retryParkedEvent: '/apps/shop/events/01999999-9999-7999-8999-999999999999/retry',
  discardParkedEvent: '/apps/shop/events/01999999-9999-7999-8999-999999999999/discard',
  listAppJobs: '/apps/shop/jobs',
  runAppJob: '/apps/shop/jobs/none/run',
  listKpis: '/apps/shop/kpis',
  askKpi: '/apps/shop/kpis/none?from=2026-11-01&to=2026-11-30',
  exportKpi: '/apps/shop/kpis/none/export?from=2026-11-01&to=2026-11-30',
  listReadModels: '/apps/shop/read-models',
  rebuildReadModel: '/apps/shop/read-models/none/rebuild',
  getAppExport: '/app-exports/none.zip',
  getAppModule: '/apps/shop/modules/none',
  watchApp: '/apps/shop/live',
  actInApp: '/apps/shop/actions/release',
  getSheetTemplate: '/apps/shop/actions/release/template',
  askApp: '/apps/shop/views/open',
  listRecords: '/apps/shop/records/order',
  addRecord: '/apps/shop/records/order',
  summarizeRecords: '/apps/shop/records/order/summary',
  exportRecords: '/apps/shop/records/order/export',
  getImportTemplate: '/apps/shop/records/order/template',
  importRecords: '/apps/shop/records/order/import',
  getAppTask: '/apps/shop/tasks/01999999-9999-7999-8999-999999999999',
  cancelAppTask: '/apps/shop/tasks/01999999-9999-7999-8999-999999999999',
  switchOwnRuleOn: '/own/rules/none/on',
  lookAtBoard: '/boards/none',
};
/** Guarded by the app's own permissions, which have a matrix of their own (tests/apps). */
const BY_APP = new Set([
  'actInApp',
  'getSheetTemplate',
  'askApp',
  'listKpis',
  'askKpi',
  'exportKpi',
  'listRecords',
  'addRecord',
  'summarizeRecords',
  'exportRecords',
  'getImportTemplate',
  'importRecords',
  'getRecord',
  'changeRecord',
  'removeRecord',
  'restoreRecord',
]);
/** A type of one's own may have any name; under another org's path there is simply nothing. */
const FOREIGN_IS_HARMLESS = new Set(['putType', 'listThings']);
/** There is no connection to be found: the furniture has none. */
const OWN_IS_ABSENT = new Set([
  'changeConnection',
  'removeConnection',
  'removeApp',
  'disableApp',
  'askKpi',
  'exportKpi',
  'rebuildReadModel',
  'getAppExport',
  'getAppModule',
  'runAppJob',
  'lookAtBoard',
  'restoreRecord',
  'getSheetTemplate',
  'getAppTask',
  'cancelAppTask',
]);

/** These take away what they are asked about. */
const REMOVES = /^(remove|move)/;

const WITHOUT_BODY = new Set(['GET', 'DELETE']);

/** Only the status is of interest; a stream is not read. */
async function statusOf(
  client: TestClient,
  org: string | null,
  route: Route,
  { path, json }: Ask,
): Promise<number> {
  const end = new AbortController();
  const address = path ?? OF_APPS[route.operation] ?? route.url.replace(/\{\w+…?\}/g, 'none');
  const response = await fetch(`${server.url}/api/v1${address}`, {
    method: route.method,
    signal: end.signal,
    headers: {
      ...(client.token === null ? {} : { authorization: `Bearer ${client.token}` }),
      ...(org === null ? {} : { 'x-org': org }),
      ...(WITHOUT_BODY.has(route.method) ? {} : { 'content-type': 'application/json' }),
    },
    ...(WITHOUT_BODY.has(route.method) ? {} : { body: JSON.stringify(json ?? {}) }),
  });
  end.abort();
  return response.status;
}

const isRole = (word: string): word is Role => word in ROLES;
const people: [Role, TestClient][] = [];
for (const role of Object.keys(ROLES).filter(isRole))
  people.push([role, await server.addPerson(role, 'south')]);
const mayAsk = (route: Route, role: Role): boolean =>
  route.access === 'session' || route.access === 'public' || permissionsOf(role, false).has(route.access);
const guarded = routes.filter(({ access }) => access !== 'public');
/** These end or change the session they are asked with. */
const ASKED_LAST = new Set(['signOut', 'changePassword']);
const steady = guarded.filter(({ operation }) => !ASKED_LAST.has(operation));

const LISTS = [
  '/things',
  '/thing-types',
  '/people',
  '/devices',
  '/tokens',
  '/connections',
  '/audit',
  '/latest',
];
const listsOf = async (client: TestClient): Promise<unknown[]> => {
  const lists: unknown[] = [];
  for (const path of LISTS) lists.push((await client('GET', path)).body.items);
  return lists;
};
const before = await listsOf(north);

test('every route that takes a target is in the table', () => {
  const taking = guarded.filter(
    ({ url, query, operation }) =>
      (url.includes('{') ||
        (query !== undefined && /"(under|path)"/.test(JSON.stringify(Object.keys(shapeOf(query)))))) &&
      !FOREIGN_IS_HARMLESS.has(operation),
  );
  assert.deepEqual(
    taking
      .map(({ operation }) => operation)
      .filter((operation) => !(operation in TARGETS) && !(operation in OF_APPS)),
    [],
  );
});

const shapeOf = (query: NonNullable<Route['query']>): object =>
  'shape' in query && typeof query.shape === 'object' && query.shape !== null ? query.shape : {};

test('without a session, or with a made-up one: 401', async () => {
  for (const route of guarded) {
    const ask = TARGETS[route.operation]?.(ours) ?? {};
    for (const client of [server.as(null), server.as('made-up')])
      assert.equal(await statusOf(client, null, route, ask), 401, route.operation);
  }
});

for (const [role, client] of people) {
  test(`${role}: 403 without the permission, and in one’s own org what was asked`, async () => {
    for (const route of steady) {
      const isAllowed = mayAsk(route, role);
      const target = isAllowed && REMOVES.test(route.operation) ? await furnishFor(client) : ours;
      const status = await statusOf(client, null, route, TARGETS[route.operation]?.(target) ?? {});
      const fine = !isAllowed
        ? [403]
        : OWN_IS_ABSENT.has(route.operation)
          ? [404, ...(BY_APP.has(route.operation) ? [403] : [])]
          : [200, 204, 400, 409, 415, ...(BY_APP.has(route.operation) ? [403] : [])];
      assert.ok(fine.includes(status), `${route.operation}: ${status}`);
    }
  });

  test(`${role}: another org does not exist, nor anything of it`, async () => {
    for (const route of steady) {
      const named = await statusOf(client, 'north', route, TARGETS[route.operation]?.(theirs) ?? {});
      assert.equal(named, 404, `${route.operation} with X-Org`);
      const target = TARGETS[route.operation];
      if (target === undefined) continue;
      const status = await statusOf(client, null, route, target(theirs));
      const isByApp = BY_APP.has(route.operation) && status === 403;
      if (!isByApp) assert.equal(status, mayAsk(route, role) ? 404 : 403, route.operation);
    }
  });
}

/** Something of everything to be taken away; tokens are one's own. */
async function furnishFor(client: TestClient): Promise<Furniture> {
  const made = await client('POST', '/tokens', { json: { name: 'own', scopes: ['history.read'] } });
  return { ...(await furnish(south, 'south')), ...(made.status === 200 ? { token: made.body.id } : {}) };
}

test('a token may do what it was made for and no more', async () => {
  const manager = await server.addPerson('manager', 'south');
  const { body } = await manager('POST', '/tokens', { json: { name: 'reader', scopes: ['history.read'] } });
  const token = server.as(body.token);
  for (const route of steady) {
    const status = await statusOf(token, null, route, TARGETS[route.operation]?.(ours) ?? {});
    if (route.access !== 'session' && route.access !== 'history.read')
      assert.equal(status, 403, route.operation);
    else if (!BY_APP.has(route.operation))
      assert.ok(![401, 403].includes(status), `${route.operation}: ${status}`);
  }
});

test('after all that the other org is as it was', async () => {
  const after = await listsOf(north);
  for (const [index, path] of LISTS.entries()) assert.deepEqual(after[index], before[index], path);
});
