import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { Api } from '../house/api.ts';
import { OWNER_PASSWORD } from '../house/platform.ts';
import { admit, type WebHouse, signIn, webHouse } from './house.ts';

const APPS = join(import.meta.dirname, '..', 'apps');
/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
/** What a phone may load before a worker can scan. */
const STATION_LIMIT = 75_000;

let house: WebHouse;
before(async () => {
  house = await webHouse({ catalogue: [join(APPS, 'pages')], isBare: true });
  await house.api.call('POST', '/apps/floor/install');
  await house.api.call('POST', '/apps/floor/enable');
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false, `${name}: the page is wider than the screen`);
  assert.doesNotMatch(await page.locator('body').innerText(), /\b(page|apps):[a-z]+\.[a-z.]+\b/i, name);
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(KEEP, `${name}.png`) });
}

const report = (bundle: string, pieces = 20): Promise<unknown> =>
  house.api.call('POST', '/apps/floor/actions/report', { bundle, pieces });

/** Opens a page that has no shell, as somebody who is signed in. */
async function openAlone(page: Page, name: string): Promise<void> {
  await admit(page, house.url);
  await page.goto(`${house.url}/a/floor/page/${name}`);
}

/** A gun waits for nobody: its keys are sent at once, however busy the machine is. */
async function fire(page: Page, code: string): Promise<void> {
  const gun = await page.context().newCDPSession(page);
  const strokes = [...code.split(''), '\r'].flatMap((text) => {
    const key = text === '\r' ? 'Enter' : text;
    return [
      { type: 'keyDown', key, code: key === 'Enter' ? key : '', text },
      { type: 'keyUp', key },
    ] as const;
  });
  await Promise.all(strokes.map((stroke) => gun.send('Input.dispatchKeyEvent', stroke)));
  await gun.detach();
}

test('a station: one task, no shell, a gun heard anywhere, a number by hand', async () => {
  const { page, faults, context } = await house.open({ width: 390, height: 844 });
  await openAlone(page, 'station');
  await page.getByTestId('scanner').waitFor();
  assert.equal(await page.getByTestId('rail').count(), 0);
  await page.locator('[data-testid="line"][data-state="online"]').waitFor();
  await keep(page, 'station');
  await fire(page, 'B-0231');
  await page.getByTestId('answer-big').getByText('B-0231 扎').waitFor();
  await page.locator('input').fill('B-0232');
  await page.keyboard.press('Enter');
  await page.getByTestId('answer-big').getByText('B-0232 扎').waitFor();
  // A gun while the cursor stands in the field: what it typed there is taken out.
  await page.locator('input').focus();
  await fire(page, 'X-0233');
  await page.getByText('这扎已关闭。').waitFor();
  assert.equal(await page.locator('input').inputValue(), '');
  await page.getByText('40').first().waitFor();
  await page.locator('[data-testid="line"][data-waiting="0"][data-held="1"]').waitFor();
  await keep(page, 'station-held');
  await page.getByRole('button', { name: '作废' }).click();
  await page.locator('[data-testid="line"][data-held="0"]').waitFor();
  const heights = await page
    .locator('.station-foot button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  assert.ok(heights.length === 4 && heights.every((height) => height >= 56), heights.join());
  assert.deepEqual(
    faults.filter((fault) => !/status of 409/.test(fault)),
    [],
  );
  await context.close();
});

test('a short link opens a station with what was scanned, also for whoever has to sign in first', async () => {
  const { page, faults, context } = await house.open({ width: 390, height: 844 });
  await page.goto(`${house.url}/fl/Q7x_2.b`);
  await page.getByTestId('login-name').fill('owner');
  await page.locator('#password').fill(OWNER_PASSWORD);
  await page.getByTestId('login-submit').click();
  await page.getByTestId('linked').getByText('Q7x_2.b').waitFor();
  await page.locator('[data-testid="line"][data-state="online"]').waitFor();
  await fire(page, 'B-0240');
  await page.getByTestId('stored').getByText('B-0240').waitFor();
  assert.deepEqual(faults, []);
  await page.goto(`${house.url}/zz/Q7`);
  await page.getByText('404').or(page.getByText('没有')).first().waitFor();
  await context.close();
});

test('what a phone loads for a station is small', async () => {
  const { page, context } = await house.open({ width: 390, height: 844 });
  await openAlone(page, 'station');
  await page.getByTestId('scanner').waitFor();
  const cold = await context.newPage();
  const sizes = new Map<string, number>();
  cold.on('response', (response) => {
    if (!response.url().startsWith(house.url)) return;
    const name = response.url().slice(house.url.length);
    if (/^\/(assets\/|a\/|api\/v1\/apps\/floor\/modules|appearance)/.test(name))
      void response.body().then(
        (body) => sizes.set(name, gzipSync(body, { level: 9 }).length),
        () => undefined,
      );
  });
  await context.clearCookies({ name: 'none' });
  const session = await cold.context().newCDPSession(cold);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await cold.goto(`${house.url}/a/floor/page/station`);
  await cold.getByTestId('scanner').waitFor();
  await cold.waitForTimeout(500);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const list = [...sizes].map(([name, size]) => `${size} ${name}`).join('\n');
  if (KEEP !== undefined) writeFileSync(join(KEEP, 'station-sizes.txt'), `${total}\n${list}\n`);
  assert.ok(total > 30_000, list);
  assert.ok(total < STATION_LIMIT, `${total} bytes:\n${list}`);
  assert.doesNotMatch(list, /PurePanel|dropdown|select-|foundation/);
  await context.close();
});

test('a board fits its wall, hears of changes, and turns grey when it is not the present', async () => {
  const { page, faults, context } = await house.open({ width: 1920, height: 1080 });
  await openAlone(page, 'wall');
  const board = page.getByTestId('board');
  await board.getByText('B-0231').waitFor();
  await keep(page, 'board');
  await report('B-0300', 480);
  await board.getByText('B-0300').waitFor();
  await board.locator('[data-mood="good"]').waitFor();
  assert.equal(
    await page.evaluate('document.documentElement.scrollHeight <= innerHeight'),
    true,
    'a board never scrolls',
  );
  await context.setOffline(true);
  await page.getByTestId('stale').waitFor();
  assert.equal(await board.getAttribute('data-stale'), 'true');
  await board.getByText('B-0300').waitFor();
  await keep(page, 'board-stale');
  await context.setOffline(false);
  await page.locator('[data-stale="false"]').waitFor();
  await page.setViewportSize({ width: 1366, height: 768 });
  await keep(page, 'board-small-wall');
  assert.deepEqual(
    faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)),
    [],
  );
  await context.close();
  const phone = await house.open({ width: 390, height: 844, dark: true, language: 'en-US' });
  await openAlone(phone.page, 'wall');
  await phone.page.getByText('B-0300').waitFor();
  await keep(phone.page, 'board-phone-dark');
  await phone.context.close();
});

test('a desk page stands in the shell, with a form and a table', async () => {
  const { page, faults, context } = await house.open({});
  await signIn(page, house.url, '/a/floor');
  await page.getByTestId('page-table').click();
  await page.getByTestId('desk-page').waitFor();
  await page.getByTestId('rail').waitFor();
  const form = page.getByTestId('page-form');
  await form.locator('#field-bundle').fill('B-0400');
  await form.getByTestId('form-submit').click();
  await form.getByText('必须填写。').waitFor();
  await form.locator('#field-pieces').fill('7');
  await form.getByTestId('form-submit').click();
  await page.locator('td').getByText('B-0400').waitFor();
  await keep(page, 'desk');
  // A block of cells is copied for a spreadsheet.
  const rows = page.locator('.part-table tbody tr');
  await rows.nth(0).locator('td').first().click();
  await rows
    .nth(1)
    .locator('td')
    .last()
    .click({ modifiers: ['Shift'] });
  const copied = await page.evaluate(`new Promise((resolve) => {
    document.addEventListener('copy', (event) => resolve(event.clipboardData.getData('text/plain')), { once: true });
    getSelection().removeAllRanges();
    const clipboardData = new DataTransfer();
    document.querySelector('.part-table td').dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
  })`);
  assert.match(String(copied), /^B-0400\t7\nB-0300\t480$/);
  await page.goto(`${house.url}/a/floor/page/table`);
  await page.getByTestId('desk-page').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('an error in a page stays in the page', async () => {
  const { page, context } = await house.open({});
  await signIn(page, house.url, '/a/floor/page/broken');
  await page.getByRole('button', { name: 'break' }).click();
  await page.getByTestId('page-broken').getByText('the needle broke').waitFor();
  await page.getByTestId('rail').waitFor();
  await keep(page, 'broken');
  await page.getByTestId('page-again').click();
  await page.getByRole('button', { name: 'break' }).waitFor();
  await page.getByTestId('app-link-floor').click();
  await page.getByTestId('page-table').waitFor();
  await keep(page, 'app-home');
  await context.close();
});

test('a report is a sheet of A4, on paper without the shell', async () => {
  const { page, faults, context } = await house.open({});
  await signIn(page, house.url, '/a/floor/page/sheet');
  await page.getByTestId('report').getByText('B-0300').waitFor();
  await page.getByTestId('qr').locator('path').waitFor();
  await keep(page, 'report');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByTestId('rail').isVisible(), false);
  assert.equal(await page.getByTestId('print').isVisible(), false);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45][.\d]* 84[12]/);
  if (KEEP !== undefined) writeFileSync(join(KEEP, 'report.pdf'), pdf);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a cockpit is calm on a wide screen, and a list on a phone', async () => {
  const { page, faults, context } = await house.open({ width: 1920, height: 1080, dark: true });
  await openAlone(page, 'overview');
  await page.getByText('古林二厂').waitFor();
  await keep(page, 'cockpit-dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('.stage[data-small]').waitFor();
  await keep(page, 'cockpit-phone');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a page that is not there, or not for this person, says so', async () => {
  const { page, context } = await house.open({ width: 390, height: 844 });
  await page.goto(`${house.url}/login?to=/a/floor/page/none`);
  await page.getByTestId('login-name').fill('owner');
  await page.locator('#password').fill(OWNER_PASSWORD);
  await page.getByTestId('login-submit').click();
  await page.getByText('这里没有这个页面').waitFor();
  await page.goto(`${house.url}/a/floor/page/none`);
  await page.getByText('没有这个页面').waitFor();
  await keep(page, 'none');
  await context.close();
});

test('another app stands beside a record and in a page; gone, it leaves nothing behind', async () => {
  const { items } = await house.api.call<{ items: { id: string }[] }>('GET', '/apps/floor/records/scan');
  const id = items[0]?.id ?? '';
  const { page, faults, context } = await house.open({});
  await signIn(page, house.url, `/a/floor/scan/${id}`);
  await page.getByTestId('record-page').waitFor();
  assert.equal(await page.getByTestId('filling').count(), 0);
  await house.api.call('POST', '/apps/beside/install');
  await house.api.call('POST', '/apps/beside/enable');
  await page.reload();
  const filling = page.locator('[data-testid="filling"][data-app="beside"]');
  await filling.getByText(id).waitFor();
  await keep(page, 'record-filled');
  await page.goto(`${house.url}/a/floor/page/table`);
  await filling.getByText(/批注/).first().waitFor();
  // Somebody without the permission of the app that fills does not know of it.
  await house.api.call('POST', '/people', {
    login: 'wang',
    name: '王',
    role: 'worker',
    password: 'a password of wang',
  });
  const worker = (await Api.signIn(house.nearUrl, 'wang', 'a password of wang')).as(house.api.org ?? '');
  const { slots } = await worker.call<{ slots: { fillings: unknown[] }[] }>('GET', '/apps/floor');
  assert.deepEqual(slots[0]?.fillings, []);
  await house.api.call('POST', '/apps/beside/remove', { records: 'keep' });
  await page.goto(`${house.url}/a/floor/scan/${id}`);
  await page.getByTestId('history').waitFor();
  assert.equal(await filling.count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});
