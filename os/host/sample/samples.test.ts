import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestServer } from '../../http/testing.ts';
import { type Sample, sealed } from './document.ts';

const FIRST = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'first');
const t = (zh: string, en: string) => ({ zh, en });
const DOCUMENT = {
  fields: [{ entity: 'shop/order', name: 'wash', field: { kind: 'text', title: t('水洗', 'Wash') } }],
  rules: [
    {
      id: 'due',
      kind: 'validate',
      entity: 'shop/order',
      title: t('交期', 'Due'),
      code: "return record.due ? null : '请填交期';",
    },
  ],
};

test('a set-up is exported without records, compared, and copied by another factory', async () => {
  const server = await openTestServer({ catalogue: [FIRST] });
  const { owner } = server;
  await owner('POST', '/apps/shop/install');
  await owner('POST', '/apps/shop/enable');
  await owner('PUT', '/apps/shop/settings', { json: { largest: 77 } });
  await owner('PUT', '/thing-types/lockstitch', {
    json: { title: t('平车', 'Lockstitch'), metrics: [{ name: 'speed', datatype: 'double', unit: 'rpm' }] },
  });
  await owner('PUT', '/own/draft', { json: DOCUMENT });
  await owner('POST', '/own/publish', { json: {} });
  await owner('POST', '/apps/shop/records/order', { json: { number: 'SECRET-1', due: '2026-12-01' } });
  const sample = await owner('GET', '/sample');
  assert.ok(!sample.text.includes('SECRET-1'));

  await server.addOrg('other');
  const other = server.as(owner.token, 'other');
  const found = (await other('POST', '/sample/check', { json: sample.body })).body.items;
  assert.deepEqual(
    found.map(({ part, name, what }: { part: string; name: string; what: string }) => [part, name, what]),
    [
      ['app', 'shop', 'add'],
      ['setting', 'shop.largest', 'add'],
      ['field', 'shop/order.wash', 'add'],
      ['rule', 'due', 'add'],
      ['thingType', 'lockstitch', 'add'],
    ],
  );
  const missing = await other('POST', '/sample', { json: { sample: sample.body } });
  assert.equal(missing.status, 400);
  assert.deepEqual(
    missing.body.fields.map(({ path }: { path: string }) => path),
    ['answers.shop.largest'],
  );
  const done = await other('POST', '/sample', {
    json: { sample: sample.body, answers: { shop: { largest: 50 } } },
  });
  assert.equal(done.status, 200, done.text);
  assert.deepEqual((await other('GET', '/apps/shop/settings')).body, { largest: 50 });
  assert.equal(
    (await other('POST', '/apps/shop/records/order', { json: { number: 'A1' } })).body.detail.includes(
      '请填交期',
    ),
    true,
  );
  assert.equal((await other('GET', '/thing-types/lockstitch')).body.metrics[0].unit, 'rpm');
  assert.deepEqual((await other('GET', '/apps/shop/records/order')).body.items, []);
  const again = (await other('POST', '/sample/check', { json: sample.body })).body.items;
  assert.deepEqual(
    again.filter(({ what }: { what: string }) => what !== 'same').map(({ name }: { name: string }) => name),
    ['shop.largest'],
  );
});

test('a sample that was cut off, changed on the way, or needs an app that is not here is refused', async () => {
  const server = await openTestServer({ catalogue: [FIRST] });
  const { owner } = server;
  await owner('POST', '/apps/shop/install');
  await owner('POST', '/apps/shop/enable');
  const sample = (await owner('GET', '/sample')).body;
  const touched = structuredClone(sample);
  touched.parts.apps[0].settings.largest = 1;
  const broken = await owner('POST', '/sample/check', { json: touched });
  assert.deepEqual([broken.status, /changed \(apps\)/.test(broken.body.detail)], [409, true], broken.text);
  assert.equal((await owner('POST', '/sample/check', { json: { ...sample, parts: {} } })).status, 400);
  await owner('POST', '/apps/shop/remove', { json: {} });
  const absent = await owner('POST', '/sample', { json: { sample } });
  assert.match(absent.body.detail, /Install these apps first: shop 1\.0\.0/);
});

test('a sample that holds what cannot be taken is refused whole: nothing of it is done', async () => {
  const server = await openTestServer({ catalogue: [FIRST] });
  const { owner } = server;
  await owner('POST', '/apps/shop/install');
  await owner('POST', '/apps/shop/enable');
  await owner('PUT', '/own/draft', { json: DOCUMENT });
  await owner('POST', '/own/publish', { json: {} });
  const sample: Sample = (await owner('GET', '/sample')).body;
  await server.addOrg('other');
  const other = server.as(owner.token, 'other');
  const present = async () => {
    const answers = await Promise.all(
      ['/apps', '/own', '/thing-types', '/audit'].map((path) => other('GET', path)),
    );
    return JSON.stringify(answers.map(({ status, body }) => [status, body]));
  };
  const before = await present();
  const type = { id: 'knife', title: t('裁刀', 'Knife'), metrics: [{ name: 'speed', datatype: 'double' }] };
  const shop = { id: 'shop', version: '1.0.0', settings: {} };
  const rule = { ...sample.parts.overlay.rules[0], code: 'return ((' };
  const node = (name: string) => ({
    name,
    title: t(name, name),
    label: '{on}',
    readers: ['owner'],
    fields: { on: { kind: 'nothing', title: t('x', 'x') } },
  });
  const wrong: Record<string, object> = {
    'a setting that is none': { apps: [{ ...shop, settings: { colour: 'red' } }] },
    'a setting of a wrong type': { apps: [{ ...shop, settings: { largest: 'many' } }] },
    'an app twice': { apps: [shop, shop] },
    'a type twice': { thingTypes: [type, type] },
    'a type behind a good one': {
      thingTypes: [type, { ...type, id: 'b', metrics: [{ name: 'a/b', datatype: '?' }] }],
    },
    'a type without a name': { thingTypes: [{ ...type, id: '../x' }] },
    'a rule that cannot be read': { thingTypes: [type], overlay: { ...sample.parts.overlay, rules: [rule] } },
    'a field of no kind': { overlay: { ...sample.parts.overlay, entities: [node('a')] } },
    'a part that is none': { records: [] },
  };
  for (const [name, parts] of Object.entries(wrong)) {
    const given = sealed(sample.from, sample.at, { ...sample.parts, ...parts });
    for (const language of ['zh', 'en']) {
      const answer = await other('POST', '/sample', {
        json: {
          sample: given,
          answers:
            name === 'a setting of a wrong type' ? { shop: { largest: 'many' } } : { shop: { largest: 2 } },
        },
        headers: { 'accept-language': language },
      });
      assert.ok([400, 409].includes(answer.status), `${name}: ${answer.text}`);
      assert.equal(/\p{Script=Han}/u.test(answer.body.title), language === 'zh', answer.text);
    }
    assert.equal(await present(), before, name);
  }
});

test('a file that nests without end is refused before anybody walks through it', async () => {
  const { owner } = await openTestServer();
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  for (const path of ['/sample', '/sample/check'])
    for (const [language, says] of [
      ['zh', /嵌套得太深/],
      ['en', /nests too deeply/],
    ] as const) {
      const answer = await owner('POST', path, {
        body: `{"sample":{"parts":${deep}}}`,
        headers: { 'content-type': 'application/json', 'accept-language': language },
      });
      assert.deepEqual([answer.status, says.test(answer.body.detail)], [400, true], answer.text);
    }
  const quoted = await owner('POST', '/sample/check', {
    json: { text: `${'['.repeat(500)}\\"${'{'.repeat(500)}` },
  });
  assert.ok(!/deeply/.test(quoted.text), 'what stands in a text does not nest');
});
