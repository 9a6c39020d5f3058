import { Identity } from '@selvedge/os/identity/identity.ts';
import { testBinaries } from '@selvedge/os/store/testing.ts';
import { type PostgresStore, openStore } from '@selvedge/os/store/store.ts';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCommand } from '../program.ts';
import { quiet } from '../quiet.ts';

let data = '';
const open = (): Promise<PostgresStore> =>
  openStore({ data, external: null, log: quiet, binaries: testBinaries() });

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'people-'));
  const store = await open();
  await new Identity(store, Date.now).firstStart({
    password: 'first password',
    file: join(data, 'first-login.txt'),
  });
  await store.close();
});
after(() => rm(data, { recursive: true, force: true }));

async function type(
  ...args: string[]
): Promise<{ code: number; answer: Record<string, unknown>; err: string }> {
  let out = '';
  let err = '';
  const env = { SELVEDGE_DATA: data };
  const code = await runCommand(
    [...args, '--json'],
    env,
    { write: (text) => (out += text) },
    { write: (text) => (err += text) },
  );
  const answer: unknown = out === '' ? {} : JSON.parse(out);
  assert.ok(typeof answer === 'object' && answer !== null);
  return { code, answer: { ...answer }, err };
}

test('while the platform is stopped: a person is added, signs in, is deactivated', async () => {
  const { code, answer } = await type('user', 'add', '李芳', '--role', 'leader', '--name', '李 芳');
  assert.equal(code, 0);
  const store = await open();
  const signIn = () => new Identity(store, Date.now).signIn('李芳', String(answer['password']), 'here');
  assert.equal((await signIn()).person.mustChange, true);
  await store.close();
  assert.equal((await type('user', 'change', '李芳', '--active', 'no')).answer['active'], false);
  const list = JSON.stringify((await type('user', 'list')).answer);
  assert.match(list, /"login":"owner"/);
  assert.match(list, /"active":false/);
});

test('beside a platform that runs: password reset and tokens, and the platform stays', async () => {
  const store = await open();
  const identity = new Identity(store, Date.now);
  const { answer } = await type('user', 'password', 'owner');
  await assert.rejects(identity.signIn('owner', 'first password', 'here'));
  assert.equal((await identity.signIn('owner', String(answer['password']), 'here')).person.login, 'owner');

  const made = await type('token', 'create', '--name', 'excel', '--scope', 'history.read, namespace.read');
  const principal = await identity.authenticate(String(made.answer['token']), null, 'here');
  assert.deepEqual([...principal.permissions].sort(), ['history.read', 'namespace.read']);
  assert.equal((await type('token', 'revoke', String(made.answer['id']))).code, 0);
  identity.forget();
  await assert.rejects(identity.authenticate(String(made.answer['token']), null, 'here'));

  const trail = await store.system((tx) =>
    tx.rows<{ action: string; after: unknown }>('select action, after from selvedge.audit order by id'),
  );
  assert.deepEqual(
    trail.slice(-3).map(({ action }) => action),
    ['person.password', 'token.create', 'token.remove'],
  );
  assert.ok(await store.healthy());
  await store.close();
});

const refused: [code: number, ...args: string[]][] = [
  [1, 'user', 'password', 'nobody'],
  [1, 'user', 'add', 'owner', '--role', 'owner'],
  [1, 'user', 'list', '--org', 'elsewhere'],
  [1, 'token', 'revoke', '01980000-0000-7000-8000-000000000000'],
  [2, 'user', 'add', 'x', '--role', 'king'],
  [2, 'user', 'add', 'x'],
  [2, 'user', 'change', 'owner', '--active', 'perhaps'],
  [2, 'token', 'create', '--name', 'x', '--scope', 'everything'],
  [2, 'token', 'create', '--name', 'x', '--scope', 'history.read', '--days', 'soon'],
  [2, 'token', 'revoke', '7'],
];

test('what cannot be done is refused, with the exit code of its kind', async () => {
  for (const [expected, ...args] of refused) {
    const { code, answer, err } = await type(...args);
    assert.equal(code, expected, args.join(' '));
    assert.ok('error' in answer || err !== '', args.join(' '));
  }
});

test('a data folder without a platform is said so, and nothing is made in it', async () => {
  const { code, answer } = await type('user', 'list', '--data', join(data, 'elsewhere'));
  assert.equal(code, 1);
  assert.match(JSON.stringify(answer), /There is no platform/);
});
