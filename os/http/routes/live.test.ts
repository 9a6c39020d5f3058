import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer, type TestClient } from '../testing.ts';

const server = await openTestServer();
const { owner } = server;
await server.addOrg('north');
await owner('PUT', '/things/factory/a/m1', { json: { metrics: [{ name: 'speed', datatype: 'double' }] } });
await server.as(owner.token, 'north')('PUT', '/things/north/a/m1', {
  json: { metrics: [{ name: 'speed', datatype: 'double' }] },
});

interface Event {
  readonly event: string;
  readonly data: { readonly points?: unknown[][]; readonly first?: boolean; readonly ingest?: string };
}

/** Events of a stream as they come; `next` waits for one of a name. */
async function listen(client: TestClient, query = '') {
  const end = new AbortController();
  const response = await fetch(`${server.url}/api/v1/live${query}`, {
    headers: { authorization: `Bearer ${client.token}` },
    signal: end.signal,
  });
  const decoder = new TextDecoder();
  let rest = '';
  const reader = response.body?.getReader();
  assert.ok(reader);
  const next = async (name: string): Promise<Event> => {
    while (true) {
      const cut = rest.indexOf('\n\n');
      if (cut >= 0) {
        const block = rest.slice(0, cut);
        rest = rest.slice(cut + 2);
        const event = /^event: (.*)$/m.exec(block)?.[1] ?? '';
        if (event === name) return { event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') };
        continue;
      }
      const { done, value } = await reader.read();
      if (done) throw new Error('the stream ended');
      rest += decoder.decode(value, { stream: true });
    }
  };
  return { response, next, stop: () => end.abort() };
}

const send = (path: string, value: number) => owner('POST', '/ingest', { json: [{ path, value }] });

test('the present state comes first, then what changes', async () => {
  await send('factory/a/m1/speed', 1);
  const stream = await listen(owner, '?under=factory');
  assert.match(stream.response.headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.equal(stream.response.headers.get('content-encoding'), null);
  const first = await stream.next('values');
  assert.equal(first.data.first, true);
  assert.deepEqual([first.data.points?.[0]?.[0], first.data.points?.[0]?.[2]], ['factory/a/m1/speed', 1]);
  assert.equal((await stream.next('status')).data.ingest, 'ok');
  await send('factory/a/m1/speed', 2);
  const changed = await stream.next('values');
  assert.deepEqual([changed.data.first, changed.data.points?.[0]?.[2]], [undefined, 2]);
  stream.stop();
});

test('nobody hears of another org', async () => {
  const viewer = await server.addPerson('viewer', 'north');
  const stream = await listen(viewer);
  await stream.next('values');
  await send('factory/a/m1/speed', 3);
  await send('north/a/m1/speed', 4);
  const { data } = await stream.next('values');
  assert.deepEqual(
    data.points?.map(([path]) => path),
    ['north/a/m1/speed'],
  );
  stream.stop();
});

test('a client that goes away leaves nothing behind, over its head alone neither', async () => {
  const viewer = await server.addPerson('viewer');
  const stream = await listen(viewer);
  await stream.next('values');
  stream.stop();
  assert.equal((await viewer('HEAD', '/live')).status, 404);
  const open = async (): Promise<number> => (await owner('GET', '/status')).body.liveStreams;
  while ((await open()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
});

test('a person has thirty streams at most', async () => {
  const viewer = await server.addPerson('viewer');
  const streams = await Promise.all(Array.from({ length: 30 }, () => listen(viewer)));
  assert.ok(streams.every(({ response }) => response.status === 200));
  const refused = await viewer('GET', '/live');
  assert.deepEqual([refused.status, refused.body.code], [429, 'rate.limited']);
  for (const { stop } of streams) stop();
});
