import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  boolean,
  choice,
  date,
  decimal,
  entity,
  type Entity,
  integer,
  map,
  money,
  ref,
  text,
} from '@selvedge/sdk/app';
import { v7 } from 'uuid';
import type { Author } from '../identity/audit.ts';
import type { Store, Tx } from '../store/unit.ts';
import { planOf } from './plan.ts';
import type { Found } from './reading.ts';
import { Tables, tableOf } from './table.ts';
import { made, newOrg } from './testing.ts';
import { Writing } from './writing.ts';

const t = (zh: string, en: string) => ({ zh, en });

const customer = entity('shop/customer', {
  title: t('客户', 'Customer'),
  fields: { name: text({ title: t('名称', 'Name'), required: true }) },
  unique: [['name']],
  label: '{name}',
  read: 'shop.read',
});
const order = entity('shop/order', {
  title: t('订单', 'Order'),
  fields: {
    number: text({ title: t('单号', 'Number'), required: true }),
    customer: ref(customer, { title: t('客户', 'Customer') }),
    quantity: integer({ title: t('数量', 'Quantity'), min: 1 }),
    fee: money({ title: t('加工费', 'Fee'), readableBy: 'shop.prices' }),
    weight: decimal({ title: t('重量', 'Weight'), scale: 3 }),
    due: date({ title: t('交期', 'Due') }),
    urgent: boolean({ title: t('加急', 'Urgent'), default: false }),
    state: choice({
      title: t('状态', 'State'),
      options: { draft: t('草稿', 'Draft'), open: t('进行', 'Open') },
      required: true,
      default: 'draft',
    }),
    sizes: map({ title: t('尺码', 'Sizes'), value: integer({ title: t('件', 'Pieces') }) }),
  },
  unique: [['number']],
  indexes: [['due']],
  label: '{number}',
  search: ['number'],
  read: 'shop.read',
});

const by: Author = { personId: null, who: null, via: 'test', address: '' };

const ENTITIES = [customer, order];
const tables = new Tables(ENTITIES);

const writing = <T>(
  store: Store,
  org: string,
  of: Entity,
  work: (records: Writing) => Promise<T>,
  sees?: (f: string) => boolean,
) => store.org(org, (tx) => work(new Writing(tx, tables.of(of.id), { by, now: new Date(), tables }, sees)));

const code = (wished: string) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === wished;

test('a record goes in and comes out as it was declared', async () => {
  const store = await made(ENTITIES);
  const org = await newOrg(store, 'one');
  const ann = await writing(store, org, customer, (records) => records.add({ name: ' Ann ' }));
  assert.equal(ann['name'], 'Ann');
  const added = await writing(store, org, order, (records) =>
    records.add({
      number: 'A1',
      customer: ann.id,
      quantity: 12,
      fee: '1234.5',
      weight: 0.125,
      due: '2026-12-01',
      sizes: { S: 4, M: 8 },
    }),
  );
  const found = await writing(store, org, order, (records) => records.get(added.id));
  assert.deepEqual(found, added);
  assert.partialDeepStrictEqual(found, {
    version: 1,
    number: 'A1',
    customer: ann.id,
    quantity: 12,
    fee: '1234.50',
    weight: '0.125',
    due: '2026-12-01',
    urgent: false,
    state: 'draft',
    sizes: { S: 4, M: 8 },
  });
});

test('a record that ends its unit of work is answered and audited as any other', async () => {
  const store = await made(ENTITIES);
  const org = await newOrg(store, 'one');
  const ann = await writing(store, org, customer, (records) => records.add({ name: 'Ann' }));
  const values = {
    customer: ann.id.toUpperCase(),
    quantity: 12,
    fee: 1234.5,
    weight: '0.1250',
    due: '2026-12-01',
    sizes: { M: 8, L: 0, S: 4 },
  };
  const sees = (field: string): boolean => field !== 'urgent';
  const last = (number: string): Promise<() => Promise<Found>> =>
    writing(store, org, order, (records) => records.addLast({ number, ...values }), sees);
  const once = await writing(store, org, order, (records) => records.add({ number: 'A1', ...values }), sees);
  const ended = await (await last('A2'))();
  const { id, createdAt, updatedAt } = once;
  assert.deepEqual({ ...ended, number: 'A1', id, createdAt, updatedAt }, once);
  assert.deepEqual(await writing(store, org, order, (records) => records.get(ended.id), sees), ended);
  const told = await store.org(org, (tx) =>
    tx.rows<{ action: string; after: { number?: string; customer?: string } }>(
      'select action, after from selvedge.audit where object = any($1) order by id',
      [[once, ended].map(({ id }) => `shop/order:${id}`)],
    ),
  );
  assert.deepEqual(told[1], { ...told[0], after: { ...told[0].after, number: 'A2' } });
  assert.equal(told[1].after.customer, ann.id);
  await assert.rejects(last('A2'), code('conflict'));
  const nobody = writing(store, org, order, (records) =>
    records.addLast({ number: 'A3', ...values, customer: v7() }),
  );
  await assert.rejects(nobody, code('input.invalid'));
  const count = await writing(store, org, order, (records) => records.count());
  assert.equal(count, 2);
});

test('a change counts the version, a stale one is refused, both are audited', async () => {
  const store = await made(ENTITIES);
  const org = await newOrg(store, 'one');
  const { id } = await writing(store, org, order, (records) => records.add({ number: 'A1', fee: '10' }));
  const changed = await writing(store, org, order, (records) => records.change(id, { quantity: 5 }, 1));
  assert.equal(changed.version, 2);
  const same = await writing(store, org, order, (records) => records.change(id, { quantity: 5 }));
  assert.equal(same.version, 2);
  await assert.rejects(
    writing(store, org, order, (records) => records.change(id, { quantity: 6 }, 1)),
    code('version.stale'),
  );
  const trail = await store.admin<{ action: string; before: object | null; after: object | null }>(
    'select action, before, after from selvedge.audit where object = $1 order by id',
    [`shop/order:${id}`],
  );
  assert.deepEqual(trail, [
    {
      action: 'shop/order.add',
      before: null,
      after: { number: 'A1', fee: '10.00', urgent: false, state: 'draft' },
    },
    { action: 'shop/order.change', before: { quantity: null }, after: { quantity: 5 } },
  ]);
});

test('what another org wrote is not there', async () => {
  const store = await made(ENTITIES);
  const [one, two] = [await newOrg(store, 'one'), await newOrg(store, 'two')];
  const { id } = await writing(store, one, order, (records) => records.add({ number: 'A1' }));
  await assert.rejects(
    writing(store, two, order, (records) => records.get(id)),
    code('not.found'),
  );
  await assert.rejects(
    writing(store, two, order, (records) => records.change(id, { quantity: 1 })),
    code('not.found'),
  );
  assert.equal(await writing(store, two, order, (records) => records.count()), 0);
  // The same number, and even the same id, is free for another factory.
  await writing(store, two, order, (records) => records.add({ id, number: 'A1' }));
  const everything = await store
    .system((tx) => tx.rows('select 1 from app_shop."order"'))
    .catch((error: Error) => error);
  assert.ok(everything instanceof Error);
  assert.match(everything.message, /permission denied/);
});

test('unique keys, references and wrong values are told by field', async () => {
  const store = await made(ENTITIES);
  const [one, two] = [await newOrg(store, 'one'), await newOrg(store, 'two')];
  const ann = await writing(store, one, customer, (records) => records.add({ name: 'Ann' }));
  await assert.rejects(
    writing(store, one, customer, (records) => records.add({ name: 'Ann' })),
    (error: Error & { fields?: object }) => {
      assert.match(error.message, /“Customer” with the same Name/);
      return true;
    },
  );
  const add = (values: object, org = one) => writing(store, org, order, (records) => records.add(values));
  await assert.rejects(add({ number: 'A1', customer: v7() }), code('input.invalid'));
  await assert.rejects(add({ number: 'A1', customer: ann.id }, two), code('input.invalid'));
  for (const wrong of [
    {},
    { number: '' },
    { number: 'A1', quantity: 0 },
    { number: 'A1', quantity: 1.5 },
    { number: 'A1', fee: '1.005' },
    { number: 'A1', fee: '1e3' },
    { number: 'A1', due: '2026-02-30' },
    { number: 'A1', state: 'gone' },
    { number: 'A1', sizes: { S: 'x' } },
    { number: 'A\u0000' },
    { number: 'A1', stranger: 1 },
    { number: 'A1', fee: '99999999999999999999' },
  ])
    await assert.rejects(add(wrong), code('input.invalid'), JSON.stringify(wrong));
});

test('a removed record leaves lists, frees its number, comes back; one in use stays', async () => {
  const store = await made(ENTITIES);
  const org = await newOrg(store, 'one');
  const ann = await writing(store, org, customer, (records) => records.add({ name: 'Ann' }));
  const a = await writing(store, org, order, (records) => records.add({ number: 'A1', customer: ann.id }));
  await assert.rejects(
    writing(store, org, customer, (records) => records.remove(ann.id)),
    /1 of “Order” still refer/,
  );
  await writing(store, org, order, (records) => records.remove(a.id));
  assert.equal(await writing(store, org, order, (records) => records.count()), 0);
  await writing(store, org, customer, (records) => records.remove(ann.id));
  await writing(store, org, order, (records) => records.restore(a.id));
  assert.equal(await writing(store, org, order, (records) => records.count()), 1);
  await writing(store, org, order, (records) => records.remove(a.id));
  await writing(store, org, order, (records) => records.add({ number: 'A1' }));
  await assert.rejects(
    writing(store, org, order, (records) => records.restore(a.id)),
    code('conflict'),
  );
});

test('pages by key walk every record once, whatever the order and wherever nothing is known', async () => {
  const store = await made(ENTITIES);
  const org = await newOrg(store, 'one');
  await writing(store, org, order, (records) =>
    records.addAll(
      Array.from({ length: 23 }, (_, n) => ({
        number: `A${n}`,
        ...(n % 4 === 0 ? {} : { quantity: 1 + (n % 3), due: `2026-12-0${1 + (n % 5)}`, fee: `${n}.5` }),
      })),
    ),
  );
  for (const sort of [
    'quantity',
    '-quantity',
    'due',
    '-due',
    'fee',
    '-fee',
    'number',
    '-number',
    'createdAt',
    '-createdAt',
    'updatedAt',
    '-updatedAt',
  ]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { items: readonly { id: string }[]; next: string | null } = await writing(
        store,
        org,
        order,
        (records) => records.list({ sort, limit: 5, after }),
      );
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    assert.equal(seen.length, 23, sort);
    assert.equal(new Set(seen).size, 23, sort);
  }
});

test('conditions, search and figures', async () => {
  const store = await made(ENTITIES);
  const org = await newOrg(store, 'one');
  await writing(store, org, order, (records) =>
    records.addAll([
      { number: 'A-100%', quantity: 1, fee: '0.10', state: 'open' },
      { number: 'A-2', quantity: 2, fee: '0.20', due: '2026-12-05' },
      { number: 'B-3', quantity: 3, fee: '0.30', due: '2026-12-10' },
    ]),
  );
  const numbers = async (question: object): Promise<unknown[]> =>
    (await writing(store, org, order, (records) => records.list({ sort: 'number', ...question }))).items.map(
      (one) => one['number'],
    );
  assert.deepEqual(await numbers({ where: { quantity: { from: 2 } } }), ['A-2', 'B-3']);
  assert.deepEqual(await numbers({ where: { fee: { below: '0.3' } } }), ['A-100%', 'A-2']);
  assert.deepEqual(await numbers({ where: { due: null } }), ['A-100%']);
  assert.deepEqual(await numbers({ where: { due: { in: ['2026-12-05', null] } } }), ['A-100%', 'A-2']);
  assert.deepEqual(await numbers({ where: { state: { not: 'open' } } }), ['A-2', 'B-3']);
  assert.deepEqual(await numbers({ search: '0%' }), ['A-100%']);
  assert.deepEqual(await numbers({ search: 'a -2' }), ['A-2']);
  const figures = await writing(store, org, order, (records) =>
    records.summary({ by: ['state'], sum: ['fee', 'quantity'], max: ['due'] }),
  );
  assert.deepEqual(figures, [
    {
      by: { state: 'draft' },
      count: 2,
      sum: { fee: '0.50', quantity: 5 },
      min: {},
      max: { due: '2026-12-10' },
    },
    { by: { state: 'open' }, count: 1, sum: { fee: '0.10', quantity: 1 }, min: {}, max: { due: null } },
  ]);
});

test('a hidden field does not exist: not read, written, filtered, sorted or summed', async () => {
  const store = await made(ENTITIES);
  const org = await newOrg(store, 'one');
  const { id } = await writing(store, org, order, (records) => records.add({ number: 'A1', fee: '10' }));
  const blind = <T>(work: (records: Writing) => Promise<T>) =>
    writing(store, org, order, work, (field) => field !== 'fee');
  assert.ok(!('fee' in (await blind((records) => records.get(id)))));
  assert.ok(!('fee' in (await blind((records) => records.change(id, { quantity: 2 })))));
  for (const attempt of [
    (records: Writing) => records.add({ number: 'A2', fee: '1' }),
    (records: Writing) => records.change(id, { fee: '1' }),
    (records: Writing) => records.list({ where: { fee: '10' } }),
    (records: Writing) => records.list({ sort: 'fee' }),
    (records: Writing) => records.summary({ sum: ['fee'] }),
    (records: Writing) => records.summary({ by: ['fee'] }),
    (records: Writing) => records.summary({ max: ['fee'] }),
  ])
    await assert.rejects(blind<unknown>(attempt), code('input.invalid'));
});

test('a later declaration adds to the tables; one that does not fit says so', async () => {
  const store = await made([customer]);
  await made(ENTITIES, store);
  const again = await store.owner((tx) =>
    planOf(
      tx,
      'app_shop',
      ENTITIES.map((one) => tableOf(one)),
    ),
  );
  assert.deepEqual(again, { steps: [], faults: [], leftovers: [] });
  const changed = entity('shop/order', {
    title: order.title,
    label: '{number}',
    read: 'shop.read',
    fields: { number: order.fields.number, weight: decimal({ title: t('重', 'W'), scale: 2 }) },
  });
  const plan = await store.owner((tx) =>
    planOf(
      tx,
      'app_shop',
      [customer, changed].map((one) => tableOf(one)),
    ),
  );
  assert.equal(plan.faults.length, 1);
  assert.match(plan.faults[0].en, /decimal:3 and is decimal:2/);
  assert.ok(plan.leftovers.some(({ en }) => en === 'column fee of “Order”'));
});

test('a locked record is changed twice in one unit as it stands, and again after an attempt that was taken back', async () => {
  const store = await made(ENTITIES);
  const org = await newOrg(store, 'one');
  const doing = { by, now: new Date(), tables };
  const records = (tx: Tx, of: Entity): Writing => new Writing(tx, tables.of(of.id), doing);
  const { id } = await store.org(org, (tx) => records(tx, order).add({ number: 'L1', quantity: 1 }));
  await store.org(org, async (tx) => {
    const mine = records(tx, order);
    assert.equal((await mine.lock(id)).version, 1);
    assert.equal((await mine.change(id, { quantity: 2 })).version, 2);
    const failing = tx.attempt(async () => {
      assert.equal((await records(tx, order).change(id, { quantity: 3 })).version, 3);
      throw new Error('taken back');
    });
    await assert.rejects(failing, /taken back/);
    await assert.rejects(mine.change(id, { quantity: 4 }, 3), { code: 'version.stale' });
    assert.equal((await mine.change(id, { quantity: 4 }, 2)).version, 3);
    await mine.remove(id);
    await assert.rejects(mine.change(id, { quantity: 5 }), { code: 'not.found' });
  });
});
