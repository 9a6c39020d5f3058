import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps, Refused } from '@selvedge/sdk/testing';

/** Two apps that meet through a contract: a hook, a relation, a soft reference. */

const FIRST = join(import.meta.dirname, '..', '..', 'tests', 'apps', 'first');

test('an app answers another’s hook in the same unit of work, and may refuse', async () => {
  const house = await openApps(join(FIRST, 'shop'), join(FIRST, 'press'));
  const { owner } = house;
  const small = await owner.add('order', { number: 'A1', quantity: 20 });
  await owner.act('release', { order: small.id });
  const tickets = await owner.in('press').list('ticket');
  assert.deepEqual(
    tickets.items.map(({ note }) => note),
    ['20'],
  );
  assert.equal(tickets.labels[small.id], 'A1');
  const large = await owner.add('order', { number: 'A2', quantity: 600 });
  await assert.rejects(owner.act('release', { order: large.id }), /Pressing cannot take so many/);
  assert.equal((await owner.get('order', large.id)).state, 'draft');
  assert.equal((await owner.in('press').list('ticket')).items.length, 1);
});

test('a relation shows the org’s own rows only; without the app that answers, the hook answers nothing', async () => {
  const house = await openApps(join(FIRST, 'shop'), join(FIRST, 'press'));
  const other = await house.elsewhere('other');
  for (const [user, number] of [
    [house.owner, 'A1'],
    [other, 'B1'],
  ] as const) {
    const { id } = await user.add('order', { number, quantity: number === 'A1' ? 20 : 7 });
    await user.act('release', { order: id });
  }
  assert.equal((await house.owner.in('press').view('load')).pieces, 20);
  assert.equal((await other.in('press').view('load')).pieces, 7);
  await other.json('POST', '/apps/press/disable');
  const { id } = await other.add('order', { number: 'B2', quantity: 900 });
  await other.act('release', { order: id });
  await assert.rejects(
    other.in('press').view('load'),
    (error: unknown) => error instanceof Refused && error.status === 404,
  );
});

test('an app that others need stays; one that needs another is not installed before it', async () => {
  const house = await openApps(join(FIRST, 'shop'), join(FIRST, 'press'));
  await assert.rejects(house.owner.json('POST', '/apps/shop/remove', {}), /“Pressing” needs it/);
  await house.owner.json('POST', '/apps/press/remove', {});
  await house.owner.json('POST', '/apps/shop/remove', {});
  await assert.rejects(
    house.owner.json('POST', '/apps/press/install'),
    /Install the app shop 1\.0\.0 or newer first/,
  );
});

test('an app publishes into the namespace after its commit, and reads history: its own org’s only', async () => {
  const house = await openApps(join(FIRST, 'shop'), join(FIRST, 'press'));
  const other = await house.elsewhere('other');
  const press = house.owner.in('press');
  await house.owner.json('PUT', '/things/factory/press', {
    metrics: [{ name: 'heat', datatype: 'double', unit: '°C' }],
  });
  const path = 'factory/press/heat';
  await press.act('measure', { path, celsius: '140.5' });
  house.clock.now += 1000;
  await press.act('measure', { path, celsius: '120' });
  await house.settle();
  assert.deepEqual(await press.view('heat', { path }), { last: '120.0', highest: '140.5' });
  assert.deepEqual(await other.in('press').view('heat', { path }), { last: null, highest: null });
  await assert.rejects(
    other.in('press').act('measure', { path, celsius: '1' }),
    /no path of this organisation/,
  );
});
