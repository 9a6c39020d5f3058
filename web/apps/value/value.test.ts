import assert from 'node:assert/strict';
import test from 'node:test';
import { decimal, entityRef, integer, list, map, object, ref, text } from '@selvedge/sdk/app';
import { inOrder, keysOf, matrixOf } from './matrix.ts';
import { sumOf, tidy } from './sum.ts';
import { withoutTwins } from './twins.ts';
import { type Telling, wordsOf } from './words.ts';

const title = { zh: '数', en: 'N' };
const telling: Telling = {
  language: 'zh',
  zone: 'Asia/Shanghai',
  labels: {},
  yes: '是',
  no: '否',
  rows: (count) => `${count} 行`,
};

void test('a list of objects with one map of numbers is a matrix', () => {
  const sizes = map({ title, value: integer({ title }) });
  const colours = object({ title, fields: { colour: text({ title }), sizes } });
  const found = matrixOf(colours);
  assert.deepEqual([found?.name, Object.keys(found?.heads ?? {})], ['sizes', ['colour']]);
  assert.equal(matrixOf(object({ title, fields: { colour: text({ title }) } })), null);
  assert.equal(matrixOf(object({ title, fields: { sizes, more: sizes } })), null);
  assert.equal(
    matrixOf(object({ title, fields: { sizes, more: list({ title, item: text({ title }) }) } })),
    null,
  );
  assert.deepEqual(keysOf([{ S: 1 }, { M: 2, S: 3 }]), ['S', 'M']);
});

void test('sizes stand from small to large', () => {
  assert.deepEqual(inOrder(['L', 'M', 'S', 'XL', 'XS', '2XL', 'XXXL', 'XXS']), [
    'XXS',
    'XS',
    'S',
    'M',
    'L',
    'XL',
    '2XL',
    'XXXL',
  ]);
  assert.deepEqual(inOrder(['42', '38', '100']), ['38', '42', '100']);
  assert.deepEqual(inOrder(['170/92A', '165/88A']), ['165/88A', '170/92A']);
});

void test('sums are exact, whatever is being typed', () => {
  assert.equal(sumOf(decimal({ title, scale: 2 }), ['0.10', '0.20', 'x', null]), '0.30');
  assert.equal(sumOf(integer({ title }), [12, '1,000', '']), '1012');
});

void test('numbers as people write them', () => {
  assert.equal(tidy('１２ ３４５．５'), '12345.5');
  assert.equal(tidy('12,345'), '12345');
  assert.equal(tidy('\u22125'), '-5');
});

void test('a cell names the first rows of a list, and counts the rest', () => {
  const item = object({ title, fields: { name: text({ title }), pieces: integer({ title }) } });
  const rows = ['李芳', '王丽', '张敏', '刘洋'].map((name) => ({ name, pieces: 1 }));
  assert.equal(wordsOf(list({ title, item }), rows.slice(0, 2), telling), '李芳、王丽');
  assert.equal(wordsOf(list({ title, item }), rows, telling), '李芳、王丽、张敏 … 4 行');
});

void test('a text that says what a link beside it says is left out; one that differs somewhere stays', () => {
  const fields = { order: ref(entityRef('orders/order'), { title }), number: text({ title }) };
  const rows = [
    { order: 'a', number: 'A1' },
    { order: 'b', number: 'A2' },
  ];
  const named = { ...telling, labels: { a: 'A1', b: 'A2' } };
  assert.deepEqual(
    withoutTwins(fields, rows, named).map(([name]) => name),
    ['order'],
  );
  assert.equal(withoutTwins(fields, rows, { ...telling, labels: { a: 'A1', b: 'B' } }).length, 2);
});
