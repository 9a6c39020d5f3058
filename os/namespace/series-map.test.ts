import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { Namespace } from './namespace.ts';
import type { SeriesEntry } from './series.ts';
import { quiet, temporaryNamespace } from './testing.ts';

const { namespace, store, home, org, within } = await temporaryNamespace();
const { series } = namespace;
const metric = (name: string) => ({ name, datatype: 'double' as const });

/** Runs SQL on a connection of its own, as another process would. */
async function elsewhere(sql: string, params: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: store.adminUrl });
  await client.connect();
  await client.query(sql, params);
  await client.end();
}

/** The next news of a series. */
const newsOf = (id: number): Promise<SeriesEntry | 'gone'> =>
  new Promise((resolve) => {
    const stop = series.onChange((changed, gone) => {
      const entry = changed.find((each) => each.id === id);
      if (entry === undefined && !gone.includes(id)) return;
      stop();
      resolve(entry ?? 'gone');
    });
  });

test('columns say what the metric declares', async () => {
  await within(home, (tx) =>
    namespace.put(tx, 'home/columns', {
      metrics: [
        { name: 'd', datatype: 'double', min: -1.5, max: 2 },
        { name: 'i', datatype: 'integer', counter: true },
        { name: 'b', datatype: 'boolean' },
        { name: 't', datatype: 'text' },
        { name: 'e', datatype: 'enum', words: ['run', 'idle'] },
      ],
    }),
  );
  const ids = ['d', 'i', 'b', 't', 'e'].map((name) => series.resolve(`home/columns/${name}`));
  assert.deepEqual(
    ids.map((id) => [series.state[id], series.datatype[id]]),
    [0, 1, 2, 3, 4].map((datatype) => [1, datatype]),
  );
  assert.deepEqual([series.low[ids[0]], series.high[ids[0]]], [-1.5, 2]);
  assert.deepEqual([series.low[ids[1]], series.high[ids[1]]], [-Infinity, Infinity]);
  assert.equal(series.entry(ids[1])?.counter, true);
  assert.deepEqual(series.entry(ids[4])?.words, ['run', 'idle']);
});

test('columns grow with the number of series', async () => {
  const names = Array.from({ length: 900 }, (_, index) => `m${index}`);
  await within(home, async (tx) => {
    await namespace.put(tx, 'home/grow/a', { metrics: names.map(metric) });
    await namespace.put(tx, 'home/grow/b', { metrics: names.map(metric) });
  });
  for (const place of ['a', 'b'])
    for (const name of names) {
      const id = series.resolve(`home/grow/${place}/${name}`);
      assert.equal(series.entry(id)?.path, `home/grow/${place}/${name}`);
      assert.deepEqual([series.state[id], series.datatype[id], series.low[id]], [1, 0, -Infinity]);
    }
});

test('metrics of one name under two roots are two series', async () => {
  const other = await org('other');
  await within(home, (tx) => namespace.put(tx, 'home/l/m', { metrics: [metric('power')] }));
  await within(other, (tx) => namespace.put(tx, 'other/l/m', { metrics: [metric('power')] }));
  assert.notEqual(series.resolve('home/l/m/power'), series.resolve('other/l/m/power'));
  assert.deepEqual(
    [...series.under('other')].map(({ path }) => path),
    ['other/l/m/power'],
  );
});

test('a change made elsewhere arrives by itself', async () => {
  await within(home, (tx) => namespace.put(tx, 'home/heard', { metrics: [metric('power')] }));
  const id = series.resolve('home/heard/power');
  const changed = newsOf(id);
  await elsewhere(`update selvedge.series set unit = 'kW', high = 7 where id = $1`, [id]);
  const entry = await changed;
  assert.ok(entry !== 'gone');
  assert.equal(entry.unit, 'kW');
  assert.equal(series.high[id], 7);
  const ended = newsOf(id);
  await elsewhere(`update selvedge.series set state = 'gone' where id = $1`, [id]);
  assert.equal(await ended, 'gone');
  assert.equal(series.resolve('home/heard/power'), -1);
});

test('rows removed elsewhere leave the map, few of them or very many', async () => {
  const paths = Array.from({ length: 2000 }, (_, index) => ({
    path: `home/removed/m${index}/x`,
    orgId: null,
    points: 1,
    sample: '1',
    kind: 'number' as const,
  }));
  const ids = await series.quarantine(paths);
  const one = newsOf(ids[0]);
  await elsewhere('delete from selvedge.series where id = $1', [ids[0]]);
  assert.equal(await one, 'gone');
  const rest = newsOf(ids[1999]);
  await elsewhere('delete from selvedge.series where id = any($1)', [[...ids]]);
  assert.equal(await rest, 'gone');
  for (const { path } of paths) assert.equal(series.resolve(path), -1);
});

test('an alias set or taken elsewhere is heard, too', async () => {
  await within(home, (tx) => namespace.put(tx, 'home/aliased', { metrics: [metric('power')] }));
  const id = series.resolve('home/aliased/power');
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await elsewhere(
    `insert into selvedge.series_aliases (path, org_id, series_id) values ('home/legacy/power', $1, $2)`,
    [home.id, id],
  );
  await until(() => series.resolve('home/legacy/power') === id);
  await elsewhere(`delete from selvedge.series_aliases where path = 'home/legacy/power'`);
  await until(() => series.resolve('home/legacy/power') === -1);
});

test('a transaction that began first and ends last is not missed', async () => {
  await within(home, (tx) => namespace.put(tx, 'home/late', { metrics: [metric('a'), metric('b')] }));
  const id = series.resolve('home/late/a');
  const client = new pg.Client({ connectionString: store.adminUrl });
  await client.connect();
  await client.query('begin');
  await client.query(`update selvedge.series set unit = 'late' where id = $1`, [id]);
  await within(home, (tx) => namespace.put(tx, 'home/early', { metrics: [metric('a')] }));
  await series.refresh();
  const news = newsOf(id);
  await client.query('commit');
  await client.end();
  const entry = await news;
  assert.ok(entry !== 'gone' && entry.unit === 'late');
});

test('a second map on the same store says the same after its start', async () => {
  await within(home, async (tx) => {
    await namespace.put(tx, 'home/start/a', { metrics: [metric('x'), metric('y')] });
    await namespace.move(tx, 'home/start/a', 'home/start/b');
    await namespace.put(tx, 'home/start/c', { metrics: [metric('z')] });
    await namespace.remove(tx, 'home/start/c');
  });
  await series.quarantine([{ path: 'home/start/q', orgId: null, points: 1, sample: '1', kind: 'number' }]);
  const started = await Namespace.open(store, quiet);
  assert.deepEqual([...started.entries()], [...namespace.entries()]);
  assert.deepEqual([...started.series.under('home')], [...series.under('home')]);
  for (const path of ['home/start/a/x', 'home/start/b/y', 'home/start/c/z', 'home/start/q'])
    assert.equal(started.series.resolve(path), series.resolve(path), path);
  await started.close();
});

test('a backup restored on another server does not make every refresh read everything', async () => {
  await within(home, (tx) => namespace.put(tx, 'home/restored', { metrics: [metric('x')] }));
  await elsewhere(
    `alter table selvedge.series disable trigger stamp_series;
     update selvedge.series set changed = '4000000000'::xid8;
     alter table selvedge.series enable trigger stamp_series;`,
  );
  const started = await Namespace.open(store, quiet);
  const row = await store.system((tx) =>
    tx.row<{ ahead: number }>(
      'select count(*)::int as ahead from selvedge.series where changed >= pg_snapshot_xmax(pg_current_snapshot())',
    ),
  );
  assert.equal(row?.ahead, 0);
  await started.close();
});

test('under a metric’s own path is that metric', () => {
  assert.deepEqual(
    [...series.under('home/columns/d')].map(({ path }) => path),
    ['home/columns/d'],
  );
  assert.deepEqual([...series.under('home/colu')], []);
});
