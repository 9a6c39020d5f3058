import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps, Refused } from '@selvedge/sdk/testing';

test('the door that tests of apps use: install, act, look, be refused', async () => {
  const house = await openApps(join(import.meta.dirname, 'first', 'shop'));
  const { id } = await house.owner.add('order', { number: 'A1', quantity: 3 });
  assert.deepEqual(await house.owner.act('release', { order: id }, 'key-1'), { state: 'open' });
  await house.settle();
  assert.equal((await house.owner.list('notice')).items.length, 1);
  assert.equal((await house.owner.view('open', { above: 1 })).pieces, 3);
  const viewer = await house.as('viewer');
  await assert.rejects(
    viewer.change('order', id, { quantity: 4 }),
    (error: unknown) => error instanceof Refused && error.status === 403,
  );
  const other = await house.elsewhere('other');
  await assert.rejects(
    other.get('order', id),
    (error: unknown) => error instanceof Refused && error.code === 'not.found',
  );
});
