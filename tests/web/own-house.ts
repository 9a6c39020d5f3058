import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type WebHouse, webHouse } from './house.ts';

const APPS = join(import.meta.dirname, '..', '..', 'apps');
const SHOP = join(import.meta.dirname, '..', 'apps', 'first', 'shop');
/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];

/** A house in which orders are in use, and nothing is its own yet. */
export async function ordersHouse(): Promise<WebHouse> {
  const house = await webHouse({ catalogue: [join(APPS, 'orders'), SHOP], isBare: true });
  await house.api.call('POST', '/apps/orders/install');
  await house.api.call('POST', '/apps/orders/enable');
  return house;
}

/** Looks at a page: nothing too wide, nothing without its text; a picture of it where they are kept. */
export async function keep(page: Page, name: string): Promise<void> {
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false, `${name}: the page is wider than the screen`);
  assert.doesNotMatch(
    await page.locator('body').innerText(),
    /\b(own|apps|common|shell):[a-z]+(\.[a-z.]+)?\b/i,
    name,
  );
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(KEEP, `${name}.png`) });
}

/** The same on a phone and on a large screen. */
export async function keepAtBothEnds(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await keep(page, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** The draft is on the server. */
export const isKept = (page: Page): Promise<void> =>
  page.locator('[data-testid="own-keeping"][data-keeping="kept"]').waitFor();

/** Chooses in a list by what people read. */
export async function choose(page: Page, control: Locator, word: string): Promise<void> {
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await open.waitFor({ state: 'hidden' });
  await control.click();
  await open.locator('.ant-select-item-option').getByText(word, { exact: true }).click();
  await open.waitFor({ state: 'hidden' });
}

/** From any page of the draft. */
export async function publish(page: Page, note: string): Promise<void> {
  await page.getByTestId('own-home').click();
  await page.getByTestId('own-publish').click();
  await page.locator('[data-testid="publish-run"]:not([disabled])').waitFor();
  await page.locator('#publish-note').fill(note);
  await page.getByTestId('publish-run').click();
  await page.getByTestId('publishing').waitFor({ state: 'detached' });
}

let orders = 0;
/** A draft of an order; they are called A1, A2, … */
export async function addOrder(
  { api }: WebHouse,
  due: string | null,
  pieces = 800,
): Promise<{ id: string; number: string }> {
  const { items } = await api.call<{ items: { id: string }[] }>('GET', '/apps/orders/records/customer');
  const customer =
    items[0] ??
    (await api.call<{ id: string }>('POST', '/apps/orders/records/customer', { name: '海纳服饰' }));
  const number = `A${++orders}`;
  const { order } = await api.call<{ order: string }>('POST', '/apps/orders/actions/addOrder', {
    number,
    customer: customer.id,
    lines: [{ colour: '藏青', sizes: { S: pieces / 2, L: pieces / 2 } }],
    ...(due === null ? {} : { due }),
  });
  return { id: order, number };
}
