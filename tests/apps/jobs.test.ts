import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps } from '@selvedge/sdk/testing';

test('a job is run by its name, with the house’s clock; one that fails says why', async () => {
  const house = await openApps(join(import.meta.dirname, 'timed', 'bell'));
  await house.runJob('morning');
  const { items } = await house.owner.list('stroke');
  assert.deepEqual(
    items.map(({ of }: { of: string }) => of),
    ['morning'],
  );
  await assert.rejects(house.runJob('cracked'), /the bell is cracked/);
  await assert.rejects(house.runJob('none'), { status: 404 });
});
