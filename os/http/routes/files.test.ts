import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestServer } from '../testing.ts';

const FIRST = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'first');
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const server = await openTestServer({ catalogue: [FIRST] });
const { owner } = server;
const send = (client: typeof owner, name: string, body: Uint8Array<ArrayBuffer>) =>
  client('POST', `/files?name=${encodeURIComponent(name)}`, {
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });

test('a picture goes in and comes out, once on the disk however often it is sent', async () => {
  const first = await send(owner, '款式 A.png', PNG);
  assert.partialDeepStrictEqual(
    first.body,
    { name: '款式 A.png', type: 'image/png', size: PNG.length },
    first.text,
  );
  const again = await send(owner, 'b.png', PNG);
  assert.notEqual(again.body.id, first.body.id);
  const got = await owner('GET', `/files/${first.body.id}`);
  assert.equal(got.headers.get('content-type'), 'image/png');
  assert.match(got.headers.get('content-security-policy') ?? '', /sandbox/);
  const kept = readdirSync(join(server.data, 'files'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  );
  assert.equal(kept.length, 1);
});

test('what a file is, its bytes say: a text called .jpg and a program are refused', async () => {
  const text = new TextEncoder().encode('<script>alert(1)</script>');
  assert.equal((await send(owner, 'photo.jpg', text)).status, 415);
  assert.equal((await send(owner, 'a.html', text)).status, 415);
  assert.equal((await send(owner, 'a.exe', Uint8Array.from([0x4d, 0x5a, 0, 0]))).status, 415);
  const plain = await send(owner, '../../etc/说明.txt', text);
  assert.deepEqual([plain.body.type, plain.body.name], ['text/plain', '.._.._etc_说明.txt']);
  const got = await owner('GET', `/files/${plain.body.id}`);
  assert.match(got.headers.get('content-disposition') ?? '', /^attachment/);
});

test('one that is too large is refused as it comes, and leaves nothing', async () => {
  const large = new Uint8Array(31_000_000);
  large.set(PNG);
  assert.equal((await send(owner, 'large.png', large)).status, 413);
  assert.deepEqual(readdirSync(join(server.data, 'files', 'coming')), []);
});

test('another org’s file does not exist, and no record may point at it', async () => {
  await owner('POST', '/apps/shop/install');
  await owner('POST', '/apps/shop/enable');
  const { id } = (await send(owner, 'a.png', PNG)).body;
  await server.addOrg('other');
  const other = server.as(owner.token, 'other');
  await other('POST', '/apps/shop/enable');
  assert.equal((await other('GET', `/files/${id}`)).status, 404);
  const add = (client: typeof owner) =>
    client('POST', '/apps/shop/records/order', { json: { number: 'A1', picture: id } });
  assert.equal((await add(other)).body.fields[0].path, 'picture');
  assert.equal((await add(owner)).body.picture, id);
});
