import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { temporaryStore } from '../store/testing.ts';
import type { Store } from '../store/unit.ts';
import { audit, listAudit } from './audit.ts';
import { createDevice, removeDevice } from './devices.ts';
import { Identity } from './identity.ts';
import { changeOrg, createOrg, getOrg, setCluster } from './orgs.ts';
import { addPerson, changeMember, resetPassword } from './people.ts';
import { createToken, listTokens } from './tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'selvedge-identity-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'first-login.txt');

const isCode = (code: string) => (error: unknown) => error instanceof SelvedgeError && error.code === code;

async function started(): Promise<{ store: Store; identity: Identity; clock: { now: number } }> {
  const store = await temporaryStore();
  const clock = { now: Date.now() };
  const identity = new Identity(store, () => clock.now);
  await identity.firstStart({ password: 'a-good-password', file });
  return { store, identity, clock };
}

test('the first start writes a random one-time password where only the owner reads it, and never again', async () => {
  const store = await temporaryStore();
  const identity = new Identity(store, Date.now);
  assert.equal(await identity.firstStart({ password: null, file }), true);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const password = /password: (\S+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  assert.ok(password.length >= 20);
  assert.equal(await identity.firstStart({ password: null, file }), false);
  const { token, person } = await identity.signIn('owner', password, '127.0.0.1');
  assert.equal(person.mustChange, true);
  await identity.changePassword(person, password, 'my own words', token, file);
  assert.equal(existsSync(file), false);
  assert.equal((await identity.authenticate(token, null, '')).person.mustChange, false);
});

test('two starts at once make one owner', async () => {
  const store = await temporaryStore();
  const both = await Promise.all(
    [1, 2].map(() => new Identity(store, Date.now).firstStart({ password: 'x'.repeat(12), file })),
  );
  assert.equal(both.filter(Boolean).length, 1);
});

test('guessing is slowed for login and address together, and opens again', async () => {
  const { identity, clock } = await started();
  const guess = (password: string, address: string) => identity.signIn('Owner ', password, address);
  for (let attempt = 0; attempt < 5; attempt++)
    await assert.rejects(guess('wrong', 'here'), isCode('session.refused'));
  await assert.rejects(guess('a-good-password', 'here'), isCode('session.throttled'));
  assert.ok(await guess('a-good-password', 'elsewhere'), 'the owner is not locked out');
  clock.now += 2000;
  assert.ok(await guess('a-good-password', 'here'));
});

test('a session ends at sign-out, after thirty idle days, and with deactivation', async () => {
  const { store, identity, clock } = await started();
  const first = await identity.signIn('owner', 'a-good-password', 'x');
  await identity.signOut(first.token);
  await assert.rejects(identity.authenticate(first.token, null, ''), isCode('session.required'));
  const second = await identity.signIn('owner', 'a-good-password', 'x');
  clock.now += 31 * 86_400_000;
  await assert.rejects(identity.authenticate(second.token, null, ''), isCode('session.required'));
  const home = second.orgs[0];
  const { member, password } = await store.system((tx) =>
    addPerson(tx, home.orgId, { login: 'ann', name: 'Ann', role: 'worker' }),
  );
  const ann = await identity.signIn('ann', password ?? '', 'y');
  await store.system((tx) => changeMember(tx, home.orgId, member.id, { active: false }));
  identity.forget();
  await assert.rejects(identity.authenticate(ann.token, null, ''), isCode('session.required'));
});

test('the last owner stays', async () => {
  const { store, identity } = await started();
  const { person, orgs } = await identity.signIn('owner', 'a-good-password', 'x');
  await assert.rejects(
    store.system((tx) => changeMember(tx, orgs[0].orgId, person.id, { role: 'viewer' })),
    isCode('conflict'),
  );
  await assert.rejects(
    store.system((tx) => changeMember(tx, orgs[0].orgId, person.id, { active: false })),
    isCode('conflict'),
  );
});

test('a person in two orgs has the role of the one chosen; an org that is not theirs does not exist for them', async () => {
  const { store, identity } = await started();
  const [one, two] = await store.system(async (tx) => [
    await createOrg(tx, { slug: 'one', title: 'One', kind: 'factory' }),
    await createOrg(tx, { slug: '二厂', title: 'Two', kind: 'factory' }),
  ]);
  await store.system((tx) =>
    addPerson(tx, one.id, { login: 'bo', name: 'Bo', role: 'engineer', password: 'bo-has-a-password' }),
  );
  await store.system((tx) => addPerson(tx, two.id, { login: 'bo', name: 'Bo', role: 'viewer' }));
  const { token } = await identity.signIn('bo', 'bo-has-a-password', 'x');
  assert.equal((await identity.authenticate(token, null, '')).org.slug, 'one');
  const there = await identity.authenticate(token, '二厂', '');
  assert.equal(there.role, 'viewer');
  assert.equal(there.permissions.has('namespace.write'), false);
  await assert.rejects(identity.authenticate(token, 'factory', ''), isCode('not.found'));
});

test('a token does no more than its scopes, and dies with its expiry', async () => {
  const { store, identity, clock } = await started();
  const { person, orgs } = await identity.signIn('owner', 'a-good-password', 'x');
  const expires = new Date(clock.now + 60_000);
  const { secret } = await store.org(orgs[0].orgId, (tx) =>
    createToken(tx, person.id, { name: 't', scopes: ['history.read'], expires }),
  );
  assert.deepEqual([...(await identity.authenticate(secret, null, '')).permissions], ['history.read']);
  const other = await store.system((tx) => createOrg(tx, { slug: 'other', title: 'O', kind: 'factory' }));
  await assert.rejects(identity.authenticate(secret, 'other', ''), isCode('not.found'));
  assert.equal(
    (await store.org(other.id, (tx) => listTokens(tx, person.id))).length,
    0,
    'row-level security hides it',
  );
  clock.now += 120_000;
  await assert.rejects(identity.authenticate(secret, null, ''), isCode('session.required'));
});

test('a device credential is checked, limited to its org’s roots, and dead when revoked', async () => {
  const { store, identity, clock } = await started();
  const home = await store.system((tx) => getOrg(tx, 'factory'));
  const { device, secret } = await store.system((tx) =>
    createDevice(tx, home.id, { name: 'gw', path: 'factory/a' }),
  );
  assert.equal((await identity.verifyDevice(device.username, secret, 'x'))?.path, 'factory/a');
  assert.equal(await identity.verifyDevice(device.username, `${secret}x`, 'x'), null);
  await assert.rejects(
    store.system((tx) => createDevice(tx, home.id, { name: 'gw', path: 'elsewhere/a' })),
    isCode('not.found'),
  );
  await assert.rejects(
    store.system((tx) => createDevice(tx, home.id, { name: 'gw', path: '../a' })),
    isCode('input.invalid'),
  );
  const heard: string[] = [];
  identity.onRevoke((key) => heard.push(key));
  await store.system((tx) => removeDevice(tx, home.id, device.id, false));
  identity.revoked(device.id);
  clock.now += 10;
  assert.deepEqual([...new Set(heard)], [device.id]);
  assert.equal(await identity.verifyDevice(device.username, secret, 'y'), null);
});

test('the trail has before and after, without secrets, and only of one’s own org', async () => {
  const { store, identity } = await started();
  const { token } = await identity.signIn('owner', 'a-good-password', 'x');
  const principal = await identity.authenticate(token, null, '10.0.0.7');
  await store.org(principal.org.id, (tx) =>
    audit(tx, principal, {
      action: 'person.change',
      object: 'person:ann',
      before: { role: 'worker', password: 'x' },
      after: { role: 'leader' },
    }),
  );
  const { items } = await store.org(principal.org.id, (tx) =>
    listAudit(tx, { limit: 10, object: 'person:*' }),
  );
  assert.deepEqual(
    items.map(({ before, after, address, who }) => ({ before, after, address, login: who?.login })),
    [{ before: { role: 'worker' }, after: { role: 'leader' }, address: '10.0.0.7', login: 'owner' }],
  );
  const other = await store.system((tx) => createOrg(tx, { slug: 'other', title: 'O', kind: 'factory' }));
  assert.equal((await store.org(other.id, (tx) => listAudit(tx, { limit: 10 }))).items.length, 0);
});

test('orgs: a slug is a path segment and taken once; clusters are clusters', async () => {
  const { store } = await started();
  await store.system(async (tx) => {
    await createOrg(tx, { slug: 'gulin', title: '古林', kind: 'cluster' });
    await setCluster(tx, 'factory', 'gulin', true);
    assert.deepEqual((await getOrg(tx, 'factory')).clusters, ['gulin']);
    assert.equal((await changeOrg(tx, 'factory', { timeZone: 'Asia/Seoul' })).after.timeZone, 'Asia/Seoul');
  });
  for (const slug of ['../x', 'a/b', '', 'a b'])
    await assert.rejects(
      store.system((tx) => createOrg(tx, { slug, title: 'x', kind: 'factory' })),
      isCode('input.invalid'),
    );
  await assert.rejects(
    store.system((tx) => createOrg(tx, { slug: 'gulin', title: 'x', kind: 'factory' })),
    isCode('conflict'),
  );
  await assert.rejects(
    store.system((tx) => setCluster(tx, 'gulin', 'factory', true)),
    isCode('input.invalid'),
  );
});

test('a reset password is one-time and ends every session', async () => {
  const { store, identity } = await started();
  const { person, token } = await identity.signIn('owner', 'a-good-password', 'x');
  const next = await store.system((tx) => resetPassword(tx, person.id));
  identity.forget();
  await assert.rejects(identity.authenticate(token, null, ''), isCode('session.required'));
  assert.equal((await identity.signIn('owner', next, 'x')).person.mustChange, true);
});
