import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestServer } from '../http/testing.ts';

const SLIPS = join(import.meta.dirname, '..', '..', 'tests', 'apps', 'slips');

test('a column or table that an app’s statement names and that is not there is a fault, not “no such app”', async () => {
  const { owner } = await openTestServer({ catalogue: [SLIPS] });
  await owner('POST', '/apps/typo/install');
  await owner('POST', '/apps/typo/enable');
  for (const name of ['column', 'alias']) {
    const asked = await owner('GET', `/apps/typo/views/${name}`);
    assert.deepEqual([asked.status, asked.body.code], [500, 'unexpected'], asked.text);
  }
  // Its own doors go on.
  assert.equal((await owner('GET', '/apps/typo/records/note')).status, 200);
  await owner('POST', '/apps/typo/remove', { json: { records: 'drop' } });
  assert.equal((await owner('GET', '/apps/typo/views/alias')).status, 404);
});
