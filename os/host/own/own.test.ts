import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestServer, type TestServer } from '../../http/testing.ts';

const APPS = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps');
const FIRST = join(APPS, 'first');
const t = (zh: string, en: string) => ({ zh, en });

async function withShop(catalogue: string[] = [FIRST]): Promise<TestServer> {
  const server = await openTestServer({ catalogue });
  await server.owner('POST', '/apps/shop/install');
  await server.owner('POST', '/apps/shop/enable');
  return server;
}

const DOCUMENT = {
  fields: [
    {
      entity: 'shop/order',
      name: 'wash',
      field: {
        kind: 'choice',
        title: t('水洗', 'Wash'),
        options: { none: t('不洗', 'None'), stone: t('石洗', 'Stone') },
      },
      inList: true,
    },
    { entity: 'shop/order', name: 'days', field: { kind: 'integer', title: t('工期', 'Days') } },
  ],
  entities: [
    {
      name: 'sample-request',
      title: t('打样申请', 'Sample request'),
      fields: {
        style: { kind: 'text', title: t('款号', 'Style'), required: true },
        pieces: { kind: 'integer', title: t('件数', 'Pieces'), min: 1 },
        order: { kind: 'ref', title: t('订单', 'Order'), entity: 'shop/order' },
      },
      unique: [['style']],
      label: '{style}',
      readers: ['viewer', 'leader', 'owner'],
      writers: ['leader', 'owner'],
    },
  ],
  rules: [
    {
      id: 'days',
      kind: 'compute',
      entity: 'shop/order',
      title: t('工期', 'Days'),
      code: 'return { days: record.quantity ? Math.ceil(record.quantity / 100) : null };',
    },
    {
      id: 'stone',
      kind: 'validate',
      entity: 'shop/order',
      title: t('石洗', 'Stone wash'),
      code: "if (record.own_wash === 'stone' && !record.due) return { due: { zh: '石洗单必须有交期', en: 'A stone-washed order needs a due day' } };",
    },
    {
      id: 'sample',
      kind: 'event',
      event: 'shop/order.released/v1',
      title: t('自动打样', 'Samples'),
      code: "api.call('add', { entity: 'own/sample-request', values: { style: 'S-' + event.payload.quantity, pieces: 2, order: event.subject } });",
    },
  ],
  boards: [
    {
      name: 'samples',
      title: t('打样看板', 'Samples'),
      entity: 'own/sample-request',
      columns: ['style', 'pieces'],
      readers: ['owner', 'viewer'],
    },
  ],
};

async function publish(server: TestServer, document: object = DOCUMENT): Promise<void> {
  const draft = await server.owner('PUT', '/own/draft', { json: document });
  assert.equal(draft.status, 200, draft.text);
  const done = await server.owner('POST', '/own/publish', { json: { note: 'first' } });
  assert.equal(done.status, 200, done.text);
}

test('own fields, entities and rules: drafted, examined, published, used', async () => {
  const server = await withShop();
  const { owner } = server;
  await owner('PUT', '/own/draft', { json: DOCUMENT });
  const check = (await owner('POST', '/own/check')).body;
  assert.deepEqual([check.faults, check.inert, check.ruleFaults], [[], [], []]);
  assert.ok(check.changes.some(({ en }: { en: string }) => en === 'Add “Wash” to “Order”'));
  assert.ok(
    !('own_wash' in (await owner('GET', '/apps/shop')).body.entities[1].fields),
    'a draft changes nothing',
  );
  assert.equal((await owner('POST', '/own/publish', { json: {} })).body.version, 1);

  const described = (await owner('GET', '/apps/shop')).body.entities.find(
    ({ name }: { name: string }) => name === 'order',
  );
  assert.equal(described.fields.own_wash.title.en, 'Wash');
  assert.ok(described.list.includes('own_wash'));
  const refused = await owner('POST', '/apps/shop/records/order', {
    json: { number: 'A1', own_wash: 'stone' },
  });
  assert.equal(refused.status, 400);
  assert.deepEqual(refused.body.fields, [{ path: 'due', message: 'A stone-washed order needs a due day' }]);
  const added = await owner('POST', '/apps/shop/records/order', {
    json: { number: 'A1', quantity: 250, own_wash: 'stone', due: '2026-12-01' },
  });
  assert.partialDeepStrictEqual(added.body, { number: 'A1', own_wash: 'stone', own_days: 3, version: 1 });
  const changed = await owner('PATCH', `/apps/shop/records/order/${added.body.id}`, {
    json: { quantity: 90, version: 1 },
  });
  assert.partialDeepStrictEqual(changed.body, { own_days: 1, own_wash: 'stone', version: 2 });
  const where = encodeURIComponent('{"own_wash":"stone","own_days":{"to":2}}');
  assert.equal(
    (await owner('GET', `/apps/shop/records/order?where=${where}&sort=-own_days`)).body.items.length,
    1,
  );
  const figures = (await owner('GET', '/apps/shop/records/order/summary?by=own_wash&sum=own_days')).body.rows;
  assert.deepEqual(figures, [
    { by: { own_wash: 'stone' }, count: 1, sum: { own_days: 1 }, min: {}, max: {} },
  ]);
});

test('the app’s own actions work on, and an event rule adds records of the org’s own', async () => {
  const server = await withShop();
  const { owner } = server;
  await publish(server);
  const { id } = (
    await owner('POST', '/apps/shop/records/order', {
      json: { number: 'A1', quantity: 30, own_wash: 'none' },
    })
  ).body;
  const done = await owner('POST', '/apps/shop/actions/release', { json: { order: id } });
  assert.deepEqual(done.body, { state: 'open' }, done.text);
  await server.parts.host.settle();
  const samples = (await owner('GET', '/apps/own/records/sample-request')).body;
  assert.partialDeepStrictEqual(samples.items, [{ style: 'S-30', pieces: 2, order: id }]);
  assert.equal(samples.labels[id], 'A1');
  assert.equal((await owner('GET', `/apps/shop/records/order/${id}`)).body.own_wash, 'none');
});

test('readers and writers of an own entity are roles of the org', async () => {
  const server = await withShop();
  await publish(server);
  const [leader, viewer, worker] = [
    await server.addPerson('leader'),
    await server.addPerson('viewer'),
    await server.addPerson('worker'),
  ];
  assert.equal(
    (await leader('POST', '/apps/own/records/sample-request', { json: { style: 'X' } })).status,
    200,
  );
  assert.equal((await viewer('GET', '/apps/own/records/sample-request')).body.items.length, 1);
  assert.equal(
    (await viewer('POST', '/apps/own/records/sample-request', { json: { style: 'Y' } })).status,
    403,
  );
  assert.equal((await worker('GET', '/apps/own/records/sample-request')).status, 403);
  for (const path of ['/own', '/own/check', '/own/publish'])
    assert.equal(
      (await leader(path === '/own' ? 'GET' : 'POST', path, path === '/own' ? {} : { json: {} })).status,
      403,
    );
});

test('another org has none of it, and may make its own of the same name', async () => {
  const server = await withShop();
  await publish(server);
  await server.addOrg('other');
  const other = server.as(server.owner.token, 'other');
  await other('POST', '/apps/shop/enable');
  assert.equal((await other('GET', '/apps/own')).status, 404);
  assert.equal(
    (await other('POST', '/apps/shop/records/order', { json: { number: 'A1', own_wash: 'none' } })).status,
    400,
  );
  const added = await other('POST', '/apps/shop/records/order', { json: { number: 'A1', quantity: 250 } });
  assert.ok(!('own_days' in added.body));
  await other('PUT', '/own/draft', { json: { entities: DOCUMENT.entities } });
  assert.equal((await other('POST', '/own/publish', { json: {} })).status, 200);
  assert.deepEqual((await other('GET', '/apps/own/records/sample-request')).body.items, []);
});

test('a rule that fails closes the door, is switched off after three failures with its reason, and can be mended', async () => {
  const server = await withShop();
  const { owner } = server;
  const rule = {
    id: 'broken',
    kind: 'validate',
    entity: 'shop/order',
    title: t('坏规则', 'Broken'),
    code: '\nreturn record.none.at;',
  };
  await publish(server, { rules: [rule] });
  const add = (number: string) => owner('POST', '/apps/shop/records/order', { json: { number } });
  for (const number of ['A1', 'A2', 'A3']) {
    const refused = await add(number);
    assert.equal(refused.status, 409, refused.text);
    assert.match(refused.body.detail, /The rule “Broken” failed \(2\)/);
  }
  assert.equal((await add('A4')).status, 200);
  const [state] = (await owner('GET', '/own')).body.rules;
  assert.partialDeepStrictEqual(state, { rule: 'broken', failures: 3, disabled: true });
  assert.match(state.fault, /^2: /);
  assert.equal((await owner('POST', '/own/rules/broken/on')).status, 204);
  assert.equal((await add('A5')).status, 409);
});

test('a rule that cannot be read is not published; it can be tried on the last records', async () => {
  const server = await withShop();
  const { owner } = server;
  const rule = {
    id: 'wrong',
    kind: 'validate',
    entity: 'shop/order',
    title: t('错', 'Wrong'),
    code: 'return (;',
  };
  await owner('PUT', '/own/draft', { json: { rules: [rule] } });
  const refused = await owner('POST', '/own/publish', { json: {} });
  assert.match(refused.body.detail, /“wrong” cannot be read \(line 1\)/);
  for (const number of ['A1', 'B2']) await owner('POST', '/apps/shop/records/order', { json: { number } });
  const code = "return record.number.startsWith('B') ? '不收 B 单' : null;";
  const trial = (await owner('POST', '/own/try', { json: { ...rule, code } })).body.items;
  assert.deepEqual(
    trial.map(({ label, refusal }: { label: string; refusal: { zh: string } | null }) => [
      label,
      refusal?.zh ?? null,
    ]),
    [
      ['B2', '不收 B 单'],
      ['A1', null],
    ],
  );
});

test('an upgrade below leaves what no longer resolves inert and visible; the rest works on', async () => {
  const catalogue = [FIRST];
  const server = await withShop(catalogue);
  const { owner } = server;
  await publish(server);
  const { id } = (
    await owner('POST', '/apps/shop/records/order', {
      json: { number: 'A1', quantity: 100, own_wash: 'none' },
    })
  ).body;
  catalogue.push(join(APPS, 'second'));
  assert.equal((await owner('POST', '/apps/shop/upgrade')).status, 200);
  assert.partialDeepStrictEqual((await owner('GET', `/apps/shop/records/order/${id}`)).body, {
    own_wash: 'none',
    own_days: 1,
  });
  assert.deepEqual((await owner('GET', '/own')).body.inert, []);
  // Taken away, everything on it is inert; back again, it works as before.
  await owner('POST', '/apps/shop/remove', { json: {} });
  const inert = (await owner('GET', '/own')).body.inert.map(({ where }: { where: string }) => where);
  assert.deepEqual(inert, [
    'fields/shop/order.wash',
    'fields/shop/order.days',
    'rules/days',
    'rules/stone',
    'rules/sample',
  ]);
  assert.equal((await owner('GET', '/apps/own/records/sample-request')).status, 200);
  await owner('POST', '/apps/shop/install');
  await owner('POST', '/apps/shop/enable');
  assert.equal((await owner('GET', `/apps/shop/records/order/${id}`)).body.own_wash, 'none');
});

test('an earlier version comes back as a new one, and values of fields that left are kept', async () => {
  const server = await withShop();
  const { owner } = server;
  await publish(server);
  const { id } = (
    await owner('POST', '/apps/shop/records/order', { json: { number: 'A1', own_wash: 'none' } })
  ).body;
  await publish(server, {});
  assert.ok(!('own_wash' in (await owner('GET', `/apps/shop/records/order/${id}`)).body));
  assert.equal((await owner('POST', '/own/rollback', { json: { version: 1 } })).body.version, 3);
  assert.equal((await owner('GET', `/apps/shop/records/order/${id}`)).body.own_wash, 'none');
  assert.deepEqual(
    (await owner('GET', '/own')).body.versions.map(
      ({ version, published }: { version: number; published: boolean }) => [version, published],
    ),
    [
      [3, true],
      [2, false],
      [1, false],
    ],
  );
});

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
