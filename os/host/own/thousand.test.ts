import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publish, t, withShop } from './testing.ts';

/** The most rules that a document holds, all on one event. */
const RULES = 1000;

test('a thousand rules of one org on one event end; nobody is shut out meanwhile', async () => {
  const server = await withShop();
  const { owner, parts } = server;
  await server.addOrg('other');
  const other = server.as(owner.token, 'other');
  await other('POST', '/apps/shop/enable');
  const entity = {
    name: 'tick',
    title: t('记号', 'Tick'),
    fields: { rule: { kind: 'text', title: t('规则', 'Rule') } },
    label: '{rule}',
    readers: ['owner'],
  };
  const rules = Array.from({ length: RULES }, (_, index) => ({
    id: `r${index}`,
    kind: 'event',
    event: 'shop/order.released/v1',
    title: t('规则', 'Rule'),
    code: `let sum = 0; for (let n = 0; n < 20000; n++) sum += n; api.call('add', { entity: 'own/tick', values: { rule: 'r${index}' } });`,
  }));
  await publish(server, { entities: [entity], rules });
  const add = async (who: typeof owner, number: string): Promise<{ status: number; id: string }> => {
    const { status, body } = await who('POST', '/apps/shop/records/order', { json: { number, quantity: 1 } });
    return { status, id: body.id };
  };
  const { id } = await add(owner, 'A0');
  const began = performance.now();
  assert.equal((await owner('POST', '/apps/shop/actions/release', { json: { order: id } })).status, 200);

  let isOver = false;
  const heard = (async () => {
    for (const end = Date.now() + 150_000; Date.now() < end;) {
      await parts.host.settle();
      const { rows } = (await owner('GET', '/apps/own/records/tick/summary')).body;
      if (rows[0]?.count === RULES) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    isOver = true;
  })();
  const written = { own: 0, other: 0 };
  while (!isOver) {
    const [mine, theirs] = await Promise.all([
      add(owner, `A${written.own + 1}`),
      add(other, `B${written.other + 1}`),
    ]);
    assert.deepEqual([mine.status, theirs.status], [200, 200]);
    written.own += 1;
    written.other += 1;
    // One person may ask so much in a minute.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await heard;
  const { items } = (await owner('GET', '/apps/own/records/tick?limit=1')).body;
  assert.equal(items.length, 1);
  const { rows } = (await owner('GET', '/apps/own/records/tick/summary')).body;
  assert.equal(rows[0].count, RULES, `${JSON.stringify(written)} in ${performance.now() - began} ms`);
  assert.ok(written.own > 0 && written.other > 0);
});
