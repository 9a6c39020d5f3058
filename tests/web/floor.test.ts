import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { signIn, type WebHouse, webHouse } from './house.ts';

const APPS = join(import.meta.dirname, '..', '..', 'apps');
/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = ['people', 'orders', 'cutting', 'tracking'];
const TEAMS = ['一组', '二组', '三组', '四组'];
const STEPS = ['合肩', '上领', '合侧缝', '上袖', '袖口拼接', '卷下摆', '锁眼钉扣', '剪线'];

let house: WebHouse;
let tickets: readonly { readonly content: string; readonly number: string }[];
const hands: { readonly worker: string; readonly name: string; readonly number: string }[] = [];

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const act = (app: string, name: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/actions/${name}`, input);
const add = (app: string, entity: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/records/${entity}`, input);
const view = (app: string, name: string, input: object = {}): Promise<Loose> =>
  house.api.call('GET', `/apps/${app}/views/${name}?input=${encodeURIComponent(JSON.stringify(input))}`);
const code = (at: number): string => String((at + 1) * 10);
/** @param hand whose work it is; the owner books for him */
const book = (ticket: number, steps: readonly number[], hand: number, more: object = {}): Promise<Loose> =>
  act('tracking', 'scan', {
    id: randomUUID(),
    code: tickets[ticket].content,
    operations: steps.map(code),
    worker: hands[hand].worker,
    ...more,
  });

before(async () => {
  house = await webHouse({ catalogue: CHAIN.map((app) => join(APPS, app)), isBare: true });
  for (const app of CHAIN)
    for (const verb of ['install', 'enable']) await house.api.call('POST', `/apps/${app}/${verb}`);
  for (const [at, name] of TEAMS.entries()) {
    const { id: team } = await add('people', 'team', { name });
    await add('tracking', 'target', { team, from: '2026-01-01', pieces: 400 + at * 50, hours: 10 });
    for (const who of ['陈芳', '李娜', '王秀英'].map((one) => `${one}${at + 1}`)) {
      const number = `G${at + 1}${hands.length % 3}`;
      const { worker } = await act('people', 'hire', { number, name: who, team });
      hands.push({ worker, name: who, number });
    }
  }
  const { id: customer } = await add('orders', 'customer', { name: '海纳服饰' });
  const { id: style } = await add('orders', 'style', { number: 'P2601', name: '翻领短袖' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = STEPS.map((title, at) => ({
    code: code(at),
    title,
    price: '0.12',
    ...(at === 0 ? { after: [] } : {}),
    isOutput: at === STEPS.length - 1,
  }));
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  const printed: Loose[] = [];
  for (const number of ['A-1023', 'A-1024']) {
    const lines = [
      { colour: '藏青', sizes: { M: 100, L: 60 } },
      { colour: '白', sizes: { M: 40 } },
    ];
    const due = number === 'A-1023' ? '2026-11-02' : '2027-12-20';
    const { order } = await act('orders', 'addOrder', { number, customer, style, due, lines });
    await act('orders', 'release', { order });
    const { bundles } = await act('cutting', 'tieOpening', { order, lines, bundleSize: 20 });
    const made = await act('cutting', 'printTickets', {
      bundles: bundles.map(({ bundle }: Loose) => bundle),
    });
    printed.push(...made.tickets);
  }
  ({ tickets } = await view('cutting', 'ticketSheet', { tickets: printed }));
  await book(0, [0, 1, 2, 3, 4, 5, 6], 0);
  await book(0, [7], 0);
  await book(1, [0, 1, 2], 1);
  await book(2, [0, 1, 2], 1);
  await book(3, [0, 1, 3], 3);
  await book(4, [0], 4, { good: 12 });
  await book(5, [0, 1], 6);
  await book(6, [0], 9);
  await book(7, [1], 10);
  await act('tracking', 'settle', { code: tickets[4].content, what: 'missing', pieces: 2, reason: '找不到' });
  await house.api.call('POST', '/people', {
    login: 'chen',
    name: '陈芳',
    role: 'worker',
    password: 'a password of chen',
  });
  await act('people', 'linkLogin', { worker: hands[0].worker, login: 'owner' });
  await act('tracking', 'dispute', { code: tickets[1].content, note: '这扎是我做的' });
  await act('tracking', 'callLeader', { kind: 'machine', note: '断线' });
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

/** A page signed in, and what it looks like at the other widths and in the other language when screens are kept. */
async function opened(to: string, options: Parameters<WebHouse['open']>[0] = {}) {
  const found = await house.open(options);
  await signIn(found.page, house.url);
  await found.page.goto(`${house.url}/a/tracking/page/${to}`);
  return found;
}

async function lookedAt(name: string, to: string, ready: string): Promise<void> {
  for (const language of ['zh-CN', 'en-US'] as const)
    for (const width of KEEP === undefined ? [390] : [390, 1440, 1920]) {
      const height = width === 390 ? 844 : width === 1920 ? 1080 : 900;
      const { page, context, faults } = await opened(to, { width, height, language });
      await page.getByTestId(ready).first().waitFor();
      await keep(page, `${name}-${width}-${language.slice(0, 2)}`);
      assert.deepEqual(faults, []);
      await context.close();
    }
}

test('the board: three lines a screen with target and hours, who is missing; the next three by themselves; `?team=` picks', async () => {
  const { page, context, faults } = await opened('board', { width: 1920, height: 1080 });
  const rows = page.getByTestId('line-row').filter({ visible: true });
  await rows.first().waitFor();
  assert.equal(await rows.count(), 3);
  const first = page.locator('[data-team="一组"]');
  assert.match(await first.innerText(), /20\s*\/ 400 件/);
  assert.match(await first.innerText(), /王秀英1/);
  await first.getByTestId('wall-call').getByText('机器').waitFor();
  await first.locator('[data-hour]').first().waitFor();
  await page.getByTestId('turn').getByText('1 / 2').waitFor();
  await page.getByTestId('turn').getByText('2 / 2').waitFor();
  assert.equal(await rows.count(), 1);
  await page.goto(`${house.url}/a/tracking/page/board?team=二组`);
  await rows.first().waitFor();
  assert.deepEqual(await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-team'))), [
    '二组',
  ]);
  await page.getByTestId('board').waitFor();
  const isScrolling = await page.evaluate('document.documentElement.scrollHeight > innerHeight');
  assert.equal(isScrolling, false);
  assert.deepEqual(faults, []);
  await context.close();
  await lookedAt('board', 'board', 'line-row');
});

test('progress: where it piles up is seen, an order opens to its account, colour and size, bundles and days; Excel', async () => {
  const { page, context, faults } = await opened('progress');
  const flow = page.locator('[data-order="A-1023"]');
  await flow.locator('[data-worst="true"]').getByText('合侧缝').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('1024');
  assert.equal(await page.getByTestId('flow').count(), 1);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /过了交期/ }).click();
  assert.equal(await page.getByTestId('flow').count(), 1);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('excel').click()]);
  assert.equal(download.suggestedFilename(), '进度.xlsx');
  const sheet = readFileSync(await download.path());
  assert.equal(sheet.subarray(0, 2).toString('latin1'), 'PK');
  await flow.getByRole('button').click();
  const account = page.getByTestId('account');
  await account.getByText('账平').waitFor();
  assert.match(await account.innerText(), /裁出 200[\s\S]*= 在制 178[\s\S]*\+ 完成 20[\s\S]*\+ 少件 2/);
  await page.getByText('藏青').first().waitFor();
  await keep(page, 'progress-cells');
  await page.getByRole('tab', { name: /每天/ }).click();
  await page.getByTestId('time-line').getByText('剪线 20 件').waitFor();
  await keep(page, 'progress-days');
  await page.getByRole('tab', { name: '扎' }).click();
  await keep(page, 'progress-bundles');
  await page.getByRole('link', { name: tickets[1].number }).click();
  await page.getByTestId('bundle-head').getByText('等“上袖”').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
  await lookedAt('progress', 'progress', 'flow');
});

test('where a bundle is: by a gun, a typed number or what is known of a lost ticket; who sewed it, what was taken back', async () => {
  const { items } = await house.api.call<Loose>('GET', '/apps/tracking/records/record?limit=50');
  const wrong = items.find(
    ({ worker, operation }: Loose) => worker === hands[9].worker && operation === '10',
  );
  await act('tracking', 'undo', { record: wrong.id, reason: '扫错人' });
  const { page, context, faults } = await opened('bundle', { width: 390, height: 844 });
  await page
    .getByTestId('scanner')
    .locator('input')
    .fill(String(Number(tickets[6].number)));
  await page.keyboard.press('Enter');
  await page.getByTestId('bundle-head').getByText(tickets[6].number).waitFor();
  await page.locator('[data-back="true"]').waitFor();
  await keep(page, 'bundle-taken-back');
  await page.getByRole('tab', { name: '菲票丢了' }).click();
  await page.getByLabel('单号').fill('1023');
  await page.getByLabel('颜色').fill('白');
  await page
    .getByRole('button', { name: /^\d{4}$/ })
    .nth(1)
    .waitFor();
  await keep(page, 'bundle-lost');
  await page
    .getByRole('button', { name: /^\d{4}$/ })
    .first()
    .click();
  await page.getByTestId('bundle-steps').waitFor();
  assert.match(await page.getByTestId('bundle-head').innerText(), /白 · M/);
  await page.getByRole('link', { name: '补打菲票' }).click();
  await page.getByTestId('ticket').first().waitFor();
  assert.equal(await page.getByTestId('ticket').count(), 1);
  await page.goto(`${house.url}/a/tracking/page/bundle?code=no-such`);
  await page.getByText('本厂没有这张菲票').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
  await lookedAt('bundle', `bundle?code=${tickets[4].number}`, 'bundle-head');
});

test('the morning list: a call is answered, a dispute decided, a missed scan booked, and what can run is said', async () => {
  await lookedAt('morning', 'morning', 'morning-list');
  const { page, context, faults } = await opened('morning', { width: 390, height: 844 });
  await page.getByRole('button', { name: '来了' }).click();
  await page.getByText('已到').waitFor();
  await page.getByRole('tab', { name: /争议/ }).click();
  await page.getByRole('button', { name: '不改' }).click();
  await page.getByText('记下了：不改').waitFor();
  await page.getByRole('tab', { name: /漏扫/ }).click();
  await page.getByTestId('morning-list').getByText(`${tickets[3].number} 扎 · 合侧缝`).waitFor();
  await page.getByRole('button', { name: '补报' }).first().click();
  await page.getByRole('searchbox').fill(hands[3].number);
  await keep(page, 'morning-missed');
  await page.getByTestId('book-missed').getByRole('button', { name: hands[3].name }).click();
  await page.getByText(`补给 ${hands[3].name}`).waitFor();
  await page.getByRole('tab', { name: /今天能开/ }).click();
  await page.getByTestId('can-run').first().getByText('上袖').waitFor();
  await keep(page, 'morning-can-run');
  const trouble = await view('tracking', 'trouble');
  assert.deepEqual([trouble.calls, trouble.openDisputes], [[], []]);
  assert.deepEqual(
    trouble.missed.map(({ number }: Loose) => number),
    [tickets[7].number],
  );
  assert.deepEqual(faults, []);
  await context.close();
});

test('the day as a picture: a PNG is drawn on the phone and saved', async () => {
  const { page, context, faults } = await opened('evening', { width: 390, height: 844 });
  await page.getByTestId('picture').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('picture-save').click(),
  ]);
  assert.match(download.suggestedFilename(), /^今日产量 \d{4}-\d{2}-\d{2}\.png$/);
  const picture = readFileSync(await download.path());
  assert.equal(picture.subarray(1, 4).toString('latin1'), 'PNG');
  assert.ok(picture.readUInt32BE(16) === 1080, 'as wide as a chat shows it');
  assert.deepEqual(faults, []);
  await context.close();
  await lookedAt('evening', 'evening', 'picture');
});

test('the station: calling the leader, a missed scan found against the own count, and room on a wide screen', async () => {
  const { page, context, faults } = await opened('station', { width: 390, height: 844, language: 'en-US' });
  await page.getByText(`${hands[0].name} ${hands[0].number}`).waitFor();
  const head = await page.locator('.station-head').boundingBox();
  assert.ok((head?.height ?? 99) < 60, 'the head stands in one line');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await keep(page, 'station-call');
  await page.getByRole('button', { name: 'Quality' }).click();
  await page.getByText('Quality · it stands on the board').waitFor();
  const { calls } = await view('tracking', 'trouble');
  assert.partialDeepStrictEqual(calls, [{ kind: 'quality', name: hands[0].name }]);
  await page.getByRole('button', { name: 'Missed?' }).click();
  await page.getByRole('textbox').fill('9');
  await page.getByText('1 less: perhaps not scanned').waitFor();
  await page.getByTestId('my-missed').getByText(tickets[7].number).waitFor();
  await keep(page, 'station-missed');
  await page
    .getByTestId('my-missed')
    .getByRole('listitem')
    .filter({ hasText: tickets[7].number })
    .getByRole('button', { name: 'Mine' })
    .click();
  await page.getByTestId('answer-big').getByText(`${tickets[7].number} · 20 pcs`).waitFor();
  await page.getByRole('button', { name: 'Voice on' }).click();
  await page.getByRole('button', { name: 'Voice off' }).waitFor();
  await keep(page, 'station-done');
  assert.deepEqual(faults, []);
  await context.close();
  await lookedAt('station', 'station', 'scanner');
});

test('the clerk: no mouse; the worker stays, a gun and a block of Excel are read, the last is taken back, sums run along', async () => {
  const { page, context, faults } = await opened('clerk');
  await page.getByTestId('clerk-worker').waitFor();
  await page.keyboard.type(hands[4].number);
  await page.keyboard.press('Enter');
  await page.getByTestId('clerk-operation').fill('10');
  await page.keyboard.press('Enter');
  const rows = page.getByTestId('clerk-running').locator('[data-state="answered"]');
  for (const at of [12, 13]) {
    await page.keyboard.type(`${Number(tickets[at].number)}${at === 13 ? ' 15' : ''}`);
    await page.keyboard.press('Enter');
  }
  await rows.nth(1).waitFor();
  await page.keyboard.type(tickets[14].content);
  await page.keyboard.press('Enter');
  await rows.nth(2).waitFor();
  const sums = page.getByTestId('clerk-running').locator('[data-key="合计"]');
  assert.match(await sums.innerText(), /3\s+55/);
  await page.keyboard.press('Control+z');
  await page.locator('[data-state="undone"]').waitFor();
  assert.match(await sums.innerText(), /2\s+35/);
  const pasted = `工号\t扎号\t工序\t件数\n${hands[5].number}\t${tickets[15].number}\t10\n谁也不是\t${tickets[16].number}\t10\n`;
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(pasted)});
    document.querySelector('[data-testid="clerk-ticket"]')
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
  await page.getByTestId('clerk-block').getByText('第 3 行').waitFor();
  await keep(page, 'clerk-block');
  await page.getByRole('button', { name: '录入 1 行' }).click();
  await page.getByTestId('clerk-running').locator(`[data-key="${hands[5].name}"]`).getByText('20').waitFor();
  await page.keyboard.press('F2');
  assert.equal(await page.getByTestId('clerk-worker').inputValue(), '');
  await keep(page, 'clerk-running');
  assert.deepEqual(faults, []);
  await context.close();
  await lookedAt('clerk', 'clerk', 'clerk-worker');
});
