import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { temporaryNamespace } from './testing.ts';

const { namespace, store, home, org, within } = await temporaryNamespace();
const { series } = namespace;
const speed = { name: 'speed', datatype: 'double', unit: 'rpm' } as const;
const count = { name: 'count', datatype: 'integer', counter: true } as const;
const state = { name: 'state', datatype: 'enum', words: ['run', 'idle'] } as const;

const metricsOf = async (path: string) =>
  (await within(home, (tx) => namespace.get(tx, path))).metrics.map(({ name, own }) =>
    own ? `${name}*` : name,
  );

test('things follow the newest version of their type; the old ones stay readable', async () => {
  await within(home, (tx) => namespace.putType(tx, 'flat', { title: '平车', metrics: [speed] }));
  await within(home, (tx) => namespace.put(tx, 'home/flat/1', { type: 'flat' }));
  await within(home, (tx) => namespace.put(tx, 'home/flat/2', { type: 'flat', metrics: [count] }));
  const id = series.resolve('home/flat/1/speed');
  assert.ok(id > 0);
  const { before, after } = await within(home, (tx) =>
    namespace.putType(tx, 'flat', { title: '平车', metrics: [{ ...speed, max: 5000 }, state] }),
  );
  assert.equal(before?.version, 1);
  assert.equal(after.version, 2);
  assert.deepEqual(await metricsOf('home/flat/1'), ['speed', 'state']);
  assert.deepEqual(await metricsOf('home/flat/2'), ['speed', 'state', 'count*']);
  assert.equal(series.resolve('home/flat/1/speed'), id);
  assert.equal(series.high[id], 5000);
  assert.deepEqual(series.entry(series.resolve('home/flat/2/state'))?.words, ['run', 'idle']);
  const first = await within(home, (tx) => namespace.getType(tx, 'flat', 1));
  assert.deepEqual(
    first.metrics.map(({ name, max }) => [name, max]),
    [['speed', null]],
  );
  assert.equal((await within(home, (tx) => namespace.getType(tx, 'flat'))).version, 2);
});

test('a metric that leaves the type leaves its things, and has its series back when it returns', async () => {
  await within(home, (tx) => namespace.putType(tx, 'lean', { metrics: [speed, count] }));
  await within(home, (tx) => namespace.put(tx, 'home/lean/1', { type: 'lean' }));
  const id = series.resolve('home/lean/1/count');
  await within(home, (tx) => namespace.putType(tx, 'lean', { metrics: [speed] }));
  assert.equal(series.resolve('home/lean/1/count'), -1);
  await within(home, (tx) => namespace.putType(tx, 'lean', { metrics: [speed, count] }));
  assert.equal(series.resolve('home/lean/1/count'), id);
});

test('a type put again as it is makes no version', async () => {
  await within(home, (tx) => namespace.putType(tx, 'same', { title: { zh: '同' }, metrics: [state] }));
  const again = await within(home, (tx) =>
    namespace.putType(tx, 'same', {
      title: { zh: '同', en: '' },
      metrics: [{ ...state, counter: false, unit: null }],
    }),
  );
  assert.equal(again.after.version, 1);
  assert.deepEqual(again.before, again.after);
});

test('a thing’s own metric stands in for its type’s, until it says the same', async () => {
  await within(home, (tx) => namespace.putType(tx, 'over', { metrics: [speed, count] }));
  const wide = { ...speed, max: 9000 };
  await within(home, (tx) => namespace.put(tx, 'home/over/1', { type: 'over', metrics: [wide] }));
  assert.deepEqual(await metricsOf('home/over/1'), ['count', 'speed*']);
  await within(home, (tx) => namespace.putType(tx, 'over', { metrics: [{ ...speed, max: 1 }, count] }));
  assert.equal(series.high[series.resolve('home/over/1/speed')], 9000);
  await within(home, (tx) => namespace.put(tx, 'home/over/1', { metrics: [{ ...speed, max: 1 }] }));
  assert.deepEqual(await metricsOf('home/over/1'), ['speed', 'count']);
});

test('another type, or none, changes what a thing measures', async () => {
  await within(home, (tx) => namespace.putType(tx, 'old-kind', { metrics: [speed, state] }));
  await within(home, (tx) => namespace.putType(tx, 'new-kind', { metrics: [count, state] }));
  await within(home, (tx) => namespace.put(tx, 'home/kind/1', { type: 'old-kind' }));
  const id = series.resolve('home/kind/1/state');
  await within(home, (tx) => namespace.put(tx, 'home/kind/1', { type: 'new-kind' }));
  assert.deepEqual(await metricsOf('home/kind/1'), ['count', 'state']);
  assert.equal(series.resolve('home/kind/1/state'), id);
  await within(home, (tx) => namespace.put(tx, 'home/kind/1', { type: null }));
  assert.deepEqual(await metricsOf('home/kind/1'), []);
});

test('built-in types are there for every org; an org’s own of that id stands in for one', async () => {
  const other = await org('typed');
  const unit = (path: string) => series.entry(series.resolve(path))?.unit;
  await store.system((tx) => namespace.putType(tx, 'meter', { metrics: [{ ...speed, unit: 'W' }] }));
  for (const [owner, path] of [
    [home, 'home/meter/1'],
    [other, 'typed/meter/1'],
  ] as const)
    await within(owner, (tx) => namespace.put(tx, path, { type: 'meter' }));
  assert.equal(unit('typed/meter/1/speed'), 'W');
  const own = await within(home, (tx) =>
    namespace.putType(tx, 'meter', { metrics: [{ ...speed, unit: 'kW' }] }),
  );
  assert.equal(own.before?.builtIn, true);
  assert.deepEqual([own.after.builtIn, own.after.version], [false, 1]);
  await store.system((tx) => namespace.putType(tx, 'meter', { metrics: [{ ...speed, unit: 'MW' }] }));
  assert.equal(unit('home/meter/1/speed'), 'kW');
  assert.equal(unit('typed/meter/1/speed'), 'MW');
  const listed = await within(other, (tx) => namespace.listTypes(tx));
  assert.deepEqual(
    listed.map(({ id, version, builtIn }) => [id, version, builtIn]),
    [['meter', 2, true]],
  );
});

test('an org sees and changes its own types only', async () => {
  const other = await org('stranger');
  await within(home, (tx) => namespace.putType(tx, 'secret', { metrics: [speed] }));
  await assert.rejects(
    within(other, (tx) => namespace.getType(tx, 'secret')),
    (error: unknown) => error instanceof SelvedgeError && error.code === 'not.found',
  );
  await within(other, (tx) => namespace.putType(tx, 'secret', { metrics: [] }));
  assert.equal((await within(home, (tx) => namespace.getType(tx, 'secret'))).metrics.length, 1);
});

test('a broken id or metric is refused', async () => {
  for (const id of ['a/b', '..', ''])
    await assert.rejects(within(home, (tx) => namespace.putType(tx, id, { metrics: [] })));
  await assert.rejects(within(home, (tx) => namespace.putType(tx, 'x', { metrics: [speed, speed] })));
});
