import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPassword, hashPassword } from './passwords.ts';
import { newPassword } from './secrets.ts';

test('a password is kept as argon2id with its own salt, and checked', async () => {
  const [one, two] = await Promise.all([hashPassword('织边 selvedge'), hashPassword('织边 selvedge')]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, two);
  assert.equal(await checkPassword('织边 selvedge', one), true);
  assert.equal(await checkPassword('织边 Selvedge', one), false);
  assert.equal(await checkPassword('', one), false);
});

test('composed and decomposed letters are one password', async () => {
  assert.equal(await checkPassword('cafe\u0301 1234', await hashPassword('caf\u00e9 1234')), true);
});

test('nobody’s password is no password', async () => {
  assert.equal(await checkPassword('anything', null), false);
});

test('one-time passwords can be read out', () => {
  for (let time = 0; time < 200; time++)
    assert.match(newPassword(), /^([a-km-np-z2-9]{4}-){4}[a-km-np-z2-9]{4}$/);
});
