import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { audit, listAudit } from './audit.ts';
import { startedHouse } from './testing.ts';

test('what is secret is never written down, however deep and however named', async () => {
  const house = await startedHouse();
  const { store } = house;
  const principal = await house.as('owner');
  const name = fc.constantFrom(
    'password',
    'newPassword',
    'secret',
    'accessToken',
    'token',
    'hash',
    'privateKey',
    'key',
  );
  const leak = 'do-not-write-me';
  const nested = (depth: number): fc.Arbitrary<object> =>
    depth === 0
      ? name.map((key) => ({ [key]: leak, kept: 1 }))
      : fc.oneof(
          nested(depth - 1).map((inner) => ({ inner })),
          nested(depth - 1).map((inner) => ({ list: [inner, { kept: true }] })),
          fc.tuple(name, nested(depth - 1)).map(([key, inner]) => ({ [key]: leak, inner })),
        );
  await fc.assert(
    fc.asyncProperty(nested(3), async (facts) => {
      await store.org(principal.org.id, (tx) =>
        audit(tx, principal, { action: 'a', object: 'o', before: facts, after: facts }),
      );
    }),
    { numRuns: 30 },
  );
  const leaks = await store.admin(
    `select 1 from selvedge.audit where before::text || after::text like '%${leak}%'`,
  );
  assert.deepEqual(leaks, []);
  const rows = await store.admin(`select 1 from selvedge.audit where after::text like '%kept%'`);
  assert.ok(rows.length >= 30);
});

test('the trail is asked by time, person and object, newest first, page by page', async () => {
  const house = await startedHouse();
  const { store } = house;
  await house.add('factory', 'ann', 'manager');
  const [owner, ann] = [await house.as('owner'), await house.as('ann')];
  await store.org(owner.org.id, async (tx) => {
    for (let count = 0; count < 7; count++)
      await audit(tx, count % 2 === 0 ? owner : ann, {
        action: 'thing.change',
        object: `thing:factory/m-${count}`,
      });
    await audit(tx, owner, { action: 'thing.change', object: 'thing:factory/m', after: { big: 2n ** 60n } });
  });
  const ask = (question: Parameters<typeof listAudit>[1]) =>
    store.org(owner.org.id, async (tx) => {
      const objects: string[] = [];
      for (let after: string | null = null, turn = 0; turn === 0 || after !== null; turn++) {
        const page = await listAudit(tx, { limit: 3, ...question, after });
        objects.push(...page.items.map(({ object }) => object.slice('thing:factory/'.length)));
        after = page.next;
      }
      return objects;
    });
  assert.deepEqual(await ask({}), ['m', 'm-6', 'm-5', 'm-4', 'm-3', 'm-2', 'm-1', 'm-0']);
  assert.deepEqual(await ask({ who: 'ann' }), ['m-5', 'm-3', 'm-1']);
  assert.deepEqual(await ask({ who: ann.person.id, object: 'thing:factory/m-3' }), ['m-3']);
  assert.deepEqual(await ask({ object: 'thing:factory/m-*' }), [
    'm-6',
    'm-5',
    'm-4',
    'm-3',
    'm-2',
    'm-1',
    'm-0',
  ]);
  assert.deepEqual(await ask({ object: 'thing:elsewhere*' }), []);
  assert.equal(
    (await ask({ from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000) })).length,
    8,
  );
  assert.deepEqual(await ask({ to: new Date(Date.now() - 60_000) }), []);
  const broken = store.org(owner.org.id, (tx) => listAudit(tx, { after: 'x' }));
  await assert.rejects(broken, { code: 'input.invalid' });
});

test('nobody rewrites the trail, and no other org sees it', async () => {
  const house = await startedHouse();
  const owner = await house.as('owner');
  await house.store.org(owner.org.id, (tx) => audit(tx, owner, { action: 'a', object: 'o' }));
  for (const statement of [
    'update selvedge.audit set action = $1',
    'delete from selvedge.audit where action <> $1',
  ]) {
    await assert.rejects(
      house.store.org(owner.org.id, (tx) => tx.run(statement, ['x'])),
      /permission denied/,
    );
    await assert.rejects(
      house.store.system((tx) => tx.run(statement, ['x'])),
      /permission denied/,
    );
  }
  const other = await house.addOrg('other');
  assert.deepEqual((await house.store.org(other.id, (tx) => listAudit(tx, {}))).items, []);
});
