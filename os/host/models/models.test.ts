import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps, Refused } from '@selvedge/sdk/testing';

const MILL = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'figures', 'mill');
const house = await openApps(MILL);
const { owner, server } = house;
const settle = (): Promise<void> => house.settle();
const { store } = server.parts;
house.clock.now = Date.parse('2026-11-23T00:00:00Z');
const { id: loom } = await owner.add('loom', { name: '一号' });

interface Row {
  readonly id: string;
  readonly shift: string;
  readonly day: string;
  readonly loom: string | null;
  readonly lots: number;
  readonly metres: number;
  readonly weight: string | null;
}
const rows = async (user = owner): Promise<Row[]> =>
  (await user.list('shift-day', { sort: 'day', limit: 500 })).items;
const short = ({ shift, day, lots, metres, weight }: Row) => `${shift} ${day} ${lots} ${metres} ${weight}`;
const finish = (shift: string, day: string, metres: number, more: object = {}) =>
  owner.act('finish', { shift, day, metres, ...more });
const card = async () => (await owner.json('GET', '/apps/mill/read-models')).items[0];
async function rebuilt() {
  await owner.json('POST', '/apps/mill/read-models/shift-day/rebuild');
  for (;;) {
    const one = await card();
    if (one.rebuilding === null) return one;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
/** Each of the seven nights once. */
async function aWeek(): Promise<void> {
  for (let night = 0; night < 7; night++) {
    house.clock.now += 86_400_000;
    await house.runJob('compare-read-models');
  }
}
const [{ org }] = await store.system((tx) =>
  tx.rows<{ org: string }>(`select id as org from selvedge.orgs where slug = 'factory'`),
);
const behind = (sql: string): Promise<number> => store.org(org, (tx) => tx.run(sql));

test('events keep it, and an action can have it at once', async () => {
  await finish('早', '2026-11-20', 10, { weight: '1.5', loom });
  await finish('早', '2026-11-20', 7, { weight: '0.25', loom });
  await finish('早', '2026-11-20', 3);
  await settle();
  const first = await rows();
  assert.deepEqual(first.map(short).sort(), ['早 2026-11-20 1 3 null', '早 2026-11-20 2 17 1.750']);
  await finish('晚', '2026-11-21', 5, { atOnce: true });
  assert.equal((await rows()).map(short).at(-1), '晚 2026-11-21 1 5 null');
  await finish('早', '2026-11-20', 1, { loom });
  await settle();
  const kept = (await rows()).find(({ loom: on }) => on === loom);
  assert.equal(kept?.id, first.find(({ loom: on }) => on === loom)?.id, 'a row keeps its id');
  assert.equal(kept?.lots, 3);
});

test('two who change one scope at once leave what both did', async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => finish('并', '2026-11-22', index, { atOnce: true })),
  );
  assert.deepEqual((await rows()).filter(({ shift }) => shift === '并').map(short), [
    '并 2026-11-22 12 66 null',
  ]);
});

test('nobody writes it, another org has its own', async () => {
  const refused = (error: unknown) => error instanceof Refused && error.status === 403;
  await assert.rejects(owner.add('shift-day', { shift: 'x' }), refused);
  const elsewhere = await house.elsewhere('elsewhere');
  await elsewhere.act('finish', { shift: '早', day: '2026-11-20', metres: 99 });
  await settle();
  assert.deepEqual((await rows(elsewhere)).map(short), ['早 2026-11-20 1 99 null']);
  const viewer = await house.as('viewer');
  await assert.rejects(viewer.json('GET', '/apps/mill/read-models'), refused);
});

test('nothing differs, night after night, while events wait', async () => {
  await finish('夜', '2026-11-23', 8);
  await aWeek();
  assert.partialDeepStrictEqual(await card(), { differences: 0, rebuilding: null, fault: null });
  await settle();
  await aWeek();
  assert.equal((await card()).differences, 0);
});

test('what was broken behind its back is found at night, told, and mended by a rebuild', async () => {
  const before = (await rows()).map(short);
  await behind(`update app_mill.shift_day set metres = metres + 1000 where shift = '晚'`);
  await behind(`delete from app_mill.shift_day where shift = '并'`);
  await behind(`update app_mill.shift_day set shift = '幽' where shift = '夜'`);
  await aWeek();
  const found = await card();
  assert.ok(found.differences > 0);
  interface Example {
    readonly kind: string;
    readonly row: { readonly shift: string };
  }
  const { items } = await owner.json('GET', '/audit?object=read-model:*');
  const examples = items
    .filter(({ action }: { action: string }) => action === 'read-model.differs')
    .flatMap(({ after }: { after: { examples: Example[] } }) => after.examples);
  assert.deepEqual(
    examples.map(({ kind, row }: Example) => `${kind} ${row.shift}`).sort(),
    ['different 晚', 'extra 幽', 'missing 夜', 'missing 并'].sort(),
  );
  const changed = examples.find(({ kind }: Example) => kind === 'different');
  assert.deepEqual(changed.fields, ['metres']);
  assert.ok(server.logged.some((line) => line.includes('not as the facts say')));
  assert.notDeepEqual((await rows()).map(short), before, 'it is not mended silently');
  assert.partialDeepStrictEqual(await rebuilt(), { differences: 0, examples: [], fault: null });
  assert.deepEqual((await rows()).map(short).sort(), before.sort());
  await aWeek();
  assert.equal((await card()).differences, 0);
});

test('a card that says nothing is being rebuilt says nothing of what that mended', async () => {
  for (let round = 0; round < 10; round++) {
    await behind(`update app_mill.shift_day set metres = metres + 1000 where shift = '晚'`);
    await aWeek();
    assert.ok((await card()).differences > 0);
    await owner.json('POST', '/apps/mill/read-models/shift-day/rebuild');
    const look = async (): Promise<void> => {
      let one = await card();
      while (one.rebuilding !== null) one = await card();
      assert.equal(one.differences, 0);
    };
    await Promise.all(Array.from({ length: 8 }, look));
  }
});

test('whoever looks while it is rebuilt sees all of it', async () => {
  await behind(
    `insert into app_mill.lot (org_id, id, created_at, updated_at, shift, day, metres, good, weight)
     select '${org}', gen_random_uuid(), now(), now(), '批', date '2026-01-01' + n % 300, 1, 1, 1000 from generate_series(1, 60000) n`,
  );
  await rebuilt();
  const count = async (): Promise<number> =>
    (await owner.json('GET', '/apps/mill/records/shift-day/summary?sum=lots')).rows[0].sum.lots;
  const whole = await count();
  await behind(`update app_mill.shift_day set weight = 1 where shift = '批'`);
  await owner.json('POST', '/apps/mill/read-models/shift-day/rebuild');
  await assert.rejects(
    owner.json('POST', '/apps/mill/read-models/shift-day/rebuild'),
    (error: unknown) => error instanceof Refused && error.status === 409,
  );
  let last = -1;
  for (;;) {
    const { rebuilding, fault } = await card();
    assert.equal(fault, null);
    assert.equal(await count(), whole);
    if (rebuilding === null) break;
    assert.ok(rebuilding >= last);
    last = rebuilding;
  }
  const { rows: groups } = await owner.json(
    'GET',
    `/apps/mill/records/shift-day/summary?sum=weight&where=${encodeURIComponent('{"shift":"批"}')}`,
  );
  assert.equal(groups[0].sum.weight, '60000.000');
});
