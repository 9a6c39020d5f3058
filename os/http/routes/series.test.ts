import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing.ts';

const server = await openTestServer();
const { owner, clock } = server;
await server.addOrg('north');
const MACHINE = 'factory/sewing/flat-07';
await owner('PUT', `/things/${MACHINE}`, {
  json: {
    metrics: [
      { name: 'speed', datatype: 'double', unit: 'rpm' },
      { name: 'state', datatype: 'enum', words: ['running', 'idle'] },
      { name: 'on', datatype: 'boolean' },
      { name: 'silent', datatype: 'double' },
    ],
  },
});
const HOUR = 3_600_000;
const start = Math.floor(clock.now / HOUR) * HOUR - 2 * HOUR;
const at = (second: number): number => start + second * 1000;
await owner('POST', '/ingest', {
  json: [
    ...Array.from({ length: 120 }, (_, second) => ({
      path: `${MACHINE}/speed`,
      ts: at(second),
      value: second,
    })),
    { path: `${MACHINE}/speed`, ts: at(30.5), value: 1e9, quality: 'bad' },
    { path: `${MACHINE}/state`, ts: at(0), value: 'running' },
    { path: `${MACHINE}/state`, ts: at(70), value: 'idle' },
    { path: `${MACHINE}/state`, ts: at(80), value: 'running' },
    { path: `${MACHINE}/on`, ts: at(0), value: true },
    { path: `${MACHINE}/on`, ts: at(61), value: false },
  ],
});
const span = `from=${start}&to=${at(120)}`;
const ask = (path: string, more = '') => owner('GET', `/series?path=${MACHINE}/${path}&${span}${more}`);

test('buckets of one figure have values, a quality each, unit and width', async () => {
  const { status, body } = await ask('speed', '&points=2&agg=avg');
  assert.equal(status, 200);
  assert.deepEqual(body, {
    path: `${MACHINE}/speed`,
    unit: 'rpm',
    datatype: 'double',
    width: 60_000,
    ts: [at(0), at(60)],
    values: [29.5, 89.5],
    quality: [1, 0],
    unusable: [1, 0],
  });
});

test('several figures come under their names', async () => {
  const { body } = await ask('speed', '&points=2&agg=min,max,count');
  assert.deepEqual(
    [body.min, body.max, body.count],
    [
      [0, 60],
      [59, 119],
      [60, 60],
    ],
  );
  assert.equal(body.values, undefined);
});

test('several paths answer in their order; texts and numbers each as suits them', async () => {
  const { body } = await owner(
    'GET',
    `/series?path=${MACHINE}/state&path=${MACHINE}/speed&path=${MACHINE}/on&path=${MACHINE}/silent&points=2&${span}`,
  );
  assert.deepEqual(
    body.map(({ values }: { values: unknown[] }) => values),
    [['running', 'running'], [29.5, 89.5], [true, false], []],
  );
  assert.deepEqual((await ask('state', '&points=2&agg=first,last,count')).body.first, ['running', 'idle']);
});

test('raw points with every quality; a limit keeps the first or the newest', async () => {
  const whole = await ask('speed', '&agg=raw');
  assert.equal(whole.body.ts.length, 121);
  assert.equal(whole.body.quality[whole.body.ts.indexOf(at(30.5))], 16);
  assert.equal(whole.body.more, false);
  assert.deepEqual((await ask('speed', '&agg=raw&limit=2')).body.values, [0, 1]);
  const newest = await ask('speed', '&agg=raw&limit=2&newest=1');
  assert.deepEqual([newest.body.values, newest.body.more], [[118, 119], true]);
  assert.deepEqual((await ask('on', '&agg=raw')).body.values, [true, false]);
  assert.deepEqual((await ask('state', '&agg=raw')).body.values, ['running', 'idle', 'running']);
});

test('a span may be written as a date, a number or backwards from now; by default it is a day', async () => {
  for (const written of [
    `from=${new Date(start).toISOString()}&to=${encodeURIComponent(new Date(at(120)).toISOString().replace('Z', '+00:00'))}`,
    `from=${new Date(start).toISOString()}&to=${new Date(at(120)).toISOString().replace('Z', '+00:00')}`,
    'from=-3h&to=now',
    'from=-1d',
    '',
  ]) {
    const { body } = await owner('GET', `/series?path=${MACHINE}/speed&agg=raw&${written}`);
    assert.equal(body.ts?.length, 121, written);
  }
});

test('a question that makes no sense is answered with the field', async () => {
  const wrong: [string, string][] = [
    [`path=${MACHINE}/speed&from=yesterday`, 'from'],
    [`path=${MACHINE}/speed&from=9e99`, 'from'],
    [`path=${MACHINE}/speed&from=${at(10)}&to=${at(5)}`, 'to'],
    [`path=${MACHINE}/speed&agg=median`, 'agg'],
    [`path=${MACHINE}/speed&agg=raw,avg`, 'agg'],
    [`path=${MACHINE}/state&agg=avg`, 'agg'],
    [`path=${MACHINE}/speed&points=0`, 'points'],
    [`path=${MACHINE}/speed&points=1.5`, 'points'],
    [`path=${MACHINE}/speed&limit=1000001&agg=raw`, 'limit'],
    ['agg=raw', 'path'],
  ];
  for (const [query, field] of wrong) {
    const { status, body } = await owner('GET', `/series?${query}`);
    assert.deepEqual([status, body.code, body.fields?.[0]?.path], [400, 'input.invalid', field], query);
  }
});

test('after a move the old path still answers, under today’s name', async () => {
  await owner('PUT', '/things/factory/cutting/knife', {
    json: { metrics: [{ name: 'speed', datatype: 'double' }] },
  });
  await owner('POST', '/ingest', { json: [{ path: 'factory/cutting/knife/speed', ts: at(0), value: 3 }] });
  const moved = await owner('POST', '/things/factory/cutting/knife/move', {
    json: { to: 'factory/store/knife' },
  });
  assert.equal(moved.status, 200, moved.text);
  const { body } = await owner('GET', `/series?path=factory/cutting/knife/speed&agg=raw&${span}`);
  assert.deepEqual([body.path, body.values], ['factory/store/knife/speed', [3]]);
});

test('another org sees none of it', async () => {
  const viewer = await server.addPerson('viewer', 'north');
  for (const path of [
    `/series?path=${MACHINE}/speed`,
    '/latest?under=factory',
    '/export?under=factory',
    '/live?under=factory',
  ])
    assert.equal((await viewer('GET', path)).status, 404, path);
  assert.deepEqual((await viewer('GET', '/latest')).body, { items: [] });
  assert.equal(
    (await owner('GET', '/latest?under=north')).status,
    404,
    'not even for an operator who acts elsewhere',
  );
  assert.equal((await server.as(owner.token, 'north')('GET', '/latest?under=north/none')).status, 404);
});

test('last values below a path', async () => {
  const { body } = await owner('GET', '/latest?under=factory/sewing');
  assert.deepEqual(
    body.items.find(({ path }: { path: string }) => path === `${MACHINE}/state`),
    {
      path: `${MACHINE}/state`,
      ts: new Date(at(80)).toISOString(),
      value: 'running',
      quality: 0,
    },
  );
  assert.equal(body.items.length, 3);
});

test('an export is a file Excel reads, or Parquet, and leaves nothing behind', async () => {
  const csv = await owner('GET', `/export?under=factory/sewing&${span}`);
  assert.equal(csv.status, 200, csv.text);
  assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/);
  assert.match(
    csv.headers.get('content-disposition') ?? '',
    /attachment.*filename\*=UTF-8''factory-sewing\.csv/,
  );
  const response = await fetch(`${server.url}/api/v1/export?under=factory/sewing&${span}&format=parquet`, {
    headers: { authorization: `Bearer ${owner.token}` },
  });
  const parquet = Buffer.from(await response.arrayBuffer());
  assert.equal(parquet.subarray(0, 4).toString(), 'PAR1');
  const marked = await fetch(`${server.url}/api/v1/export?under=factory/sewing&${span}`, {
    headers: { authorization: `Bearer ${owner.token}` },
  });
  const bytes = Buffer.from(await marked.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = bytes.toString().trim().split('\n');
  assert.match(lines[0], /path,metric,ts,value,text,quality/);
  assert.equal(lines.length, 1 + 121 + 3 + 2);
  assert.equal((await owner('GET', `/export?under=factory/empty&${span}`)).status, 404);
});
