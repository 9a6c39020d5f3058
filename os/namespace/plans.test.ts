import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { SqlValue, Tx } from '../store/unit.ts';
import { type ThingQuestion, listThings } from './listing.ts';
import { listQuarantine } from './quarantine-list.ts';
import { temporaryNamespace } from './testing.ts';

/**
 * Under row-level security an index serves only operators that leak nothing. These tests ask the planner, as the
 * application role, with two orgs of which the other is the larger.
 */
const { store, home, org } = await temporaryNamespace();
const neighbour = await org('neighbour');

await (async () => {
  const client = new pg.Client({ connectionString: store.adminUrl });
  await client.connect();
  const fill = async (owner: { id: string; slug: string }, areas: number, unknown: number): Promise<void> => {
    await client.query(
      `insert into selvedge.things (id, org_id, path, depth) values (gen_random_uuid(), $1, $2, 1)`,
      [owner.id, owner.slug],
    );
    await client.query(
      `insert into selvedge.things (id, org_id, parent_id, path, depth)
       select gen_random_uuid(), $1, (select id from selvedge.things where path = $2), $2 || '/a' || a, 2 from generate_series(1, $3::int) a`,
      [owner.id, owner.slug, areas],
    );
    await client.query(
      `insert into selvedge.things (id, org_id, parent_id, path, depth, type)
       select gen_random_uuid(), p.org_id, p.id, p.path || '/m' || m, 3, 'kind-' || m % 50
       from selvedge.things p cross join generate_series(1, 100) m where p.org_id = $1 and p.depth = 2`,
      [owner.id],
    );
    await client.query(
      `insert into selvedge.series (org_id, state, path, metric, thing_id, datatype)
       select org_id, 'active', path || '/power', 'power', id, 'double' from selvedge.things where depth = 3 and org_id = $1`,
      [owner.id],
    );
    await client.query(
      `insert into selvedge.series (org_id, state, path, metric)
       select $1, 'quarantined', $2 || '/q/x' || n, 'x' || n from generate_series(1, $3::int) n`,
      [owner.id, owner.slug, unknown],
    );
    await client.query(
      `insert into selvedge.series_aliases (path, org_id, series_id)
       select path || '/old', org_id, id from selvedge.series where state = 'active' and org_id = $1`,
      [owner.id],
    );
    await client.query(
      `insert into selvedge.quarantine (series_id, org_id, sample, kind)
       select id, org_id, '1', 'number' from selvedge.series where state = 'quarantined' and org_id = $1`,
      [owner.id],
    );
  };
  await fill(home, 40, 2000);
  await fill(neighbour, 120, 20_000);
  await client.query('analyze');
  await client.end();
})();

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Plans of the statements that some work sends, as the application role of an org. */
async function plansOf(work: (tx: Tx) => Promise<unknown>): Promise<Plan[]> {
  const sent: [sql: string, params: readonly SqlValue[]][] = [];
  return store.org(home.id, async (tx) => {
    const spy: Tx = {
      org: tx.org,
      rows: (sql, params = []) => {
        sent.push([sql, params]);
        return tx.rows(sql, params);
      },
      row: (sql, params = []) => {
        sent.push([sql, params]);
        return tx.row(sql, params);
      },
      run: (sql, params) => tx.run(sql, params),
      planned: (sql, params) => spy.rows(sql, params),
      last: (...words) => tx.last(...words),
      lastRows: (...words) => tx.lastRows(...words),
      attempt: (work) => tx.attempt(work),
      undone: 0,
      afterCommit: (step) => tx.afterCommit(step),
    };
    await work(spy);
    const plans: Plan[] = [];
    for (const [sql, params] of sent) {
      const rows = await tx.rows<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
        `explain (format json) ${sql}`,
        params,
      );
      plans.push(...rows[0]['QUERY PLAN'].flatMap(({ Plan }) => nodes(Plan)));
    }
    return plans;
  });
}

async function usesIndexes(work: (tx: Tx) => Promise<unknown>, ...wanted: string[]): Promise<void> {
  const plans = await plansOf(work);
  const scanned = plans
    .filter((node) => node['Node Type'] === 'Seq Scan')
    .map((node) => node['Relation Name']);
  assert.deepEqual(scanned, [], 'no table is read through');
  const used = plans.map((node) => node['Index Name']);
  for (const index of wanted)
    assert.ok(used.includes(index), `${index} is in use, among ${used.filter(Boolean).join(', ')}`);
}

const listing = (question: ThingQuestion) => (tx: Tx) => listThings(tx, question);

test('the tree: roots, and children of a parent', async () => {
  await usesIndexes(listing({ depth: 1 }), 'things_of_parent', 'series_of_thing');
  await usesIndexes(listing({ under: 'home/a7', depth: 1 }), 'things_of_parent');
});

test('a subtree by its prefix, from the start and from a key', async () => {
  for (const after of [undefined, Buffer.from('home/a7/m50').toString('base64url')]) {
    const plans = await plansOf(listing({ under: 'home/a7', ...(after === undefined ? {} : { after }) }));
    const range = plans.find((node) => /path [<>].*path [<>]/.test(node['Index Cond'] ?? ''));
    assert.ok(range !== undefined, 'both ends of the range are conditions of an index');
    assert.ok(!plans.some((node) => node['Node Type'] === 'Seq Scan'));
  }
});

test('all things of an org, those of a type, one by its path', async () => {
  await usesIndexes(listing({}), 'things_org_id_path_key');
  await usesIndexes(listing({ type: 'kind-3' }), 'things_of_type');
  await usesIndexes(
    (tx) => tx.rows('select id from selvedge.things where path = $1', ['home/a7/m50']),
    'things_org_id_path_key',
  );
});

test('a substring looks through the org’s own things only', async () => {
  const plans = await plansOf(listing({ q: 'a7/m5', limit: 500 }));
  assert.ok(
    plans.some(
      (node) => node['Index Name']?.startsWith('things_') && /org_id/.test(node['Index Cond'] ?? ''),
    ),
  );
  assert.ok(!plans.some((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'things'));
});

test('quarantine of an org', async () => {
  await usesIndexes((tx) => listQuarantine(tx, {}), 'series_in_quarantine');
});

test('a series by its path', async () => {
  await usesIndexes(
    (tx) =>
      tx.rows(`select id from selvedge.series where path = $1 and state <> 'gone'`, ['home/a7/m50/power']),
    'series_at_path',
  );
});
