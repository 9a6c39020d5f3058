import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps } from '@selvedge/sdk/testing';

const MILL = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'figures', 'mill');

test('records that are referred to are named in files by what the person may see of them, as in lists', async () => {
  const house = await openApps(MILL);
  const { owner, server } = house;
  const { id: loom } = await owner.add('loom', { name: '一号', owner: 'CANARY' });
  await owner.add('lot', { loom, day: '2026-11-23', metres: 1, good: 1 });
  const leader = await server.addPerson('leader');
  const { labels } = (await leader('GET', '/apps/mill/records/lot')).body;
  assert.equal(labels[loom], '一号');
  for (const format of ['csv', 'xlsx']) {
    const file = await leader('GET', `/apps/mill/records/lot/export?format=${format}`);
    assert.equal(file.status, 200);
    assert.doesNotMatch(file.text, /CANARY/);
    if (format === 'csv') assert.match(file.text, /一号/);
  }
  assert.match((await server.owner('GET', '/apps/mill/records/lot/export?format=csv')).text, /一号 CANARY/);
  // Nor can it be found out by trying names.
  const csv = '织机,日期,米数,合格米数\n一号 CANARY,2026-11-24,1,1\n';
  const tried = await leader('POST', '/apps/mill/records/lot/import?dryRun=1', {
    body: csv,
    headers: { 'content-type': 'text/csv' },
  });
  assert.notEqual(tried.status, 200);
});
