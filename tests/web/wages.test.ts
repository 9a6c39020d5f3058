import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FACTORY } from '@selvedge/town/settlement.ts';
import { Api } from '../house/api.ts';
import { dayFrom, lastMonth } from './daytime.ts';
import { type WebHouse, webHouse } from './house.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'wages'];
const NAMES = ['陈芳', '李娜', '王秀英', '赵丽华', '孙桂兰', '周小燕'];
const PASSWORD = 'a password of chen';
const POINTS_PER_MM = 72 / 25.4;

let house: WebHouse;
const hands: string[] = [];
const MONTH = dayFrom().slice(0, 7);
const BEFORE = lastMonth();

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const act = (app: string, name: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/actions/${name}`, input);
const add = (app: string, entity: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/records/${entity}`, input);
const view = (app: string, name: string, input: object = {}): Promise<Loose> =>
  house.api.call('GET', `/apps/${app}/views/${name}?input=${encodeURIComponent(JSON.stringify(input))}`);

before(async () => {
  house = await webHouse({ apps: CHAIN, isBare: true });
  const { id: team } = await add('people', 'team', { name: '一组' });
  for (const [at, name] of NAMES.entries()) {
    const { worker } = await act('people', 'hire', {
      number: `G0${at + 1}`,
      name,
      team,
      hiredOn: '2026-01-05',
    });
    hands.push(worker);
  }
  const { id: customer } = await add('orders', 'customer', { name: '海纳服饰' });
  const { id: style } = await add('orders', 'style', { number: 'P2601', name: '翻领短袖' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  await act('orders', 'editVersion', {
    styleVersion,
    operations: [
      { code: '10', title: '合肩', price: '0.12', sam: '0.45', after: [] },
      { code: '20', title: '上领', price: '0.325', sam: '1.1' },
      { code: '30', title: '卷下摆', sam: '0.65', isOutput: true },
    ],
  });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { M: 100, L: 100 } }];
  const { order } = await act('orders', 'addOrder', { number: 'A-1023', customer, style, lines });
  await act('orders', 'release', { order });
  const { bundles } = await act('cutting', 'tieOpening', { order, lines, bundleSize: 20 });
  const { tickets: made } = await act('cutting', 'printTickets', {
    bundles: bundles.map(({ bundle }: Loose) => bundle),
  });
  const { tickets } = await view('cutting', 'ticketSheet', { tickets: made });
  for (const [ticket, step, hand] of [
    [0, '10', 0],
    [1, '10', 0],
    [2, '10', 1],
    [0, '20', 2],
    [1, '20', 3],
    [0, '30', 4],
  ] as const)
    await act('tracking', 'scan', {
      id: randomUUID(),
      code: tickets[ticket].content,
      operations: [step],
      worker: hands[hand],
    });
  const { id: person } = await house.api.call<{ id: string }>('POST', '/people', {
    login: 'chen',
    name: '陈芳',
    role: 'worker',
    password: PASSWORD,
  });
  assert.ok(person);
  await act('people', 'linkLogin', { worker: hands[0], login: 'chen' });
  const chen = (await Api.signIn(house.nearUrl, 'chen', PASSWORD)).as(FACTORY);
  const day = `${BEFORE}-20`;
  await chen.call('POST', '/apps/wages/actions/keepTally', { order, operation: '10', quantity: 60 });
  await chen.call('POST', '/apps/wages/actions/raiseDispute', {
    order,
    operation: '10',
    month: MONTH,
    question: '合肩我记了 60 件，只有 40 件',
  });
  for (const [at, worker] of hands.entries())
    await act('wages', 'addExtra', { worker, day, kind: 'bonus', amount: `${100 + at}`, reason: '国庆值班' });
  // A lock leaves what was written in its last minute to the next month.
  assert.equal(
    await house.sql(`update app_wages.extra set created_at = created_at - interval '5 minutes'`),
    hands.length,
  );
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  assert.doesNotMatch(await page.locator('body').innerText(), /\b(page|apps):[a-z]+\.[a-z.]+\b/i, name);
  if (KEEP !== undefined) {
    mkdirSync(KEEP, { recursive: true });
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(KEEP, `${name}.png`), fullPage: true });
  }
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false, `${name} is no wider than the screen`);
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

test('what has no price comes first; a change is seen by whom it moves, then put in force', async () => {
  const { page, faults } = await house.revisit();
  await page.goto(`${house.url}/a/wages/page/prices`);
  await page.getByLabel('A-1023 卷下摆', { exact: true }).fill('０．２');
  await keep(page, 'prices-pending');
  await page.getByRole('button', { name: '保存 1 个工价' }).click();
  await page.getByText('1 道工序已定价').waitFor();
  await page.getByRole('tab', { name: '按订单' }).click();
  await page.getByRole('button', { name: 'A-1023' }).click();
  await page.getByTestId('price-sheet').getByLabel('合肩', { exact: true }).fill('0.1');
  await page.keyboard.press('Enter');
  await page.keyboard.type('0.5');
  await keep(page, 'prices-sheet');
  await page.getByRole('button', { name: '看谁多谁少（2）' }).click();
  const preview = page.getByTestId('preview');
  await preview.getByText('少拿').waitFor();
  await preview.getByText('李娜').waitFor();
  await keep(page, 'prices-preview');
  assert.match(await preview.innerText(), /多拿\s*2/);
  assert.match(await preview.innerText(), /少拿\s*2/);
  await preview.getByRole('button', { name: '生效' }).click();
  await page.getByText('已生效。').waitFor();
  await page.getByRole('tab', { name: '从 Excel' }).click();
  await page.getByTestId('sheet-text').fill('单号\t工序\t单价\nA-1023\t合肩\t１．４４元/打\n\t锁眼\t1');
  await page.getByRole('button', { name: '读粘贴的' }).click();
  await page.getByText('没有工序“锁眼”').waitFor();
  await keep(page, 'prices-excel');
  await page.getByRole('button', { name: '拟成调价单（1）' }).click();
  await page.getByTestId('preview').getByText('多拿').waitFor();
  await page.getByTestId('preview').getByRole('button', { name: '撤回' }).click();
  await page.getByText('已撤回。').waitFor();
  assert.deepEqual(faults, []);
});

test('the month: a worker is opened to the line and to the records behind it', async () => {
  const { page, faults } = await house.revisit({ width: 1920, height: 1080 });
  await page.goto(`${house.url}/a/wages/page/month`);
  // From the keyboard: two rows down, one up, Enter.
  await page.getByRole('row', { name: /陈芳/ }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await page.getByTestId('slip').getByText('G02 李娜').waitFor();
  await page.getByRole('button', { name: '陈芳' }).click();
  const slip = page.getByTestId('slip');
  await slip.getByText('G01 陈芳').waitFor();
  await slip.getByRole('button', { name: '合肩' }).click();
  await page.getByTestId('line-records').getByText('2 条记录，40 件').waitFor();
  await keep(page, 'month-open');
  await page.keyboard.press('Escape');
  await slip.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByTestId('month-checks').getByText('没答复的疑问').waitFor();
  await keep(page, 'month');
  assert.deepEqual(faults, []);
});

test('advances of a shift: from the keyboard, and a block out of a spreadsheet; a mistake is taken back', async () => {
  const { page, faults } = await house.revisit();
  await page.goto(`${house.url}/a/wages/page/extras`);
  await page.getByTestId('entry-worker').fill('G02');
  await page.keyboard.press('Enter');
  await page.keyboard.type('200');
  await page.keyboard.press('Enter');
  await page.keyboard.type('买药');
  await page.keyboard.press('Enter');
  await page.getByText('李娜 · 借支 · 200 元').waitFor();
  await page.getByTestId('entry-worker').focus();
  await paste(page, 'G03\t王秀英\t300\t路费\n张三\t100');
  await page.getByText('粘贴了 2 行，1 行可以录').waitFor();
  await keep(page, 'extras-block');
  await page.getByRole('button', { name: '录入 1 行' }).click();
  await page.getByText('录入 1 行。').waitFor();
  await page
    .getByRole('row', { name: /王秀英/ })
    .getByRole('button', { name: '冲销' })
    .click();
  await page.getByText('已冲销。').waitFor();
  await keep(page, 'extras');
  assert.deepEqual(faults, []);
});

test('a question is answered beside both counts, and what was missing is paid', async () => {
  const { page, faults } = await house.revisit();
  await page.goto(`${house.url}/a/wages/page/questions`);
  await page.getByRole('button', { name: 'G01 陈芳' }).click();
  const opened = page.getByTestId('case');
  await opened.getByRole('cell', { name: '60', exact: true }).waitFor();
  await page.getByTestId('case-answer').fill('漏扫一扎，按 20 件补');
  await page.getByTestId('case-amount').fill('2.00');
  await keep(page, 'questions-case');
  await opened.getByRole('button', { name: '补钱' }).click();
  await page.getByText('补 2.00 元，答复了本人').waitFor();
  await page.getByRole('tab', { name: '对账差异' }).click();
  await page.getByRole('row', { name: /陈芳/ }).waitFor();
  await keep(page, 'questions-tallies');
  assert.deepEqual(faults, []);
});

test('beside the paper: amounts pasted from a spreadsheet, differences, the owner switches', async () => {
  const { page, faults } = await house.revisit();
  await page.goto(`${house.url}/a/wages/page/beside`);
  await page.getByRole('button', { name: '粘贴纸上工资' }).click();
  await page.getByTestId('sheet-text').fill('姓名\t件数\t应发\n陈芳\t40\t6.00\n李娜\t２０\t9.9\n某某\t1\t1');
  await page.getByRole('button', { name: '读粘贴的' }).click();
  await page.getByText('花名册里没有 某某').waitFor();
  await page.getByRole('button', { name: '记下 2 人' }).click();
  await page.getByText('记下 2 人的纸上工资').waitFor();
  await keep(page, 'beside');
  await page
    .getByTestId('beside-sums')
    .filter({ hasText: /一致\s*1/ })
    .waitFor();
  await page.goto(`${house.url}/a/wages/page/month`);
  await page.getByTestId('month-trial').waitFor();
  await page.goto(`${house.url}/a/wages/page/beside`);
  await page.getByRole('button', { name: `从 ${MONTH} 切换到系统` }).click();
  await page.getByRole('button', { name: '取消切换' }).waitFor();
  assert.deepEqual(faults, []);
});

test('the lock tells what it freezes; payslips are printed on A4, several a sheet or one each', async () => {
  const { page, faults } = await house.revisit();
  await page.goto(`${house.url}/a/wages/page/month?month=${BEFORE}`);
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('考勤已重新取过').waitFor();
  await page.getByRole('button', { name: '锁定…' }).click();
  const lock = page.getByTestId('lock');
  await lock.getByText('6 人的工资条').waitFor();
  if ((await page.getByTestId('lock-accept').count()) > 0) await page.getByTestId('lock-accept').check();
  await keep(page, 'month-lock');
  await lock.getByRole('button', { name: '锁定', exact: true }).click();
  await page.getByText(`${BEFORE} 已锁定`).waitFor();
  await keep(page, 'month-locked');
  await page.goto(`${house.url}/a/wages/page/payslips?month=${BEFORE}`);
  await page.getByTestId('payslip').nth(5).waitFor();
  await keep(page, 'payslips');
  for (const [each, sheets] of [
    ['many', 1],
    ['one', 6],
  ] as const) {
    await page.getByTestId('slips-each').selectOption(each);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (KEEP !== undefined) writeFileSync(join(KEEP, `payslips-${each}.pdf`), pdf);
    const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const sides = boxes.map(([, width, height]) =>
      [width, height].map((points) => Math.round(Number(points) / POINTS_PER_MM)),
    );
    assert.deepEqual(
      sides,
      Array.from({ length: sheets }, () => [210, 297]),
      each,
    );
  }
  assert.deepEqual(faults, []);
});

test('in English, on a phone: the same pages, no wider than the screen', async () => {
  // Whoever keeps the screens gets those of a desk and of a wall as well.
  const widths = KEEP === undefined ? [390] : [390, 1440, 1920];
  for (const width of widths) {
    const { page, faults } = await house.revisit({ width, height: 900, language: 'en-US' });
    for (const [name, sign] of [
      ['prices', 'From Excel'],
      ['month', 'Workers'],
      ['extras', 'Enter'],
      ['questions', 'Tallies that differ'],
      ['beside', 'Paste pay on paper'],
      ['payslips', 'Several a sheet'],
    ] as const) {
      await page.goto(`${house.url}/a/wages/page/${name}`);
      await page.getByText(sign).first().waitFor({ state: 'attached' });
      await keep(page, `${name}-${width}-en`);
      const words = await page.locator('.desk-page-body, .report').first().innerText();
      assert.doesNotMatch(words, /[待锁核打登][^\s]{1,6}[定对印记]/, `${name} in English`);
    }
    assert.deepEqual(faults, []);
  }
});
