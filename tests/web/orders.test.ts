import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type WebHouse, signIn, webHouse } from './house.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
let house: WebHouse;
before(async () => {
  house = await webHouse({ apps: ['people', 'orders'], isBare: true });
  await house.api.call('POST', '/apps/orders/records/customer', { name: '海纳服饰' });
  await house.api.call('POST', '/apps/orders/records/style', { number: 'P2601', name: '翻领衫' });
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(KEEP, `${name}.png`) });
}

/** Goes on by Tab until a field with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    const at = await page.evaluate(
      "document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.closest('[data-name]')?.getAttribute('data-name') ?? ''",
    );
    if (at === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${name}`);
}

test('an order with its sizes is entered by keyboard alone', async () => {
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/a/orders/order');
  await page.getByTestId('empty').waitFor();
  await page.keyboard.press('n');
  await page.getByTestId('action-form').waitFor();
  await tabTo(page, 'number');
  await page.keyboard.type('A1201');
  for (const [field, word, found] of [
    ['style', 'P26', 'P2601'],
    ['customer', '海纳', '海纳服饰'],
  ] as const) {
    await tabTo(page, field);
    await page.keyboard.type(word);
    await page.locator('.ant-select-item-option-active').getByText(found).waitFor();
    await page.keyboard.press('Enter');
  }
  await tabTo(page, 'due');
  await page.keyboard.type('12202026');
  await tabTo(page, 'new-key-lines');
  await page.keyboard.type('S M L XL');
  await page.keyboard.press('Enter');
  await page.keyboard.type('藏青');
  for (const pieces of ['100', '200', '200', '100']) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(pieces);
  }
  await page.keyboard.press('Enter');
  await page.keyboard.type('米白');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('50');
  assert.equal(await page.getByTestId('total-lines').innerText(), '650');
  await keep(page, 'order-keyboard');
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('record-page').getByText('A1201').first().waitFor();
  await page.getByTestId('action-release').waitFor();
  assert.equal(await page.getByTestId('action-resume').count(), 0, 'a draft is not held');
  await keep(page, 'order-entered');
  const { items } = await house.api.call<{ items: Record<string, unknown>[] }>(
    'GET',
    '/apps/orders/records/order',
  );
  assert.partialDeepStrictEqual(items, [
    {
      number: 'A1201',
      due: '2026-12-20',
      quantity: 650,
      lines: [
        { colour: '藏青', sizes: { S: 100, M: 200, L: 200, XL: 100 } },
        { colour: '米白', sizes: { S: 50 } },
      ],
    },
  ]);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a roster is pasted, tried, and what came of it is told', async () => {
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/a/people/worker');
  await page.getByTestId('make-importRoster').first().click();
  await page
    .locator('#field-sheet')
    .fill('工号\t姓名\t班组\t入职日期\n1\t李芳\t缝制1组\t2025-03-01\n2\t王丽\t缝制1组\t昨天');
  await page.getByTestId('form-try').click();
  await page.getByTestId('action-answer').getByText('缝制1组').waitFor();
  await keep(page, 'roster-trial');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a similar style is copied on its page: a new number, and only the operation that differs', async () => {
  const { items } = await house.api.call<{ items: { id: string }[] }>('GET', '/apps/orders/records/style');
  const [{ id: style }] = items;
  const { styleVersion } = await house.api.call<{ styleVersion: string }>(
    'POST',
    '/apps/orders/actions/reviseStyle',
    { style },
  );
  await house.api.call('POST', '/apps/orders/actions/editVersion', {
    styleVersion,
    operations: [
      { code: '10', title: '合肩', price: '0.12', after: [] },
      { code: '20', title: '上领', price: '0.325', isOutput: true },
    ],
  });
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, `/a/orders/style/${style}`);
  await page.getByTestId('action-copyStyle').click();
  await page.locator('#field-number').fill('P2602');
  await page
    .getByTestId('action-form')
    .getByRole('button', { name: /加|新增|添/ })
    .first()
    .waitFor();
  await keep(page, 'style-copy');
  await page.getByTestId('form-submit').click();
  await page.getByTestId('action-answer').waitFor();
  await keep(page, 'style-copied');
  const { items: versions } = await house.api.call<{
    items: { style: string; operations: { code: string; price: string }[] }[];
  }>('GET', '/apps/orders/records/styleVersion');
  const copied = versions.find((one) => one.style !== style);
  assert.deepEqual(
    copied?.operations.map(({ code, price }) => [code, price]),
    [
      ['10', '0.1200'],
      ['20', '0.3250'],
    ],
  );
  assert.deepEqual(faults, []);
  await context.close();
});
