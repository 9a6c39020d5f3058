import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing.ts';

const server = await openTestServer();
const { owner, clock } = server;
const START = Math.floor(clock.now / 1000) * 1000 - 60_000;
const STATES = {
  name: 'state',
  datatype: 'enum',
  words: ['off', 'running', 'idle'],
  formula: 'if(power < 5, "off", speed > 0, "running", "idle")',
};
await owner('PUT', '/thing-types/flat-machine', {
  json: { metrics: [{ name: 'power', datatype: 'double' }, { name: 'speed', datatype: 'double' }, STATES] },
});
await owner('PUT', '/things/factory/sewing/flat-01', { json: { type: 'flat-machine' } });

test('a state with a formula is stored with what it follows from, and is live', async () => {
  const sent = await owner('POST', '/ingest', {
    json: {
      paths: ['power', 'speed', 'power'].map((metric) => `factory/sewing/flat-01/${metric}`),
      ts: [START, START, START + 1000],
      values: [250, 3000, 2],
    },
  });
  assert.deepEqual(sent.body, { accepted: 3, quarantined: 0, rejected: 0 });
  const path = encodeURIComponent('factory/sewing/flat-01/state');
  const stored = await owner('GET', `/series?agg=raw&path=${path}&from=${START}&to=${START + 10_000}`);
  assert.deepEqual(
    [stored.body.ts, stored.body.values],
    [
      [START, START + 1000],
      ['running', 'off'],
    ],
  );
  const latest = await owner('GET', '/latest?under=factory/sewing/flat-01');
  assert.match(JSON.stringify(latest.body), /flat-01\/state"[^}]*"off"/);
});

test('a formula that cannot be read is refused, in both languages', async () => {
  const metrics = [{ name: 'x', datatype: 'double', formula: 'power +' }];
  for (const [language, says] of [
    ['en', 'The formula is not complete.'],
    ['zh', '公式不完整。'],
  ]) {
    const answer = await owner('PUT', '/things/factory/sewing/flat-02', {
      json: { metrics },
      headers: { 'accept-language': language },
    });
    assert.equal(answer.status, 400);
    assert.ok(JSON.stringify(answer.body).includes(says), JSON.stringify(answer.body));
  }
});

test('a changed formula counts from the next point on', async () => {
  const metrics = [
    { name: 'power', datatype: 'double' },
    { name: 'double', datatype: 'double', formula: 'power * 2' },
  ];
  const place = '/things/factory/sewing/flat-03';
  const send = (second: number): Promise<unknown> =>
    owner('POST', '/ingest', {
      json: [{ path: 'factory/sewing/flat-03/power', ts: START + second * 1000, value: 10 }],
    });
  await owner('PUT', place, { json: { metrics } });
  await send(0);
  await owner('PUT', place, { json: { metrics: [metrics[0], { ...metrics[1], formula: 'power * 3' }] } });
  await send(1);
  const path = encodeURIComponent('factory/sewing/flat-03/double');
  const stored = await owner('GET', `/series?agg=raw&path=${path}&from=${START}&to=${START + 10_000}`);
  assert.deepEqual(stored.body.values, [20, 30]);
});
