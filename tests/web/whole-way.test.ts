import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Api } from '../house/api.ts';
import { lastMonth } from './daytime.ts';
import { signIn, type WebHouse, webHouse } from './house.ts';

/** An order from its release to signed pay, over HTTPS with the house's own authority: the service worker and the camera need it. */

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'outside', 'finishing', 'wages'];
const FIRST = 'a password of chen';
const PASSWORD = `${FIRST}!`;
const LAST_MONTH = lastMonth();

let house: WebHouse;
let order: string;

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const act = (app: string, name: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/actions/${name}`, input);
const add = (app: string, entity: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/records/${entity}`, input);

before(async () => {
  house = await webHouse({ apps: CHAIN, isBare: true });
  await house.api.call('POST', '/people', { login: 'chen', name: '陈芳', role: 'worker', password: FIRST });
  const chen = await Api.signIn(house.nearUrl, 'chen', FIRST);
  await chen.call('POST', '/password', { current: FIRST, next: PASSWORD });
  const { id: team } = await add('people', 'team', { name: '一组' });
  const { worker } = await act('people', 'hire', {
    number: 'C07',
    name: '陈芳',
    team,
    hiredOn: '2026-01-05',
  });
  await act('people', 'linkLogin', { worker, login: 'chen' });
  await add('tracking', 'target', { team, from: '2026-01-01', pieces: 400, hours: 10 });
  await add('outside', 'partner', { name: '红星绣花厂', work: 'embroidery' });
  const { id: customer } = await add('orders', 'customer', { name: '海纳服饰' });
  const { id: style } = await add('orders', 'style', { number: 'P2601', name: '翻领衫' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = [
    { code: '10', title: '合肩', price: '0.12', after: [] },
    { code: '20', title: '前片绣花' },
    { code: '30', title: '卷下摆', price: '0.18', isOutput: true },
  ];
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { M: 40, L: 40 } }];
  ({ order } = await act('orders', 'addOrder', { number: 'A-1023', customer, style, lines }));
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.screenshot({ path: join(KEEP, `whole-${name}.png`), fullPage: true });
}

async function scan(page: Page, code: string): Promise<void> {
  const field = page.getByTestId('scanner').locator('input');
  await field.fill(code);
  await field.press('Enter');
}

test('order, cut plan, tickets, scans online and offline, subcontract, cartons, board, payslip, lock', async () => {
  const { page, faults } = await house.open();
  await signIn(page, house.url);
  assert.equal(await page.evaluate('isSecureContext'), true);

  await page.goto(`${house.url}/a/orders/order/${order}`);
  await page.getByTestId('action-release').click();
  await page.getByTestId('action-release').waitFor({ state: 'detached' });

  const { plan } = await act('cutting', 'optimisePlan', { order });
  await page.goto(`${house.url}/a/cutting/plan/${plan}`);
  await page.getByTestId('action-confirmPlan').click();
  await page.getByTestId('action-confirmPlan').waitFor({ state: 'detached' });
  const { items: beds } = await house.api.call<Loose>('GET', '/apps/cutting/records/bed');
  const [{ id: bed, plies }] = beds;
  const [{ plies: most }] = plies;
  await act('cutting', 'recordSpreading', {
    bed,
    spreadings: [{ colour: '藏青', plies: most, lot: 'H-0731' }],
  });
  await act('cutting', 'cutBed', { bed, bundleSize: 20 });

  await page.goto(`${house.url}/a/cutting/page/tickets?bed=${bed}`);
  await page.getByRole('button', { name: '出菲票' }).click();
  await page.getByTestId('ticket').first().locator('path').waitFor({ state: 'attached' });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.match(pdf, /\/MediaBox \[0 0 59[45][\d.]* 84[12]/, 'A4');
  await keep(page, 'tickets');
  const { tickets } = await house.api.call<Loose>(
    'GET',
    `/apps/cutting/views/ticketSheet?input=${encodeURIComponent(JSON.stringify({ bed }))}`,
  );
  assert.ok(tickets.length >= 3, `${tickets.length} tickets`);

  const { page: phone, context, faults: phoneFaults } = await house.open({ width: 390, height: 844 });
  await phone.goto(`${house.url}${tickets[0].content}`);
  await phone.getByTestId('login-name').fill('chen');
  await phone.locator('#password').fill(PASSWORD);
  await phone.getByTestId('login-submit').click();
  await phone.getByRole('button', { name: '选工序' }).click();
  await phone.getByTestId('choices').getByRole('button', { name: /合肩/ }).click();
  await phone.getByRole('button', { name: '报工', exact: true }).click();
  await phone.getByTestId('answer-big').getByText(tickets[0].number).waitFor();
  assert.equal(
    await phone.evaluate('navigator.serviceWorker.ready.then((one) => one.active !== null)'),
    true,
  );
  await context.setOffline(true);
  for (const { content } of tickets.slice(1)) await scan(phone, content);
  await phone.locator(`[data-testid="line"][data-waiting="${tickets.length - 1}"]`).waitFor();
  await keep(phone, 'offline');
  await context.setOffline(false);
  await phone.locator('[data-testid="line"][data-waiting="0"]').waitFor();

  await page.goto(`${house.url}/a/outside/page/outside`);
  await page.getByRole('button', { name: '发外' }).first().click();
  await page.getByTestId('send-partner').selectOption({ label: '红星绣花厂' });
  await page.getByTestId('send-order').selectOption({ label: 'A-1023 · P2601' });
  await page.getByLabel('20 前片绣花').check();
  await page.getByTestId('send').locator('form input').fill(tickets[0].number);
  await page.getByTestId('send').locator('form button').click();
  await page.getByRole('button', { name: '发出 1 扎' }).click();
  await page.getByTestId('detail').getByText('发出').first().waitFor();
  await page.getByTestId('cell').first().getByTestId('back-good').fill(String(tickets[0].quantity));
  await page.getByRole('button', { name: '收回', exact: true }).click();
  // All of it is back: it is no longer among what is outside.
  await page.getByTestId('detail').waitFor({ state: 'detached' });
  await keep(page, 'outside');

  const worker = await workerOf('C07');
  for (const [at, { content, quantity }] of tickets.entries()) {
    // The first came back embroidered; the others are done in the house.
    const operations = at === 0 ? ['30'] : ['20', '30'];
    const { booked } = await act('tracking', 'scan', {
      id: crypto.randomUUID(),
      code: content,
      operations,
      worker,
    });
    assert.partialDeepStrictEqual(
      booked,
      operations.map((operation) => ({ operation, pieces: quantity })),
    );
  }
  await page.goto(`${house.url}/a/tracking/page/board`);
  await page.getByText('一组').first().waitFor();
  await page.getByText('80').first().waitFor();
  await keep(page, 'board');

  await page.goto(`${house.url}/a/finishing/page/pack?order=${order}`);
  await page.getByLabel('藏青 M').fill('20');
  await page.getByLabel('藏青 L').fill('20');
  await page.getByTestId('pack-cartons').fill('2');
  await page.getByRole('button', { name: '装箱', exact: true }).click();
  await page.getByText('第 1–2 箱 · 80 件').waitFor();
  await page.getByRole('button', { name: '在库的全部出货' }).click();
  await page.getByText('出货 2 箱 · 80 件').waitFor();
  await keep(page, 'shipped');

  // Pay is locked when its month is over, and leaves the records of the last minute to the next: what was sewn just now is put
  // into the last month.
  await house.sql(
    `update app_tracking.record set day = date '${LAST_MONTH}-20', created_at = created_at - interval '1 hour'`,
  );
  await page.goto(`${house.url}/a/wages/page/month?month=${LAST_MONTH}`);
  await page.getByRole('button', { name: '陈芳' }).click();
  await page.getByTestId('slip').getByRole('button', { name: '卷下摆' }).click();
  await page.getByTestId('line-records').getByText(`${tickets.length} 条记录，80 件`).waitFor();
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('考勤已重新取过').waitFor();
  await page.getByRole('button', { name: '锁定…' }).click();
  await page.getByTestId('lock-accept').check();
  await page.getByTestId('lock').getByRole('button', { name: '锁定', exact: true }).click();
  await page.getByText(`${LAST_MONTH} 已锁定`).waitFor();
  await keep(page, 'locked');

  await phone.goto(`${house.url}/a/wages/page/my-money`);
  await phone.getByRole('button', { name: '这个月' }).click();
  await phone.getByRole('button', { name: '◀' }).click();
  // 80 × 0.12 + 80 × 0.18.
  await phone.getByText('24.00').first().waitFor();
  await phone.getByRole('button', { name: /签/ }).first().click();
  await phone.getByText(/已签/).first().waitFor();
  await keep(phone, 'signed');
  assert.deepEqual([...faults, ...phoneFaults.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))], []);
});

async function workerOf(number: string): Promise<string> {
  const where = encodeURIComponent(JSON.stringify({ number }));
  const { items } = await house.api.call<Loose>('GET', `/apps/people/records/worker?where=${where}`);
  return items[0].id;
}
