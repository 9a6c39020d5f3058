import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { admit, type Opened, type Screen, type WebHouse } from './house.ts';
import { type SewingFloor, sewingFloor } from './sewing-floor.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
let house: WebHouse;
let sewing: SewingFloor;
let tickets: SewingFloor['tickets'];
let hands: SewingFloor['hands'];

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const act = (app: string, name: string, input: object): Promise<Loose> => sewing.act(app, name, input);
const add = (app: string, entity: string, input: object): Promise<Loose> => sewing.add(app, entity, input);
const view = (app: string, name: string, input: object = {}): Promise<Loose> => sewing.view(app, name, input);
const book: SewingFloor['book'] = (...facts) => sewing.book(...facts);

before(async () => {
  sewing = await sewingFloor();
  ({ house, tickets, hands } = sewing);
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

/** A page in a browser of its own, whose owner signed in before. */
async function opened(to: string, screen: Screen = {}): Promise<Opened> {
  const found = await house.open(screen);
  await admit(found.page, house.url);
  await found.page.goto(`${house.url}/a/tracking/page/${to}`);
  return found;
}

/** What a page looks like in both languages, and at the other widths when screens are kept. */
async function lookedAt(name: string, to: string, ready: string): Promise<void> {
  for (const language of ['zh-CN', 'en-US'] as const)
    for (const width of KEEP === undefined ? [390] : [390, 1440, 1920]) {
      const height = width === 390 ? 844 : width === 1920 ? 1080 : 900;
      const { page, faults } = await house.revisit({ width, height, language });
      await page.goto(`${house.url}/a/tracking/page/${to}`);
      await page.getByTestId(ready).first().waitFor();
      await keep(page, `${name}-${width}-${language.slice(0, 2)}`);
      assert.deepEqual(faults, []);
    }
}

test('the board: three lines a screen with target and hours, who is missing; the next three by themselves; `?team=` picks', async () => {
  const { page, context, faults } = await house.open({ width: 1920, height: 1080 });
  await admit(page, house.url);
  await page.clock.install();
  await page.goto(`${house.url}/a/tracking/page/board`);
  const rows = page.getByTestId('line-row').filter({ visible: true });
  await rows.first().waitFor();
  assert.equal(await rows.count(), 3);
  const first = page.locator('[data-team="一组"]');
  assert.match(await first.innerText(), /20\s*\/ 400 件/);
  assert.match(await first.innerText(), /王秀英1/);
  await first.getByTestId('wall-call').getByText('机器').waitFor();
  await first.locator('[data-hour]').first().waitFor();
  await page.getByTestId('turn').getByText('1 / 2').waitFor();
  await page.clock.fastForward(20_000);
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
  const hour = 3_600_000;
  const { answer } = await book(3, [0], 7, {
    at: new Date(Date.now() + 23 * hour).toISOString(),
    ahead: 24 * hour,
  });
  assert.equal(answer, 'held', 'an hour ago, by a phone that is a day fast');
  await lookedAt('morning', 'morning', 'morning-list');
  const { page, context, faults } = await opened('morning', { width: 390, height: 844 });
  await page.getByRole('button', { name: '来了' }).click();
  await page.getByText('已到').waitFor();
  await page.getByRole('tab', { name: /待定/ }).click();
  await page.getByTestId('morning-list').getByText('快 24 小时').waitFor();
  await page.getByRole('button', { name: '处理' }).click();
  const panel = page.getByTestId('decide-held');
  await panel.getByText(`${hands[3].name} 报了 合肩 20 件`).waitFor();
  await keep(page, 'morning-held');
  await panel.getByLabel('原因').fill('问过了');
  await panel.getByRole('button', { name: '不算' }).click();
  await page.getByText(`不算：${tickets[3].number}`).waitFor();
  await page.getByRole('tab', { name: /争议/ }).click();
  await page
    .getByRole('button', { name: `改给他：${hands[1].name} 的 20 件` })
    .first()
    .click();
  await page.getByText(`从 ${hands[1].name} 改给 ${hands[0].name}`).waitFor();
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
  await page.getByRole('textbox').fill('10');
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

test('a line’s habit: one tap a piece on its station; a pile of coupons and a quantity on the clerk’s page', async () => {
  for (const [at, habit] of ['piece', '', 'coupon', 'report'].entries())
    if (habit !== '') await add('tracking', 'line', { team: sewing.teams[at], habit });
  const { page, context, faults } = await opened('station', { width: 390, height: 844 });
  await page.getByText(`${hands[0].name} ${hands[0].number}`).waitFor();
  const field = page.getByTestId('scanner').locator('input');
  await field.fill(tickets[17].content);
  await field.press('Enter');
  await page.getByRole('button', { name: '选工序' }).click();
  await page.getByTestId('choices').getByRole('button', { name: /合肩/ }).click();
  await page.getByRole('button', { name: '报工', exact: true }).click();
  await page.getByTestId('answer-big').getByText(`${tickets[17].number} 扎 · 1 件`).waitFor();
  for (let tap = 0; tap < 3; tap++) await page.getByRole('button', { name: '＋1 件' }).click();
  await page.getByRole('button', { name: '撤销' }).first().waitFor();
  await keep(page, 'station-piece');
  await page.getByRole('button', { name: '没菲票，报数量' }).click();
  const form = page.getByTestId('report');
  await form.locator('select').first().selectOption({ label: 'A-1024 · P2601 · 翻领短袖' });
  await form.locator('select').nth(1).selectOption('10');
  await form.getByRole('button', { name: '白' }).click();
  await page.getByTestId('report-pieces').fill('30');
  await keep(page, 'station-report');
  await form.getByRole('button', { name: '报 30 件' }).click();
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByTestId('answer-big').first().getByText('报 30 件').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
  const pieces = (await view('tracking', 'bundleLife', { code: tickets[17].content })).operations;
  assert.equal(pieces.find(({ code: number }: Loose) => number === '10').done, 4);

  const clerk = await opened('clerk');
  await clerk.page.getByTestId('clerk-worker').waitFor();
  const choose = async (hand: (typeof hands)[number]): Promise<void> => {
    await clerk.page.getByTestId('clerk-worker').fill(hand.number);
    await clerk.page.keyboard.press('Enter');
  };
  await choose(hands[6]);
  await clerk.page.getByTestId('clerk-operation').fill('20');
  await clerk.page.getByTestId('clerk-ticket').click();
  for (const line of [`${Number(tickets[17].number)} 4`, `${Number(tickets[18].number)}`, '9999']) {
    await clerk.page.keyboard.type(line);
    await clerk.page.keyboard.press('Enter');
  }
  const pile = clerk.page.getByTestId('clerk-block');
  await pile.getByText('这叠 3 行，2 行可以录，共 24 件').waitFor();
  await keep(clerk.page, 'clerk-pile');
  await pile.getByRole('button', { name: '录入 2 行' }).click();
  await clerk.page
    .getByTestId('clerk-running')
    .locator(`[data-key="${hands[6].name}"]`)
    .getByText('24')
    .waitFor();
  await choose(hands[9]);
  const asked = clerk.page.getByTestId('report');
  await asked.locator('select').first().selectOption({ label: 'A-1024 · P2601 · 翻领短袖' });
  await asked.locator('select').nth(1).selectOption('80');
  await clerk.page.getByTestId('report-pieces').fill('500');
  await asked.getByRole('button', { name: '报 500 件' }).click();
  await clerk.page.getByText('分不下去，先记着').waitFor();
  await keep(clerk.page, 'clerk-report');
  assert.deepEqual(clerk.faults, []);
  await clerk.context.close();
});

test('going live in the middle of an order: bundles are chosen, then how far they were sewn; undone with a touch', async () => {
  const { items } = await house.api.call<Loose>('GET', '/apps/orders/records/order?limit=1');
  const [{ customer, style }] = items;
  const lines = [{ colour: '米白', sizes: { M: 100, L: 40 } }];
  const { order } = await act('orders', 'addOrder', {
    number: 'A-1030',
    customer,
    style,
    due: '2027-12-20',
    lines,
  });
  await act('orders', 'release', { order });
  await act('cutting', 'tieOpening', { order, lines, bundleSize: 20 });
  const { page, context, faults } = await opened('opening');
  await page.getByTestId('opening-order').selectOption({ label: 'A-1030 · P2601' });
  await page.getByRole('button', { name: '全选 5 扎' }).click();
  await page.getByRole('button', { name: '20 上领' }).click();
  const marked = page.locator('[data-testid="opening-bundle"][data-until="true"]');
  await page.getByText('5 扎做到 上领').waitFor();
  await marked.nth(4).getByText('做到 20 上领').waitFor();
  await keep(page, 'opening');
  await page.getByRole('button', { name: '撤销' }).click();
  await marked.first().waitFor({ state: 'detached' });
  await page.getByTestId('opening-bundle').first().click();
  await page.getByRole('button', { name: '10 合肩' }).click();
  await marked.nth(0).waitFor();
  assert.equal(await marked.count(), 1);
  assert.deepEqual(faults, []);
  await context.close();
  await lookedAt('opening', `opening?order=${order}`, 'opening-bundle');
});
