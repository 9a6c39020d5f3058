import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { openTestServer } from '../testing.ts';

const server = await openTestServer();
const { owner, nobody, clock } = server;
await server.addOrg('north');
const engineer = await server.addPerson('engineer');
const THING = '/things/factory/sewing/flat-07';
await owner('PUT', THING, {
  json: {
    metrics: [
      { name: 'speed', datatype: 'double', unit: 'rpm', min: 0, max: 6000 },
      { name: 'stitches', datatype: 'integer', counter: true },
      { name: 'state', datatype: 'enum', words: ['running', 'idle'] },
      { name: 'on', datatype: 'boolean' },
    ],
  },
});
const SPEED = 'factory/sewing/flat-07/speed';
const start = Math.floor(clock.now / 1000) * 1000 - 3_600_000;

const raw = async (path: string) =>
  (
    await owner(
      'GET',
      `/series?agg=raw&limit=200000&path=${encodeURIComponent(path)}&from=${start - 1}&to=${start + 3_600_000}`,
    )
  ).body;

test('points, columns and lines are in history when the answer comes', async () => {
  const points = await engineer('POST', '/ingest', {
    json: [
      { path: SPEED, ts: start, value: 4000 },
      { path: SPEED, ts: new Date(start + 1000).toISOString(), value: 4100.5, quality: 'uncertain' },
    ],
  });
  assert.deepEqual([points.status, points.body], [200, { accepted: 2, quarantined: 0, rejected: 0 }]);
  const columns = await engineer('POST', '/ingest', {
    json: { paths: [SPEED, SPEED], ts: [start + 2000, start + 3000], values: [1, 2] },
  });
  assert.equal(columns.body.accepted, 2);
  const lines = await engineer('POST', '/ingest', {
    body: `{"path":"${SPEED}","ts":${start + 4000},"value":5}\n{"path":"${SPEED}","ts":${start + 5000},"value":6}\n`,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  assert.equal(lines.body.accepted, 2);
  const stored = await raw(SPEED);
  assert.deepEqual(
    stored.ts,
    [0, 1, 2, 3, 4, 5].map((second) => start + second * 1000),
  );
  assert.deepEqual(stored.values, [4000, 4100.5, 1, 2, 5, 6]);
  assert.deepEqual(stored.quality, [0, 1, 0, 0, 0, 0]);
});

test('sent twice, stored once', async () => {
  const json = [{ path: SPEED, ts: start + 10_000, value: 7 }];
  await engineer('POST', '/ingest', { json });
  await engineer('POST', '/ingest', { json });
  assert.equal((await raw(SPEED)).ts.filter((ts: number) => ts === start + 10_000).length, 1);
});

test('a packed body is unpacked; a bomb and a broken one are refused and nothing of them is stored', async () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const good = gzipSync(JSON.stringify([{ path: SPEED, ts: start + 20_000, value: 8 }]));
  assert.equal((await engineer('POST', '/ingest', { body: good, headers })).body.accepted, 1);
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 32));
  const refused = await engineer('POST', '/ingest', { body: bomb, headers });
  assert.ok([400, 413].includes(refused.status), refused.text);
  const broken = await engineer('POST', '/ingest', { body: good.subarray(0, good.length - 9), headers });
  assert.deepEqual([broken.status, broken.body.code], [400, 'input.invalid']);
  const strange = await engineer('POST', '/ingest', {
    body: good,
    headers: { ...headers, 'content-encoding': 'zstd' },
  });
  assert.equal(strange.status, 415);
});

test('an unknown path waits in quarantine and is history once adopted', async () => {
  const path = 'factory/sewing/new-01/power';
  const sent = await engineer('POST', '/ingest', { json: [{ path, ts: start, value: 0.55 }] });
  assert.deepEqual(sent.body, { accepted: 0, quarantined: 1, rejected: 0 });
  assert.equal((await owner('GET', `/series?path=${path}`)).status, 404);
  const waiting = await owner('GET', '/quarantine');
  assert.deepEqual(
    [waiting.body.items[0].path, waiting.body.items[0].datatype, waiting.body.total],
    [path, 'double', 1],
  );
  const adopted = await owner('POST', '/quarantine/adopt', { json: { paths: [{ path, unit: 'kW' }] } });
  assert.deepEqual(adopted.body, { adopted: 1, errors: [] });
  const stored = await raw(path);
  assert.deepEqual([stored.unit, stored.values], ['kW', [0.55]]);
});

test('another org’s root is not there, and nothing of the batch is stored', async () => {
  const answer = await engineer('POST', '/ingest', {
    json: [
      { path: SPEED, ts: start + 30_000, value: 9 },
      { path: 'north/a/speed', ts: start, value: 1 },
    ],
  });
  assert.deepEqual([answer.status, answer.body.code], [404, 'not.found']);
  assert.deepEqual(answer.body.fields, [{ path: 'path', message: 'north/a/speed' }]);
  assert.ok(!(await raw(SPEED)).ts.includes(start + 30_000));
  assert.equal(
    (await engineer('POST', '/ingest', { json: [{ path: 'nobodys/a/b', value: 1 }] })).status,
    404,
  );
});

test('the operator writes everywhere; a root nobody owns goes to the org he acts for', async () => {
  const inNorth = server.as(owner.token, 'north');
  const sent = await inNorth('POST', '/ingest', {
    json: [
      { path: 'northern-mill/a/speed', ts: start, value: 1 },
      { path: SPEED, ts: start + 40_000, value: 10 },
    ],
  });
  assert.deepEqual(sent.body, { accepted: 1, quarantined: 1, rejected: 0 });
  assert.equal((await inNorth('GET', '/quarantine')).body.items[0].path, 'northern-mill/a/speed');
  const trail = await inNorth('GET', '/audit?object=root:*');
  assert.equal(trail.body.items[0].object, 'root:northern-mill');
});

test('a device writes below its path, by Basic or as a bearer, and only there', async () => {
  const { body: device } = await owner('POST', '/devices', {
    json: { name: 'gateway', path: 'factory/sewing', access: 'write' },
  });
  const basic = Buffer.from(`${device.username}:${device.secret}`).toString('base64');
  for (const authorization of [`Basic ${basic}`, `Bearer ${device.username}:${device.secret}`]) {
    const send = (path: string) =>
      nobody('POST', '/ingest', {
        json: [{ path, ts: start + 50_000, value: 1 }],
        headers: { authorization },
      });
    assert.equal((await send(SPEED)).body.accepted, 1);
    assert.equal((await send('factory/cutting/knife/speed')).status, 404);
    assert.equal((await send('north/a/speed')).status, 404);
    const things = await nobody('GET', '/things', { headers: { authorization } });
    assert.equal(things.status, 401, 'a device opens nothing else');
  }
  const { body: reader } = await owner('POST', '/devices', {
    json: { name: 'reader', path: 'factory', access: 'read' },
  });
  const refused = await nobody('POST', '/ingest', {
    json: [{ path: SPEED, value: 1 }],
    headers: { authorization: `Bearer ${reader.username}:${reader.secret}` },
  });
  assert.equal(refused.status, 403);
  await owner('DELETE', `/devices/${device.id}`);
  const revoked = await nobody('POST', '/ingest', {
    json: [{ path: SPEED, value: 1 }],
    headers: { authorization: `Basic ${basic}` },
  });
  assert.equal(revoked.status, 401);
});

test('what cannot be read is said, with what was stored before it', async () => {
  const headers = { 'content-type': 'application/x-ndjson' };
  const cut = await engineer('POST', '/ingest', {
    body: `{"path":"${SPEED}","ts":${start},"value":`,
    headers,
  });
  assert.deepEqual([cut.status, cut.body.code], [400, 'input.invalid']);
  for (const json of [[{ path: SPEED }], [{ value: 1 }], 'text', 5, { paths: [SPEED], values: 3 }])
    assert.equal((await engineer('POST', '/ingest', { json })).status, 400, JSON.stringify(json));
  for (const path of [
    '../etc/passwd',
    'factory/../x',
    'factory//x',
    'factory/a/value',
    'factory/\u0000/x',
    'factory',
    '',
  ])
    assert.ok(
      [400, 404].includes((await engineer('POST', '/ingest', { json: [{ path, value: 1 }] })).status),
      path,
    );
  const unknown = await engineer('POST', '/ingest', {
    body: 'a,b\n',
    headers: { 'content-type': 'text/csv' },
  });
  assert.deepEqual([unknown.status, unknown.body.code], [415, 'media.unsupported']);
  const many = Array.from(
    { length: 100_000 },
    (_, index) => `{"path":"${SPEED}","ts":${start + 100_000 + index},"value":${index}}`,
  );
  const partly = await engineer('POST', '/ingest', { body: `${many.join('\n')}\nnonsense`, headers });
  assert.equal(partly.status, 400);
  assert.ok(partly.body.stored.accepted > 0 && partly.body.stored.accepted <= 100_000, partly.text);
});

test('values that do not fit are kept and marked', async () => {
  const sent = await engineer('POST', '/ingest', {
    body: `[{"path":"${SPEED}","ts":${start + 200_000},"value":1e400},{"path":"${SPEED}","ts":${start + 201_000},"value":"fast"},{"path":"${SPEED}","ts":${start + 202_000},"value":99999}]`,
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(sent.body.accepted, 3, sent.text);
  const stored = await raw(SPEED);
  const quality = [200, 201, 202].map((second) => stored.quality[stored.ts.indexOf(start + second * 1000)]);
  assert.ok(
    quality.every((code: number) => code >= 16),
    String(quality),
  );
});

test('whole numbers beyond 2^53 come out digit by digit', async () => {
  await engineer('POST', '/ingest', {
    body: `[{"path":"factory/sewing/flat-07/stitches","ts":${start},"value":9007199254740993},{"path":"factory/sewing/flat-07/stitches","ts":${start + 1},"value":5}]`,
    headers: { 'content-type': 'application/json' },
  });
  assert.deepEqual((await raw('factory/sewing/flat-07/stitches')).values, ['9007199254740993', 5]);
  const { body } = await owner('GET', '/latest?under=factory/sewing/flat-07');
  assert.equal(body.items.find(({ path }: { path: string }) => path.endsWith('stitches')).value, 5);
});

test('without the right to write it is 403; when nothing can be stored 503 with a time to come back', async () => {
  const viewer = await server.addPerson('viewer');
  assert.equal((await viewer('POST', '/ingest', { json: [{ path: SPEED, value: 1 }] })).status, 403);
  const blocked = await openTestServer({
    parts: {
      stream: {
        watch: () => () => undefined,
        accept: () => Promise.reject(new SelvedgeError('store.unavailable', { reason: 'Disk almost full.' })),
        counters: { accepted: 0, quarantined: 0, rejected: 0, batches: 0 },
      },
    },
  });
  const refused = await blocked.owner('POST', '/ingest', { json: [{ path: 'factory/a/b', value: 1 }] });
  assert.deepEqual([refused.status, refused.body.code], [503, 'store.unavailable']);
  assert.equal(refused.headers.get('retry-after'), '5');
  await blocked.close();
});
