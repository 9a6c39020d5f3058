import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type WebHouse, webHouse } from './house.ts';

const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'outside', 'finishing'];
/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];

let house: WebHouse;
let partner: string;

interface Made {
  readonly id: string;
  readonly order: string;
  readonly styleVersion: string;
  readonly statement: string;
  readonly bundles: readonly { readonly bundle: string; readonly number: string }[];
  readonly items: readonly { readonly id: string }[];
}
const call = (app: string, verb: string, input: object): Promise<Made> =>
  house.api.call<Made>('POST', `/apps/${app}/${verb}`, input);
const act = (app: string, name: string, input: object): Promise<Made> => call(app, `actions/${name}`, input);

let facts: { readonly customer: string; readonly style: string };

/** Two bundles of twenty with their tickets. */
async function addOrder(number: string): Promise<string> {
  const lines = [{ colour: '藏青', sizes: { M: 20, L: 20 } }];
  const { order: made } = await act('orders', 'addOrder', {
    number,
    ...facts,
    lines,
    toleranceOver: '3.00',
    toleranceShort: '3.00',
    shippingMarks: 'HAINA\nSTYLE P2601\nC/NO. 1-UP',
  });
  await act('orders', 'release', { order: made });
  const { bundles } = await act('cutting', 'tieOpening', { order: made, lines, bundleSize: 20 });
  await act('cutting', 'printTickets', { bundles: bundles.map(({ bundle }) => bundle) });
  return made;
}

before(async () => {
  house = await webHouse({ apps: CHAIN, isBare: true });
  const { id: customer } = await call('orders', 'records/customer', { name: '海纳服饰' });
  const { id: style } = await call('orders', 'records/style', { number: 'P2601', name: '翻领衫' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = [
    { code: '10', title: '合肩', after: [] },
    { code: '20', title: '前片绣花' },
    { code: '30', title: '卷下摆', isOutput: true },
  ];
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  facts = { customer, style };
  await addOrder('A-1023');
  const { id } = await call('outside', 'records/partner', {
    name: '红星绣花厂',
    work: 'embroidery',
    contact: '周师傅',
    phone: '13805740000',
  });
  partner = id;
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  assert.doesNotMatch(await page.locator('body').innerText(), /\b(page|apps):[a-z]+\.[a-z.]+\b/i, name);
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false, `${name} is no wider than the screen`);
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(KEEP, `${name}.png`), fullPage: true });
}

let link: string;

test('two bundles go out on the desk, and the link for the partner is made', async () => {
  const { page, faults } = await house.revisit();
  await page.goto(`${house.url}/a/outside/page/outside`);
  await page.getByText('外面没有欠货').waitFor();
  await keep(page, 'outside-empty');
  await page.getByRole('button', { name: '发外' }).click();
  await page.getByTestId('send-partner').selectOption({ label: '红星绣花厂' });
  await page.getByTestId('send-order').selectOption({ label: 'A-1023 · P2601' });
  await page.getByLabel('20 前片绣花').check();
  await page.getByLabel('回货日期').fill('2030-01-31');
  for (const [index, number] of ['0001', '0002'].entries()) {
    await page.getByTestId('send').locator('form input').fill(number);
    await page.getByTestId('send').locator('form button').click();
    await page.getByTestId('send-codes').locator('li').nth(index).waitFor();
  }
  await keep(page, 'outside-send');
  await page.getByRole('button', { name: '发出 2 扎' }).click();
  await page.getByTestId('detail').getByText('发出 40 件').waitFor();
  await page.getByRole('button', { name: '发链接给对方确认' }).click();
  link = await page.getByTestId('link').innerText();
  assert.match(link, /\/link\/[\w-]{43}$/);
  await keep(page, 'outside-link');
  assert.deepEqual(faults, []);
});

test('the partner confirms on his phone, without a login, in either language', async () => {
  for (const language of ['en-US', 'zh-CN'] as const) {
    const { page, faults, context } = await house.open({ width: 390, height: 844, language });
    assert.deepEqual(await context.cookies(), []);
    await page.goto(link);
    await page.getByTestId('guest-received').waitFor();
    assert.equal(await page.getByTestId('guest-received').inputValue(), '40');
    await keep(page, `guest-${language}`);
    if (language === 'zh-CN') {
      await page.getByTestId('guest-received').fill('39');
      await page.getByRole('button', { name: '确认' }).first().click();
      await page.getByText('厂里的数是 40 件').waitFor();
      await keep(page, 'guest-said');
    }
    assert.deepEqual(faults, []);
    await context.close();
  }
  const { page } = await house.open({ width: 390, height: 844 });
  await page.goto(`${house.url}/link/${'x'.repeat(43)}`);
  await page.getByTestId('problem').waitFor();
});

test('pieces come back good, bad and short on a phone; the delivery note has no price', async () => {
  const { page, faults } = await house.revisit({ width: 390, height: 844 });
  await page.goto(`${house.url}/a/outside/page/outside`);
  await page.getByTestId('consignment').getByText('对方确认收到 39').waitFor();
  await page.getByTestId('consignment').click();
  const first = page.getByTestId('cell').first();
  await first.getByTestId('back-good').fill('17');
  await first.getByTestId('back-bad').fill('2');
  await first.getByTestId('back-short').fill('1');
  await keep(page, 'outside-back-phone');
  await page.getByRole('button', { name: '收回', exact: true }).click();
  await page.getByTestId('detail').getByText('还欠 20 件').waitFor();
  await page.getByRole('link', { name: '送货单' }).click();
  await page.getByTestId('note').getByText('0002').waitFor();
  assert.doesNotMatch(await page.getByTestId('note').innerText(), /单价|¥/);
  await keep(page, 'note-phone');
  assert.deepEqual(faults, []);
});

test('a statement is agreed by both and printed; wide screens and English', async () => {
  const { items } = await house.api.call<Made>('GET', '/apps/outside/records/consignment');
  await act('outside', 'setPrice', { consignment: items[0].id, price: '0.85' });
  const span = { partner, from: '2020-01-01', to: '2035-12-31' };
  const { statement } = await act('outside', 'makeStatement', span);
  await act('outside', 'deduct', { statement, deductions: [{ reason: '断线返工', amount: '2.00' }] });
  const { page, faults } = await house.revisit({ width: 1920, height: 1080, language: 'en-US' });
  await page.goto(`${house.url}/a/outside/page/statement?statement=${statement}`);
  await page.getByTestId('statement-total').getByText('12.45').waitFor();
  await keep(page, 'statement-en');
  await page.getByRole('button', { name: 'Link for the partner' }).click();
  const address = await page.getByTestId('link').innerText();
  const guest = await house.open({ width: 390, height: 844 });
  await guest.page.goto(address);
  await keep(guest.page, 'guest-statement');
  await guest.page.getByRole('button', { name: '数目对，我确认' }).click();
  await guest.page.getByText('您已确认').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Agree', exact: true }).click();
  await page.getByTestId('statement-state').getByText('locked').waitFor();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.match(pdf, /\/MediaBox \[0 0 59[45][\d.]* 84[12]/, 'A4');
  await page.goto(`${house.url}/a/outside/page/outside`);
  await page.getByTestId('consignment').click();
  await page.getByTestId('detail').waitFor();
  await keep(page, 'outside-wide-en');
  assert.deepEqual([...faults, ...guest.faults], []);
});

test('finishing is counted by thumb, packed into cartons, listed on A4 and shipped', async () => {
  const sewn = await addOrder('A-1024');
  const phone = await house.revisit({ width: 390, height: 844 });
  await act('tracking', 'opening', { codes: ['0003', '0004'], until: '30' });
  await phone.page.goto(`${house.url}/a/finishing/page/count`);
  await phone.page.getByTestId('count-order').selectOption({ value: sewn });
  await phone.page.getByRole('button', { name: '整烫' }).click();
  await phone.page.getByTestId('count-cell').first().click();
  for (const digit of ['1', '8'])
    await phone.page.getByTestId('pad').getByRole('button', { name: digit, exact: true }).click();
  await keep(phone.page, 'count-phone');
  await phone.page.getByRole('button', { name: '报数' }).click();
  await phone.page.getByText('整烫 共 18 件').waitFor();
  await keep(phone.page, 'count-done');
  const english = await house.revisit({ width: 390, height: 844, language: 'en-US' });
  await english.page.goto(`${house.url}/a/finishing/page/count`);
  await english.page.getByTestId('count-cell').first().waitFor();
  await keep(english.page, 'count-en');

  const { page, faults } = await house.revisit();
  await page.goto(`${house.url}/a/finishing/page/pack`);
  await page.getByText('选一张订单').waitFor();
  await page.getByTestId('pack-order').selectOption({ label: 'A-1024 · P2601' });
  await keep(page, 'pack-before');
  await page.getByLabel('藏青 M').fill('6');
  await page.getByLabel('藏青 L').fill('6');
  await page.getByTestId('pack-cartons').fill('3');
  await page.getByRole('button', { name: '装箱', exact: true }).click();
  await page.getByText('第 1–3 箱 · 36 件').waitFor();
  await page.getByLabel('藏青 L').fill('');
  await page.getByLabel('藏青 M').fill('2');
  await page.getByTestId('pack-cartons').fill('1');
  await page.getByRole('button', { name: '装箱', exact: true }).click();
  await page.getByText('第 4–4 箱 · 2 件').waitFor();
  await keep(page, 'pack');
  await page.getByRole('link', { name: '装箱单' }).click();
  await page.getByTestId('packing-total').getByText('共 4 箱 38 件').waitFor();
  await keep(page, 'packing-list');
  assert.match(
    (await page.pdf({ preferCSSPageSize: true })).toString('latin1'),
    /\/MediaBox \[0 0 59[45][\d.]* 84[12]/,
    'A4',
  );
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Excel' }).click();
  assert.match((await saved).suggestedFilename(), /A-1024.*\.xlsx$/);
  await page.goto(`${house.url}/a/finishing/page/pack?order=${sewn}`);
  await page.getByRole('button', { name: '在库的全部出货' }).click();
  await page.getByText('出货 4 箱 · 38 件').waitFor();
  await keep(phone.page, 'count-after');
  await page.setViewportSize({ width: 390, height: 844 });
  await keep(page, 'pack-phone');
  assert.deepEqual([...faults, ...phone.faults, ...english.faults], []);
});
