import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { workbookOf } from '@selvedge/os/records/exchange/excel/workbook-writing.ts';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../house/platform.ts';
import { signIn, type WebHouse, webHouse } from './house.ts';

/** *Light*: from an empty installation and a factory's own spreadsheets to the first pay list made from scans, on screen. */

const APPS = join(import.meta.dirname, '..', '..', 'apps');
/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'wages'];
const MOST_ENTRIES = 8;

const SURNAMES = '陈李王赵孙周吴郑冯蒋沈韩杨朱秦许何吕张孔曹严华金魏';
const GIVEN = ['芳', '娜', '秀英', '丽华', '桂兰', '小燕', '美玲', '春梅', '建国', '志强'];
const STEPS = [
  ['合肩', '0.12元'],
  ['上领', '3.9元/打'],
  ['上袖', '0.28'],
  ['合侧缝', '０．２２'],
  ['卷下摆', '18分'],
] as const;
/** Of a piece, in hundredths of a fen, as the price list above says in its own words. */
const PRICES = [1200, 3250, 2800, 2200, 1800];

interface Hand {
  readonly number: string;
  readonly name: string;
}

/** Fifty people, of whom no two have one name. */
const hands: readonly Hand[] = Array.from({ length: 50 }, (_, at) => ({
  number: String(at + 1).padStart(3, '0'),
  name: `${SURNAMES[at % SURNAMES.length]}${GIVEN[Math.floor(at / 5) % GIVEN.length]}${at < 25 ? '' : '凤'}`,
}));

const wide = (written: string): string =>
  written.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const folder = temporaryFolder('light');
let house: WebHouse;

/** A workbook as a factory keeps it: the first row is a title, the head comes further down. */
async function workbook(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const width = Math.max(...rows.map(({ length }) => length));
  const [title, ...rest] = rows;
  const parts: Buffer[] = [];
  const sheet = {
    title: 'Sheet1',
    columns: Array.from({ length: width }, (_, at) => ({
      heading: title[at] ?? '',
      width: 12,
      isText: true,
    })),
    rows: rest.map((row) =>
      Array.from({ length: width }, (_, at) => ((row[at] ?? '') === '' ? null : { text: row[at] })),
    ),
  };
  for await (const part of workbookOf([sheet])) parts.push(part);
  const file = join(folder, name);
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

const roster = (): Promise<string> =>
  workbook('花名册.xlsx', [
    ['海纳制衣有限公司员工花名册'],
    ['', '', '制表：王会计', '', '2026年11月'],
    ['序号', '工 号', '姓　名', '班组', '工种', '联系电话', '进厂日期', '身份证号码', '备注'],
    ...hands.flatMap(({ number, name }, at) => [
      [
        String(at + 1),
        at % 3 === 0 ? wide(number) : number,
        at % 4 === 0 ? ` ${name} ` : name,
        ['缝制一组', '缝制二组', '后道'][at % 3],
        '车工',
        at % 5 === 0 ? '' : `1380000${number.padStart(4, '0')}`,
        ['2024-3-5', '2025年11月2日', '2026.1.8', '45000'][at % 4],
        '330203199001010011',
      ],
      ...(at === 24 ? [[], ['序号', '工 号', '姓　名', '班组', '工种', '联系电话', '进厂日期']] : []),
    ]),
    ['合计', '50人'],
  ]);

const bulletin = (): Promise<string> =>
  workbook('工序表.xlsx', [
    ['工序工价表'],
    ['款号：P2601', '', '款名：翻领短袖'],
    ['序号', '工序名称', '车种', '秒/件', '备注'],
    ...STEPS.map(([name], at) => [wide(String(at + 1)), name, '平车', String(27 + at * 6), '']),
    ['合计', '', '', String(27 * 5 + 60)],
  ]);

const order = (): Promise<string> =>
  workbook('订单.xlsx', [
    ['海纳服饰 生产通知单'],
    ['客户：', '海纳服饰', '', '单号：', 'A-1023'],
    ['款号：', 'P2601', '', '交期：', '2026年12月20日'],
    ['颜色', 'S', 'M', 'L', '合计'],
    ['藏青', '100', '200', '100', '400'],
    ['米白', '100', wide('200'), '300', '600'],
    ['合计', '200', '400', '400', '1000'],
  ]);

const prices = (): Promise<string> =>
  workbook('工价.xlsx', [
    ['2026年冬季工价'],
    ['款号', '工序', '单价', '备注'],
    ...STEPS.map(([name, price], at) => [at === 0 ? 'P2601' : '', name, price, '']),
    ['', '', '', '老板签字'],
  ]);

before(async () => {
  house = await webHouse({ catalogue: CHAIN.map((app) => join(APPS, app)), isBare: true });
});
after(() => house.close());

/** At most so many words stand in the menu, whatever is on screen. */
async function light(page: Page, name: string): Promise<void> {
  const entries = await page.locator('[data-testid="rail"] nav > :is(a, button)').allInnerTexts();
  assert.ok(entries.length <= MOST_ENTRIES, `${name}: ${entries.length} entries: ${entries.join(' ')}`);
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.screenshot({ path: join(KEEP, `light-${name}.png`), fullPage: true });
}

/** Chooses a workbook in an action's form and sends it. */
async function sends(page: Page, file: string): Promise<void> {
  await page.locator('[data-field="rows"]').setInputFiles(file);
  await page.getByTestId('cells-rows').waitFor();
  await page.getByTestId('form-try').click();
  await page.getByTestId('action-answer').waitFor();
}

test('from nothing to a pay list: spreadsheets, tickets, scans, pay', async () => {
  const began = performance.now();
  const { page, faults } = await house.open();
  await signIn(page, house.url, '/apps');
  for (const app of CHAIN) {
    const tile = page.locator(`[data-testid="app-tile"][data-app="${app}"]`);
    await tile.getByTestId('app-install').click();
    await page.getByTestId('install-run').click();
    await tile.getByTestId('app-enable').click();
    await page.getByTestId('consent-agree').click();
    await page.getByTestId(`app-link-${app}`).waitFor();
  }
  await light(page, 'apps');

  await page.getByTestId('app-link-people').click();
  await page.getByTestId('entity-worker').click();
  await page.getByTestId('make-importRoster').first().click();
  await sends(page, await roster());
  await light(page, 'roster');
  await page.getByTestId('form-submit').click();
  await page.getByTestId('form-try').waitFor({ state: 'detached' });
  await page.getByTestId('action-answer').getByText('50').first().waitFor();

  await page.goto(`${house.url}/a/orders/styleVersion`);
  await page.getByTestId('make-importBulletin').first().click();
  await sends(page, await bulletin());
  await light(page, 'bulletin');
  await page.getByTestId('form-submit').click();
  await page.getByTestId('action-answer').getByText('P2601').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('action-releaseVersion').click();
  await page.getByTestId('action-releaseVersion').waitFor({ state: 'detached' });

  await page.goto(`${house.url}/a/orders/order`);
  await page.getByTestId('make-importSheet').first().click();
  await sends(page, await order());
  await light(page, 'order');
  await page.getByTestId('form-submit').click();
  await page.getByTestId('action-answer').getByText('A-1023').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('action-release').click();
  await page.getByTestId('action-release').waitFor({ state: 'detached' });

  await page.goto(`${house.url}/a/wages/page/prices`);
  await page.getByRole('tab', { name: '待定价' }).getByText('5').waitFor();
  await page.getByRole('tab', { name: '从 Excel' }).click();
  await page.getByTestId('sheet-file').setInputFiles(await prices());
  await light(page, 'prices');
  await page.getByRole('button', { name: '拟成调价单（5）' }).click();
  await page.getByTestId('preview').getByRole('button', { name: '生效' }).click();
  await page.getByText('已生效。').waitFor();

  await page.goto(`${house.url}/a/cutting/page/tickets`);
  await page.getByTestId('choose-bed').selectOption({ label: 'A-1023 · P2601' });
  await page.getByTestId('loose-size').fill('20');
  await light(page, 'tie');
  await page.getByRole('button', { name: '1000 件分扎，出菲票' }).click();
  await page.getByTestId('ticket').nth(49).waitFor();
  const numbers = await page.getByTestId('ticket').locator('.ticket-number').allInnerTexts();
  assert.equal(numbers.length, 50);

  // Everybody sews two bundles at one operation: the shift’s coupons as the clerk’s notebook has them.
  await page.goto(`${house.url}/a/tracking/page/clerk`);
  await page.getByTestId('clerk-worker').waitFor();
  const coupons = hands.flatMap((hand, at) => {
    const step = Math.floor(at / 10);
    return [0, 1].map((half) => ({ hand, step, bundle: numbers[(at % 10) * 2 + half] }));
  });
  const { items } = await house.api.call<{
    items: readonly { readonly operations: readonly { readonly code: string; readonly title: string }[] }[];
  }>('GET', '/apps/orders/records/styleVersion');
  const block = coupons.map(({ hand, step, bundle }, at) => {
    const code = items[0]?.operations.find(({ title }) => title === STEPS[step][0])?.code;
    return [at % 2 === 0 ? hand.number : hand.name, bundle, code].join('\t');
  });
  await page.getByTestId('clerk-ticket').focus();
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(['员工\t扎号\t工序', ...block].join('\n'))});
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }`);
  await page.getByTestId('clerk-block').getByText('100 行可以录').waitFor();
  await light(page, 'coupons');
  await page.getByRole('button', { name: '录入 100 行' }).click();
  await page.getByTestId('clerk-block').waitFor({ state: 'detached', timeout: 120_000 });
  await page.locator('.clerk-state[data-state="answered"]').nth(99).waitFor({ timeout: 120_000 });

  await page.goto(`${house.url}/a/wages/page/month`);
  await page.getByTestId('month-sums').getByText('2000', { exact: true }).waitFor();
  await light(page, 'pay');
  // Each of fifty people sewed forty pieces.
  const rows = await page.locator('.part-table tbody tr').count();
  assert.equal(rows, 50);
  const fen = PRICES.reduce((sum, price) => sum + (price * 40 * 10) / 100, 0);
  assert.match(
    await page.getByTestId('month-sums').innerText(),
    new RegExp(`实发\\s*${(fen / 100).toFixed(2)}`),
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存为 Excel' }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^工资表 .*\.xlsx$/);
  console.log(`from nothing to the first pay list: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  assert.deepEqual(faults, []);
});
