import assert from 'node:assert/strict';
import test from 'node:test';
import type { OwnDocument } from '../../client/index.ts';
import { Problem } from '../../client/problem.ts';
import { type DraftDoor, DraftStore } from './DraftStore.ts';

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

/** A server with one draft, as the platform keeps it. */
function serverOf(document: OwnDocument = EMPTY) {
  const server = {
    document,
    edition: 0,
    login: null as string | null,
    isDown: false,
    sent: [] as OwnDocument[],
  };
  const served = () => ({ document: server.document, mark: `m${server.edition}`, login: server.login });
  const door: DraftDoor = {
    send(given, mark) {
      if (server.isDown) return Promise.reject(new Error('down'));
      if (mark !== served().mark) return Promise.reject(new Problem({ status: 409, code: 'version.stale' }));
      server.sent.push(given);
      server.document = given;
      server.edition++;
      return Promise.resolve(served());
    },
    read: () => (server.isDown ? Promise.reject(new Error('down')) : Promise.resolve(served())),
  };
  const colleague = (given: OwnDocument): void => {
    Object.assign(server, { document: given, edition: server.edition + 1, login: 'wang' });
  };
  return { server, door, served, colleague };
}

void test('what is typed is sent once, and steps back as one', async () => {
  const { server, door, served } = serverOf();
  const store = new DraftStore(served(), null, 'own.a', door);
  for (const title of ['水', '水洗', '水洗看板']) store.change(named(title), 'title');
  assert.ok(tab.has('selvedge.draft.own.a'), 'kept in the tab until it is sent');
  assert.equal(await store.flush(), true);
  assert.deepEqual(server.sent, [named('水洗看板')]);
  assert.ok(!tab.has('selvedge.draft.own.a'));
  store.change(named('别的'), 'other');
  store.undo();
  assert.deepEqual(store.view().document, named('水洗看板'));
  store.undo();
  assert.deepEqual([store.view().document, store.view().canUndo], [EMPTY, false]);
  await store.flush();
  assert.deepEqual(server.sent.at(-1), EMPTY);
});

void test('what the server does not take stays, in the tab too, and goes with the next change', async () => {
  const { server, door, served } = serverOf();
  server.isDown = true;
  const store = new DraftStore(served(), null, 'own.b', door);
  store.change(named('一'), 'x');
  assert.equal(await store.flush(), false);
  assert.deepEqual([store.view().keeping, store.view().document], ['failed', named('一')]);
  assert.ok(tab.has('selvedge.draft.own.b'));
  server.isDown = false;
  assert.equal(await store.flush(), true);
  assert.ok(!tab.has('selvedge.draft.own.b'));
});

const ruled = (document: OwnDocument, id: string): OwnDocument => ({
  ...document,
  rules: [
    ...document.rules,
    { id, kind: 'validate', entity: 'shop/order', title: { zh: id, en: id }, code: '', enabled: true },
  ],
});

void test('two people who change different parts keep both, whoever sends first', async () => {
  const { server, door, served, colleague } = serverOf();
  const store = new DraftStore(served(), null, 'own.c', door);
  store.change(named('我的'), 'x');
  colleague(ruled(EMPTY, 'theirs'));
  assert.equal(await store.flush(), true);
  assert.deepEqual(server.document, ruled(named('我的'), 'theirs'));
  assert.deepEqual(store.view().document, server.document);
});

for (const winner of ['mine', 'theirs'] as const)
  void test(`two people who change the same part are asked: ${winner}`, async () => {
    const { server, door, served, colleague } = serverOf();
    const store = new DraftStore(served(), null, 'own.d', door);
    store.change(ruled(named('我的'), 'mine'), 'x');
    colleague(ruled(named('对方'), 'theirs'));
    assert.equal(await store.flush(), false);
    const { keeping, clash } = store.view();
    assert.deepEqual(
      [keeping, clash?.login, clash?.parts.map(({ where }) => where)],
      ['clash', 'wang', ['boards/b']],
    );
    assert.equal(server.sent.length, 0, 'nothing is overwritten unasked');
    await store.choose(winner);
    const title = winner === 'mine' ? '我的' : '对方';
    assert.equal(server.document.boards[0]?.title.zh, title);
    assert.deepEqual(server.document.rules.map(({ id }) => id).toSorted(), ['mine', 'theirs']);
    assert.deepEqual([store.view().keeping, store.view().clash], ['kept', null]);
    store.undo();
    await store.flush();
    assert.equal(server.document.boards[0]?.title.zh, winner === 'mine' ? undefined : '我的');
  });

void test('a colleague’s change is taken in where nothing is being made', async () => {
  const { door, served, colleague } = serverOf();
  const store = new DraftStore(served(), null, 'own.e', door);
  colleague(named('对方'));
  await store.meet();
  assert.deepEqual([store.view().document, store.view().keeping], [named('对方'), 'kept']);
});

void test('what a tab kept from another day does not overwrite what was made since', async () => {
  const { server, door, served, colleague } = serverOf();
  const kept = { document: named('昨天'), base: EMPTY, mark: served().mark };
  colleague(ruled(EMPTY, 'today'));
  const store = new DraftStore(served(), kept, 'own.f', door);
  assert.equal(await store.flush(), true);
  assert.deepEqual(server.document, ruled(named('昨天'), 'today'));
});
