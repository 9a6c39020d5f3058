import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientDefinition, SettingValues } from '@selvedge/sdk/connector';
import { openTestServer } from '../testing.ts';
import { Gateway } from '../../gateway/gateway.ts';

const started: { settings: SettingValues; under: string }[] = [];
const echo: ClientDefinition = {
  id: 'echo',
  kind: 'client',
  title: { zh: '回声', en: 'Echo' },
  settings: [
    { name: 'address', title: { zh: '地址', en: 'Address' }, type: 'text', required: true },
    { name: 'password', title: { zh: '密码', en: 'Password' }, type: 'secret' },
  ],
  start: async (_context, settings, under) => {
    started.push({ settings, under });
    return { status: () => ({ state: 'ok', detail: 'listening' }), stop: async () => undefined };
  },
};

const plain = await openTestServer();
const gateway = new Gateway(
  {
    ...plain.parts,
    verify: async () => null,
    onRevoke: () => () => undefined,
  },
  [echo],
);
const server = await openTestServer({ parts: { gateway } });
await plain.close();
const { owner } = server;
await server.addOrg('north');

test('a connection is set up, started, shown without its secret, changed, stopped and removed', async () => {
  assert.deepEqual((await owner('GET', '/connectors')).body.items[0].settings.length, 2);
  const made = await owner('POST', '/connections', {
    json: {
      connector: 'echo',
      title: 'Broker',
      under: 'factory/sewing',
      settings: { address: 'mqtt://10.0.0.5', password: 'hunter2' },
    },
  });
  assert.equal(made.status, 200, made.text);
  assert.doesNotMatch(made.text, /hunter2/);
  const listed = await owner('GET', '/connections');
  assert.partialDeepStrictEqual(listed.body.items[0], {
    connector: 'echo',
    enabled: true,
    under: 'factory/sewing',
  });
  assert.deepEqual(started.at(-1), {
    settings: { address: 'mqtt://10.0.0.5', password: 'hunter2' },
    under: 'factory/sewing',
  });
  const masked = listed.body.items[0].settings;
  await owner('PATCH', `/connections/${made.body.id}`, { json: { title: 'Renamed', settings: masked } });
  assert.equal(started.at(-1)?.settings['password'], 'hunter2', 'a masked secret that comes back stays');
  const off = await owner('PATCH', `/connections/${made.body.id}`, { json: { enabled: false } });
  assert.equal(off.body.state, 'off');
  assert.equal((await owner('DELETE', `/connections/${made.body.id}`)).status, 204);
  assert.equal((await owner('DELETE', `/connections/${made.body.id}`)).status, 404);
  const trail = await owner('GET', '/audit?object=connection:*');
  assert.equal(trail.body.items.length, 4);
  assert.doesNotMatch(trail.text, /hunter2/);
});

test('wrong settings, foreign paths, unknown connectors and other orgs’ connections', async () => {
  const json = { connector: 'echo', title: 'x', under: 'factory/a', settings: { address: 'y' } };
  const missing = await owner('POST', '/connections', { json: { ...json, settings: {} } });
  assert.deepEqual([missing.status, missing.body.fields[0].path], [400, 'settings.address']);
  assert.equal((await owner('POST', '/connections', { json: { ...json, under: 'north/a' } })).status, 404);
  assert.equal((await owner('POST', '/connections', { json: { ...json, under: '../a' } })).status, 400);
  assert.equal((await owner('POST', '/connections', { json: { ...json, connector: 'none' } })).status, 404);
  const made = await owner('POST', '/connections', { json });
  const north = server.as(owner.token, 'north');
  assert.deepEqual((await north('GET', '/connections')).body.items, []);
  assert.equal(
    (await north('PATCH', `/connections/${made.body.id}`, { json: { title: 'mine' } })).status,
    404,
  );
  assert.equal((await north('DELETE', `/connections/${made.body.id}`)).status, 404);
});
