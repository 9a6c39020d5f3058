import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { temporaryNamespace } from './testing.ts';

const { namespace, home, within } = await temporaryNamespace();
const { series } = namespace;
const speed = { name: 'speed', datatype: 'double' } as const;
const power = { name: 'power', datatype: 'double' } as const;
const code = (wanted: string) => (error: unknown) => error instanceof SelvedgeError && error.code === wanted;
const put = (path: string, ...metrics: { name: string; datatype: 'double' }[]) =>
  within(home, (tx) => namespace.put(tx, path, { metrics }));
const move = (from: string, to: string) => within(home, (tx) => namespace.move(tx, from, to));
const unknown = (path: string) => ({ path, orgId: null, points: 1, sample: '1', kind: 'number' as const });

test('a moved machine keeps its id, its series and its old topic', async () => {
  const { after: old } = await put('home/a/3/m7', speed, power);
  const ids = [series.resolve('home/a/3/m7/speed'), series.resolve('home/a/3/m7/power')];
  const { before, after } = await move('home/a/3/m7', 'home/b/new-line/m1');
  assert.deepEqual(before, old);
  assert.equal(after.id, old.id);
  assert.equal(after.path, 'home/b/new-line/m1');
  assert.deepEqual(after.aliases, ['home/a/3/m7']);
  for (const place of ['home/a/3/m7', 'home/b/new-line/m1'])
    assert.deepEqual([series.resolve(`${place}/speed`), series.resolve(`${place}/power`)], ids);
  assert.equal(series.entry(ids[0])?.path, 'home/b/new-line/m1/speed');
  assert.equal(series.entry(ids[0])?.thing, 'home/b/new-line/m1');
  await assert.rejects(
    within(home, (tx) => namespace.get(tx, 'home/a/3/m7')),
    code('not.found'),
  );
  const children = await within(home, (tx) => namespace.list(tx, { under: 'home/b/new-line', depth: 1 }));
  assert.deepEqual(
    children.items.map(({ path }) => path),
    ['home/b/new-line/m1'],
  );
});

test('everything below moves with it', async () => {
  await put('home/whole/l1/m1', speed);
  await put('home/whole/l1/m2/spindle', power);
  await put('home/whole-not/m', speed);
  const ids = [series.resolve('home/whole/l1/m1/speed'), series.resolve('home/whole/l1/m2/spindle/power')];
  await move('home/whole', 'home/moved/here');
  assert.deepEqual(
    [series.resolve('home/moved/here/l1/m1/speed'), series.resolve('home/moved/here/l1/m2/spindle/power')],
    ids,
  );
  assert.deepEqual(
    [series.resolve('home/whole/l1/m1/speed'), series.resolve('home/whole/l1/m2/spindle/power')],
    ids,
  );
  assert.ok(series.resolve('home/whole-not/m/speed') > 0);
  const below = await within(home, (tx) => namespace.list(tx, { under: 'home/moved' }));
  assert.deepEqual(
    below.items.map(({ path, children }) => [path, children]),
    [
      ['home/moved/here', 1],
      ['home/moved/here/l1', 2],
      ['home/moved/here/l1/m1', 0],
      ['home/moved/here/l1/m2', 1],
      ['home/moved/here/l1/m2/spindle', 0],
    ],
  );
});

test('moved twice, both old topics reach it; moved back, its path is no alias any more', async () => {
  await put('home/tour/a', speed);
  const id = series.resolve('home/tour/a/speed');
  await move('home/tour/a', 'home/tour/b');
  const second = await move('home/tour/b', 'home/tour/c');
  assert.deepEqual(second.after.aliases.toSorted(), ['home/tour/a', 'home/tour/b']);
  const back = await move('home/tour/c', 'home/tour/a');
  assert.deepEqual(back.after.aliases.toSorted(), ['home/tour/b', 'home/tour/c']);
  for (const place of ['a', 'b', 'c']) assert.equal(series.resolve(`home/tour/${place}/speed`), id);
});

test('a new thing at the old place takes the topics it measures; the others go on', async () => {
  await put('home/heir/a', speed, power);
  const old = series.resolve('home/heir/a/power');
  await move('home/heir/a', 'home/heir/b');
  await put('home/heir/a', speed);
  assert.notEqual(series.resolve('home/heir/a/speed'), series.resolve('home/heir/b/speed'));
  assert.equal(series.resolve('home/heir/a/power'), old);
  await within(home, (tx) => namespace.remove(tx, 'home/heir/a'));
  assert.equal(series.resolve('home/heir/a/speed'), -1);
});

test('a metric that joins a moved thing is reached by the old topic, too', async () => {
  await put('home/joined/a', speed);
  await move('home/joined/a', 'home/joined/b');
  await put('home/joined/b', speed, power);
  assert.ok(series.resolve('home/joined/a/power') > 0);
  assert.equal(series.resolve('home/joined/a/power'), series.resolve('home/joined/b/power'));
});

test('a metric that was taken away and comes back after a move has its series', async () => {
  await put('home/pause/a', speed, power);
  const id = series.resolve('home/pause/a/power');
  await put('home/pause/a', speed);
  await move('home/pause/a', 'home/pause/b');
  await put('home/pause/b', speed, power);
  assert.equal(series.resolve('home/pause/b/power'), id);
});

test('not into itself, not onto another, not out of sight', async () => {
  await put('home/no/a/b', speed);
  await put('home/no/c');
  await assert.rejects(move('home/no/a', 'home/no/a/x'), code('conflict'));
  await assert.rejects(move('home/no/a', 'home/no/c'), code('conflict'));
  await assert.rejects(move('home/no/missing', 'home/no/d'), code('not.found'));
  await assert.rejects(move('home/no/a', '../a'), code('input.invalid'));
  await assert.rejects(move('home/no/a', 'elsewhere/a'), code('not.found'));
  const deep = ['home/no/deep', ...Array.from({ length: 8 }, () => 'x')].join('/');
  await assert.rejects(move('home/no/a', deep), code('input.invalid'));
  assert.equal((await move('home/no/c', 'home/no/c')).after.path, 'home/no/c');
});

test('a place where unknown paths wait is not moved onto', async () => {
  await put('home/wait/a', speed);
  const [waiting] = await series.quarantine([unknown('home/wait/b/speed')]);
  assert.ok(waiting > 0);
  await assert.rejects(move('home/wait/a', 'home/wait/b'), code('conflict'));
  await within(home, (tx) => namespace.discard(tx, { paths: ['home/wait/b/speed'] }));
  await move('home/wait/a', 'home/wait/b');
});

test('a whole site moves to another root of the org', async () => {
  await within(home, (tx) => namespace.put(tx, 'site-a/l/m', { metrics: [speed] }, { claimRoot: true }));
  const id = series.resolve('site-a/l/m/speed');
  const { after } = await within(home, (tx) => namespace.move(tx, 'site-a', 'site-b', { claimRoot: true }));
  assert.equal(after.level, 'site');
  assert.equal(series.resolve('site-b/l/m/speed'), id);
  assert.equal(series.resolve('site-a/l/m/speed'), id);
});
