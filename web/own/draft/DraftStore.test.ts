import assert from 'node:assert/strict';
import test from 'node:test';
import type { OwnDocument } from '../../client/index.ts';
import { DraftStore } from './DraftStore.ts';

const tab = new Map<string, string>();
Object.assign(globalThis, {
  sessionStorage: {
    setItem: (key: string, value: string) => void tab.set(key, value),
    getItem: (key: string) => tab.get(key) ?? null,
    removeItem: (key: string) => void tab.delete(key),
  },
});

const EMPTY: OwnDocument = { fields: [], entities: [], rules: [], boards: [] };
const named = (zh: string): OwnDocument => ({
  ...EMPTY,
  boards: [
    {
      name: 'b',
      title: { zh, en: zh },
      entity: 'shop/order',
      where: {},
      columns: [],
      tiles: [],
      readers: ['owner'],
    },
  ],
});

void test('what is typed is sent once, and steps back as one', async () => {
  const sent: OwnDocument[] = [];
  const store = new DraftStore(EMPTY, null, 'own.a', async (document) => void sent.push(document));
  for (const title of ['水', '水洗', '水洗看板']) store.change(named(title), 'title');
  assert.ok(tab.has('selvedge.draft.own.a'), 'kept in the tab until it is sent');
  assert.equal(await store.flush(), true);
  assert.deepEqual(sent, [named('水洗看板')]);
  assert.ok(!tab.has('selvedge.draft.own.a'));
  store.change(named('别的'), 'other');
  store.undo();
  assert.deepEqual(store.view().document, named('水洗看板'));
  store.undo();
  assert.deepEqual([store.view().document, store.view().canUndo], [EMPTY, false]);
  await store.flush();
  assert.deepEqual(sent.at(-1), EMPTY);
});

void test('what the server does not take stays, in the tab too, and goes with the next change', async () => {
  let isDown = true;
  const store = new DraftStore(EMPTY, null, 'own.b', () =>
    isDown ? Promise.reject(new Error('down')) : Promise.resolve(),
  );
  store.change(named('一'), 'x');
  assert.equal(await store.flush(), false);
  assert.deepEqual([store.view().keeping, store.view().document], ['failed', named('一')]);
  assert.ok(tab.has('selvedge.draft.own.b'));
  isDown = false;
  assert.equal(await store.flush(), true);
  assert.ok(!tab.has('selvedge.draft.own.b'));
});
