import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipped } from './testing.ts';
import { openTestServer, type TestServer } from '../../http/testing.ts';
import { APPS, DOCUMENT, publish } from '../own/testing.ts';

const SHOP = join(APPS, 'first', 'shop');
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

async function withRecords(): Promise<{ server: TestServer; file: string }> {
  const server = await openTestServer({ catalogue: [SHOP] });
  const { owner } = server;
  for (const verb of ['install', 'enable']) await owner('POST', `/apps/shop/${verb}`);
  await publish(server, DOCUMENT);
  const kept = await owner('POST', '/files?name=a.png', {
    body: new Uint8Array(PNG),
    headers: { 'content-type': 'image/png' },
  });
  assert.equal(kept.status, 200, kept.text);
  const customer = (await owner('POST', '/apps/shop/records/customer', { json: { name: '客户甲' } })).body.id;
  const order = {
    number: 'A1',
    customer,
    quantity: 250,
    fee: '12.50',
    own_wash: 'stone',
    due: '2026-12-01',
    picture: kept.body.id,
  };
  assert.equal((await owner('POST', '/apps/shop/records/order', { json: order })).status, 200);
  await server.addOrg('other');
  const other = server.as(owner.token, 'other');
  await other('POST', '/apps/shop/enable');
  await other('POST', '/apps/shop/records/order', { json: { number: 'B1' } });
  return { server, file: kept.body.id };
}

const remove = (server: TestServer, records: string) =>
  server.owner('POST', '/apps/shop/remove', { json: { records } });
const exportsOf = async (server: TestServer): Promise<{ name: string; app: string; bytes: number }[]> =>
  (await server.owner('GET', '/app-exports')).body.items;
const schemas = (server: TestServer) =>
  server.parts.store.owner((tx) => tx.rows(`select from pg_namespace where nspname = 'app_shop'`));

async function download(server: TestServer, name: string): Promise<ReadonlyMap<string, Buffer>> {
  const answer = await fetch(`${server.url}/api/v1/app-exports/${name}`, {
    headers: { authorization: `Bearer ${server.owner.token}`, 'x-org': 'factory' },
  });
  assert.equal(answer.status, 200);
  return unzipped(Buffer.from(await answer.arrayBuffer()));
}

test('removed with an export: all fields of all orgs, what they added, files and checksums; then nothing is left', async () => {
  const { server, file } = await withRecords();
  assert.equal((await remove(server, 'export')).status, 204);
  assert.deepEqual(await schemas(server), []);
  const [one, ...more] = await exportsOf(server);
  assert.deepEqual([one.app, more.length], ['shop', 0]);
  const files = await download(server, one.name);
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '');
  assert.deepEqual([manifest.app, manifest.orgs], ['shop', ['factory', 'other']]);
  assert.deepEqual(
    Object.keys(manifest.files).sort(),
    [...files.keys()].filter((name) => name !== 'manifest.json').sort(),
  );
  for (const [name, content] of files)
    if (name !== 'manifest.json')
      assert.equal(createHash('sha256').update(content).digest('hex'), manifest.files[name], name);
  const orders = files.get('factory/order.csv')?.toString() ?? '';
  for (const word of ['A1', '客户甲', '12.50', '石洗', '250', '水洗'])
    assert.ok(orders.includes(word), `${word}: ${orders}`);
  assert.ok(!orders.includes('B1'));
  assert.match(files.get('other/order.csv')?.toString() ?? '', /B1/);
  assert.deepEqual(files.get(`factory/files/${file}-a.png`), PNG);
  const { settings } = JSON.parse(files.get('factory/settings.json')?.toString() ?? '');
  assert.deepEqual(settings, {});
  assert.equal((await remove(server, 'export')).status, 404, 'there is nothing more to export');
});

test('kept first, exported later by the code that made them', async () => {
  const { server } = await withRecords();
  assert.equal((await remove(server, 'keep')).status, 204);
  assert.deepEqual(await exportsOf(server), []);
  assert.equal((await remove(server, 'export')).status, 204);
  assert.equal((await exportsOf(server)).length, 1);
  assert.deepEqual(await schemas(server), []);
});

test('what cannot be written drops nothing, and may be asked again', async () => {
  const { server } = await withRecords();
  // A file where the folder should be: the disk refuses.
  writeFileSync(join(server.data, 'exports'), '');
  assert.notEqual((await remove(server, 'export')).status, 204);
  assert.equal((await schemas(server)).length, 1);
  rmSync(join(server.data, 'exports'));
  assert.equal((await remove(server, 'export')).status, 204);
  assert.deepEqual(
    readdirSync(join(server.data, 'exports')).filter((name) => name.endsWith('.part')),
    [],
  );
  assert.equal((await exportsOf(server)).length, 1);
});

test('exports are the operator’s', async () => {
  const { server } = await withRecords();
  await remove(server, 'export');
  const [{ name }] = await exportsOf(server);
  const manager = await server.addPerson('manager');
  assert.equal((await manager('GET', '/app-exports')).status, 403);
  assert.equal((await manager('GET', `/app-exports/${name}`)).status, 403);
  for (const wrong of ['none.zip', '..%2Fsecrets.json', 'shop-1.0.0-00000000000000.zip'])
    assert.equal((await server.owner('GET', `/app-exports/${wrong}`)).status, 404, wrong);
  assert.ok(existsSync(join(server.data, 'exports', name)));
});
