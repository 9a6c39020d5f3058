import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answered, OWNER_PASSWORD, openTestServer } from '../testing.ts';

const server = await openTestServer();
const { nobody, owner, url } = server;

test('signing in gives a token and a cookie no script can read', async () => {
  const answer = await nobody('POST', '/session', { json: { login: 'owner', password: OWNER_PASSWORD } });
  assert.equal(answer.status, 200);
  assert.deepEqual(Object.keys(answer.body).sort(), ['mustChangePassword', 'orgs', 'person', 'token']);
  assert.deepEqual(answer.body.orgs[0].slug, 'factory');
  const cookie = answer.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^selvedge=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('the session tells who, where and what one may', async () => {
  const { status, body } = await owner('GET', '/session');
  assert.equal(status, 200);
  assert.equal(body.person.login, 'owner');
  assert.equal(body.org.slug, 'factory');
  assert.ok(body.permissions.includes('installation.operate'));
  assert.equal(body.version, '0.0.0-test');
});

test('without a session, with a made-up one and with a wrong password: 401 as a problem document', async () => {
  for (const client of [nobody, server.as('made-up'), server.as('slv_made-up')]) {
    const answer = await client('GET', '/session');
    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.equal(answer.body.code, 'session.required');
    assert.equal(answer.body.request, answer.headers.get('x-request-id'));
  }
  const wrong = await nobody('POST', '/session', {
    json: { login: 'nobody', password: 'x' },
    headers: { 'accept-language': 'zh-CN' },
  });
  assert.deepEqual([wrong.status, wrong.body.code, wrong.body.title], [401, 'session.refused', '登录失败。']);
});

test('signing out ends the session and takes the cookie away', async () => {
  const { body } = await nobody('POST', '/session', { json: { login: 'owner', password: OWNER_PASSWORD } });
  const client = server.as(body.token);
  const answer = await client('DELETE', '/session');
  assert.equal(answer.status, 204);
  assert.match(answer.headers.get('set-cookie') ?? '', /selvedge=; Max-Age=0/);
  assert.equal((await client('GET', '/session')).status, 401);
});

test('a one-time password opens nothing but its own change', async () => {
  const made = await owner('POST', '/people', { json: { login: 'ann', name: 'Ann', role: 'engineer' } });
  const signIn = await nobody('POST', '/session', { json: { login: 'ann', password: made.body.password } });
  assert.equal(signIn.body.mustChangePassword, true);
  const ann = server.as(signIn.body.token);
  assert.equal((await ann('GET', '/session')).body.mustChangePassword, true);
  const refused = await ann('GET', '/things');
  assert.deepEqual([refused.status, refused.body.code], [403, 'password.change.required']);
  const next = 'a password of my own';
  const changed = await ann('POST', '/password', { json: { current: made.body.password, next } });
  assert.equal(changed.status, 204);
  assert.equal((await ann('GET', '/things')).status, 200);
});

test('a person changes name and language, and errors follow the language', async () => {
  const ann = await server.addPerson('viewer');
  assert.equal((await ann('PATCH', '/me', { json: { name: '安', locale: 'zh' } })).body.name, '安');
  const answer = await ann('GET', '/things/factory/none', { headers: { 'accept-language': '*' } });
  assert.equal(answer.body.title, '未找到。');
});

test('a change with a cookie must come from our own pages', async () => {
  const cookie = { cookie: `selvedge=${owner.token}` };
  const change = (headers: Record<string, string>) =>
    nobody('PATCH', '/me', { json: { name: 'Owner' }, headers: { ...cookie, ...headers } });
  assert.equal((await nobody('GET', '/session', { headers: cookie })).status, 200);
  const strangers: Record<string, string>[] = [
    {},
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: url },
  ];
  for (const foreign of strangers) {
    const answer = await change(foreign);
    assert.deepEqual([answer.status, answer.body.code], [403, 'csrf.refused'], JSON.stringify(foreign));
  }
  assert.equal((await change({ origin: url })).status, 200);
  assert.equal((await change({ 'sec-fetch-site': 'same-origin' })).status, 200);
});

test('a foreign page cannot sign somebody in either', async () => {
  const answer = await nobody('POST', '/session', {
    json: { login: 'owner', password: OWNER_PASSWORD },
    headers: { origin: 'https://evil.test' },
  });
  assert.equal(answer.body.code, 'csrf.refused');
});

test('guessing is slowed', async () => {
  let last: Answered | undefined;
  for (let attempt = 0; attempt < 12; attempt++)
    last = await nobody('POST', '/session', { json: { login: 'victim', password: 'wrong' } });
  assert.deepEqual([last?.status, last?.body.code], [429, 'session.throttled']);
  assert.ok(Number(last?.headers.get('retry-after')) >= 1);
});
