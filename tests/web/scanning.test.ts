import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Api } from '../house/api.ts';
import { OWNER_PASSWORD } from '../house/platform.ts';
import { type WebHouse, webHouse } from './house.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'wages'];
const PASSWORD = 'a password of chen!';

let house: WebHouse;
let tickets: readonly { readonly content: string; readonly number: string }[];
let badge: string;

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const act = (app: string, name: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/actions/${name}`, input);
const add = (app: string, entity: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/records/${entity}`, input);

before(async () => {
  house = await webHouse({ apps: CHAIN, isBare: true });
  await house.api.call('POST', '/people', {
    login: 'chen',
    name: '陈芳',
    role: 'worker',
    password: 'a password of chen',
  });
  const chen = await Api.signIn(house.nearUrl, 'chen', 'a password of chen');
  await chen.call('POST', '/password', { current: 'a password of chen', next: PASSWORD });
  const { id: team } = await add('people', 'team', { name: '3组' });
  const { worker } = await act('people', 'hire', { number: 'C07', name: '陈芳', team });
  await act('people', 'linkLogin', { worker, login: 'chen' });
  ({ content: badge } = await act('people', 'hire', { number: 'L08', name: '李芳', team }));
  const { id: customer } = await add('orders', 'customer', { name: '海纳服饰' });
  const { id: style } = await add('orders', 'style', { number: 'P2601', name: '翻领衫' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = [
    { code: '10', title: '合肩', price: '0.12', after: [] },
    { code: '20', title: '合侧缝', price: '0.25' },
    { code: '30', title: '卷下摆', price: '0.18', isOutput: true },
  ];
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { M: 100 } }];
  const { order } = await act('orders', 'addOrder', { number: 'A-1023', customer, style, lines });
  await act('orders', 'release', { order });
  const { bundles } = await act('cutting', 'tieOpening', { order, lines, bundleSize: 20 });
  const printed = await act('cutting', 'printTickets', {
    bundles: bundles.map(({ bundle }: Loose) => bundle),
  });
  const input = encodeURIComponent(JSON.stringify({ tickets: printed.tickets }));
  ({ tickets } = await house.api.call<Loose>('GET', `/apps/cutting/views/ticketSheet?input=${input}`));
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  if (KEEP !== undefined) {
    mkdirSync(KEEP, { recursive: true });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(KEEP, `${name}.png`), fullPage: true });
  }
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false, `${name}: the page is wider than the screen`);
  assert.doesNotMatch(await page.locator('body').innerText(), /\b(page|apps):[a-z]+\.[a-z.]+\b/i, name);
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByTestId('login-name').fill(login);
  await page.locator('#password').fill(password);
  await page.getByTestId('login-submit').click();
}

async function type(page: Page, code: string): Promise<void> {
  const field = page.getByTestId('scanner').locator('input');
  await field.fill(code);
  await field.press('Enter');
}

test('a worker opens a ticket with the phone, chooses the operation once, scans on, takes back, and sees the money', async () => {
  const { page, faults, context } = await house.open({ width: 390, height: 844 });
  await page.goto(`${house.url}${tickets[0].content}`);
  await signIn(page, 'chen', PASSWORD);
  const answer = page.getByTestId('answer-big');
  await answer.getByText('请选做了哪道工序。').waitFor();
  await keep(page, 'scan-choose');
  await page.getByRole('button', { name: '选工序' }).click();
  await page.getByTestId('choices').getByRole('button', { name: /合肩/ }).click();
  await keep(page, 'scan-choices');
  await page.getByRole('button', { name: '报工', exact: true }).click();
  await answer.getByText(`${tickets[0].number} 扎 · 20 件`).waitFor();
  await type(page, tickets[1].content);
  await answer.getByText(`${tickets[1].number} 扎 · 20 件`).waitFor();
  await page.getByText('40').first().waitFor();
  await keep(page, 'scan-done');
  await page.getByTestId('last-scans').getByText(tickets[0].number).first().waitFor();
  await type(page, 'https://elsewhere.test/t/zzzzzzzzzzzz');
  await answer.getByText('这不是本厂的菲票').waitFor();
  await page.getByTestId('last-scans').getByRole('button', { name: '撤销' }).first().click();
  await page.locator('[data-state="undone"]').waitFor();
  await page.goto(`${house.url}/a/wages/page/my-money`);
  await page.getByText('2.40').first().waitFor();
  await page.getByText('合肩').waitFor();
  await keep(page, 'money-today');
  await page.getByRole('button', { name: '记自己的数' }).click();
  await page.getByRole('textbox', { name: '自己记的件数' }).fill('25');
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByText('少了 5 件').waitFor();
  await page.getByRole('button', { name: '少了，问一下' }).click();
  await page.getByRole('button', { name: '问组长和工资员' }).click();
  await page.getByText('已问').waitFor();
  await page.getByRole('button', { name: '这个月' }).click();
  await page.getByTestId('pay-lines').waitFor();
  await keep(page, 'money-month');
  assert.deepEqual(faults, []);
  await context.close();
});

test('offline the scans wait on the phone and arrive once; on a shared tablet everybody shows his badge', async () => {
  const { page, context } = await house.open({ width: 390, height: 844, language: 'en-US' });
  await page.goto(`${house.url}/login?to=/a/tracking/page/station`);
  await signIn(page, 'owner', OWNER_PASSWORD);
  await page.getByText('Scan your badge first').first().waitFor();
  await keep(page, 'scan-badge');
  await type(page, `https://factory.test${badge}`);
  await page.getByText('李芳 L08').waitFor();
  await type(page, tickets[2].content);
  await page.getByRole('button', { name: 'Choose the operation' }).click();
  await page
    .getByTestId('choices')
    .getByRole('button', { name: /合侧缝/ })
    .click();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByTestId('answer-big').getByText(tickets[2].number).waitFor();
  await context.setOffline(true);
  for (const { content } of tickets.slice(3, 5)) await type(page, content);
  await page.locator('[data-testid="line"][data-waiting="2"]').waitFor();
  await keep(page, 'scan-offline');
  await context.setOffline(false);
  await page.locator('[data-testid="line"][data-waiting="0"]').waitFor();
  await page.getByTestId('answer-big').getByText(`${tickets[4].number} · 20 pcs`).waitFor();
  const { items } = await house.api.call<Loose>('GET', '/apps/tracking/records/record?limit=50');
  const booked = items.filter(({ operation, quantity }: Loose) => operation === '20' && quantity > 0);
  assert.equal(booked.length, 3);
  await context.close();
});
