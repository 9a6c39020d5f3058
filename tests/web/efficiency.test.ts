import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { dayFrom } from './daytime.ts';
import { type WebHouse, webHouse } from './house.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'efficiency'];
const STEPS = ['合肩', '上领', '合侧缝', '上袖', '卷下摆', '查验'];
const MINUTES = [0.55, 1.2, 0.8, 1.1, 0.7, 0.4];

/** In the shape of a real factory's file, its misspelling and its empty cell included. */
const REPORT = `date,department,team,targeted_productivity,smv,wip,over_time,no_of_style_change,no_of_workers,actual_productivity
1/5/2026,sweing,1,0.8,26.16,1108,7080,0,59,0.940725424
1/5/2026,finishing ,1,0.75,3.94,,960,0,8,1.1
1/13/2026,sweing,1,0.8,11.41,968,3660,1,30.5,0.6
`;

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
let house: WebHouse;
let team: string;
let version: string;

const act = (app: string, name: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/actions/${name}`, input);
const view = (name: string, input: object = {}): Promise<Loose> =>
  house.api.call('GET', `/apps/efficiency/views/${name}?input=${encodeURIComponent(JSON.stringify(input))}`);
const record = (app: string, entity: string, values: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/records/${entity}`, values);

async function addOrder(number: string, sams: readonly (number | null)[]): Promise<Loose> {
  const { id: customer } = await record('orders', 'customer', { name: `海纳 ${number}` });
  const { id: style } = await record('orders', 'style', { number: `P-${number}`, name: '翻领短袖' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = STEPS.map((title, at) => ({
    code: String((at + 1) * 10),
    title,
    price: '0.12',
    sam: sams[at]?.toFixed(2) ?? null,
    ...(at === 0 ? { after: [] } : {}),
    isOutput: at === STEPS.length - 1,
  }));
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { M: 200 } }];
  const { order } = await act('orders', 'addOrder', { number, customer, style, due: '2027-12-20', lines });
  await act('orders', 'release', { order });
  const { bundles } = await act('cutting', 'tieOpening', { order, lines, bundleSize: 20 });
  return { order, style, styleVersion, bundles };
}

before(async () => {
  house = await webHouse({ apps: CHAIN, isBare: true });
  ({ id: team } = await record('people', 'team', { name: '一组' }));
  const half = new Date(Date.now() - 30 * 60_000).toISOString();
  const hands: string[] = [];
  for (const [at, name] of ['陈芳', '李娟', '王秀英'].entries()) {
    const { worker } = await act('people', 'hire', { number: `G${at + 1}`, name, team });
    await act('people', 'clock', { worker, at: half });
    hands.push(worker);
  }
  const known = await addOrder('A-1023', MINUTES);
  const other = await addOrder(
    'A-1024',
    MINUTES.map((one) => one * 1.1),
  );
  version = other.styleVersion;
  for (const [at, bundle] of [0, 1, 2].entries())
    for (const operation of at === 2 ? ['10', '20'] : ['10', '20', '30', '40', '50', '60'])
      await act('tracking', 'scan', {
        id: randomUUID(),
        code: known.bundles[bundle].number,
        worker: hands[(Number(operation) / 10) % 2],
        operations: [operation],
      });
  await act('efficiency', 'setTarget', { team, day: dayFrom(), pieces: 60 });
  await act('efficiency', 'reckon', { days: 2 });
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  if (KEEP !== undefined) {
    mkdirSync(KEEP, { recursive: true });
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(KEEP, `${name}.png`), fullPage: true });
  }
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false, `${name}: the page is wider than the screen`);
  assert.doesNotMatch(await page.locator('body').innerText(), /\b(page|apps):[a-z]+\.[a-z.]+\b/i, name);
}

const goTo = (page: Page, to: string): Promise<unknown> => page.goto(`${house.url}/a/efficiency/page/${to}`);

test('a time study on a phone without a network: laps, one left out, rating, kept, sent later, taken over', async () => {
  const { page, context, faults } = await house.revisit({ width: 390, height: 844 });
  await goTo(page, 'study');
  await page.getByTestId('study-order').selectOption({ index: 1 });
  await page.getByTestId('study-operation').nth(1).click();
  await keep(page, 'study-what-390');
  await page.getByRole('button', { name: '去秒表' }).click();
  await context.setOffline(true);
  for (let press = 0; press < 5; press++) {
    await page.getByTestId('study-lap').click();
    await page.waitForTimeout(120);
  }
  await page.getByRole('button', { name: '撤销一按' }).click();
  await page.getByTestId('study-lap').click();
  const cycles = page.getByTestId('study-cycles').getByRole('button');
  assert.equal(await cycles.count(), 4);
  await cycles.first().click();
  await page.getByRole('button', { name: '被打断' }).click();
  await page.getByRole('button', { name: '停表' }).click();
  await keep(page, 'study-watch-390');
  await page
    .getByRole('tab', { name: /结果/ })
    .or(page.getByRole('button', { name: /结果/ }))
    .first()
    .click();
  await page.getByRole('button', { name: '评比 +' }).click();
  const shown = Number(await page.getByTestId('study-sam').innerText());
  await keep(page, 'study-result-390');
  await page.getByRole('button', { name: '保存测时' }).click();
  await page.getByText('已记在本机').waitFor();
  assert.equal((await view('studies')).studies.length, 0);
  await context.setOffline(false);
  await page.getByText(/标准工时 \d/).waitFor();
  await keep(page, 'study-kept-390');
  const [study] = (await view('studies')).studies;
  assert.deepEqual([study.counted, study.timed, study.rating, study.operation], [3, 4, 105, '20']);
  assert.ok(Math.abs(Number(study.sam) - shown) < 0.001, `${study.sam} ${shown}`);
  await goTo(page, 'studies');
  await page.getByRole('button', { name: '采用' }).click();
  await page.getByText('V2 草稿').waitFor();
  await keep(page, 'studies-390');
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')),
    [],
  );
});

for (const [width, language] of [
  [390, 'zh-CN'],
  [1440, 'en-US'],
] as const)
  test(`the engineer's pages at ${width} in ${language}: figures, skills, bulletins, style changes, imports`, async () => {
    const { page, faults } = await house.revisit({ width, height: width === 390 ? 844 : 900, language });
    const zh = language === 'zh-CN';
    await goTo(page, 'line');
    await page.getByText(zh ? '各组每天的效率' : 'Efficiency of each team by day').waitFor();
    const { total } = await view('figures', { from: dayFrom(), to: dayFrom(), by: 'team' });
    assert.equal(total.earned, (40 * 4.75 + 20 * 1.75).toFixed(4));
    // Half an hour of three people for 225 minutes: above 100 % it is told, not clipped.
    assert.deepEqual(total.warnings, ['over']);
    await page.getByTestId('warnings').waitFor();
    await page
      .getByText(`${Number(total.efficiency).toFixed(1)} %`)
      .first()
      .waitFor();
    await keep(page, `line-${width}`);
    await goTo(page, 'targets');
    await page.getByTestId('target-team').selectOption({ label: '一组' });
    await page.getByTestId('target-order').selectOption({ index: 1 });
    // 3 people × 480 × 60 % ÷ 4.75.
    await page.getByTestId('target-formula').getByText('181').waitFor();
    await keep(page, `targets-${width}`);
    await goTo(page, 'skills');
    await page.getByTestId('matrix').waitFor();
    assert.equal(await page.getByTestId('matrix').locator('tbody tr').count(), 2);
    await keep(page, `skills-${width}`);
    await goTo(page, 'bulletins');
    await page.getByTestId('bulletin-other').selectOption(version);
    await page.getByTestId('compared').waitFor();
    await keep(page, `bulletins-${width}`);
    await goTo(page, 'changes');
    await page
      .getByText(zh ? '这段时间没有换款。' : 'There was no style change in this time.')
      .first()
      .waitFor();
    await keep(page, `changes-${width}`);
    await goTo(page, 'reports');
    await page
      .getByTestId('report-file')
      .setInputFiles({ name: 'days.csv', mimeType: 'text/csv', buffer: Buffer.from(REPORT) });
    await page.getByTestId('report-notes').getByText('sweing').waitFor();
    await page.getByTestId('report-odd').waitFor();
    await keep(page, `reports-${width}`);
    assert.deepEqual(faults, []);
  });
