import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { APPS, DOCUMENT, publish, t, withShop } from './testing.ts';

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

test('a rule on an event is tried on the last ones that happened, and nothing is stored', async () => {
  const server = await withShop();
  const { owner } = server;
  const rule = DOCUMENT.rules[2];
  await publish(server, { ...DOCUMENT, rules: [] });
  assert.deepEqual((await owner('POST', '/own/try', { json: rule })).body.items, []);
  for (let n = 1; n <= 22; n++) {
    const { id } = (
      await owner('POST', '/apps/shop/records/order', { json: { number: `A${n}`, quantity: n } })
    ).body;
    await owner('POST', '/apps/shop/actions/release', { json: { order: id } });
  }
  const { items } = (await owner('POST', '/own/try', { json: rule })).body;
  assert.deepEqual(
    items.map(({ label }: { label: string }) => label),
    Array.from({ length: 20 }, (_, index) => `A${22 - index}`),
    'the newest first, by what people call the order',
  );
  assert.partialDeepStrictEqual(items[0], {
    calls: [{ name: 'add', args: { entity: 'own/sample-request', values: { style: 'S-22', pieces: 2 } } }],
    fault: null,
  });
  assert.ok(Number.isFinite(Date.parse(items[0].at)));
  const broken = { ...rule, code: "\nif (event.payload.quantity > 20) throw new Error('many');" };
  const tried = (await owner('POST', '/own/try', { json: broken })).body.items;
  assert.partialDeepStrictEqual(tried[0].fault, { line: 2, message: 'many' });
  assert.equal(tried[2].fault, null);
  await server.parts.host.settle();
  assert.deepEqual((await owner('GET', '/apps/own/records/sample-request')).body.items, []);
  assert.deepEqual((await owner('GET', '/own')).body.rules, [], 'a fault of a trial is held against nobody');
  const unknown = { ...rule, event: 'shop/order.eaten/v1' };
  assert.equal((await owner('POST', '/own/try', { json: unknown })).status, 404);
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
  const catalogue = [join(APPS, 'first')];
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

test('options and fields keep the order in which they were made', async () => {
  const server = await withShop();
  const options = { zz: t('三', 'Three'), b: t('一', 'One'), aaa: t('二', 'Two') };
  const fields = {
    wanted: { kind: 'date', title: t('要样日期', 'Wanted') },
    no: { kind: 'text', title: t('编号', 'No.') },
    kind: { kind: 'choice', title: t('种类', 'Kind'), options },
  };
  const [first] = DOCUMENT.entities;
  await publish(server, { entities: [{ ...first, fields, unique: [], label: '{no}' }] });
  const { entities } = (await server.owner('GET', '/apps/own')).body;
  assert.deepEqual(Object.keys(entities[0].fields), ['wanted', 'no', 'kind']);
  assert.deepEqual(Object.keys(entities[0].fields.kind.options), ['zz', 'b', 'aaa']);
});

test('a draft that somebody else changed meanwhile is neither overwritten nor published', async () => {
  const server = await withShop();
  const { owner } = server;
  const seen = (await owner('GET', '/own')).body;
  assert.equal(seen.drafted, null);
  const first = await owner('PUT', `/own/draft?basis=${seen.mark}`, { json: DOCUMENT });
  assert.equal(first.status, 200, first.text);
  const late = await owner('PUT', `/own/draft?basis=${seen.mark}`, { json: { rules: [] } });
  assert.deepEqual([late.status, late.body.code], [412, 'version.stale']);
  const now = (await owner('GET', '/own')).body;
  assert.deepEqual([now.mark, now.drafted.login], [first.body.mark, 'owner']);
  assert.equal(now.draft.rules.length, DOCUMENT.rules.length);
  const unseen = await owner('POST', '/own/publish', { json: { basis: seen.mark } });
  assert.deepEqual([unseen.status, unseen.body.code], [412, 'version.stale']);
  const both = await Promise.all(
    ['a', 'b', 'c', 'd'].map((title) =>
      owner('PUT', `/own/draft?basis=${now.mark}`, {
        json: { ...DOCUMENT, boards: DOCUMENT.boards.map((one) => ({ ...one, title: t(title, title) })) },
      }),
    ),
  );
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 412, 412, 412],
    'one at a time',
  );
});
