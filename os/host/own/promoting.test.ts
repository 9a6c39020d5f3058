import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOCUMENT, publish, t, withShop } from './testing.ts';

test('an own scenario becomes an app for everybody: names rewritten, its author credited', async () => {
  const server = await withShop();
  const { owner } = server;
  await publish(server);
  const promotion = {
    id: 'washing',
    title: t('水洗', 'Washing'),
    summary: t('水洗要求', 'What is to be washed'),
    mark: '洗',
    parts: {
      fields: ['shop/order.wash', 'shop/order.days'],
      entities: ['sample-request'],
      rules: ['days', 'stone', 'sample'],
      boards: [],
    },
  };
  const made = await owner('POST', '/own/promote', { json: promotion });
  assert.deepEqual(made.body, { app: 'washing', version: '1.0.0' }, made.text);
  assert.equal((await owner('POST', '/own/promote', { json: { ...promotion, id: 'shop' } })).status, 409);
  assert.equal((await owner('POST', '/apps/washing/install')).status, 200);

  await server.addOrg('other');
  const other = server.as(owner.token, 'other');
  await other('POST', '/apps/shop/enable');
  const enabled = await other('POST', '/apps/washing/enable');
  assert.equal(enabled.status, 204, enabled.text);
  const card = (await other('GET', '/apps')).body.items.find(({ id }: { id: string }) => id === 'washing');
  assert.partialDeepStrictEqual(card, { enabled: true, credits: [{ org: 'factory' }] });
  const add = (json: object) => other('POST', '/apps/shop/records/order', { json });
  assert.equal((await add({ number: 'A1', own_washingWash: 'stone' })).body.fields[0].path, 'due');
  const order = (await add({ number: 'A1', own_washingWash: 'none', quantity: 250 })).body;
  assert.partialDeepStrictEqual(order, { own_washingDays: 3 });
  await other('POST', '/apps/shop/actions/release', { json: { order: order.id } });
  await server.parts.host.settle();
  assert.equal((await other('GET', '/apps/own/records/washing-sample-request')).body.items.length, 1);

  // Where it came from, both live side by side.
  assert.equal((await owner('POST', '/apps/washing/enable')).status, 204);
  const both = (await owner('POST', '/apps/shop/records/order', { json: { number: 'B1', quantity: 90 } }))
    .body;
  assert.partialDeepStrictEqual(both, { own_days: 1, own_washingDays: 1 });
  await other('POST', '/apps/washing/disable');
  assert.ok(!('own_washingWash' in (await other('GET', `/apps/shop/records/order/${order.id}`)).body));
});

test('names that grow too long with the app’s own are cut, and what belongs together stays together', async () => {
  const server = await withShop();
  const { owner } = server;
  const name = 'daysUntilItIsWashedAndDried';
  const field = { kind: 'integer', title: t('工期', 'Days') };
  const rules = ['first', 'second'].map((one) => ({
    id: `stone-wash-needs-a-day-${one}`,
    kind: 'validate',
    entity: 'shop/order',
    title: t('规则', 'Rule'),
    code: `if (record.own_${name} > 9) return { own_${name}: '${one}' };`,
  }));
  await publish(server, { fields: [{ entity: 'shop/order', name, field }], rules });
  const promotion = {
    id: 'washing-care',
    title: t('水洗', 'Washing'),
    summary: t('水洗', 'Washing'),
    mark: '洗',
  };
  assert.equal((await owner('POST', '/own/promote', { json: promotion })).status, 200);
  await owner('POST', '/apps/washing-care/install');
  await server.addOrg('other');
  const other = server.as(owner.token, 'other');
  await other('POST', '/apps/shop/enable');
  const enabled = await other('POST', '/apps/washing-care/enable');
  assert.equal(enabled.status, 204, enabled.text);
  const { entities } = (await other('GET', '/apps/shop')).body;
  const own = Object.keys(entities[1].fields).filter((one) => one.startsWith('own_'));
  assert.equal(own.length, 1);
  const refused = await other('POST', '/apps/shop/records/order', { json: { number: 'A1', [own[0]]: 10 } });
  assert.deepEqual(refused.body.fields, [{ path: own[0], message: 'first' }]);
});

test('a board shows figures and records to its readers only, and no field that they may not see', async () => {
  const server = await withShop();
  const { owner } = server;
  const board = {
    name: 'due',
    title: t('到期', 'Due'),
    entity: 'shop/order',
    where: { state: 'draft' },
    sort: 'number',
    columns: ['number', 'quantity', 'fee'],
    tiles: [
      { title: t('单数', 'Orders'), of: 'count' },
      { title: t('件数', 'Pieces'), of: 'sum', field: 'quantity' },
      { title: t('大单', 'Large'), of: 'count', where: { quantity: { from: 100 } } },
    ],
    readers: ['owner', 'viewer'],
  };
  await publish(server, { boards: [board] });
  for (const [number, quantity] of [
    ['A1', 20],
    ['A2', 300],
  ] as const)
    await owner('POST', '/apps/shop/records/order', { json: { number, quantity, fee: '9' } });
  const seen = (await owner('GET', '/boards/due')).body;
  assert.deepEqual(
    seen.tiles.map(({ value, unit }: { value: number; unit: string | null }) => [value, unit]),
    [
      [2, null],
      [320, '件'],
      [1, null],
    ],
  );
  assert.deepEqual(
    seen.items.map(({ number }: { number: string }) => number),
    ['A1', 'A2'],
  );
  const [viewer, leader] = [await server.addPerson('viewer'), await server.addPerson('leader')];
  assert.deepEqual((await viewer('GET', '/boards/due')).body.columns, ['number', 'quantity']);
  assert.ok(!(await viewer('GET', '/boards/due')).text.includes('9.00'));
  assert.equal((await viewer('GET', '/boards')).body.items.length, 1);
  assert.equal((await leader('GET', '/boards/due')).status, 404);
});

test('the inspector says who brought a field or rule and who changed it', async () => {
  const server = await withShop();
  await publish(server);
  const second = structuredClone(DOCUMENT);
  second.rules[0].code = 'return { days: 9 };';
  await publish(server, second);
  const { items } = (await server.owner('GET', '/own/inspect?entity=shop/order')).body;
  const of = (name: string) => items.find((one: { name: string; kind: string }) => one.name === name);
  assert.partialDeepStrictEqual(of('number'), { app: 'shop', version: '1.0.0', changes: [] });
  assert.deepEqual(
    of('own_wash').changes.map(({ version, login }: { version: number; login: string }) => [version, login]),
    [[1, 'owner']],
  );
  assert.deepEqual(
    of('days').changes.map(({ version }: { version: number }) => version),
    [2, 1],
  );
});
