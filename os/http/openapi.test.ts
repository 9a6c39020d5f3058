import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CLIENT_FILE, generated } from './client/generate.ts';
import { typeText } from './client/typescript.ts';
import { docsPage } from './docs-page.ts';
import { openApi } from './openapi.ts';
import { routes } from './routes/routes.ts';

const document = openApi(routes, '1.2.3');
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

test('every route is in the document, once, with its permission and both summaries', () => {
  assert.equal(operations.length, routes.length);
  const ids = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { operationId, summary, 'x-summary-zh': chinese } of operations) {
    assert.match(chinese, /[一-鿿]/, operationId);
    assert.match(summary, /^[\x20-\x7e’–]+$/, operationId);
  }
  const create = document.paths['/orgs']?.['post'];
  assert.equal(create?.['x-access'], 'installation.operate');
});

test('parameters of an address are those of its template', () => {
  for (const [url, methods] of Object.entries(document.paths)) {
    const named = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { operationId, parameters } of Object.values(methods))
      assert.deepEqual(
        parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
        named,
        operationId,
      );
  }
});

test('every reference leads to a shape', () => {
  const text = JSON.stringify(document);
  for (const [, name = ''] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
    assert.ok(name in document.components.schemas, name);
  assert.doesNotMatch(text, /\$defs/);
});

test('a room’s own shape is documented: what a thing may declare', () => {
  const body = document.paths['/things/{path}']?.['put']?.requestBody?.content['application/json']?.schema;
  assert.deepEqual(Object.keys(body?.properties ?? {}).sort(), ['metrics', 'title', 'type']);
});

test('JSON Schemas as TypeScript', () => {
  const cases: [Parameters<typeof typeText>[0], string][] = [
    [
      { type: 'array', items: { anyOf: [{ type: 'number' }, { type: 'null' }] } },
      'readonly (number | null)[]',
    ],
    [
      { type: 'array', items: { type: 'array', items: { type: 'string' } } },
      'readonly (readonly string[])[]',
    ],
    [
      {
        type: 'array',
        items: {
          oneOf: [
            { type: 'object', properties: { a: { type: 'string' } } },
            { type: 'object', properties: { b: { enum: ['|', null] } } },
          ],
        },
      },
      "readonly ({ readonly a?: string; } | { readonly b?: '|' | null; })[]",
    ],
    [
      { type: 'array', items: { type: 'object', properties: { b: { enum: ['x', 'y'] } } } },
      "readonly { readonly b?: 'x' | 'y'; }[]",
    ],
    [{ enum: ['a', "b'c", null] }, "'a' | 'b\\'c' | null"],
    [{ $ref: '#/components/schemas/Thing' }, 'Thing'],
    [
      { type: 'object', properties: { a: { type: 'integer' }, 'b-c': {} }, required: ['a'] },
      "{ readonly a: number; readonly 'b-c'?: unknown; }",
    ],
    [{ type: 'object', additionalProperties: { type: 'boolean' } }, 'Readonly<Record<string, boolean>>'],
    [{}, 'unknown'],
  ];
  for (const [schema, type] of cases) assert.equal(typeText(schema), type);
});

test('the web’s client is what the table says (npm run generate)', () => {
  assert.equal(readFileSync(CLIENT_FILE, 'utf8'), generated());
});

test('the docs page shows every operation and error, without a script, in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    const page = docsPage(document, language);
    for (const { operationId } of operations) assert.ok(page.includes(`id="${operationId}"`), operationId);
    assert.ok(page.includes('id="store.unavailable"'));
    assert.doesNotMatch(page, /<script|https?:\/\/(?!www\.w3\.org)/);
  }
});
