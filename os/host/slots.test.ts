import assert from 'node:assert/strict';
import test from 'node:test';
import { defineApp, entity, fillSlot, slot, text } from '@selvedge/sdk/app';
import { faultsOf as titlesOf } from './check.ts';

const t = (word: string) => ({ zh: word, en: word });
const facts = { version: '1.0.0', title: t('x'), summary: t('x'), mark: 'x', scope: 'factory' } as const;
const side = slot('shop/order.side/v1', { title: t('beside'), payload: { id: text({ title: t('order') }) } });
const order = entity('shop/order', {
  title: t('order'),
  fields: { number: text({ title: t('number') }) },
  label: '{number}',
  read: 'shop.read',
});
const shop = { ...facts, id: 'shop', permissions: { 'shop.read': t('see') }, entities: [order] };
const filler = {
  ...facts,
  id: 'filler',
  permissions: { 'filler.read': t('see') },
  fills: [fillSlot(side, { title: t('mine'), permission: 'filler.read', module: 'pages/mine.tsx' })],
};

const faultsOf = (declared: unknown): string[] => titlesOf(declared).map(({ en }) => en);

test('a slot belongs to its app; beside a record it tells the record and no more', () => {
  assert.deepEqual(faultsOf(defineApp({ ...shop, slots: [side] })), []);
  const foreign = slot('other/order.side/v1', { title: t('x'), payload: {} });
  assert.match(faultsOf(defineApp({ ...shop, slots: [foreign] })).join(), /must read shop\/name\/v1/);
  const chatty = {
    ...side,
    payload: { id: text({ title: t('order') }), price: text({ title: t('price') }) },
  };
  assert.match(faultsOf(defineApp({ ...shop, slots: [chatty] })).join(), /its payload is \{ id \}/);
  assert.match(faultsOf(defineApp({ ...shop, slots: [side, side] })).join(), /two of slot/);
});

test('a filling needs the app whose slot it fills, and a permission of its own', () => {
  const requires = { apps: { shop: '1.0.0' } };
  assert.deepEqual(faultsOf(defineApp({ ...filler, requires })), []);
  assert.deepEqual(faultsOf(defineApp({ ...filler, requires: { optional: { shop: '1.0.0' } } })), []);
  assert.match(faultsOf(defineApp(filler)).join(), /“shop” is not among the apps it requires/);
  const [mine] = filler.fills;
  assert.match(
    faultsOf(defineApp({ ...filler, requires, fills: [{ ...mine, permission: 'shop.read' }] })).join(),
    /does not declare/,
  );
});
