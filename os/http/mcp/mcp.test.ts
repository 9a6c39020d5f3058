import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js';
import { openTestServer } from '../testing.ts';

const FIRST = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'first');

const server = await openTestServer({ catalogue: [FIRST] });
const { owner } = server;
assert.equal((await owner('POST', '/apps/shop/install')).status, 200);
assert.equal((await owner('POST', '/apps/shop/enable')).status, 204);
await server.addOrg('other');
const viewer = await server.addPerson('viewer');
const worker = await server.addPerson('worker');

const open: Client[] = [];
after(() => Promise.all(open.map((client) => client.close())));

/** The official client, signed in with a token. */
async function connect(
  token: string | null,
  headers: Readonly<Record<string, string>> = {},
  query = '',
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${server.url}/mcp${query}`), {
      requestInit: { headers: { ...authorization, 'accept-language': 'en', ...headers } },
    }),
  );
  open.push(client);
  return client;
}

const toolsOf = async (client: Client): Promise<Map<string, Tool>> =>
  new Map((await client.listTools()).tools.map((tool) => [tool.name, tool]));

async function call(client: Client, name: string, given: Record<string, unknown> = {}) {
  const result = (await client.callTool({ name, arguments: given })) as CallToolResult;
  const [first] = result.content;
  return {
    // What a test looks into; its assertions are its types.
    value: result.structuredContent as any, // oxlint-disable-line typescript/no-explicit-any
    isError: result.isError === true,
    text: first?.type === 'text' ? first.text : '',
  };
}

test('the owner finds a tool for each view, action and entity, with honest hints', async () => {
  const client = await connect(owner.token);
  const tools = await toolsOf(client);
  assert.deepEqual(
    [...tools.keys()].sort(),
    [
      'shop_open',
      'shop_release',
      ...['customer', 'order'].flatMap((name) =>
        ['list', 'get', 'add', 'change'].map((verb) => `shop_${name}_${verb}`),
      ),
      'shop_notice_list',
      'shop_notice_get',
    ].sort(),
  );
  const hints = (name: string) => tools.get(name)?.annotations;
  assert.partialDeepStrictEqual(hints('shop_open'), { readOnlyHint: true, destructiveHint: false });
  assert.partialDeepStrictEqual(hints('shop_order_list'), { readOnlyHint: true });
  assert.partialDeepStrictEqual(hints('shop_release'), { readOnlyHint: false, destructiveHint: true });
  assert.partialDeepStrictEqual(hints('shop_order_add'), { readOnlyHint: false, destructiveHint: false });
  assert.partialDeepStrictEqual(hints('shop_order_change'), { readOnlyHint: false, destructiveHint: true });
  const add = tools.get('shop_order_add')?.inputSchema;
  assert.deepEqual(add?.required, ['number']);
  assert.partialDeepStrictEqual(add?.properties?.['state'], {
    type: 'string',
    enum: ['draft', 'open'],
    default: 'draft',
    description: 'draft = Draft; open = Open',
  });
  assert.ok(add?.properties?.['idempotency_key'] !== undefined);
});

test('records are added, found, read, changed; an action runs; a view answers', async () => {
  const client = await connect(owner.token);
  // The client checks every answer against the tool's own schema from here on.
  await client.listTools();
  const customer = await call(client, 'shop_customer_add', { name: '远大' });
  const order = { number: 'M1', customer: customer.value.id, quantity: 7, fee: 12.5, due: '2026-12-01' };
  const added = await call(client, 'shop_order_add', { ...order, idempotency_key: 'mcp-1' });
  const again = await call(client, 'shop_order_add', { ...order, idempotency_key: 'mcp-1' });
  assert.equal(added.value.id, again.value.id);
  assert.equal(added.value.fee, '12.50');
  const released = { order: added.value.id, idempotency_key: 'mcp-2' };
  assert.deepEqual((await call(client, 'shop_release', released)).value, { state: 'open' });
  assert.deepEqual((await call(client, 'shop_release', released)).value, { state: 'open' });
  await server.parts.host.settle();
  assert.equal((await call(client, 'shop_notice_list')).value.items.length, 1);
  const view = await call(client, 'shop_open', { above: 1 });
  assert.deepEqual(view.value, { count: 1, pieces: 7, fee: '12.00' });
  assert.deepEqual(JSON.parse(view.text), view.value);
  const found = await call(client, 'shop_order_list', {
    where: { quantity: { from: 5 }, state: 'open' },
    limit: 1,
  });
  assert.equal(found.value.items[0].number, 'M1');
  assert.equal(found.value.labels[customer.value.id], '远大');
  const { id, version } = (await call(client, 'shop_order_get', { id: added.value.id })).value;
  const changed = await call(client, 'shop_order_change', { id, version, quantity: 9, due: null });
  assert.partialDeepStrictEqual(changed.value, { quantity: 9, due: null, number: 'M1' });
  assert.match((await call(client, 'shop_order_change', { id, version, quantity: 10 })).text, /newer/);
});

test('a viewer finds no tool that changes, and no price anywhere', async () => {
  const client = await connect(viewer.token);
  const tools = await toolsOf(client);
  assert.deepEqual(
    [...tools.keys()].sort(),
    [
      'shop_open',
      ...['customer', 'order', 'notice'].flatMap((e) => [`shop_${e}_get`, `shop_${e}_list`]),
    ].sort(),
  );
  assert.doesNotMatch(JSON.stringify([...tools.values()]), /fee/i);
  const [order] = (await call(client, 'shop_order_list')).value.items;
  for (const answer of [
    order,
    (await call(client, 'shop_open')).value,
    (await call(client, 'shop_order_get', { id: order.id })).value,
  ])
    assert.ok(!('fee' in answer), JSON.stringify(answer));
  for (const question of [{ where: { fee: '12.50' } }, { sort: 'fee' }])
    assert.ok((await call(client, 'shop_order_list', question)).isError, JSON.stringify(question));
  const refused = await call(client, 'shop_release', { order: order.id });
  assert.deepEqual([refused.isError, refused.text.includes('no tool of that name')], [true, true]);
});

test('a worker without a role in the app, and another org, find nothing', async () => {
  const ofWorker = await connect(worker.token);
  assert.deepEqual((await ofWorker.listTools()).tools, []);
  assert.ok((await call(ofWorker, 'shop_open')).isError);
  const elsewhere = await connect(owner.token, { 'x-org': 'other' });
  assert.deepEqual((await elsewhere.listTools()).tools, []);
  assert.ok((await call(elsewhere, 'shop_order_list')).isError);
  await server.as(owner.token, 'other')('POST', '/apps/shop/enable');
  const own = await connect(owner.token, { 'x-org': 'other' });
  assert.deepEqual((await call(own, 'shop_order_list')).value.items, []);
});

test('an access token does no more than its scopes', async () => {
  const wished = { name: 'assistant', scopes: ['shop.read'] };
  const made = await owner('POST', '/tokens', { json: wished });
  assert.equal(made.status, 200, made.text);
  const tools = await toolsOf(await connect(made.body.token));
  assert.ok(tools.has('shop_order_list') && !tools.has('shop_order_add') && !tools.has('shop_release'));
  assert.doesNotMatch(JSON.stringify([...tools.values()]), /fee/i);
  const leader = await server.addPerson('leader');
  const more = await leader('POST', '/tokens', { json: { ...wished, scopes: ['shop.prices'] } });
  assert.deepEqual([more.status, more.body.code], [403, 'permission.missing']);
  assert.equal((await owner('POST', '/tokens', { json: { ...wished, scopes: ['no.such'] } })).status, 404);
  assert.deepEqual((await owner('GET', '/tokens')).body.items[0].scopes, ['shop.read']);
});

test('what is wrong is said as a tool’s error, in the person’s language', async () => {
  const client = await connect(owner.token, { 'accept-language': 'zh-CN' });
  const tools = await toolsOf(client);
  assert.equal(tools.get('shop_release')?.title, '小店：下达');
  assert.equal(tools.get('shop_order_add')?.inputSchema.properties?.['quantity'] instanceof Object, true);
  const wrong = await call(client, 'shop_order_add', { number: 'M2', quantity: 0 });
  assert.ok(wrong.isError);
  assert.match(wrong.text, /quantity: 不能小于 1/);
  const large = await call(client, 'shop_order_add', { number: 'M3', quantity: 5000 });
  const refused = await call(client, 'shop_release', { order: large.value.id });
  assert.match(refused.text, /数量超过上限/);
});

test('only the apps that are wished for', async () => {
  assert.equal((await (await connect(owner.token, {}, '?apps=shop')).listTools()).tools.length, 12);
  assert.equal((await (await connect(owner.token, {}, '?apps=none')).listTools()).tools.length, 0);
});

test('no token, a cookie, a foreign org, a method that is none', async () => {
  const ask = (headers: Record<string, string>, method = 'POST', message: unknown = PING) =>
    fetch(`${server.url}/mcp`, {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      ...(method === 'POST' ? { body: JSON.stringify(message) } : {}),
    });
  const authorization = `Bearer ${owner.token}`;
  const nobody = await ask({});
  assert.equal(nobody.status, 401);
  assert.match(nobody.headers.get('www-authenticate') ?? '', /^Bearer/);
  assert.equal((await ask({ cookie: `selvedge=${owner.token}` })).status, 401);
  assert.equal((await ask({ authorization: 'Bearer wrong' })).status, 401);
  assert.equal((await ask({ authorization, 'x-org': 'nowhere' })).status, 404);
  assert.equal((await ask({ authorization }, 'GET')).status, 405);
  assert.equal((await ask({ authorization }, 'POST', [PING, PING])).status, 400);
  const fine = await ask({ authorization });
  assert.deepEqual([fine.status, await fine.json()], [200, { jsonrpc: '2.0', id: 1, result: {} }]);
  await assert.rejects(connect(null));
});

const PING = { jsonrpc: '2.0', id: 1, method: 'ping' };
