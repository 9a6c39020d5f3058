import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAudit } from './audit.ts';
import { listTokens } from './tokens.ts';
import { PASSWORD, startedHouse } from './testing.ts';

const MISSING = { code: 'permission.missing' };
const NOT_FOUND = { code: 'not.found' };
const CONFLICT = { code: 'conflict' };

test('nobody gives a role that may do more than his own, or rules over one', async () => {
  const house = await startedHouse();
  const { administration } = house.identity;
  const boss = await house.add('factory', 'boss', 'owner');
  await house.add('factory', 'manager', 'manager');
  const ann = await house.add('factory', 'ann', 'worker');
  const manager = await house.as('manager');
  await assert.rejects(administration.addPerson(manager, { login: 'x', name: 'X', role: 'owner' }), MISSING);
  await assert.rejects(administration.changePerson(manager, ann, { role: 'owner' }), MISSING);
  await assert.rejects(administration.changePerson(manager, boss, { active: false }), MISSING);
  await assert.rejects(administration.resetPassword(manager, boss), MISSING);
  assert.equal((await administration.changePerson(manager, ann, { role: 'manager' })).role, 'manager');
  const leader = await administration.addPerson(await house.as('boss'), {
    login: 'l',
    name: 'L',
    role: 'leader',
  });
  assert.match(leader.password ?? '', /^\w{4}-/);
  await house.add('factory', 'engineer', 'engineer');
  const engineer = await house.as('engineer');
  await assert.rejects(administration.listPeople(engineer), MISSING);
  await assert.rejects(
    administration.addPerson(engineer, { login: 'y', name: 'Y', role: 'viewer' }),
    MISSING,
  );
});

test('one org’s manager does not rule over a member of others, nor over the installation’s operator', async () => {
  const house = await startedHouse();
  const { administration } = house.identity;
  await house.addOrg('other');
  const bo = await house.add('factory', 'bo', 'worker');
  await house.add('other', 'chief', 'owner');
  await house.add('factory', 'head', 'owner');
  const [operator, chief, head] = [await house.as('owner'), await house.as('chief'), await house.as('head')];
  await assert.rejects(
    administration.addPerson(chief, { login: 'Bo', name: 'Bo', role: 'worker' }),
    CONFLICT,
  );
  await assert.rejects(administration.changePerson(chief, bo, { active: false }), NOT_FOUND);
  const visiting = await house.identity.authenticate(await house.token('owner'), 'other', 'x');
  const { member, password } = await administration.addPerson(visiting, {
    login: 'bo',
    name: 'Bo',
    role: 'viewer',
  });
  assert.deepEqual([member.id, password], [bo, null]);
  await assert.rejects(administration.resetPassword(chief, bo), MISSING);
  await assert.rejects(administration.resetPassword(head, bo), MISSING);
  await assert.rejects(administration.changePerson(head, bo, { name: 'Renamed' }), MISSING);
  await assert.rejects(administration.resetPassword(head, operator.person.id), MISSING);
  assert.equal((await administration.changePerson(chief, bo, { active: false })).active, false);
  assert.equal((await house.as('bo')).org.slug, 'factory', 'still a member there');
});

test('the last owner stays, also when two are removed at once', async () => {
  const house = await startedHouse();
  const { administration } = house.identity;
  const operator = await house.as('owner');
  const second = await house.add('factory', 'second', 'owner');
  const outcomes = await Promise.allSettled([
    administration.changePerson(operator, second, { active: false }),
    administration.changePerson(operator, operator.person.id, { role: 'viewer' }),
  ]);
  assert.deepEqual(
    outcomes.map(({ status }) => status).toSorted((one, two) => one.localeCompare(two)),
    ['fulfilled', 'rejected'],
  );
  const { items } = await administration.listPeople(operator);
  assert.equal(items.filter(({ role, active }) => role === 'owner' && active).length, 1);
});

test('a deactivated person’s sessions and tokens die at once', async () => {
  const house = await startedHouse();
  const { identity } = house;
  const owner = await house.as('owner');
  const ann = await house.add('factory', 'ann', 'engineer');
  const session = await house.token('ann');
  const made = await identity.administration.createToken(await house.as('ann'), {
    name: 't',
    scopes: ['history.write'],
  });
  assert.equal((await identity.verifyDevice(made.token.id, made.secret, 'x'))?.path, 'factory');
  const gone: string[] = [];
  identity.onRevoke((key) => gone.push(key));
  await identity.administration.changePerson(owner, ann, { active: false });
  await assert.rejects(identity.authenticate(session, null, 'x'), { code: 'session.required' });
  await assert.rejects(identity.authenticate(made.secret, null, 'x'), { code: 'session.required' });
  await assert.rejects(identity.signIn('ann', PASSWORD, 'x'), { code: 'session.refused' });
  for (let turn = 0; turn < 200 && gone.length === 0; turn++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(gone, [made.token.id]);
  assert.equal(await identity.verifyDevice(made.token.id, made.secret, 'x'), null);
});

test('a token has no more than its maker, makes no tokens, and is its maker’s or a manager’s to revoke', async () => {
  const house = await startedHouse();
  const { administration } = house.identity;
  await house.add('factory', 'leader', 'leader');
  await house.add('factory', 'other', 'leader');
  await house.add('factory', 'worker', 'worker');
  const [leader, other, owner] = [await house.as('leader'), await house.as('other'), await house.as('owner')];
  await assert.rejects(administration.createToken(leader, { name: 't', scopes: ['history.write'] }), MISSING);
  await assert.rejects(administration.createToken(leader, { name: 't', scopes: [] }), {
    code: 'input.invalid',
  });
  await assert.rejects(
    administration.createToken(await house.as('worker'), { name: 't', scopes: ['history.read'] }),
    MISSING,
  );
  const { token, secret } = await administration.createToken(leader, {
    name: 't',
    scopes: ['history.read', 'tokens.own'],
  });
  const bearer = await house.identity.authenticate(secret, null, 'x');
  await assert.rejects(administration.createToken(bearer, { name: 'u', scopes: ['history.read'] }));
  await assert.rejects(administration.removeToken(other, token.id), NOT_FOUND);
  assert.deepEqual(await administration.listTokens(other), []);
  assert.deepEqual(
    (await administration.listTokens(leader)).map(({ id }) => id),
    [token.id],
  );
  await administration.removeToken(owner, token.id);
  assert.deepEqual(await house.store.org(owner.org.id, (tx) => listTokens(tx, leader.person.id)), []);
});

test('a device’s path lies under a root of the org; the whole installation is the operator’s', async () => {
  const house = await startedHouse();
  const { administration } = house.identity;
  await house.addOrg('other');
  await house.add('factory', 'engineer', 'engineer');
  const [engineer, operator] = [await house.as('engineer'), await house.as('owner')];
  await assert.rejects(administration.createDevice(engineer, { name: 'd', path: 'other/a' }), NOT_FOUND);
  await assert.rejects(administration.createDevice(engineer, { name: 'd', path: '' }), MISSING);
  await assert.rejects(administration.createDevice(engineer, { name: ' ', path: 'factory' }), {
    code: 'input.invalid',
  });
  const own = await administration.createDevice(engineer, { name: 'd', path: 'factory/a', access: 'write' });
  const whole = await administration.createDevice(operator, { name: 'bridge', path: '' });
  const { identity } = house;
  const { id, username } = own.device;
  assert.deepEqual(await identity.verifyDevice(username, own.secret, 'x'), {
    key: id,
    org: engineer.org.id,
    path: 'factory/a',
    mayRead: false,
    mayWrite: true,
  });
  assert.equal((await identity.verifyDevice(whole.device.username, whole.secret, 'x'))?.org, null);
  assert.deepEqual(
    (await administration.listDevices(engineer)).items.map((device) => device.id),
    [id],
  );
  assert.equal((await administration.listDevices(operator)).items.length, 2);
  await assert.rejects(administration.removeDevice(engineer, whole.device.id), NOT_FOUND);
  await administration.removeDevice(operator, id);
  assert.equal(await identity.verifyDevice(username, own.secret, 'x'), null, 'at once, whatever was trusted');
});

test('orgs are the operator’s to make; an owner changes his own; another’s does not exist', async () => {
  const house = await startedHouse();
  const { administration } = house.identity;
  const operator = await house.as('owner');
  await administration.createOrg(operator, {
    slug: '二厂',
    title: { zh: '二厂', en: 'Two' },
    kind: 'factory',
  });
  await administration.createOrg(operator, { slug: 'town', title: 'Town', kind: 'cluster' });
  await house.add('二厂', 'two', 'owner');
  const two = await house.as('two');
  await assert.rejects(administration.createOrg(two, { slug: 'x', title: 'X', kind: 'factory' }), MISSING);
  await assert.rejects(administration.changeOrg(two, 'factory', { title: 'Mine' }), NOT_FOUND);
  await assert.rejects(administration.setCluster(two, '二厂', 'town', true), MISSING);
  const changed = await administration.changeOrg(two, '二厂', { dayStart: '08:00', historyDays: 365 });
  assert.deepEqual(
    [changed.dayStart, changed.historyDays, changed.title],
    ['08:00', 365, { zh: '二厂', en: 'Two' }],
  );
  for (const change of [{ dayStart: '8' }, { timeZone: 'Mars' }, { historyDays: 0 }, { title: ' ' }])
    await assert.rejects(administration.changeOrg(two, '二厂', change), { code: 'input.invalid' });
  assert.deepEqual((await administration.setCluster(operator, '二厂', 'town', true)).clusters, ['town']);
  assert.deepEqual(
    (await administration.listOrgs(two)).items.map(({ slug }) => slug),
    ['二厂'],
  );
  const first = await administration.listOrgs(operator, { limit: 2 });
  const rest = await administration.listOrgs(operator, { limit: 2, after: first.next });
  assert.deepEqual(
    [...first.items, ...rest.items].map(({ slug }) => slug),
    ['factory', '二厂', 'town'],
  );
  assert.equal(rest.next, null);
});

test('every change is in the trail of its org, with who, from where, before and after', async () => {
  const house = await startedHouse();
  const { administration } = house.identity;
  const owner = await house.as('owner');
  const { member } = await administration.addPerson(owner, { login: 'ann', name: 'Ann', role: 'worker' });
  await administration.changePerson(owner, member.id, { role: 'leader' });
  await administration.resetPassword(owner, member.id);
  const { device } = await administration.createDevice(owner, { name: 'd', path: 'factory' });
  await administration.removeDevice(owner, device.id);
  const { token } = await administration.createToken(owner, { name: 't', scopes: ['history.read'] });
  await administration.removeToken(owner, token.id);
  await administration.changeMe(owner, { locale: 'en' });
  await administration.changeOrg(owner, 'factory', { title: 'New' });
  const { items } = await house.store.org(owner.org.id, (tx) => listAudit(tx, {}));
  assert.deepEqual(items.map(({ action }) => action).toReversed(), [
    'person.add',
    'person.change',
    'person.password',
    'device.create',
    'device.remove',
    'token.create',
    'token.remove',
    'person.change',
    'org.change',
  ]);
  const change = items.at(-2);
  assert.deepEqual(
    [change?.who?.login, change?.address, change?.object],
    ['owner', '10.0.0.7', 'person:ann'],
  );
  assert.deepEqual([change?.before, change?.after], [{ ...member }, { ...member, role: 'leader' }]);
  assert.doesNotMatch(JSON.stringify(items), /secret|slv_|"password"/);
});
