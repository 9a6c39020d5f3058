import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { admit, type WebHouse, webHouse } from './house.ts';

const APPS = join(import.meta.dirname, '..', 'apps');
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];

let house: WebHouse;
before(async () => {
  house = await webHouse({ catalogue: [join(APPS, 'first', 'shop'), join(APPS, 'pages')], isBare: true });
  for (const app of ['shop', 'floor']) {
    await house.api.call('POST', `/apps/${app}/install`);
    await house.api.call('POST', `/apps/${app}/enable`);
  }
});
after(() => house.close());

async function phone(path: string, language: 'zh-CN' | 'en-US' = 'zh-CN') {
  const opened = await house.open({ width: 390, height: 844, language });
  const { page } = opened;
  await admit(page, house.url);
  await page.goto(`${house.url}${path}`);
  return opened;
}

async function keep(page: Page, name: string): Promise<void> {
  assert.equal(
    await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
    false,
    `${name}: the page is wider than the screen`,
  );
  if (KEEP !== undefined) await page.screenshot({ path: join(KEEP, `${name}.png`) });
}

test('a form of its own on a phone: faults in sentences at their fields, kept while it is typed, sent once', async () => {
  const { page, faults, context } = await phone('/a/shop/page/add:order');
  const form = page.getByTestId('light-form');
  await form.waitFor();
  assert.equal(await page.getByTestId('rail').count(), 0);
  await page.locator('#field-quantity').fill('many');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('应为整数').waitFor();
  await page.getByText('必须填写。').first().waitFor();
  await keep(page, 'form-faults');
  await page.locator('#field-number').fill('F-77');
  await page.reload();
  await form.waitFor();
  assert.equal(await page.locator('#field-number').inputValue(), 'F-77', 'what was typed is not lost');
  await page.locator('#field-quantity').fill('120');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByTestId('answer-big').getByText('已提交').waitFor();
  await keep(page, 'form-sent');
  const { items } = await house.api.call<{ items: { number: string; quantity: number }[] }>(
    'GET',
    '/apps/shop/records/order',
  );
  assert.deepEqual(
    items.map(({ number, quantity }) => ({ number, quantity })),
    [{ number: 'F-77', quantity: 120 }],
  );
  await page.getByRole('button', { name: '再填一张' }).click();
  await page.locator('#field-number').fill('F-77');
  await page.locator('#field-quantity').fill('5');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByTestId('field-fault').or(page.locator('.part-error')).first().waitFor();
  assert.deepEqual(
    faults.filter((fault) => !/status of (400|409|422)/.test(fault)),
    [],
  );
  await context.close();
});

test('a record is chosen by a part of its name, in English', async () => {
  await house.api.call('POST', '/apps/shop/records/order', { number: 'G-1', quantity: 3 });
  const { page, context } = await phone('/a/shop/page/do:release', 'en-US');
  const order = page.locator('#field-order');
  await order.fill('G-');
  await page.getByRole('option', { name: 'G-1' }).click();
  assert.match(await order.inputValue(), /G-1/);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByTestId('answer-big').getByText('Sent').waitFor();
  await context.close();
});

test('without a network the form is kept and sent when there is one', async () => {
  const { page, context } = await phone('/a/floor/page/do:report');
  await page.getByTestId('light-form').waitFor();
  await page.locator('[data-testid="line"][data-state="online"]').waitFor();
  await page.locator('#field-bundle').fill('B-0900');
  await page.locator('#field-pieces').fill('18');
  await context.setOffline(true);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('button', { name: '先存在本机，联网后提交' }).click();
  await page.getByText('已存在本机').waitFor();
  await context.setOffline(false);
  await page.locator('[data-testid="line"][data-waiting="0"]').waitFor();
  for (let turn = 0; turn < 50; turn++) {
    const { items } = await house.api.call<{ items: { bundle: string }[] }>(
      'GET',
      '/apps/floor/records/scan',
    );
    if (items.some(({ bundle }) => bundle === 'B-0900')) return context.close();
    await page.waitForTimeout(200);
  }
  assert.fail('it did not arrive');
});

test('a form that is not there, or not for this person, says so', async () => {
  const { page, context } = await phone('/a/shop/page/do:nothing');
  await page.getByText('没有').first().waitFor();
  await context.close();
});
