import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { crookedBook, rowOf } from '../apps/crooked/workbook.ts';
import { type WebHouse, signIn, webHouse } from './house.ts';

const APPS = join(import.meta.dirname, '..', 'apps');
/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
let house: WebHouse;
before(async () => {
  house = await webHouse({ catalogue: [join(APPS, 'first', 'shop'), join(APPS, 'forms')], isBare: true });
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false, `${name}: the page is wider than the screen`);
  assert.doesNotMatch(
    await page.locator('body').innerText(),
    /\b(apps|common|shell):[a-z]+\.[a-z.]+\b/i,
    name,
  );
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(KEEP, `${name}.png`) });
}

/** As Ctrl V does after a block was copied in a spreadsheet. */
const paste = (page: Page, text: string): Promise<unknown> =>
  page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }`);

/** Waits until these are the texts; says which they are otherwise. */
async function shows(found: Locator, texts: readonly string[]): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    if ((await found.allInnerTexts()).join() === texts.join()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await found.allInnerTexts(), texts);
}

const add = (app: string, entity: string, values: object): Promise<{ id: string; version: number }> =>
  house.api.call('POST', `/apps/${app}/records/${entity}`, values);

test('an app is installed, enabled and opened from the catalogue', async () => {
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/apps');
  const tile = page.locator('[data-testid="app-tile"][data-app="shop"]');
  await tile.waitFor();
  await keep(page, 'catalogue-offered');
  await tile.getByTestId('app-install').click();
  await page.getByTestId('proposal').locator('li').first().waitFor();
  await keep(page, 'catalogue-install');
  await page.getByTestId('install-run').click();
  await tile.getByTestId('app-enable').click();
  await page.getByTestId('consent').getByText('查看订单').waitFor();
  await keep(page, 'catalogue-consent');
  await page.getByTestId('consent-agree').click();
  await page.getByTestId('app-link-shop').click();
  await page.getByTestId('entity-order').waitFor();
  await keep(page, 'app-home');
  await page.goBack();
  const cut = page.locator('[data-testid="app-tile"][data-app="cut"]');
  await cut.getByTestId('app-install').click();
  await page.getByTestId('install-run').click();
  await cut.getByTestId('app-enable').click();
  await page.getByTestId('consent-agree').click();
  await page.getByTestId('app-link-cut').waitFor();
  await keep(page, 'catalogue');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a customer and an order are added; what is wrong is told under its field, and nothing typed is lost', async () => {
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/a/shop/customer');
  await page.getByTestId('empty').waitFor();
  await keep(page, 'list-empty');
  await page.keyboard.press('n');
  const form = page.getByTestId('record-form');
  await form.waitFor();
  await page.locator('#field-name').fill('海纳服饰');
  await page.keyboard.press('Enter');
  await page.getByTestId('record-page').getByText('海纳服饰').first().waitFor();

  await page.goto(`${house.url}/a/shop/order`);
  await page.getByTestId('record-new').first().click();
  await page.locator('#field-quantity').fill('twelve');
  await form.getByTestId('form-submit').click();
  assert.deepEqual(await form.getByTestId('field-fault').allInnerTexts(), [
    '必须填写。',
    '应为整数，例如 120。',
  ]);
  await keep(page, 'form-faults');
  await page.locator('#field-number').fill('A1');
  await page.locator('#field-quantity').fill('0');
  await form.getByTestId('form-submit').click();
  await form.getByText('不能小于 1。').waitFor();
  await page.locator('#field-quantity').fill('1,200');
  await page.locator('#field-customer').click();
  await page.keyboard.type('海纳');
  await page.locator('.ant-select-item-option').getByText('海纳服饰').click();
  // Closed and opened again: what was typed is still there.
  // By its button alone: Escape closes the list of the field or the form, whichever is open at that moment.
  await page.locator('.ant-drawer-close').click();
  await form.waitFor({ state: 'detached' });
  await page.getByTestId('record-new').first().click();
  assert.equal(await page.locator('#field-quantity').inputValue(), '1,200');
  await keep(page, 'form-order');
  await form.getByTestId('form-submit').click();
  const record = page.getByTestId('record-page');
  await record.getByText('海纳服饰').waitFor();
  await record.locator('[data-field="quantity"]').getByText('1 200').waitFor();
  await record.getByTestId('history').getByText('新建了这条记录').waitFor();
  await keep(page, 'record');
  await page.getByTestId('action-release').click();
  await page.getByTestId('problem').getByText('数量超过上限。').waitFor();
  await page.getByTestId('record-edit').click();
  await page.locator('#field-quantity').fill('900');
  await form.getByTestId('form-submit').click();
  await form.waitFor({ state: 'detached' });
  await page.getByTestId('action-release').click();
  await record.locator('[data-field="state"]').getByText('进行').waitFor();
  assert.deepEqual(
    faults.filter((fault) => !/status of (400|409|422)/.test(fault)),
    [],
  );
  await context.close();
});

test('a list is searched, filtered and sorted; its address says how; keys lead through it', async () => {
  for (let index = 2; index <= 9; index++)
    await add('shop', 'order', {
      number: `A${index}`,
      quantity: index * 100,
      due: `2026-12-0${index}`,
      fee: `${index}.50`,
      state: index % 2 === 0 ? 'open' : 'draft',
    });
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/a/shop/order');
  const links = page.getByTestId('record-link');
  await links.nth(8).waitFor();
  await keep(page, 'list');
  await page.getByTestId('filter').click();
  await page.getByTestId('filter-fields').getByText('进行').click();
  await page.getByTestId('filter-quantity-from').fill('500');
  await page.getByTestId('filtered-quantity').waitFor();
  await keep(page, 'list-filter');
  await page.keyboard.press('Escape');
  await page.locator('[data-sort="quantity"]').click();
  await page.locator('th[aria-sort="ascending"]').waitFor();
  await page.locator('[data-sort="quantity"]').click();
  await page.locator('th[aria-sort="descending"]').waitFor();
  await shows(links, ['A1', 'A8', 'A6']);
  const address = page.url();
  await page.goto(address);
  await shows(links, ['A1', 'A8', 'A6']);
  await page.getByTestId('filtered-quantity').locator('.ant-tag-close-icon').click();
  await page.getByTestId('filtered-state').locator('.ant-tag-close-icon').click();
  await page.keyboard.press('/');
  await page.keyboard.type('A7');
  await shows(links, ['A7']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByTestId('record-page').waitFor();
  assert.equal(await page.locator('h1').innerText(), 'A7');
  assert.deepEqual(faults, []);
  await context.close();
});

test('two who change one record: the second is told, and puts his words onto the newest content', async () => {
  const { id } = await add('shop', 'order', { number: 'C1', quantity: 10 });
  const { page, context } = await house.open();
  await signIn(page, house.url, `/a/shop/order/${id}`);
  await page.getByTestId('record-edit').click();
  await page.locator('#field-quantity').fill('11');
  await house.api.call('PATCH', `/apps/shop/records/order/${id}`, { due: '2026-12-24' });
  await page.getByTestId('form-submit').click();
  await page.getByTestId('conflict').getByText('2026-12-24').waitFor();
  await keep(page, 'conflict');
  await page.getByTestId('reapply').click();
  await page.getByTestId('form-submit').click();
  await page.getByTestId('record-form').waitFor({ state: 'detached' });
  const stored = await house.api.call<{ quantity: number; due: string }>(
    'GET',
    `/apps/shop/records/order/${id}`,
  );
  assert.deepEqual([stored.quantity, stored.due], [11, '2026-12-24']);
  await context.close();
});

test('a record is deleted at once, and brought back', async () => {
  const { id } = await add('shop', 'order', { number: 'D1' });
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, `/a/shop/order/${id}`);
  await page.getByTestId('record-remove').click();
  await page.getByTestId('records-page').waitFor();
  await page.getByTestId('undo').waitFor();
  await page.locator(`[data-key="${id}"]`).waitFor({ state: 'detached' });
  await keep(page, 'deleted');
  await page.getByTestId('undo').click();
  await page.locator(`[data-key="${id}"]`).waitFor();
  assert.deepEqual(
    faults.filter((fault) => !/status of 404/.test(fault)),
    [],
  );
  await context.close();
});

test('numbers by colour and size: typed, moved through by arrows, pasted from a spreadsheet, added up', async () => {
  const { id } = await add('cut', 'style', { number: 'K100', name: '长袖衬衫', price: '38.50' });
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/a/cut/order?new=%7B%7D');
  await page.locator('#field-number').fill('CJ-1');
  await page.locator('#field-style').click();
  await page.keyboard.type('K100');
  await page.locator('.ant-select-item-option').first().click();
  const matrix = page.getByTestId('matrix-colours');
  await matrix.getByTestId('new-key-colours').fill('S M L');
  await page.keyboard.press('Enter');
  await matrix.getByTestId('add-row-colours').click();
  await matrix.locator('[data-cell="0:0"] input').fill('藏青');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('12');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('20');
  assert.equal(await matrix.getByTestId('total-colours').innerText(), '32');
  await matrix.locator('[data-cell="0:1"] input').focus();
  await paste(page, '颜色\tS\tM\tL\tXL\r\n藏青\t12\t20\t18\t6\r\n米白\t10\t1,000\t\t4\r\n');
  assert.equal(await matrix.getByTestId('total-colours').innerText(), '1\u2009070');
  await page.getByTestId('rows-operations').getByTestId('add-row-operations').click();
  await page.locator('[data-field="operations.0.name"]').fill('上领');
  await page.locator('[data-field="operations.0.minutes"]').fill('1.25');
  await keep(page, 'matrix-form');
  await page.getByTestId('form-submit').click();
  await page.getByTestId('record-page').getByTestId('matrix').waitFor();
  await keep(page, 'matrix-record');
  const { items } = await house.api.call<{ items: Record<string, unknown>[] }>(
    'GET',
    '/apps/cut/records/order',
  );
  assert.equal(items[0]?.['style'], id);
  assert.deepEqual(items[0]?.['colours'], [
    { colour: '藏青', sizes: { S: 12, M: 20, L: 18, XL: 6 } },
    { colour: '米白', sizes: { S: 10, M: 1000, XL: 4 } },
  ]);
  await page.goto(`${house.url}/a/cut/view/plan`);
  await page.getByTestId('answer').getByText('1 070').first().waitFor();
  await page.getByTestId('answer').getByText('CJ-1').waitFor();
  await keep(page, 'view');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a file is tried before it is stored; what is wrong is told by row and put right on the screen', async () => {
  const { page, faults, context } = await house.open({ language: 'en-US', dark: true });
  await signIn(page, house.url, '/a/cut/style');
  await page.getByTestId('record-link').first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByTestId('excel').click();
  await page.getByText('Download the import template').click();
  assert.equal((await download).suggestedFilename(), 'Styles.xlsx');
  await page.getByTestId('excel').click();
  await page.getByText('Import from Excel…').click();
  const file = (text: string) => ({ name: 'styles.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const input = page.getByTestId('import-file');
  const title = rowOf(1, ['Autumn']) + rowOf(2, []);
  const heads = rowOf(3, ['Style no.', 'Name', 'Price', 'Remark']);
  const book = await crookedBook([
    { name: 'Old', rows: title + heads + rowOf(4, ['K100', 'Coat', 'dear']) },
    {
      name: 'Autumn 2026',
      rows: title + heads + rowOf(4, ['K101', 'Cape', '<c><v>9</v></c>'], ' hidden="1"'),
    },
  ]);
  await input.setInputFiles({ name: 'styles.xlsx', mimeType: 'application/octet-stream', buffer: book });
  await page.getByTestId('import-outcome').getByText('1 wrong').waitFor();
  await page.getByTestId('sheet-choice').getByRole('combobox').click({ force: true });
  await page.locator('.ant-select-item-option').getByText('Autumn 2026').click();
  await page.getByTestId('import-outcome').getByText('1 new').waitFor();
  await page.getByText('The headings stand in row 3').waitFor();
  await page.getByText('1 row of these is hidden').waitFor();
  await keep(page, 'import-sheet-en-dark');
  await input.setInputFiles(file('Style no.,Name,Price\nK200,Shorts,19.90\nK201,Skirt,cheap\n'));
  await page.getByTestId('import-outcome').getByText('1 wrong').waitFor();
  assert.equal(await page.getByTestId('import-run').isDisabled(), true);
  await keep(page, 'import-faults-en-dark');
  await page.getByTestId('mend-3-price').fill('24');
  await page.keyboard.press('Tab');
  await page.getByTestId('import-retry').click();
  await page.getByTestId('import-outcome').getByText('2 new').waitFor();
  await page.getByTestId('import-run').click();
  await page.getByTestId('record-link').nth(2).waitFor();
  await page.getByTestId('record-import').waitFor({ state: 'detached' });
  await keep(page, 'list-en-dark');
  assert.deepEqual(faults, []);
  await context.close();
});

test('on a phone lists are cards, in English and dark as well', async () => {
  const { page, faults, context } = await house.open({ width: 390, height: 844 });
  await signIn(page, house.url, '/a/shop/order');
  await page.locator('.card').first().waitFor();
  assert.equal(await page.locator('table.table').count(), 0);
  await keep(page, 'phone-list');
  await page.locator('.card').getByTestId('record-link').first().click();
  await page.getByTestId('record-page').waitFor();
  await keep(page, 'phone-record');
  await page.getByTestId('record-edit').click();
  await page.getByTestId('record-form').waitFor();
  await keep(page, 'phone-form');
  await page.goto(`${house.url}/apps`);
  await page.getByTestId('app-tile').first().waitFor();
  await keep(page, 'phone-catalogue');
  assert.deepEqual(faults, []);
  await context.close();
  const small = await house.open({ width: 360, height: 740, language: 'en-US', dark: true });
  await signIn(small.page, house.url, '/a/cut/order');
  await small.page.locator('.card').first().waitFor();
  await keep(small.page, 'small-list-en-dark');
  await small.page.locator('.card').getByTestId('record-link').first().click();
  await small.page.getByTestId('matrix').waitFor();
  await keep(small.page, 'small-record-en-dark');
  await small.page.getByTestId('record-edit').click();
  await small.page.getByTestId('matrix-colours').waitFor();
  await keep(small.page, 'small-form-en-dark');
  assert.deepEqual(small.faults, []);
  await small.context.close();
});

test('settings of an app, roles of its people, events that wait', async () => {
  await house.api.call('POST', '/people', {
    login: 'lifang',
    name: '李芳',
    role: 'worker',
    password: 'a password of li fang',
  });
  const { id } = await add('shop', 'order', { number: 'BAD1', quantity: 5 });
  await house.api.call('POST', '/apps/shop/actions/release', { order: id });
  const { page, faults, context } = await house.open({ language: 'en-US' });
  await signIn(page, house.url, '/apps/shop');
  await page.locator('#field-largest').fill('2000');
  await keep(page, 'settings-en');
  await page.getByTestId('form-submit').click();
  await page.getByText('Settings saved').waitFor();
  assert.deepEqual(await house.api.call('GET', '/apps/shop/settings'), { largest: 2000 });
  await page.getByRole('tab', { name: 'Roles' }).click();
  await page.getByTestId('roles-lifang').click();
  await page.locator('.ant-select-item-option').getByText('Clerk').click();
  await page.getByTestId('undo').waitFor();
  await keep(page, 'roles-en');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Waiting events' }).click();
  await page.getByText('this order cannot be noticed').waitFor();
  await keep(page, 'events-en');
  await page.getByTestId('event-discard').click();
  await page.locator('.ant-modal-confirm').getByRole('button', { name: 'Give up' }).click();
  await page.getByTestId('empty').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
