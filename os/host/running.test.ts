import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps, Refused } from '@selvedge/sdk/testing';

const ASKING = join(import.meta.dirname, '..', '..', 'tests', 'apps', 'asking');
const house = await openApps(join(ASKING, 'giver'), join(ASKING, 'asker'));
const { owner, server } = house;
const asker = owner.in('asker');

const counts = async (): Promise<number[]> => {
  const [issues, wishes, audit] = await Promise.all([
    owner.list('issue', { limit: 500 }),
    asker.list('wish', { limit: 500 }),
    server.owner('GET', '/audit?limit=200'),
  ]);
  return [issues.items.length, wishes.items.length, audit.body.items.length];
};

const refusedWith = (status: number, says: RegExp) => (error: unknown) =>
  error instanceof Refused && error.status === status && says.test(error.message);

test('an action of another app runs in the same unit of work, in the name of whoever asked', async () => {
  const leader = (await house.as('leader')).in('asker');
  const answer = await leader.act('ask', { quantity: 3 });
  const { items } = await owner.list('issue');
  assert.deepEqual(
    items.map(({ id, quantity }) => [id, quantity]),
    [[answer.issue, 3]],
  );
  assert.match(items[0].who, /^person-/);
  assert.deepEqual(Object.keys(answer), ['issue'], 'what the contract does not name does not come back');
});

test('whoever may not do it there may not do it from here, and nothing is left of either', async () => {
  const worker = (await house.as('worker')).in('asker');
  const before = await counts();
  await assert.rejects(worker.act('ask', { quantity: 3 }), refusedWith(403, /Take/));
  assert.deepEqual(await counts(), before);
});

test('what the other app refuses undoes both; where the refusal is caught, only the other', async () => {
  const before = await counts();
  for (const [language, says] of [
    ['zh', /库存不够/],
    ['en', /not so much/],
  ] as const) {
    const answer = await server.owner('POST', '/apps/asker/actions/ask', {
      json: { quantity: 11 },
      headers: { 'accept-language': language, 'idempotency-key': 'once' },
    });
    assert.deepEqual([answer.status, says.test(answer.body.detail)], [409, true], answer.text);
  }
  assert.deepEqual(await counts(), before);
  assert.deepEqual(await asker.act('ask', { quantity: 12, isCaught: true }), { issue: null });
  const [issues = 0, wishes = 0] = before;
  assert.deepEqual((await counts()).slice(0, 2), [issues, wishes + 1]);
  assert.partialDeepStrictEqual(await asker.list('wish', { where: { quantity: 12 } }), {
    items: [{ note: 'refused' }],
  });
});

test('actions that run each other in a circle are ended with the circle, and nothing is left', async () => {
  const before = await counts();
  await assert.rejects(asker.act('around'), refusedWith(409, /asker\/around → giver\/again → asker\/around/));
  await assert.rejects(owner.act('again'), refusedWith(409, /circle/));
  assert.deepEqual(await counts(), before);
});

test('an app that the org has switched off is not run', async () => {
  await owner.json('POST', '/apps/giver/disable');
  const before = (await asker.list('wish', { limit: 500 })).items.length;
  await assert.rejects(asker.act('ask', { quantity: 1 }), refusedWith(404, /action/));
  assert.equal((await asker.list('wish', { limit: 500 })).items.length, before);
});
