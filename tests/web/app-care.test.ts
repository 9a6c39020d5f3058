import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { dayFrom } from './daytime.ts';
import { type WebHouse, signIn, webHouse } from './house.ts';

const APPS = join(import.meta.dirname, '..', 'apps');
/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];

let house: WebHouse;
before(async () => {
  house = await webHouse({ catalogue: [join(APPS, 'figures')], isBare: true });
  for (const app of ['mill']) {
    await house.api.call('POST', `/apps/${app}/install`);
    await house.api.call('POST', `/apps/${app}/enable`);
  }
  const day = dayFrom();
  for (const [metres, good] of [
    [100, 90],
    [300, 300],
  ])
    await house.api.call('POST', '/apps/mill/records/lot', { shift: '早', day, metres, good });
});
after(() => house.close());

test('the KPIs of an app: value, formula, unit, source, how they went, and a file', async () => {
  const { page, faults, context } = await house.open({});
  await signIn(page, house.url, '/a/mill');
  await page.getByTestId('app-kpis').click();
  const card = page.getByTestId('kpi-good-rate');
  await card.getByTestId('kpi-value').getByText('97.5').waitFor();
  await card.getByText('合格米数 ÷ 织出米数').waitFor();
  await card.getByText('ISO 22400-2:2014 9.11').waitFor();
  assert.equal(await card.locator('.kpi-trend rect').count(), 1);
  await page.getByText('按月').click();
  await page.waitForURL(/every=month/);
  await card.getByText(/-01 至 /).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), card.getByTestId('kpi-excel').click()]);
  assert.equal(readFileSync(await file.path()).toString('latin1', 0, 2), 'PK');
  if (KEEP !== undefined) await page.screenshot({ path: join(KEEP, 'kpis.png'), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(
    await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
    false,
  );
  if (KEEP !== undefined) await page.screenshot({ path: join(KEEP, 'kpis-phone.png') });
  assert.deepEqual(faults, []);
  await context.close();
});

test('a read model is shown with how it agrees with the records, and is made anew', async () => {
  const { page, faults, context } = await house.open({});
  await signIn(page, house.url, '/apps/mill?tab=models');
  const state = page.getByTestId('model-state');
  await state.first().waitFor();
  const { items } = await house.api.call<{ items: { name: string; builtAt: string | null }[] }>(
    'GET',
    '/apps/mill/read-models',
  );
  const [model] = items;
  assert.ok(model !== undefined);
  await page.getByTestId(`model-rebuild-${model.name}`).click();
  for (let turn = 0; turn < 100; turn++) {
    const now = await house.api.call<{ items: typeof items }>('GET', '/apps/mill/read-models');
    if (now.items[0]?.builtAt !== model.builtAt) break;
    assert.ok(turn < 99, 'it was not made anew');
    await page.waitForTimeout(100);
  }
  if (KEEP !== undefined) await page.screenshot({ path: join(KEEP, 'models.png') });
  assert.deepEqual(faults, []);
  await context.close();
});

test('a read model that somebody changed behind our backs is marked after the night, and right again by a click', async () => {
  const days = Array.from(
    { length: 40 },
    (_, index) => `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
  );
  for (const [index, day] of days.entries())
    await house.api.call('POST', '/apps/mill/actions/finish', {
      shift: index < 28 ? '早' : '晚',
      day,
      metres: 10,
      atOnce: true,
    });
  const metres = async (): Promise<number[]> => {
    const list = '/apps/mill/records/shift-day?limit=500';
    const { items } = await house.api.call<{ items: { metres: number }[] }>('GET', list);
    return items.map((item) => item.metres).toSorted((a, b) => a - b);
  };
  const night = (): Promise<unknown> => house.api.call('POST', '/apps/mill/jobs/compare-read-models/run');
  await night();
  const { page, faults, context } = await house.open({});
  await signIn(page, house.url, '/apps/mill?tab=models');
  const state = page.getByTestId('model-state').first();
  await state.getByText('与原始记录一致').waitFor();
  const right = await metres();
  assert.equal(await house.sql('update app_mill.shift_day set metres = metres + 1'), right.length);
  await night();
  await page.reload();
  // A night looks at a seventh of the rows; the mark says which.
  await page.locator('[data-testid="model-state"][data-differs="true"]').waitFor();
  await state.getByText(/^! *\d+ 行与原始记录不一致/).waitFor();
  await state
    .getByText(/不同 .*2026-01-\d\d.* metres/)
    .first()
    .waitFor();
  const ink = await state.evaluate('getComputedStyle(document.querySelector("[data-differs=true]")).color');
  assert.notEqual(ink, await page.evaluate('getComputedStyle(document.body).color'));
  if (KEEP !== undefined) await page.screenshot({ path: join(KEEP, 'model-differs.png') });
  await page.getByTestId('model-rebuild-shift-day').click();
  await page.locator('[data-testid="model-state"][data-differs="false"]').waitFor();
  await night();
  await page.reload();
  await state.getByText('与原始记录一致').waitFor();
  assert.deepEqual(await metres(), right);
  assert.deepEqual(faults, []);
  await context.close();
});

test('an app is removed with its records in a file, which is downloaded', async () => {
  const { page, faults, context } = await house.open({});
  await signIn(page, house.url, '/apps');
  const tile = page.locator('[data-testid="app-tile"][data-app="mill"]');
  await tile.getByTestId('app-more').click();
  await page.getByText('卸载…').click();
  await page.getByTestId('remove-export').click();
  assert.equal(await page.getByTestId('remove-run').isDisabled(), true);
  await page.getByTestId('remove-name').fill('织布');
  if (KEEP !== undefined) await page.screenshot({ path: join(KEEP, 'removing.png') });
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByTestId('remove-run').click(),
  ]);
  assert.equal(readFileSync(await file.path()).toString('latin1', 0, 2), 'PK');
  await page.locator('[data-testid="app-tile"][data-app="mill"][data-state="offered"]').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
