import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FACTORY } from '@selvedge/town/settlement.ts';
import type { Page } from 'playwright-core';
import { type WebHouse, signInByHand, webHouse } from './house.ts';

/** Screens are kept for the documents when asked: `SELVEDGE_SCREENSHOTS=docs/screenshots npm run e2e`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
let house: WebHouse;
before(async () => {
  house = await webHouse();
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(KEEP, `${name}.png`) });
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${house.url}${path}`);
  await page.getByTestId('live-dot').waitFor();
}

const AREA = `${FACTORY}/缝制车间`;
const addressOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

async function machine(): Promise<string> {
  const { items } = await house.api.call<{ items: { path: string; type: string | null }[] }>(
    'GET',
    `/things?under=${encodeURIComponent(`${AREA}/1组`)}&depth=1`,
  );
  const found = items.find(({ type }) => type === 'sewing-machine');
  assert.ok(found !== undefined, 'a sewing machine');
  return found.path;
}

test('signing in, in both languages; a wrong password says what to do', async () => {
  for (const [language, refusal] of [
    ['zh-CN', /密码/],
    ['en-US', /password/i],
  ] as const) {
    const { page, faults, context } = await house.open({ language });
    await page.goto(house.url);
    assert.equal(await page.evaluate('isSecureContext'), true);
    await page.getByTestId('login-name').fill('owner');
    await page.locator('#password').fill('not the password');
    await page.getByTestId('login-submit').click();
    assert.match(await page.getByTestId('problem').innerText(), refusal);
    assert.equal(await page.getByTestId('login-name').inputValue(), 'owner', 'nothing typed is lost');
    await keep(page, `login-${language.slice(0, 2)}`);
    await signInByHand(page, house.url);
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test('the overview shows every machine with its state, live, on desk, wall and phone, light and dark', async () => {
  for (const [name, options] of [
    ['overview', { language: 'zh-CN' }],
    ['overview-en-dark', { language: 'en-US', dark: true }],
    ['overview-phone', { width: 390, height: 844, language: 'zh-CN' }],
    ['overview-small-phone', { width: 360, height: 740, language: 'en-US' }],
    ['overview-wall', { width: 1920, height: 1080, language: 'zh-CN' }],
  ] as const) {
    const { page, faults } = await house.revisit(options);
    await goTo(page, '/');
    await page.getByTestId('machine').nth(59).waitFor({ state: 'attached' });
    await page
      .locator('[data-testid="machine"][data-state="running"]')
      .first()
      .waitFor({ state: 'attached' });
    await page.locator('[data-testid="live-dot"][data-state="connected"]').waitFor();
    const isTooWide = await page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    assert.equal(isTooWide, false, `${name}: the page is wider than the screen`);
    await keep(page, name);
    assert.deepEqual(faults, []);
  }
});

test('the explorer: from the tree to a machine, by search as well', async () => {
  const { page, faults } = await house.revisit();
  await goTo(page, '/namespace');
  await page.getByTestId('tree').waitFor();
  await page.locator(`[data-testid="tree-item"][data-path="${FACTORY}"]`).click();
  await page.getByTestId('children').waitFor();
  await keep(page, 'explorer');
  await page.keyboard.press('Control+k');
  await page.getByTestId('search-input').fill('平车-07');
  await page.getByRole('option', { selected: true }).getByText('平车-07').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/平车-07|%E5%B9%B3%E8%BD%A6-07/i);
  assert.deepEqual(faults, []);
});

test('a value changes on the screen when the machine sends it', async () => {
  const { page, faults } = await house.revisit();
  await house.api.thing(`${FACTORY}/试验台`, [{ name: 'temperature', datatype: 'double' }]);
  const send = (value: number): Promise<unknown> =>
    house.api.call('POST', '/ingest', [{ path: `${FACTORY}/试验台/temperature`, ts: Date.now(), value }]);
  await send(21.5);
  await goTo(page, `/thing/${addressOf(`${FACTORY}/试验台`)}`);
  const value = page.locator('[data-testid="tile"][data-metric="temperature"] [data-testid="tile-value"]');
  await page.waitForFunction(
    (node) => node?.textContent?.includes('21.5') ?? false,
    await value.elementHandle(),
  );
  await send(98.25);
  await page.waitForFunction(
    (node) => node?.textContent?.includes('98.2') ?? false,
    await value.elementHandle(),
  );
  assert.deepEqual(faults, []);
});

test('the trend: drag to zoom, double click to come back, arrows to pan, a year to raw', async () => {
  const { page, faults } = await house.revisit();
  const asked = page.waitForResponse(/\/series\b/);
  await goTo(page, `/thing/${addressOf(await machine())}`);
  const chart = page.getByTestId('trend-chart').first();
  const plot = page.locator('.u-over').first();
  await plot.waitFor();
  await (await asked).finished();
  await keep(page, 'thing');
  const span = async (): Promise<number> =>
    Number(await chart.getAttribute('data-to')) - Number(await chart.getAttribute('data-from'));
  const whole = await span();
  assert.ok(whole > 0);
  const box = await plot.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.waitForFunction(
    ([node, before]) =>
      Number(node?.getAttribute('data-to')) - Number(node?.getAttribute('data-from')) < before * 0.5,
    [await chart.elementHandle(), whole] as const,
  );
  await keep(page, 'trend-zoomed');
  const left = Number(await chart.getAttribute('data-from'));
  await chart.focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(([node, before]) => Number(node?.getAttribute('data-from')) < before, [
    await chart.elementHandle(),
    left,
  ] as const);
  for (let step = 0; step < 4 && (await span()) < whole * 0.9; step++) {
    const before = await chart.getAttribute('data-from');
    await page.locator('.u-over').first().dblclick();
    // A click may meet a plot that is just being drawn anew: then once more.
    await page
      .waitForFunction(
        ([node, from]) => node?.getAttribute('data-from') !== from,
        [await chart.elementHandle(), before] as const,
        { timeout: 3000 },
      )
      .catch(() => undefined);
  }
  assert.ok((await span()) >= whole * 0.9, 'double clicks lead back out, step by step');
  assert.deepEqual(faults, []);
});

test('the thing page on a phone, in English', async () => {
  const { page, faults } = await house.revisit({ width: 390, height: 844, language: 'en-US' });
  const asked = page.waitForResponse(/\/series\b/);
  await goTo(page, `/thing/${addressOf(await machine())}`);
  await page.locator('.u-over').first().waitFor();
  await (await asked).finished();
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false);
  await keep(page, 'thing-phone-en');
  assert.deepEqual(faults, []);
});

test('an unknown path is adopted with one click and is history at once', async () => {
  const { page, faults } = await house.revisit();
  const path = `${FACTORY}/新来的/温度计/reading`;
  const start = Date.now() - 60_000;
  await house.api.call('POST', '/ingest', {
    paths: [path],
    ts: [start, start + 1000, start + 2000],
    values: [20, 21, 22],
  });
  await goTo(page, '/quarantine');
  const row = page.locator(`[data-key="${path}"]`);
  await row.waitFor();
  await keep(page, 'quarantine');
  await row.getByTestId('adopt').click();
  await row.waitFor({ state: 'detached' });
  const { values } = await house.api.raw(path);
  assert.deepEqual(values, [20, 21, 22]);
  assert.deepEqual(faults, []);
});

test('every page of the desk opens in both languages without a fault, and the language can be changed', async () => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    const { page, faults } = await house.revisit({ language });
    for (const name of ['people', 'devices', 'connections', 'orgs', 'audit', 'system', 'types']) {
      await page.goto(`${house.url}/${name}`);
      await page.getByTestId(`${name}-page`).waitFor();
      await page.waitForTimeout(500);
      assert.doesNotMatch(
        await page.locator('main').first().innerText(),
        /\b[a-z]+:[a-z]+\.[a-z.]+\b/,
        `${name}: an untranslated key`,
      );
      await keep(page, `${name}-${language.slice(0, 2)}`);
    }
    const text = await page.getByTestId('rail').innerText();
    assert.match(text, language === 'zh-CN' ? /命名空间/ : /Namespace/);
    await page.getByTestId('language').first().click();
    await page
      .getByTestId('rail')
      .getByText(language === 'zh-CN' ? 'Namespace' : '命名空间')
      .first()
      .waitFor();
    assert.deepEqual(faults, []);
  }
});
