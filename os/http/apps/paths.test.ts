import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { clientText } from '../client/client.ts';
import type { OpenApiDocument, OpenApiOperation } from '../openapi.ts';
import { openTestServer, type TestClient } from '../testing.ts';

const FIRST = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'first');

const server = await openTestServer({ catalogue: [FIRST] });
const { owner, nobody } = server;
const PUBLIC = await read(nobody);
assert.equal((await owner('POST', '/apps/shop/install')).status, 200);
const viewer = await server.addPerson('viewer');

async function read(who: TestClient, query = ''): Promise<OpenApiDocument> {
  const answer = await who('GET', `/api/openapi.json${query}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

const operationsOf = ({ paths }: OpenApiDocument): OpenApiOperation[] =>
  Object.values(paths).flatMap((methods) => Object.values(methods));

const pathsOfShop = ({ paths }: OpenApiDocument): string[] =>
  Object.entries(paths)
    .filter(([url]) => url.startsWith('/apps/shop/'))
    .flatMap(([url, methods]) =>
      Object.keys(methods).map((method) => `${method} ${url.slice('/apps/shop/'.length)}`),
    )
    .sort();

/** What OpenAPI 3.1 asks of a document, as far as a reader stumbles over it. */
function examine(document: OpenApiDocument): void {
  assert.equal(document.openapi, '3.1.0');
  assert.ok(document.info.title !== '' && document.info.version !== '');
  const ids = operationsOf(document).map(({ operationId }) => operationId);
  assert.equal(new Set(ids).size, ids.length, 'operation ids are unique');
  const text = JSON.stringify(document);
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    assert.ok(name in document.components.schemas, name);
  for (const name of Object.keys(document.components.schemas)) assert.match(name, /^[\w.-]+$/);
  for (const [url, methods] of Object.entries(document.paths)) {
    assert.match(url, /^\//);
    const named = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const [method, operation] of Object.entries(methods)) {
      assert.match(method, /^(get|put|post|delete|patch)$/);
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      assert.deepEqual(
        inPath.map(({ name, required }) => [name, required]),
        named.map((name) => [name, true]),
        `${method} ${url}`,
      );
      for (const { schema, content, name } of operation.parameters)
        assert.equal((schema === undefined) !== (content === undefined), true, name);
      assert.ok(Object.keys(operation.responses).length > 0);
      for (const { description } of Object.values(operation.responses)) assert.ok(description !== '');
    }
  }
  const validator = new AjvJsonSchemaValidator();
  for (const schema of Object.values(document.components.schemas))
    validator.getValidator(JSON.parse(JSON.stringify({ ...schema, components: document.components })));
}

test('strangers read the document as it always was', async () => {
  examine(PUBLIC);
  assert.deepEqual(await read(nobody), PUBLIC);
  assert.deepEqual(await read(viewer), PUBLIC);
  assert.equal((await nobody('GET', '/api/openapi.json?app=shop')).status, 401);
  assert.equal((await server.as('wrong')('GET', '/api/openapi.json')).status, 401);
  const stale = { headers: { cookie: 'selvedge=stale' } };
  assert.deepEqual((await nobody('GET', '/api/openapi.json', stale)).body, PUBLIC);
});

test('an app that is not in use yet: the operator reads it, nobody else', async () => {
  const whole = await read(owner, '?app=shop');
  assert.ok(pathsOfShop(whole).includes('post actions/release'));
  assert.equal((await viewer('GET', '/api/openapi.json?app=shop')).status, 404);
  assert.equal((await owner('GET', '/api/openapi.json?app=none')).status, 404);
});

test('every action, view and entity has its address and the shape of its fields', async () => {
  assert.equal((await owner('POST', '/apps/shop/enable')).status, 204);
  const document = await read(owner);
  examine(document);
  assert.deepEqual(await read(nobody), PUBLIC);
  const found = pathsOfShop(document);
  for (const path of ['post actions/release', 'get views/open']) assert.ok(found.includes(path), path);
  for (const entity of ['customer', 'order'])
    for (const [method, rest] of [
      ['get', ''],
      ['post', ''],
      ['get', '/{id}'],
      ['patch', '/{id}'],
      ['delete', '/{id}'],
      ['get', '/summary'],
      ['post', '/{id}/restore'],
    ])
      assert.ok(found.includes(`${method} records/${entity}${rest}`), `${method} ${entity}${rest}`);
  assert.ok(found.includes('get records/notice') && !found.includes('post records/notice'));
  const { schemas } = document.components;
  assert.deepEqual(schemas['Shop_Order_New']?.required, ['number']);
  assert.deepEqual(schemas['Shop_Order']?.properties?.['state'], {
    title: 'State',
    description: 'draft = Draft; open = Open',
    type: 'string',
    enum: ['draft', 'open'],
  });
  const release = document.paths['/apps/shop/actions/release']?.['post'];
  assert.deepEqual(release?.requestBody?.required, true);
  assert.equal(release?.['x-access'], 'shop.write');
  assert.deepEqual(
    Object.keys(release?.responses['200']?.content?.['application/json']?.schema?.properties ?? {}),
    ['state'],
  );
});

test('an answer is as the document says', async () => {
  const { components } = await read(owner);
  const validator = new AjvJsonSchemaValidator();
  const fits = (name: string, value: unknown): void => {
    const schema = JSON.parse(JSON.stringify({ ...components.schemas[name], components }));
    const { valid, errorMessage } = validator.getValidator(schema)(value);
    assert.ok(valid, errorMessage);
  };
  const given = { number: 'P1', quantity: 3, fee: '1.5', due: '2026-12-01' };
  fits('Shop_Order_New', given);
  const added = await owner('POST', '/apps/shop/records/order', { json: given });
  fits('Shop_Order', added.body);
  const changes = { version: 1, quantity: null };
  fits('Shop_Order_Changes', changes);
  const changed = await owner('PATCH', `/apps/shop/records/order/${added.body.id}`, { json: changes });
  fits('Shop_Order', changed.body);
});

test('what somebody may not know of or do is not in his document', async () => {
  const document = await read(viewer);
  examine(document);
  assert.doesNotMatch(JSON.stringify(document), /"fee"/);
  assert.deepEqual(
    pathsOfShop(document).filter((path) => !path.startsWith('get ')),
    [],
  );
});

test('a client for an app can be made of it, and the page for people shows it', async () => {
  const text = clientText(await read(owner, '?app=shop'));
  assert.match(text, /export interface Shop_Order_New \{/);
  assert.match(text, /shop_open: \(query: \{ readonly input\?: \{ readonly above\?: number \| null; \}/);
  assert.match(text, /query: \{ \.\.\.query, input: JSON\.stringify\(query\.input\) \}/);
  const page = (await owner('GET', '/api/docs')).text;
  assert.ok(page.includes('id="shop_order_list"') && !page.includes('<script'));
  assert.ok(!(await nobody('GET', '/api/docs')).text.includes('shop_order_list'));
});
