import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { owns } from './principal.ts';
import { changeMember, resetPassword } from './people.ts';
import { startedHouse } from './testing.ts';
import { createToken } from './tokens.ts';

const REQUIRED = { code: 'session.required' };
const NOT_FOUND = { code: 'not.found' };

test('while a one-time password waits to be changed there is nothing one may do', async () => {
  const house = await startedHouse();
  const { identity, store } = house;
  const { person } = await identity.signIn('owner', 'a-good-password', 'x');
  const password = await store.system((tx) => resetPassword(tx, person.id));
  const { token } = await identity.signIn('owner', password, 'x');
  const waiting = await identity.authenticate(token, null, 'x');
  assert.deepEqual([...waiting.permissions], []);
  assert.deepEqual([waiting.person.mustChange, waiting.person.operator], [true, false]);
  await assert.rejects(identity.changePassword(waiting.person, password, 'short', token, house.file), {
    code: 'input.invalid',
  });
  await assert.rejects(identity.changePassword(waiting.person, 'wrong', 'long enough', token, house.file), {
    code: 'session.refused',
  });
  await identity.changePassword(waiting.person, password, 'long enough', token, house.file);
  const { permissions, person: free } = await identity.authenticate(token, null, 'x');
  assert.ok(permissions.has('installation.operate') && free.operator);
});

test('a change of password ends the other sessions, not this one', async () => {
  const house = await startedHouse();
  const { identity } = house;
  const [kept, other] = [await house.token('owner'), await house.token('owner')];
  const { person } = await identity.authenticate(kept, null, 'x');
  await identity.changePassword(person, 'a-good-password', 'another good one', kept, house.file);
  assert.ok(await identity.authenticate(kept, null, 'x'));
  await assert.rejects(identity.authenticate(other, null, 'x'), REQUIRED);
});

test('a session goes on for thirty days from its last request', async () => {
  const house = await startedHouse();
  const token = await house.token('owner');
  for (let month = 0; month < 4; month++) {
    house.clock.now += 29 * 86_400_000;
    assert.ok(await house.identity.authenticate(token, null, 'x'));
  }
  house.clock.now += 31 * 86_400_000;
  await assert.rejects(house.identity.authenticate(token, null, 'x'), REQUIRED);
});

test('without a wish the org is that of the oldest membership; the operator enters every org', async () => {
  const house = await startedHouse();
  await house.addOrg('second');
  await house.addOrg('first');
  await house.add('second', 'ann', 'viewer');
  const operator = await house.as('owner', 'first');
  assert.deepEqual([operator.role, operator.org.slug, operator.roots], [null, 'first', ['first']]);
  assert.ok(operator.permissions.has('people.manage'));
  assert.ok(
    owns(operator, 'first/line/cell') && !owns(operator, 'factory/line') && !owns(operator, 'first-b/x'),
  );
  assert.equal((await house.as('owner')).org.slug, 'factory');
  const ann = await house.as('ann');
  assert.deepEqual([ann.org.slug, ann.role, ann.via], ['second', 'viewer', 'session']);
  for (const slug of ['first', 'nowhere', ''])
    await assert.rejects(house.identity.authenticate(await house.token('ann'), slug, 'x'), NOT_FOUND);
});

test('an operator’s token operates only when it was made for that', async () => {
  const house = await startedHouse();
  await house.addOrg('second');
  const owner = await house.as('owner');
  const make = (scopes: ('history.read' | 'installation.operate')[]) =>
    house.store.org(owner.org.id, (tx) => createToken(tx, owner.person.id, { name: 't', scopes }));
  const [plain, mighty] = [
    await make(['history.read']),
    await make(['history.read', 'installation.operate']),
  ];
  const reader = await house.identity.authenticate(plain.secret, null, 'x');
  assert.deepEqual(
    [[...reader.permissions], reader.person.operator, reader.via],
    [['history.read'], false, 'token'],
  );
  await assert.rejects(house.identity.authenticate(plain.secret, 'second', 'x'), NOT_FOUND);
  assert.equal((await house.identity.authenticate(mighty.secret, 'second', 'x')).org.slug, 'second');
});

test('what was never given out opens nothing', async () => {
  const { identity } = await startedHouse();
  for (const token of [null, '', 'slv_', 'slv_x', 'x'.repeat(5000), '\u0000', "' or true --"])
    await assert.rejects(identity.authenticate(token, null, 'x'), REQUIRED);
  for (const login of ['', 'nobody', "owner'--", '\u0000'])
    await assert.rejects(identity.signIn(login, 'x', 'y'), { code: 'session.refused' });
});

test('who was admitted a moment ago is refused as soon as his session ends, by whichever program', async () => {
  const house = await startedHouse();
  const { identity, store } = house;
  const [mine, others] = [await house.token('owner'), await house.token('owner')];
  for (const token of [mine, others]) assert.ok(await identity.authenticate(token, null, 'x'));
  await identity.signOut(mine);
  await assert.rejects(identity.authenticate(mine, null, 'x'), REQUIRED);
  // Another program does not call; the database tells of it.
  assert.ok(await identity.authenticate(others, null, 'x'));
  await store.system((tx) => tx.run('delete from selvedge.sessions'));
  const isRefused = (): Promise<boolean> =>
    identity.authenticate(others, null, 'x').then(
      () => false,
      () => true,
    );
  while (!(await isRefused())) await delay(5);
});

test('a membership that changes counts at the next request', async () => {
  const house = await startedHouse();
  await house.addOrg('second');
  await house.add('second', 'ann', 'viewer');
  const token = await house.token('ann');
  const role = async (): Promise<string | null> =>
    (await house.identity.authenticate(token, 'second', 'x')).role;
  assert.equal(await role(), 'viewer');
  const { org, person } = await house.identity.authenticate(token, 'second', 'x');
  await house.store.system((tx) => changeMember(tx, org.id, person.id, { role: 'manager' }));
  assert.equal(await role(), 'manager');
});

test('a token ends at its moment, however lately it was used', async () => {
  const house = await startedHouse();
  const owner = await house.as('owner');
  const expires = new Date(house.clock.now + 1000);
  const { secret } = await house.store.org(owner.org.id, (tx) =>
    createToken(tx, owner.person.id, { name: 't', scopes: ['history.read'], expires }),
  );
  assert.ok(await house.identity.authenticate(secret, null, 'x'));
  house.clock.now += 999;
  assert.ok(await house.identity.authenticate(secret, null, 'x'));
  house.clock.now += 1;
  await assert.rejects(house.identity.authenticate(secret, null, 'x'), REQUIRED);
});
