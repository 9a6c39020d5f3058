import assert from 'node:assert/strict';
import { test } from 'node:test';
import { date, entity, type Entity, text } from '@selvedge/sdk/app';
import type { Store, Tx } from '../store/unit.ts';
import { type Question, Reading } from './reading.ts';
import { type Table, Tables, tableOf } from './table.ts';
import { made, makeTables, newOrg } from './testing.ts';
import { Writing } from './writing.ts';

const t = (zh: string, en: string) => ({ zh, en });

const order = {
  title: t('订单', 'Order'),
  fields: {
    number: text({ title: t('单号', 'Number'), required: true }),
    due: date({ title: t('交期', 'Due') }),
  },
  unique: [['number' as const]],
  indexes: [['due' as const]],
  label: '{number}',
  read: 'shop.read',
};
const plain = entity('shop/order', order);
/** The same with a field that the org added. */
const owned: Entity = {
  ...plain,
  fields: { ...plain.fields, own_district: text({ title: t('片区', 'District') }) },
};
const ROWS = 3000;

/** Plans of what a list asks, as the application role. */
async function plansOf(store: Store, org: string, table: Table, question: Question): Promise<string> {
  const plans: string[] = [];
  await store.org(org, async (tx) => {
    const explaining: Tx = {
      org: tx.org,
      rows: async (sql, params) => {
        for (const row of await tx.rows<{ 'QUERY PLAN': string }>(`explain ${sql}`, params))
          plans.push(row['QUERY PLAN']);
        return [];
      },
      row: (sql, params) => tx.row(sql, params),
      run: (sql, params) => tx.run(sql, params),
      planned: (sql, params) => explaining.rows(sql, params),
      last: (...words) => tx.last(...words),
      lastRows: (...words) => tx.lastRows(...words),
      attempt: (work) => tx.attempt(work),
      undone: 0,
      afterCommit: () => undefined,
    };
    await new Reading(explaining, table).list(question);
  });
  return plans.join('\n');
}

test('lists are found and sorted by an index, whether or not the org added a field; own fields have theirs', async () => {
  const store = await made([plain]);
  const org = await newOrg(store, 'one');
  const table = tableOf(owned, 'own_test');
  await makeTables(store, 'own_test', [table]);
  const tables = new Tables([owned], 'own_test');
  const by = { personId: null, who: null, via: 'test', address: '' };
  await store.org(org, (tx) =>
    new Writing(tx, table, { by, now: new Date(), tables }).addAll(
      Array.from({ length: ROWS }, (_, n) => ({
        number: `A${n}`,
        due: `2026-${10 + (n % 3)}-${10 + (n % 19)}`,
        own_district: `d${n % 300}`,
      })),
    ),
  );
  await store.admin('analyze');
  for (const known of [tableOf(plain), table]) {
    const plans = (question: Question): Promise<string> => plansOf(store, org, known, question);
    const numbered = await plans({ where: { number: 'A17' } });
    assert.match(numbered, /order_number_key/);
    assert.doesNotMatch(numbered, /Seq Scan/);
    const late = await plans({ where: { due: { from: '2026-10-12' } }, sort: 'due' });
    assert.match(late, /order_due_idx/);
    assert.doesNotMatch(late, /Sort Key|Seq Scan/, 'the index brings the order too');
    assert.match(await plans({ sort: '-due' }), /order_due_idx/);
    const newest = await plans({});
    assert.match(newest, /order_pkey/);
    assert.doesNotMatch(newest, /Sort Key|Seq Scan/);
  }
  const own = await plansOf(store, org, table, { where: { own_district: 'd17' } });
  assert.match(own, /shop__order_own_district_idx/);
  assert.doesNotMatch(own, /Seq Scan/);
});

test('whose rows they are is asked once a statement, not of every row', async () => {
  const store = await made([plain]);
  const org = await newOrg(store, 'sums');
  const { qualified } = tableOf(plain);
  const plan = await store.org(org, (tx) =>
    tx.rows<{ 'QUERY PLAN': string }>(`explain select count(*) from ${qualified} where due > '2026-01-01'`),
  );
  const told = plan.map((row) => row['QUERY PLAN']).join('\n');
  assert.match(told, /InitPlan/);
  assert.doesNotMatch(told, /(Filter|Cond): .*current_setting/);
});
