import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing.ts';

const server = await openTestServer();
const { owner } = server;
await server.addOrg('town', 'cluster');
await server.addOrg('north');
const north = server.as(owner.token, 'north');

test('orgs: the operator sees all, others their own; a factory joins a cluster', async () => {
  const all = await owner('GET', '/orgs');
  assert.deepEqual(
    all.body.items.map(({ slug }: { slug: string }) => slug),
    ['factory', 'town', 'north'],
  );
  const joined = await owner('PUT', '/orgs/north/clusters/town');
  assert.deepEqual(joined.body.clusters, ['town']);
  const left = await owner('DELETE', '/orgs/north/clusters/town');
  assert.deepEqual(left.body.clusters, []);
  const manager = await server.addPerson('owner', 'north');
  assert.deepEqual(
    (await manager('GET', '/orgs')).body.items.map(({ slug }: { slug: string }) => slug),
    ['north'],
  );
  const changed = await manager('PATCH', '/orgs/north', {
    json: { title: { zh: '北厂', en: 'North' }, dayStart: '06:00', historyDays: 400 },
  });
  assert.partialDeepStrictEqual(changed.body, { dayStart: '06:00', historyDays: 400 });
  assert.equal((await manager('PATCH', '/orgs/factory', { json: { title: 'x' } })).status, 404);
  assert.equal((await manager('PATCH', '/orgs/north', { json: { timeZone: 'Mars/Olympus' } })).status, 400);
  assert.equal(
    (await owner('POST', '/orgs', { json: { slug: 'north', title: 'x', kind: 'factory' } })).status,
    409,
  );
  assert.equal(
    (await owner('POST', '/orgs', { json: { slug: '../x', title: 'x', kind: 'factory' } })).status,
    400,
  );
});

test('people: a one-time password when none is given, roles changed, deactivated at once', async () => {
  const made = await owner('POST', '/people', { json: { login: 'Li-Hua', name: '李华', role: 'leader' } });
  assert.equal(made.status, 200, made.text);
  assert.deepEqual(Object.keys(made.body).sort(), [
    'active',
    'id',
    'lastSeen',
    'login',
    'name',
    'password',
    'role',
  ]);
  assert.equal(
    (await owner('POST', '/people', { json: { login: 'li-hua', name: 'x', role: 'viewer' } })).status,
    409,
  );
  const client = await server.addPerson('engineer');
  const { body: session } = await client('GET', '/session');
  assert.equal(
    (await owner('PATCH', `/people/${session.person.id}`, { json: { role: 'viewer' } })).body.role,
    'viewer',
  );
  assert.equal((await client('PUT', '/things/factory/x', { json: {} })).status, 403);
  await owner('PATCH', `/people/${session.person.id}`, { json: { active: false } });
  assert.equal((await client('GET', '/session')).status, 401);
  const reset = await owner('POST', `/people/${made.body.id}/password`, { json: {} });
  assert.match(reset.body.password, /^\S{12,}$/);
  assert.equal((await north('PATCH', `/people/${made.body.id}`, { json: { name: 'x' } })).status, 404);
  assert.equal((await owner('PATCH', '/people/not-an-id', { json: {} })).status, 400);
});

test('tokens are shown once, carry no more than their maker may, and end when revoked', async () => {
  const engineer = await server.addPerson('engineer');
  const next = new Date(server.clock.now).getUTCFullYear() + 1;
  const made = await engineer('POST', '/tokens', {
    json: { name: 'excel', scopes: ['history.read'], expires: `${next + 1}-01-01T00:00:00+08:00` },
  });
  assert.equal(made.status, 200, made.text);
  assert.match(made.body.token, /^slv_/);
  const listed = await engineer('GET', '/tokens');
  assert.equal(listed.body.items[0].expires, `${next}-12-31T16:00:00.000Z`);
  assert.equal('token' in listed.body.items[0], false);
  const token = server.as(made.body.token);
  assert.equal((await token('GET', '/latest')).status, 200);
  assert.equal((await token('GET', '/things')).status, 403);
  assert.equal(
    (await token('POST', '/tokens', { json: { name: 'more', scopes: ['history.read'] } })).status,
    403,
  );
  assert.equal((await token('GET', '/latest', { headers: { 'x-org': 'north' } })).status, 404);
  const greedy = await engineer('POST', '/tokens', { json: { name: 'x', scopes: ['people.manage'] } });
  assert.equal(greedy.status, 403);
  assert.equal((await engineer('DELETE', `/tokens/${made.body.id}`)).status, 204);
  assert.equal((await token('GET', '/latest')).status, 401);
});

test('devices: a secret shown once, a subtree of one’s own; the whole installation is its operator’s', async () => {
  const engineer = await server.addPerson('engineer');
  const made = await engineer('POST', '/devices', { json: { name: 'gateway', path: 'factory/sewing' } });
  assert.deepEqual(Object.keys(made.body).sort(), ['id', 'secret', 'username']);
  const listed = await engineer('GET', '/devices');
  assert.partialDeepStrictEqual(listed.body.items[0], {
    path: 'factory/sewing',
    mayRead: true,
    mayWrite: true,
  });
  assert.doesNotMatch(listed.text, new RegExp(made.body.secret));
  assert.equal((await engineer('POST', '/devices', { json: { name: 'x', path: '' } })).status, 403);
  assert.equal((await engineer('POST', '/devices', { json: { name: 'x', path: 'north' } })).status, 404);
  assert.equal((await owner('POST', '/devices', { json: { name: 'bridge', path: '' } })).status, 200);
  assert.equal((await engineer('GET', '/devices')).body.items.length, 1, 'nobody else sees it');
  assert.equal((await engineer('DELETE', `/devices/${made.body.id}`)).status, 204);
});

test('everything that was changed is in the trail, with who and from where, and no secret', async () => {
  const trail = await owner('GET', '/audit?limit=500');
  const actions = new Set(trail.body.items.map(({ action }: { action: string }) => action));
  for (const action of ['org.create', 'person.add', 'person.change', 'person.password', 'device.create'])
    assert.ok(actions.has(action), action);
  const entry = trail.body.items.find(({ action }: { action: string }) => action === 'person.add');
  assert.partialDeepStrictEqual(entry, { who: { login: 'owner' }, via: 'session', address: '127.0.0.1' });
  assert.doesNotMatch(trail.text, /"(password|secret|token|hash)":"/);
  const [newest, second] = trail.body.items;
  assert.ok(newest.at >= second.at);
  assert.equal((await owner('GET', '/audit?from=-1h&to=-30m')).body.items.length, 0);
  assert.ok((await owner('GET', '/audit?who=owner&from=-1h')).body.items.length > 3);
  assert.equal((await owner('GET', '/audit?from=noon')).status, 400);
  assert.equal((await owner('GET', '/audit?after=x')).status, 400);
});

test('status: short for members, whole for the operator', async () => {
  const viewer = await server.addPerson('viewer');
  assert.deepEqual(Object.keys((await viewer('GET', '/status')).body).sort(), [
    'mqtt',
    'reason',
    'taking',
    'version',
  ]);
  const whole = await owner('GET', '/status');
  assert.partialDeepStrictEqual(whole.body, { taking: true, reason: null, connectors: [], liveStreams: 0 });
});
