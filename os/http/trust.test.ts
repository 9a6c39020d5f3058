import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openAuthority } from './authority/authority.ts';
import { OWNER_PASSWORD, openTestServer } from './testing.ts';

const server = await openTestServer({
  config: { tls: 'local', host: '127.0.0.1' },
  parts: { extraNames: ['factory.test'] },
});
const port = Number(new URL(server.url).port);
const authority = openAuthority({ folder: join(server.data, 'tls'), names: [], now: server.clock.now });
const ca = authority.certificate.toString();

interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks the one port, plainly or over TLS, in the name of a host. */
function ask(
  kind: 'plain' | 'secure',
  path: string,
  options: { method?: string; host?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Heard> {
  const { method = 'GET', host = 'factory.test', headers = {}, body } = options;
  const request = kind === 'plain' ? requestPlain : requestSecure;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: false,
        headers: { host: `${host}:${port}`, ...headers },
        ...(kind === 'secure' ? { ca, servername: host } : {}),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

test('over TLS the API answers to every name, with version 1.1 and version 2', async () => {
  assert.match(server.url, /^https:/);
  for (const host of ['factory.test', 'localhost'])
    assert.equal((await ask('secure', '/healthz', { host })).status, 200, host);
  const session = connectHttp2(`https://127.0.0.1:${port}`, { ca, servername: 'factory.test' });
  const stream = session.request({ ':path': '/api/v1/session', ':authority': `factory.test:${port}` });
  const status = await new Promise((resolve, reject) => {
    stream.on('response', (headers) => resolve(headers[':status']));
    stream.on('error', reject);
  });
  assert.equal(status, 401);
  assert.equal(session.alpnProtocol, 'h2');
  session.destroy();
});

test('over TLS the cookie is sent over TLS only, and a change with it passes from our own page', async () => {
  const signIn = (origin: string) =>
    ask('secure', '/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ login: 'owner', password: OWNER_PASSWORD }),
    });
  const { status, headers } = await signIn(`https://factory.test:${port}`);
  assert.equal(status, 200);
  const cookie = String(headers['set-cookie']);
  assert.match(cookie, /HttpOnly; Secure; SameSite=Lax/);
  const change = await ask('secure', '/api/v1/me', {
    method: 'PATCH',
    headers: {
      'content-type': 'application/json',
      origin: `https://factory.test:${port}`,
      cookie: cookie.split(';')[0],
    },
    body: '{"name":"Owner"}',
  });
  assert.equal(change.status, 200);
  assert.equal((await signIn(`https://evil.test:${port}`)).status, 403);
});

test('live values stream over version 2', async () => {
  const signIn = await ask('secure', '/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'owner', password: OWNER_PASSWORD }),
  });
  const { token } = JSON.parse(signIn.body.toString());
  const session = connectHttp2(`https://127.0.0.1:${port}`, { ca, servername: 'factory.test' });
  const stream = session.request({ ':path': '/api/v1/live', authorization: `Bearer ${token}` });
  const heard = await new Promise<string>((resolve, reject) => {
    stream.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    stream.once('error', reject);
  });
  assert.match(heard, /^event: values\ndata: \{"points":\[\],"first":true\}/);
  session.destroy();
});

test('a phone that types the address is led to the trust page, in its language', async () => {
  const first = await ask('plain', '/');
  assert.deepEqual([first.status, first.headers['location']], [302, '/trust']);
  const chinese = await ask('plain', '/trust', { headers: { 'accept-language': 'zh-CN' } });
  assert.match(chinese.body.toString(), /让手机信任/);
  const english = (
    await ask('plain', '/trust?lang=en', { headers: { 'accept-language': 'zh-CN' } })
  ).body.toString();
  assert.match(english, /Let a phone trust/);
  assert.match(english, /<svg/);
  assert.ok(english.includes(authority.certificate.fingerprint256));
  assert.ok(english.includes(`https://factory.test:${port}/`));
  assert.doesNotMatch(english, /<script/);
});

test('the certificate and the profile are what they say, plainly and over TLS', async () => {
  for (const kind of ['plain', 'secure'] as const) {
    const file = await ask(kind, '/trust/selvedge.crt');
    assert.equal(file.headers['content-type'], 'application/x-x509-ca-cert');
    assert.equal(new X509Certificate(file.body).fingerprint256, authority.certificate.fingerprint256);
    const profile = await ask(kind, '/trust/selvedge.mobileconfig');
    assert.equal(profile.headers['content-type'], 'application/x-apple-aspen-config');
    const inside = /<data>([^<]+)<\/data>/.exec(profile.body.toString())?.[1] ?? '';
    assert.equal(new X509Certificate(Buffer.from(inside, 'base64')).subject, authority.certificate.subject);
  }
});

test('everything else is sent to TLS, and nothing that changes anything is taken plainly', async () => {
  const page = await ask('plain', '/things/a?b=1');
  assert.deepEqual(
    [page.status, page.headers['location']],
    [308, `https://factory.test:${port}/things/a?b=1`],
  );
  const change = await ask('plain', '/api/v1/session', { method: 'POST', body: '{"login":"owner"}' });
  assert.equal(change.status, 426);
});

test('no host and no path leads anywhere else', async () => {
  for (const host of ['evil.test@factory.test', 'a b', 'x/../y'])
    assert.equal((await ask('plain', '/x', { headers: { host } })).status, 400, host);
  for (const path of ['//evil.test/x', '/\\evil.test', 'http://evil.test/x']) {
    const { headers } = await ask('plain', path);
    assert.match(String(headers['location']), new RegExp(`^(https://factory\\.test:${port}/|/trust$)`), path);
  }
});

test('noise and silence on the port harm nobody', async () => {
  const noise = (bytes: Buffer): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
      socket.on('error', () => undefined).on('close', () => resolve());
      socket.resume();
    });
  await noise(Buffer.from([0x16, 0x03, 0x01, 0xff, 0xff, 0, 0]));
  await noise(Buffer.from([0x16]));
  await noise(Buffer.alloc(0));
  await noise(Buffer.alloc(100_000, 0xff));
  assert.equal((await ask('secure', '/healthz')).status, 200);
});

test('a given certificate is shown, and plain requests go straight to TLS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selvedge-given-'));
  const given = openAuthority({ folder, names: ['factory.example', '127.0.0.1'], now: Date.now() });
  const files = { cert: join(folder, 'given.crt'), key: join(folder, 'given.key') };
  writeFileSync(files.cert, given.server.cert);
  writeFileSync(files.key, given.server.key);
  const other = await openTestServer({ config: { tls: files } });
  const plain = await fetch(other.url.replace('https:', 'http:'), { redirect: 'manual' });
  assert.equal(plain.status, 308);
  const shown = await new Promise<string>((resolve, reject) => {
    requestSecure(`${other.url}/healthz`, { ca: given.certificate.toString(), agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? 'trusted' : 'odd');
    })
      .on('error', reject)
      .end();
  });
  assert.equal(shown, 'trusted');
  await other.close();
  rmSync(folder, { recursive: true });
});
