import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { temporaryNamespace } from './testing.ts';

const code = (wanted: string) => (error: unknown) => error instanceof SelvedgeError && error.code === wanted;
const fieldsOf = (wanted: readonly string[]) => (error: unknown) => {
  assert.ok(error instanceof SelvedgeError);
  assert.equal(error.code, 'input.invalid');
  assert.deepEqual(
    error.fields.map(({ path }) => path),
    wanted,
  );
  return true;
};

const { namespace, store, home, org, within } = await temporaryNamespace();
const speed = { name: 'speed', datatype: 'double', unit: 'rpm', min: 0, max: 6000 } as const;

test('a thing is made with its parents and read back', async () => {
  const { before, after } = await within(home, (tx) =>
    namespace.put(tx, 'home/sewing/3/m07', { title: { zh: '平车', en: 'Lockstitch' }, metrics: [speed] }),
  );
  assert.equal(before, null);
  assert.equal(after.level, 'cell');
  assert.equal(after.name, 'm07');
  assert.deepEqual(after.title, { zh: '平车', en: 'Lockstitch' });
  assert.deepEqual(after.metrics, [
    {
      ...speed,
      title: null,
      counter: false,
      words: null,
      formula: null,
      path: 'home/sewing/3/m07/speed',
      own: true,
    },
  ]);
  assert.match(after.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  assert.deepEqual(await within(home, (tx) => namespace.get(tx, 'home/sewing/3/m07')), after);
  const tree = await within(home, (tx) => namespace.list(tx, { under: 'home/sewing' }));
  assert.deepEqual(
    tree.items.map(({ path, children, level }) => [path, children, level]),
    [
      ['home/sewing/3', 1, 'line'],
      ['home/sewing/3/m07', 0, 'cell'],
    ],
  );
});

test('what a change does not name stays; null takes away', async () => {
  await within(home, (tx) => namespace.put(tx, 'home/change', { title: 'First', metrics: [speed] }));
  const kept = await within(home, (tx) => namespace.put(tx, 'home/change', {}));
  assert.deepEqual(kept.after, kept.before);
  const untitled = await within(home, (tx) => namespace.put(tx, 'home/change', { title: null }));
  assert.equal(untitled.after.title, null);
  assert.equal(untitled.after.metrics.length, 1);
  const bare = await within(home, (tx) => namespace.put(tx, 'home/change', { metrics: [] }));
  assert.deepEqual(bare.after.metrics, []);
  assert.equal(namespace.series.resolve('home/change/speed'), -1);
});

test('a metric that comes back has its series back, and with it its history', async () => {
  await within(home, (tx) => namespace.put(tx, 'home/back', { metrics: [speed] }));
  const id = namespace.series.resolve('home/back/speed');
  await within(home, (tx) => namespace.put(tx, 'home/back', { metrics: [] }));
  await within(home, (tx) => namespace.put(tx, 'home/back', { metrics: [{ ...speed, max: 100 }] }));
  assert.equal(namespace.series.resolve('home/back/speed'), id);
  assert.equal(namespace.series.high[id], 100);
});

test('metrics keep the order in which they are given', async () => {
  const names = ['zulu', 'alpha', 'mike'];
  const metrics = names.map((name) => ({ name, datatype: 'double' as const }));
  const { after } = await within(home, (tx) => namespace.put(tx, 'home/order', { metrics }));
  assert.deepEqual(
    after.metrics.map(({ name }) => name),
    names,
  );
});

test('pages follow each other by key, without gap or repetition', async () => {
  await within(home, async (tx) => {
    for (let number = 0; number < 25; number++) await namespace.put(tx, `home/paged/m${number}`, {});
  });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await within(home, (tx) =>
      namespace.list(tx, { under: 'home/paged', limit: 10, ...(after === undefined ? {} : { after }) }),
    );
    seen.push(...page.items.map(({ path }) => path));
    after = page.next ?? undefined;
  } while (after !== undefined);
  assert.equal(seen.length, 25);
  assert.deepEqual(seen, [...new Set(seen)].sort());
});

test('depth, type and text narrow a list', async () => {
  await within(home, async (tx) => {
    await namespace.putType(tx, 'overlock', { title: '包缝机', metrics: [] });
    await namespace.put(tx, 'home/narrow/line-1/m1', { type: 'overlock', title: { zh: '包缝 一号' } });
    await namespace.put(tx, 'home/narrow/line-1/m2', { title: 'zh_50%' });
    await namespace.put(tx, 'home/narrow-not/m3', { type: 'overlock' });
  });
  const paths = async (question: Parameters<typeof namespace.list>[1]) =>
    (await within(home, (tx) => namespace.list(tx, question))).items.map(({ path }) => path);
  assert.deepEqual(await paths({ under: 'home/narrow', depth: 1 }), ['home/narrow/line-1']);
  assert.equal((await paths({ under: 'home/narrow', depth: 2 })).length, 3);
  assert.deepEqual(await paths({ under: '', depth: 1 }), ['home']);
  assert.deepEqual(await paths({ under: 'home/narrow', type: 'overlock' }), ['home/narrow/line-1/m1']);
  assert.deepEqual(await paths({ q: '缝 一' }), ['home/narrow/line-1/m1']);
  assert.deepEqual(await paths({ q: 'NARROW-NOT/' }), ['home/narrow-not/m3']);
  assert.deepEqual(await paths({ q: '_50%' }), ['home/narrow/line-1/m2']);
  assert.deepEqual(await paths({ q: '5_%' }), []);
  assert.deepEqual(await paths({ q: '"en"' }), []);
});

test('a page mark that we did not give is refused', async () => {
  for (const after of ['%%%', 'not a mark', 'AAAA\u0000'])
    await assert.rejects(
      within(home, (tx) => namespace.list(tx, { after })),
      fieldsOf(['after']),
    );
});

test('broken paths are refused, with the field', async () => {
  for (const path of [
    '../x',
    'home/../x',
    'home//x',
    '/home',
    'home/',
    'home/a b',
    `home/${'a'.repeat(65)}`,
    '',
  ])
    await assert.rejects(
      within(home, (tx) => namespace.put(tx, path, {})),
      code('input.invalid'),
      path,
    );
  await assert.rejects(
    within(home, (tx) => namespace.list(tx, { under: '../..' })),
    fieldsOf(['under']),
  );
});

test('broken input is refused, every wrong field at once and in both languages', async () => {
  const put = (input: object) => within(home, (tx) => namespace.put(tx, 'home/wrong', input));
  await assert.rejects(
    put({ title: 5, metrics: [{ name: 'value', datatype: 'float' }] }),
    fieldsOf(['title', 'metrics.0.name', 'metrics.0.datatype']),
  );
  await assert.rejects(put({ metrics: [speed, speed] }), fieldsOf(['metrics.1.name']));
  await assert.rejects(put({ metrics: [{ ...speed, min: 2, max: 1 }] }), fieldsOf(['metrics.0.min']));
  await assert.rejects(put({ metrics: [{ name: 's', datatype: 'enum' }] }), fieldsOf(['metrics.0.words']));
  await assert.rejects(
    put({ metrics: [{ name: 's', datatype: 'text', words: ['a'], max: 1, counter: true }] }),
    fieldsOf(['metrics.0.max', 'metrics.0.counter', 'metrics.0.words']),
  );
  await assert.rejects(put({ title: 'a\u0000b' }), fieldsOf(['title']));
  await assert.rejects(put({ type: 'no-such-type' }), fieldsOf(['type']));
  await assert.rejects(put({ metrics: [{ name: 'a/b', datatype: 'double' }] }), (error: unknown) => {
    assert.ok(error instanceof SelvedgeError);
    const [{ message }] = error.fields;
    assert.ok(typeof message === 'object' && /测点/.test(message.zh) && /metric/.test(message.en));
    return true;
  });
});

test('a thing leaves room for its metrics', async () => {
  const eleven = ['home', ...Array.from({ length: 10 }, () => 'x')].join('/');
  await within(home, (tx) => namespace.put(tx, eleven, { metrics: [speed] }));
  await assert.rejects(
    within(home, (tx) => namespace.put(tx, `${eleven}/x`, {})),
    code('input.invalid'),
  );
});

test('a removed leaf ends its series; a branch needs to be told', async () => {
  await within(home, async (tx) => {
    await namespace.put(tx, 'home/gone/a', { metrics: [speed] });
    await namespace.put(tx, 'home/gone/b', { metrics: [speed] });
  });
  const id = namespace.series.resolve('home/gone/a/speed');
  const heard: number[] = [];
  const stop = namespace.series.onChange((_, gone) => heard.push(...gone));
  await assert.rejects(
    within(home, (tx) => namespace.remove(tx, 'home/gone')),
    code('conflict'),
  );
  const removed = await within(home, (tx) => namespace.remove(tx, 'home/gone', { deep: true }));
  stop();
  assert.equal(removed.things, 3);
  assert.equal(removed.before.path, 'home/gone');
  assert.equal(removed.series.length, 2);
  assert.ok(removed.series.includes(id));
  assert.deepEqual(new Set(heard), new Set(removed.series));
  assert.equal(namespace.series.resolve('home/gone/a/speed'), -1);
  assert.equal(namespace.series.entry(id), undefined);
  await assert.rejects(
    within(home, (tx) => namespace.get(tx, 'home/gone/a')),
    code('not.found'),
  );
  await within(home, (tx) => namespace.put(tx, 'home/gone/a', { metrics: [speed] }));
  assert.equal(
    namespace.series.resolve('home/gone/a/speed'),
    id,
    'put again, the path has its history again',
  );
});

test('two orgs do not see each other, and cannot write under the other’s root', async () => {
  const [one, two] = [await org('one'), await org('two')];
  await within(one, (tx) => namespace.put(tx, 'one/a/m', { metrics: [speed] }));
  await within(two, (tx) => namespace.put(tx, 'two/a/m', { metrics: [{ ...speed, unit: 'm/s' }] }));
  const [first, second] = [
    namespace.series.resolve('one/a/m/speed'),
    namespace.series.resolve('two/a/m/speed'),
  ];
  assert.notEqual(first, second);
  assert.equal(namespace.series.entry(first)?.org, 'one');
  assert.equal(namespace.series.entry(second)?.org, 'two');
  assert.equal(namespace.series.entry(second)?.unit, 'm/s');
  const seen = await within(one, (tx) => namespace.list(tx, {}));
  assert.deepEqual(
    seen.items.map(({ path }) => path),
    ['one', 'one/a', 'one/a/m'],
  );
  const across = [
    () => within(one, (tx) => namespace.get(tx, 'two/a/m')),
    () => within(one, (tx) => namespace.put(tx, 'two/a/m', { title: 'mine' })),
    () => within(one, (tx) => namespace.put(tx, 'two/b', {}, { claimRoot: true })),
    () => within(one, (tx) => namespace.remove(tx, 'two/a/m')),
    () => within(one, (tx) => namespace.move(tx, 'two/a/m', 'one/b')),
    () => within(one, (tx) => namespace.move(tx, 'one/a/m', 'two/b/m')),
  ];
  for (const act of across) await assert.rejects(act(), code('not.found'));
  assert.equal((await within(two, (tx) => namespace.get(tx, 'two/a/m'))).title, null);
});

test('a unit without org sees nothing as the application', async () => {
  await within(home, (tx) => namespace.put(tx, 'home/hidden', { metrics: [speed] }));
  const nobody = '00000000-0000-7000-8000-000000000000';
  for (const table of ['things', 'series', 'series_aliases', 'quarantine', 'thing_types']) {
    const row = await store.org(nobody, (tx) =>
      tx.row<{ count: number }>(`select count(*)::int as count from selvedge.${table}`),
    );
    assert.equal(row?.count, 0, table);
  }
});

test('an unknown root is claimed only when that is wished', async () => {
  const factory = await org('claimer');
  await assert.rejects(
    within(factory, (tx) => namespace.put(tx, 'new-site/a', {})),
    code('not.found'),
  );
  await within(factory, (tx) => namespace.put(tx, 'new-site/a', {}, { claimRoot: true }));
  await within(factory, (tx) => namespace.put(tx, 'new-site/b', {}));
  await assert.rejects(
    within(home, (tx) => namespace.put(tx, 'new-site/c', {}, { claimRoot: true })),
    code('not.found'),
  );
});

test('a unit that fails leaves neither rows nor map entries', async () => {
  await assert.rejects(
    within(home, async (tx) => {
      await namespace.put(tx, 'home/undone', { metrics: [speed] });
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  await namespace.series.refresh();
  assert.equal(namespace.series.resolve('home/undone/speed'), -1);
});

test('the same thing put by many at once is one thing', async () => {
  const puts = Array.from({ length: 8 }, (_, index) =>
    within(home, (tx) => namespace.put(tx, `home/race/line/m${index % 2}`, { metrics: [speed] })),
  );
  const ids = new Set((await Promise.all(puts)).map(({ after }) => after.id));
  assert.equal(ids.size, 2);
});
