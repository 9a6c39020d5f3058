import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openTestServer } from '../testing.ts';

const server = await openTestServer();
const { owner, clock } = server;
await server.addOrg('north');
const north = server.as(owner.token, 'north');
const METRICS = [
  { name: 'speed', datatype: 'double', unit: 'rpm', min: 0, max: 6000 },
  { name: 'state', datatype: 'enum', words: ['running', 'idle'] },
];

test('a thing is made with its parents, read, changed and listed', async () => {
  const made = await owner('PUT', '/things/factory/缝制/line-1/flat-07', {
    json: { title: '平车-07', metrics: METRICS },
  });
  assert.equal(made.status, 200, made.text);
  assert.partialDeepStrictEqual(made.body, {
    path: 'factory/缝制/line-1/flat-07',
    name: 'flat-07',
    level: 'cell',
    title: '平车-07',
    children: 0,
    aliases: [],
  });
  assert.deepEqual(made.body.metrics[0], {
    name: 'speed',
    title: null,
    datatype: 'double',
    unit: 'rpm',
    min: 0,
    max: 6000,
    counter: false,
    words: null,
    formula: null,
    path: 'factory/缝制/line-1/flat-07/speed',
    own: true,
  });
  const encoded = encodeURIComponent('factory/缝制/line-1/flat-07');
  assert.equal((await owner('GET', `/things/${encoded}`)).body.id, made.body.id);
  const renamed = await owner('PUT', '/things/factory/缝制/line-1/flat-07', {
    json: { title: { zh: '平车', en: 'Flat' } },
  });
  assert.deepEqual([renamed.body.title, renamed.body.metrics.length], [{ zh: '平车', en: 'Flat' }, 2]);
  const children = await owner('GET', '/things?depth=1');
  assert.deepEqual(
    children.body.items.map(({ path, children: below }: { path: string; children: number }) => [path, below]),
    [['factory', 1]],
  );
  const found = await owner('GET', `/things?q=${encodeURIComponent('平车')}`);
  assert.equal(found.body.items.length, 1);
});

test('pages follow one another by their key', async () => {
  for (let number = 1; number <= 5; number++)
    await owner('PUT', `/things/factory/store/bin-${number}`, { json: {} });
  const paths: string[] = [];
  let after = '';
  do {
    const { body } = await owner('GET', `/things?under=factory/store&limit=2${after && `&after=${after}`}`);
    paths.push(...body.items.map(({ path }: { path: string }) => path));
    after = body.next;
  } while (after);
  assert.deepEqual(
    paths,
    [1, 2, 3, 4, 5].map((number) => `factory/store/bin-${number}`),
  );
  for (const query of ['limit=0', 'limit=501', 'limit=x', 'after=%00', 'depth=0'])
    assert.equal((await owner('GET', `/things?${query}`)).status, 400, query);
});

test('names that lead elsewhere or cannot be are refused, field by field', async () => {
  for (const path of [
    'factory/..%2Fx',
    'factory/%2e%2e',
    'factory/a b',
    'factory//x',
    'factory/%00',
    `factory/${'x'.repeat(65)}`,
  ]) {
    const { status, body } = await owner('PUT', `/things/${path}`, { json: {} });
    assert.ok([400, 404].includes(status), `${path}: ${status}`);
    assert.ok(['input.invalid', 'not.found'].includes(body.code), path);
  }
  const wrong = await owner('PUT', '/things/factory/x', {
    json: {
      metrics: [
        { name: 'value', datatype: 'double' },
        { name: 'a', datatype: 'float' },
      ],
    },
  });
  assert.deepEqual(
    wrong.body.fields.map(({ path }: { path: string }) => path),
    ['metrics.0.name', 'metrics.1.datatype'],
  );
});

test('a thing moves with everything below, and is removed only when that is meant', async () => {
  await owner('PUT', '/things/factory/old/line/machine', { json: { metrics: METRICS } });
  const moved = await owner('POST', '/things/factory/old/line/move', { json: { to: 'factory/new/line' } });
  assert.equal(moved.status, 200, moved.text);
  assert.equal(moved.body.path, 'factory/new/line');
  assert.equal((await owner('GET', '/things/factory/old/line/machine')).status, 404);
  const machine = await owner('GET', '/things/factory/new/line/machine');
  assert.deepEqual(machine.body.aliases, ['factory/old/line/machine']);
  assert.equal((await owner('DELETE', '/things/factory/new')).status, 409);
  assert.equal((await owner('DELETE', '/things/factory/new?deep=1')).status, 204);
  assert.equal((await owner('GET', '/things/factory/new/line/machine')).status, 404);
  const trail = await owner('GET', '/audit?object=thing:factory/old*');
  assert.deepEqual(
    trail.body.items.map(({ action }: { action: string }) => action),
    ['thing.move', 'thing.create'],
  );
});

test('types are versioned and things follow the newest', async () => {
  const first = await owner('PUT', '/thing-types/flat-machine', {
    json: { title: { zh: '平车', en: 'Flat machine' }, metrics: [METRICS[0]] },
  });
  assert.deepEqual([first.status, first.body.version], [200, 1]);
  await owner('PUT', '/things/factory/typed', { json: { type: 'flat-machine' } });
  const second = await owner('PUT', '/thing-types/flat-machine', {
    json: { title: { zh: '平车', en: 'Flat machine' }, metrics: METRICS },
  });
  assert.equal(second.body.version, 2);
  assert.equal((await owner('GET', '/things/factory/typed')).body.metrics.length, 2);
  assert.equal((await owner('GET', '/thing-types/flat-machine?version=1')).body.metrics.length, 1);
  assert.equal((await owner('GET', '/thing-types/none')).status, 404);
  assert.ok(
    (await owner('GET', '/thing-types')).body.items.some(({ id }: { id: string }) => id === 'flat-machine'),
  );
  assert.equal((await north('GET', '/thing-types/flat-machine')).status, 404);
});

test('what is exported can be brought in again, as YAML and as Excel', async () => {
  for (const [format, type] of [
    ['yaml', 'application/yaml'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ] as const) {
    const response = await fetch(`${server.url}/api/v1/namespace/export?format=${format}`, {
      headers: { authorization: `Bearer ${owner.token}` },
    });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-disposition') ?? '', new RegExp(`namespace\\.${format}`));
    const file = new Uint8Array(await response.arrayBuffer());
    const dry = await owner('POST', '/namespace/import?dryRun=1', {
      body: file,
      headers: { 'content-type': type },
    });
    assert.equal(dry.status, 200, dry.text);
    assert.deepEqual([dry.body.applied, dry.body.created, dry.body.errors], [false, [], []]);
    assert.ok(dry.body.unchanged > 5);
    const again = await owner('POST', '/namespace/import', {
      body: gzipSync(file),
      headers: { 'content-type': type, 'content-encoding': 'gzip' },
    });
    assert.deepEqual([again.status, again.body.created, again.body.changed], [200, [], []], format);
  }
});

test('a file that cannot be read changes nothing and says where', async () => {
  const bad = await owner('POST', '/namespace/import', {
    body: 'things:\n  - path: factory/ok\n  - path: "../x"\n',
    headers: { 'content-type': 'application/yaml' },
  });
  assert.ok(bad.status === 400 || bad.body.errors.length > 0, bad.text);
  assert.equal((await owner('GET', '/things/factory/ok')).status, 404);
  const noise = await owner('POST', '/namespace/import', {
    body: new Uint8Array([1, 2, 3]),
    headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  });
  assert.ok(noise.status === 400 || noise.body.errors.length > 0, noise.text);
  const strange = await owner('POST', '/namespace/import', {
    body: 'x',
    headers: { 'content-type': 'image/png' },
  });
  assert.equal(strange.status, 415);
  const empty = await owner('POST', '/namespace/import');
  assert.ok([400, 415].includes(empty.status), String(empty.status));
});

test('quarantined paths are found, discarded with their points, and adopted with a say', async () => {
  const send = (path: string, value: unknown) =>
    owner('POST', '/ingest', { json: [{ path, ts: clock.now - 1000, value }] });
  await send('factory/q/one/count', 5);
  await send('factory/q/two/word', 'hello');
  const page = await owner('GET', '/quarantine?q=two');
  assert.deepEqual([page.body.items.length, page.body.total, page.body.items[0].datatype], [1, 2, 'text']);
  const gone = await owner('POST', '/quarantine/discard', { json: { paths: ['factory/q/two/word'] } });
  assert.deepEqual(gone.body, { discarded: 1 });
  const adopted = await owner('POST', '/quarantine/adopt', {
    json: { paths: [{ path: 'factory/q/one/count', datatype: 'double' }, { path: 'factory/q/none' }] },
    headers: { 'accept-language': 'zh' },
  });
  assert.equal(adopted.body.adopted, 1);
  assert.deepEqual(adopted.body.errors, [{ path: 'factory/q/none', message: '隔离区里没有这个路径。' }]);
  assert.equal((await owner('GET', '/things/factory/q/one')).body.metrics[0].datatype, 'double');
});
