import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { Namespace } from './namespace.ts';
import { MOST_POINTS, widen } from './quarantine-count.ts';
import { MOST_PATHS } from './quarantine-door.ts';
import type { UnknownPath } from './series.ts';
import { quiet, temporaryNamespace, type TestOrg } from './testing.ts';

const { namespace, store, home, org, within } = await temporaryNamespace();
const { series } = namespace;
const unknown = (path: string, more: Partial<UnknownPath> = {}): UnknownPath => ({
  path,
  orgId: null,
  points: 1,
  sample: '21.5',
  kind: 'number',
  ...more,
});
const list = async (owner: TestOrg) => (await within(owner, (tx) => namespace.listQuarantine(tx))).items;

test('an unknown path gets a series at once, unseen until it is adopted', async () => {
  const [id] = await series.quarantine([unknown('home/q/m1/temp')]);
  assert.ok(id > 0);
  assert.equal(series.resolve('home/q/m1/temp'), id);
  assert.equal(series.state[id], 2);
  assert.equal(series.datatype[id], 255);
  assert.equal(series.entry(id)?.org, 'home');
  assert.deepEqual([...series.under('home/q')], []);
  assert.ok(series.mayKeep(id, 7));
  await series.flush();
  const [seen] = await list(home);
  assert.deepEqual(
    { ...seen, firstSeen: '', lastSeen: '' },
    { path: 'home/q/m1/temp', firstSeen: '', lastSeen: '', points: 7, sample: '21.5', datatype: 'double' },
  );
  assert.ok(!Number.isNaN(Date.parse(seen.firstSeen)));
});

test('adopted, it is a metric with the same series', async () => {
  const [id] = await series.quarantine([
    unknown('home/adopt/line/m1/count', { kind: 'integer', sample: '7' }),
  ]);
  const heard: string[] = [];
  const stop = series.onChange((changed) =>
    heard.push(...changed.map(({ path, state }) => `${path} ${state}`)),
  );
  const { adopted, errors } = await within(home, (tx) =>
    namespace.adopt(tx, { paths: [{ path: 'home/adopt/line/m1/count', unit: 'pcs' }] }),
  );
  stop();
  assert.deepEqual(adopted, ['home/adopt/line/m1/count']);
  assert.deepEqual(errors, []);
  assert.deepEqual(heard, ['home/adopt/line/m1/count active']);
  assert.equal(series.resolve('home/adopt/line/m1/count'), id);
  assert.equal(series.state[id], 1);
  const thing = await within(home, (tx) => namespace.get(tx, 'home/adopt/line/m1'));
  assert.deepEqual(
    thing.metrics.map(({ name, datatype, unit }) => [name, datatype, unit]),
    [['count', 'integer', 'pcs']],
  );
  assert.ok(!(await list(home)).some(({ path }) => path.startsWith('home/adopt')));
});

test('a whole subtree is adopted at once, each path by what was seen of it', async () => {
  await series.quarantine([
    unknown('home/many/a/x'),
    unknown('home/many/a/on', { kind: 'boolean' }),
    unknown('home/many/b/name', { kind: 'text' }),
    unknown('home/many/b/n', { kind: 'integer' }),
    unknown('home/many-not/b/n'),
  ]);
  const id = series.resolve('home/many/b/n');
  assert.ok(series.mayKeep(id, 1, 'number'));
  const { adopted } = await within(home, (tx) => namespace.adopt(tx, { under: 'home/many' }));
  assert.equal(adopted.length, 4);
  assert.deepEqual(
    [...series.under('home/many')].map(({ path, datatype }) => [path, datatype]),
    [
      ['home/many/a/on', 'boolean'],
      ['home/many/a/x', 'double'],
      ['home/many/b/n', 'double'],
      ['home/many/b/name', 'text'],
    ],
  );
  assert.equal(series.state[series.resolve('home/many-not/b/n')], 2);
});

test('adoption adds to a thing that is there', async () => {
  await within(home, (tx) =>
    namespace.put(tx, 'home/add/m', { title: 'kept', metrics: [{ name: 'speed', datatype: 'double' }] }),
  );
  await series.quarantine([unknown('home/add/m/temp')]);
  await within(home, (tx) => namespace.adopt(tx, { under: 'home/add/m' }));
  const thing = await within(home, (tx) => namespace.get(tx, 'home/add/m'));
  assert.equal(thing.title, 'kept');
  assert.deepEqual(
    thing.metrics.map(({ name }) => name),
    ['speed', 'temp'],
  );
});

test('what cannot be adopted is answered path by path; the rest is', async () => {
  await series.quarantine([unknown('home/partly/m/a'), unknown('home/partly/m/b'), unknown('nobodys/m/c')]);
  const wish = {
    paths: [
      { path: 'home/partly/m/a' },
      { path: 'home/partly/m/b', datatype: 'enum' },
      { path: 'home/partly/m/never-seen' },
      { path: '../etc' },
      { path: 'nobodys/m/c' },
    ],
  };
  const { adopted, errors } = await within(home, (tx) => namespace.adopt(tx, wish));
  assert.deepEqual(adopted, ['home/partly/m/a']);
  assert.deepEqual(errors.map(({ path }) => path).toSorted(), [
    '../etc',
    'home/partly/m/b',
    'home/partly/m/never-seen',
    'nobodys/m/c',
  ]);
  const again = await within(home, (tx) =>
    namespace.adopt(tx, { paths: [{ path: 'nobodys/m/c' }] }, { claimRoot: true }),
  );
  assert.deepEqual(again.adopted, ['nobodys/m/c']);
});

test('a thing put where a path waits takes it as its own', async () => {
  const [id] = await series.quarantine([unknown('home/put/m/temp')]);
  await within(home, (tx) =>
    namespace.put(tx, 'home/put/m', { metrics: [{ name: 'temp', datatype: 'double' }] }),
  );
  assert.equal(series.resolve('home/put/m/temp'), id);
  assert.equal(series.state[id], 1);
});

test('a discarded path leaves nothing; when it is sent again it is new', async () => {
  const [id] = await series.quarantine([unknown('home/discard/m/temp')]);
  const { paths, series: ids } = await within(home, (tx) => namespace.discard(tx, { under: 'home/discard' }));
  assert.deepEqual(paths, ['home/discard/m/temp']);
  assert.deepEqual(ids, [id]);
  assert.equal(series.resolve('home/discard/m/temp'), -1);
  const [next] = await series.quarantine([unknown('home/discard/m/temp')]);
  assert.notEqual(next, id);
});

test('a path that once was a metric keeps its series through quarantine, and its history through a discard', async () => {
  await within(home, (tx) =>
    namespace.put(tx, 'home/former/m', { metrics: [{ name: 'temp', datatype: 'double' }] }),
  );
  const id = series.resolve('home/former/m/temp');
  await within(home, (tx) => namespace.remove(tx, 'home/former', { deep: true }));
  const [again] = await series.quarantine([unknown('home/former/m/temp')]);
  assert.equal(again, id);
  const discarded = await within(home, (tx) => namespace.discard(tx, { paths: ['home/former/m/temp'] }));
  assert.deepEqual(discarded, { paths: ['home/former/m/temp'], series: [] });
  assert.equal(series.resolve('home/former/m/temp'), -1);
  await series.quarantine([unknown('home/former/m/temp')]);
  await within(home, (tx) => namespace.adopt(tx, { under: 'home/former' }));
  assert.equal(series.resolve('home/former/m/temp'), id);
});

test('what is no metric path, or under another org’s root, is not kept', async () => {
  const owner = await org('owner-org');
  const stranger = await org('stranger-org');
  const given = await series.quarantine([
    unknown('home'),
    unknown('home/m/value'),
    unknown('home/../m'),
    unknown('home/a b/c'),
    unknown('home/\u0000/c'),
    unknown('owner-org/m/x', { orgId: stranger.id }),
    unknown('owner-org/m/x', { orgId: owner.id }),
    unknown('owner-org/m/x', { orgId: stranger.id }),
    unknown('owner-org/m/y'),
    unknown('new-root/m/z', { orgId: stranger.id }),
  ]);
  assert.deepEqual(Array.from(given).slice(0, 6), [-1, -1, -1, -1, -1, -1]);
  assert.ok(given[6] > 0);
  assert.equal(given[7], -1);
  assert.equal(series.entry(given[8])?.orgId, owner.id);
  assert.equal(series.entry(given[9])?.orgId, stranger.id);
});

test('a root that finds its owner takes what waited under it along', async () => {
  const [id] = await series.quarantine([unknown('late/m/x')]);
  assert.equal(series.entry(id)?.orgId, home.id);
  const told = new Promise<string | undefined>((resolve) => {
    const stop = series.onChange((changed) => {
      const found = changed.find((entry) => entry.id === id);
      if (found === undefined) return;
      stop();
      resolve(found.org);
    });
  });
  const late = await org('late');
  assert.equal(await told, 'late');
  assert.deepEqual(
    (await list(late)).map(({ path }) => path),
    ['late/m/x'],
  );
});

test('the same unknown path from many at once has one series', async () => {
  const other = await Namespace.open(store, quiet);
  const asks = Array.from({ length: 20 }, (_, index) =>
    (index % 2 === 0 ? series : other.series).quarantine([
      unknown('home/same/m/x'),
      unknown(`home/same/m/y${index % 3}`),
    ]),
  );
  const given = await Promise.all(asks);
  await other.close();
  assert.equal(new Set(given.map(([first]) => first)).size, 1);
  assert.ok(given.every((ids) => ids[0] > 0 && ids[1] > 0));
});

test('an org has room for so many paths, however many come at once, and its neighbour is not affected', async () => {
  const crowded = await org('crowded');
  const flood = Array.from({ length: MOST_PATHS + 500 }, (_, index) => unknown(`crowded/m/p${index}`));
  const halves = await Promise.all([
    series.quarantine(flood.slice(0, 6000)),
    series.quarantine(flood.slice(4000)),
  ]);
  const kept = new Set(halves.flatMap((ids) => [...ids]).filter((id) => id >= 0));
  assert.equal(kept.size, MOST_PATHS);
  assert.equal((await series.quarantine([unknown('crowded/m/one-more')]))[0], -1);
  assert.ok((await series.quarantine([unknown('home/roomy/x')]))[0] > 0);
  assert.ok((await series.quarantine([flood[0]]))[0] > 0, 'those that are in stay in');
  const page = await within(crowded, (tx) => namespace.listQuarantine(tx, { q: 'P999', limit: 3 }));
  assert.equal(page.total, MOST_PATHS);
  assert.equal(page.limit, MOST_PATHS);
  assert.deepEqual(
    page.items.map(({ path }) => path),
    ['crowded/m/p999', 'crowded/m/p9990', 'crowded/m/p9991'],
  );
  const rest = await within(crowded, (tx) =>
    namespace.listQuarantine(tx, { q: 'P999', after: page.next ?? '' }),
  );
  assert.equal(rest.items.length, 8);
  await within(crowded, (tx) => namespace.discard(tx, { under: 'crowded/m' }));
  assert.ok((await series.quarantine([unknown('crowded/m/one-more')]))[0] > 0, 'there is room again');
});

test('a path keeps so many points; the count outlives a restart', async () => {
  const [id] = await series.quarantine([unknown('home/points/m/x')]);
  assert.ok(series.mayKeep(id, MOST_POINTS - 10));
  assert.ok(!series.mayKeep(id, 11));
  assert.ok(series.mayKeep(id, 5));
  await series.flush();
  const restarted = await Namespace.open(store, quiet);
  assert.ok(!restarted.series.mayKeep(id, 6));
  assert.ok(restarted.series.mayKeep(id, 5));
  await restarted.close();
  await within(home, (tx) => namespace.adopt(tx, { paths: [{ path: 'home/points/m/x' }] }));
  assert.ok(series.mayKeep(id, MOST_POINTS), 'a metric has no such limit');
});

test('an unreadable request is refused', async () => {
  for (const wish of [{}, { paths: 'x' }, { under: 5 }, { under: '..' }])
    await assert.rejects(
      // @ts-expect-error what a client may send all the same
      within(home, (tx) => namespace.adopt(tx, wish)),
      (error: unknown) => error instanceof SelvedgeError && error.code === 'input.invalid',
    );
});

test('kinds widen to what can carry both', () => {
  assert.equal(widen('integer', 'integer'), 'integer');
  assert.equal(widen('integer', 'number'), 'number');
  assert.equal(widen('boolean', 'integer'), 'integer');
  assert.equal(widen('number', 'boolean'), 'number');
  assert.equal(widen('text', 'integer'), 'text');
});
