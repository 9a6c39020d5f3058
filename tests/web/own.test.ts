import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FACTORY } from '@selvedge/town/settlement.ts';
import { signIn, type WebHouse, webHouse } from './house.ts';

const ORDERS = join(import.meta.dirname, '..', '..', 'apps', 'orders');
/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
let house: WebHouse;
before(async () => {
  house = await webHouse({ catalogue: [ORDERS], isBare: true });
  await house.api.call('POST', '/apps/orders/install');
  await house.api.call('POST', '/apps/orders/enable');
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
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

const isKept = (page: Page): Promise<void> =>
  page.locator('[data-testid="own-keeping"][data-keeping="kept"]').waitFor();

/** Chooses in an open list by what people read. */
async function choose(page: Page, control: ReturnType<Page['locator']>, word: string): Promise<void> {
  await control.click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .getByText(word, { exact: true })
    .click();
}

async function publish(page: Page, note: string): Promise<void> {
  await page.getByTestId('own-home').click();
  await page.getByTestId('own-publish').click();
  await page.locator('[data-testid="publish-run"]:not([disabled])').waitFor();
  await page.locator('#publish-note').fill(note);
  await page.getByTestId('publish-run').click();
  await page.getByTestId('publishing').waitFor({ state: 'detached' });
}

let orders = 0;
async function addOrder(due: string | null, pieces = 800): Promise<string> {
  const { items } = await house.api.call<{ items: { id: string }[] }>('GET', '/apps/orders/records/customer');
  const customer =
    items[0] ??
    (await house.api.call<{ id: string }>('POST', '/apps/orders/records/customer', { name: '海纳服饰' }));
  const { order } = await house.api.call<{ order: string }>('POST', '/apps/orders/actions/addOrder', {
    number: `A${++orders}`,
    customer: customer.id,
    lines: [{ colour: '藏青', sizes: { S: pieces / 2, L: pieces / 2 } }],
    ...(due === null ? {} : { due }),
  });
  return order;
}

test('a field is added to orders by clicking, published, and filled in on the page of an order', async () => {
  const id = await addOrder(null);
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/a/orders/order');
  await page.getByTestId('own-menu').click();
  await page.getByText('加字段', { exact: true }).click();
  await page.getByTestId('own-field-page').waitFor();
  await keep(page, 'field-new');
  await page.getByTestId('field-title').fill('水洗');
  await page.getByTestId('field-title-other').fill('Wash');
  await page.getByTestId('kind-choice').click();
  await page.getByTestId('field-add').click();
  await page.getByTestId('field-properties').waitFor();
  for (const option of ['不洗', '酵素洗', '石洗']) {
    await page.getByTestId('option-new').fill(option);
    await page.keyboard.press('Enter');
  }
  await page.getByTestId('form-preview').getByText('石洗').waitFor();
  await isKept(page);
  await keep(page, 'field');
  await page.getByText('列表', { exact: true }).click();
  await page.getByTestId('list-preview').locator('th.column-own').getByText('水洗').waitFor();
  await page.getByTestId('list-preview').getByText('A1').waitFor();
  await keep(page, 'field-list');
  await page.getByText('一条记录', { exact: true }).click();
  await page.getByTestId('record-preview').getByText('水洗').waitFor();
  await keep(page, 'field-record');
  // Taken away by mistake, and back again.
  await page.getByTestId('field-remove').click();
  await page.getByTestId('field-title').waitFor();
  await page.getByTestId('own-undo').click();
  await page.getByTestId('own-field-wash').click();
  await page.getByTestId('option-new').waitFor();
  // A reload in the middle loses nothing.
  await page.locator('#field-help').fill('按洗水厂报价');
  await page.reload();
  await page.getByTestId('field-properties').waitFor();
  assert.equal(await page.locator('#field-help').inputValue(), '按洗水厂报价');
  await isKept(page);
  await page.getByTestId('own-home').click();
  await page.getByTestId('own-changes').getByText('新增字段“水洗”').waitFor();
  await keep(page, 'desk-draft');
  await page.getByTestId('own-publish').click();
  await page.getByTestId('publishing').getByText('数据表要改').waitFor();
  await keep(page, 'publish');
  await page.locator('#publish-note').fill('订单加水洗');
  await page.getByTestId('publish-run').click();
  await page.getByTestId('own-versions').getByText('订单加水洗').waitFor();

  await page.goto(`${house.url}/a/orders/order/${id}`);
  await page.getByTestId('record-fill-in').click();
  await page.getByTestId('record-form').getByText('石洗').click();
  await keep(page, 'fill-in');
  await page.getByTestId('form-submit').click();
  await page.getByTestId('record-page').locator('[data-field="own_wash"]').getByText('石洗').waitFor();
  await page.getByTestId('own-menu').click();
  await page.getByText('谁带来的，谁改过').click();
  const origin = page.getByTestId('own-origins').locator('[data-app="own"]');
  await origin.getByText('本厂自加：owner，第 1 版').waitFor();
  await page.getByTestId('own-origins').getByText('来自应用“订单与款式”').first().waitFor();
  await keep(page, 'origins');
  assert.deepEqual(faults, []);
  await context.close();
});
