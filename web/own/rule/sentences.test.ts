import assert from 'node:assert/strict';
import test from 'node:test';
import { runInNewContext } from 'node:vm';
import type { Field } from '@selvedge/sdk/app';
import type { Known } from './known.ts';
import { adding, filling, refusal } from './sentences.ts';

const title = { zh: '项', en: 'Item' };
const known = (name: string, field: Field): Known => ({
  code: `record.${name}`,
  field,
  isOwn: name.startsWith('own_'),
});
const wash = known('own_wash', { kind: 'choice', title, options: { stone: title } });
const due = known('due', { kind: 'date', title });
const start = known('orderDate', { kind: 'date', title });
const quantity = known('quantity', { kind: 'integer', title });
const price = known('own_price', { kind: 'decimal', title, scale: 2 });
const days = known('own_days', { kind: 'integer', title });
const all = [wash, due, start, quantity, price, days];

/** What a rule answers for a record. */
const run = (code: string, record: object): unknown =>
  structuredClone(runInNewContext(`(() => {${code}})()`, { record }));

void test('a refusal from words does what they say', () => {
  const code = refusal(
    all,
    [
      { code: 'record.own_wash', test: 'is', value: 'stone' },
      { code: 'record.due', test: 'empty', value: '' },
    ],
    "石洗先填'交期'",
  );
  assert.deepEqual(run(code, { own_wash: 'stone', due: null }), { own_wash: "石洗先填'交期'" });
  assert.equal(run(code, { own_wash: 'stone', due: '2026-12-01' }), undefined);
  assert.equal(run(code, { own_wash: null, due: null }), undefined);
  const above = refusal(all, [{ code: 'record.own_price', test: 'above', value: '12.5' }], '太高');
  assert.deepEqual(run(above, { own_price: '100.00' }), { own_price: '太高' });
  assert.equal(run(above, { own_price: '9.00' }), undefined);
  assert.equal(run(above, { own_price: null }), undefined);
});

void test('a field is filled in as the words say', () => {
  const product = filling(all, days, { way: 'product', from: 'record.quantity', factor: '0.01' });
  assert.deepEqual(run(product, { quantity: 250 }), { days: 3 });
  assert.deepEqual(run(product, { quantity: null }), { days: null });
  const money = filling(all, price, { way: 'product', from: 'record.quantity', factor: '1.5' });
  assert.deepEqual(run(money, { quantity: 3 }), { price: '4.50' });
  const between = filling(all, days, { way: 'days', from: 'record.orderDate', to: 'record.due' });
  assert.deepEqual(run(between, { orderDate: '2026-02-27', due: '2026-03-02' }), { days: 3 });
});

void test('an event adds what was chosen', () => {
  const calls: unknown[] = [];
  const code = adding('own/sample', { style: 'event.payload.styleNumber', note: '' });
  runInNewContext(code, {
    event: { payload: { styleNumber: 'K1' } },
    api: { call: (name: string, args: unknown) => calls.push([name, structuredClone(args)]) },
  });
  assert.deepEqual(calls, [['add', { entity: 'own/sample', values: { style: 'K1' } }]]);
});
