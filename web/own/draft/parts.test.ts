import assert from 'node:assert/strict';
import test from 'node:test';
import type { OwnDocument } from '../../client/index.ts';
import { changesOf, EMPTY, lackOf, partsOf, withoutPart } from './parts.ts';

const t = (zh: string, en = zh) => ({ zh, en });
const wash = {
  entity: 'shop/order',
  name: 'wash',
  field: { kind: 'choice' as const, title: t('水洗'), options: { none: t('不洗') } },
  inList: true,
};
const document: OwnDocument = { ...EMPTY, fields: [wash] };

void test('a draft is told part by part: added, changed, removed', () => {
  const words = (before: OwnDocument, after: OwnDocument) =>
    changesOf(before, after).map(({ what, part }) => [what, part.where]);
  assert.deepEqual(words(EMPTY, document), [['add', 'fields/shop/order.wash']]);
  assert.deepEqual(words(document, { ...EMPTY, fields: [{ ...wash, inList: false }] }), [
    ['change', 'fields/shop/order.wash'],
  ]);
  assert.deepEqual(words(document, withoutPart(document, 'fields/shop/order.wash')), [
    ['remove', 'fields/shop/order.wash'],
  ]);
  const turned = {
    ...wash,
    field: { options: wash.field.options, title: t('水洗'), kind: 'choice' as const },
  };
  assert.deepEqual(words(document, { ...EMPTY, fields: [turned] }), [], 'the order of names says nothing');
});

void test('what is half made is told before it is published', () => {
  const lack = (field: OwnDocument['fields'][number]['field']) =>
    lackOf(partsOf({ ...EMPTY, fields: [{ ...wash, field }] })[0]);
  assert.equal(lack({ kind: 'text', title: t('') }), 'title');
  assert.equal(lack({ kind: 'choice', title: t('水洗'), options: {} }), 'options');
  assert.equal(lack({ kind: 'choice', title: t('水洗'), options: { a: t('') } }), 'option');
  assert.equal(lack(wash.field), null);
});
