import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import type { HistorianStatus } from '../historian/historian.ts';
import { openTestServer } from './testing.ts';

const server = await openTestServer();
const { owner, nobody, url } = server;
const port = Number(new URL(url).port);

/** What the server says to bytes written to its socket. */
function bare(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let heard = '';
    socket.on('data', (chunk) => (heard += chunk.toString()));
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}

test('what is no JSON, no UTF-8, too large, too deep or of a strange type is answered with a problem document', async () => {
  const json = { 'content-type': 'application/json' };
  const cases: [string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string][] = [
    ['{"to":', json, 400, 'input.invalid'],
    ['', json, 400, 'input.invalid'],
    [new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), json, 400, 'input.invalid'],
    ['{"__proto__":{"admin":true},"to":"x"}', json, 400, 'input.invalid'],
    [`{"to":"${'x'.repeat(9 * 1024 * 1024)}"}`, json, 413, 'body.too.large'],
    [
      gzipSync(Buffer.alloc(300 * 1024 * 1024)),
      { ...json, 'content-encoding': 'gzip' },
      413,
      'body.too.large',
    ],
    [gzipSync('{"to":"a/b"}').subarray(0, 20), { ...json, 'content-encoding': 'gzip' }, 400, 'input.invalid'],
    ['{}', { ...json, 'content-encoding': 'gzip' }, 400, 'input.invalid'],
    ['{}', { ...json, 'content-encoding': 'zstd' }, 415, 'media.unsupported'],
    ['<a/>', { 'content-type': 'text/xml' }, 415, 'media.unsupported'],
    ['5', json, 400, 'input.invalid'],
    ['null', json, 400, 'input.invalid'],
    ['{"to":5}', json, 400, 'input.invalid'],
  ];
  for (const [body, headers, status, code] of cases) {
    const answer = await owner('POST', '/things/factory/move', { body, headers });
    const shown = `${String(body).slice(0, 40)} ${JSON.stringify(headers)}`;
    assert.deepEqual(
      [answer.status, answer.body?.code],
      [status, code],
      `${shown}: ${answer.text.slice(0, 300)}`,
    );
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  }
});

test('wrong fields are listed, in both languages', async () => {
  const ask = (language: string) =>
    owner('POST', '/people', { json: { login: 5, role: 'king' }, headers: { 'accept-language': language } });
  const [english, chinese] = [await ask('en'), await ask('zh')];
  assert.deepEqual(
    english.body.fields.map(({ path }: { path: string }) => path),
    ['login', 'name', 'role'],
  );
  assert.match(english.body.fields[0].message, /^A text is needed\.$/);
  assert.match(chinese.body.fields[0].message, /[一-鿿]/);
});

test('an address that is not there is a problem under /api, a page elsewhere', async () => {
  const missing = await owner('GET', '/api/v1/nothing');
  assert.deepEqual([missing.status, missing.body.code], [404, 'not.found']);
  assert.equal((await owner('POST', '/api/v1/session/5')).status, 404);
  assert.equal((await owner('GET', '/things/%E0%A4%A')).status, 400);
  assert.equal((await owner('GET', `/things/${'a'.repeat(3000)}`)).status, 404);
});

test('headers tell browsers to trust nothing but ourselves', async () => {
  const { headers } = await nobody('GET', '/api/docs');
  const page = await fetch(url);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(page.headers.get('x-frame-options'), 'DENY');
  assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin');
  // A page begins in the process that the browser had ready: decision 0039.
  assert.equal(page.headers.get('origin-agent-cluster'), null);
  assert.equal(page.headers.get('x-powered-by'), null);
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
});

test('an answer that did not change is not sent again; a long one is packed', async () => {
  const first = await owner('GET', '/roles');
  const tag = first.headers.get('etag') ?? '';
  assert.match(tag, /^W\/"/);
  const again = await owner('GET', '/roles', { headers: { 'if-none-match': tag } });
  assert.deepEqual([again.status, again.text], [304, '']);
  assert.equal(first.headers.get('cache-control'), 'private, no-cache');
  const packed = await new Promise<Buffer>((resolve) => {
    httpRequest(`${url}/api/openapi.json`, { headers: { 'accept-encoding': 'br' } }, (response) => {
      assert.equal(response.headers['content-encoding'], 'br');
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    }).end();
  });
  assert.equal(JSON.parse(brotliDecompressSync(packed).toString()).openapi, '3.1.0');
});

test('headers without end, no HTTP at all and two lengths are refused on the socket', async () => {
  const large = await bare(`GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(70_000)}\r\n\r\n`);
  assert.match(large, /^HTTP\/1\.1 431 /);
  assert.match(large, /"code":"body.too.large"/);
  const noise = await bare('\u0016\u0003\u0001 hello\r\n\r\n');
  assert.match(noise, /^HTTP\/1\.1 400 /);
  const smuggled = await bare(
    'POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
  );
  assert.match(smuggled, /^HTTP\/1\.1 400 /);
});

test('an unknown failure shows a request number, and the log has the rest', async () => {
  const broken = await openTestServer({
    parts: {
      backup: () => Promise.reject(new Error('the pipe of postgres://selvedge:hunter2@db is broken')),
    },
  });
  const answer = await broken.owner('POST', '/backup');
  assert.deepEqual([answer.status, answer.body.code], [500, 'unexpected']);
  assert.doesNotMatch(answer.text, /pipe/);
  const line = broken.logged.find((text) => text.includes('a request failed')) ?? '';
  assert.ok(line.includes(answer.body.request) && line.includes('the pipe of'));
  assert.doesNotMatch(broken.logged.join(''), /hunter2/);
  await broken.close();
});

test('alive, ready, and not ready with the reason', async () => {
  assert.deepEqual(await (await fetch(`${url}/healthz`)).json(), { alive: true, version: '0.0.0-test' });
  assert.deepEqual(await (await fetch(`${url}/readyz`)).json(), { ready: true, reason: null });
  const status: HistorianStatus = {
    ...server.historian.status(),
    taking: false,
    reason: 'Disk almost full.',
  };
  const historian = Object.create(server.historian, { status: { value: () => status } });
  const full = await openTestServer({ parts: { historian } });
  const answer = await fetch(`${full.url}/readyz`);
  assert.deepEqual(
    [answer.status, await answer.json()],
    [503, { ready: false, reason: 'Disk almost full.' }],
  );
  await full.close();
});

test('figures are for this machine, and for the operator through a proxy', async () => {
  const text = await (await fetch(`${url}/metrics`)).text();
  assert.match(text, /^selvedge_http_answers \d+$/m);
  const proxied = (token: string | null) =>
    fetch(`${url}/metrics`, {
      headers: {
        'x-forwarded-for': '203.0.113.9',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
    });
  assert.equal((await proxied(null)).status, 401);
  assert.equal((await proxied((await server.addPerson('manager')).token)).status, 403);
  assert.equal((await proxied(owner.token)).status, 200);
});

test('one client that asks without end is slowed', async () => {
  const strict = await openTestServer({ parts: { rate: 20 } });
  const viewer = await strict.addPerson('viewer');
  let last = await viewer('GET', '/roles');
  for (let asked = 1; asked <= 20; asked++) last = await viewer('GET', '/roles');
  assert.deepEqual([last.status, last.body.code], [429, 'rate.limited']);
  assert.ok(Number(last.headers.get('retry-after')) > 0);
  assert.equal((await strict.owner('GET', '/roles')).status, 200, 'others are not');
  await strict.close();
});

test('a port in use is said with what to do', async () => {
  await assert.rejects(openTestServer({ config: { port } }), /SELVEDGE_PORT/);
});
