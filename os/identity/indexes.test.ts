import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Tx } from '../store/unit.ts';
import { listAudit } from './audit.ts';
import { findDevice, listDevices } from './devices.ts';
import { findBearer } from './bearer.ts';
import { KnownBearers } from './known.ts';
import { listMembers, membershipsOf } from './people.ts';
import { type House, startedHouse } from './testing.ts';
import { listTokens } from './tokens.ts';

/** A town: 100 orgs of 100 people, each with a token, a device and five entries of the trail. */
const TOWN = `
  insert into selvedge.orgs (id, slug, title, kind)
    select gen_random_uuid(), 'org-' || i, '"x"', 'factory' from generate_series(1, 100) i;
  insert into selvedge.people (id, login, name)
    select gen_random_uuid(), o.slug || '.' || i, 'x' from selvedge.orgs o, generate_series(1, 100) i where o.slug like 'org-%';
  insert into selvedge.memberships (id, org_id, person_id, role)
    select gen_random_uuid(), o.id, p.id, 'worker' from selvedge.people p join selvedge.orgs o on o.slug = split_part(p.login, '.', 1);
  insert into selvedge.roots (segment, org_id) select slug || '-' || i, id from selvedge.orgs, generate_series(1, 20) i;
  insert into selvedge.sessions (hash, person_id, address, created_at, last_seen, expires_at)
    select sha256(id::text::bytea), id, 'x', now(), now(), now() + interval '1 day' from selvedge.people;
  insert into selvedge.tokens (id, org_id, person_id, name, hash, scopes)
    select gen_random_uuid(), org_id, person_id, 'x', sha256(person_id::text::bytea), '{}' from selvedge.memberships where role = 'worker';
  insert into selvedge.devices (id, org_id, name, path, username, hash, may_read, may_write)
    select gen_random_uuid(), org_id, 'x', 'x', 'd-' || person_id, '', true, true from selvedge.memberships where role = 'worker';
  insert into selvedge.audit (id, org_id, at, person_id, login, via, address, action, object)
    select gen_random_uuid(), org_id, now(), person_id, person_id::text, 'x', 'x', 'x', 'thing:a/' || i
    from selvedge.memberships, generate_series(1, 5) i where role = 'worker';`;

let house: House;
let org = '';
let person = '';

before(async () => {
  house = await startedHouse();
  await house.store.admin(TOWN);
  await house.store.admin('analyze');
  const [row] = await house.store.admin<{ org: string; person: string }>(
    `select org_id as org, person_id as person from selvedge.memberships where role = 'worker' limit 1`,
  );
  ({ org, person } = row);
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Asks for the plan of every query that the work makes, with its own parameters and under its own role. */
async function plansOf(tx: Tx, work: (tx: Tx) => Promise<unknown>): Promise<Plan[]> {
  const plans: Plan[] = [];
  const explain = async (sql: string, params: Parameters<Tx['rows']>[1]): Promise<void> => {
    const row = await tx.row<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${sql}`, params);
    plans.push(...flat(row?.['QUERY PLAN'][0].Plan));
  };
  const watching: Tx = {
    org: tx.org,
    rows: (sql, params) => explain(sql, params).then(() => []),
    row: (sql, params) => explain(sql, params).then(() => undefined),
    run: (sql, params) => explain(sql, params).then(() => 0),
    planned: (sql, params) => explain(sql, params).then(() => []),
    last: () => assert.fail('nothing is written here'),
    lastRows: () => assert.fail('nothing is written here'),
    attempt: (attempted) => attempted(),
    undone: 0,
    afterCommit: () => undefined,
  };
  await work(watching);
  return plans;
}

const flat = (plan: Plan | undefined): Plan[] =>
  plan === undefined ? [] : [plan, ...(plan.Plans ?? []).flatMap(flat)];

/** @param expected the index that must carry the query */
function assertUses(plans: readonly Plan[], expected: string): void {
  // A hundred orgs are two pages: reading them whole is right.
  const scans = plans
    .filter(
      (plan) =>
        plan['Node Type'] === 'Seq Scan' && !/^(orgs|org_clusters)$/.test(plan['Relation Name'] ?? ''),
    )
    .map((plan) => plan['Relation Name']);
  assert.deepEqual(scans, [], 'no large table is read as a whole');
  const indexes = plans.map((plan) => plan['Index Name']).filter((name) => name !== undefined);
  assert.ok(indexes.includes(expected), `${expected} is not among ${indexes.join(', ')}`);
}

const inOrg = (work: (tx: Tx) => Promise<unknown>): Promise<Plan[]> =>
  house.store.org(org, (tx) => plansOf(tx, work));
const inSystem = (work: (tx: Tx) => Promise<unknown>): Promise<Plan[]> =>
  house.store.system((tx) => plansOf(tx, work));

test('as the application role, the lists of an org use their indexes', async () => {
  assertUses(await inOrg((tx) => listMembers(tx, org, null, 50)), 'memberships_of_org');
  assertUses(await inOrg((tx) => listTokens(tx, person)), 'tokens_of_person');
  assertUses(await inOrg((tx) => listAudit(tx, {})), 'audit_of_org');
  assertUses(await inOrg((tx) => listAudit(tx, { who: person })), 'audit_of_person');
  assertUses(await inOrg((tx) => listAudit(tx, { object: 'thing:a/7' })), 'audit_of_object');
});

test('as the system role, signing in and devices use their indexes', async () => {
  assertUses(await inSystem((tx) => membershipsOf(tx, person)), 'memberships_person_id_org_id_key');
  for (const token of ['x', 'slv_x']) {
    const plans = await inSystem((tx) =>
      findBearer(
        { systemAlone: (sql, params) => tx.rows(sql, params), system: (work) => work(tx) },
        new KnownBearers(),
        token,
        null,
        Date.now(),
      ),
    );
    assertUses(plans, 'memberships_person_id_org_id_key');
  }
  assertUses(await inSystem((tx) => findDevice(tx, 'd-x')), 'devices_username_key');
  assertUses(await inSystem((tx) => listDevices(tx, org, false)), 'devices_of_org');
  assertUses(await inSystem((tx) => listDevices(tx, org, true)), 'devices_of_org');
});

test('an org sees its own people and no others, by whatever way it asks', async () => {
  const seen = await house.store.org(org, (tx) => tx.rows<{ id: string }>('select id from selvedge.people'));
  assert.equal(seen.length, 100);
  assert.ok(seen.some(({ id }) => id === person));
});
