import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { admit, type Opened, type Screen, type WebHouse, webHouse } from './house.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'quality'];
const STEPS = ['合肩', '上领', '合侧缝', '上袖', '卷下摆', '查验'];
const SPEC = [
  { point: '胸围', tolerancePlus: '1.00', toleranceMinus: '1.00', values: { M: '100.00', L: '104.00' } },
  { point: '衣长', tolerancePlus: '1.00', toleranceMinus: '1.00', values: { M: '70.00', L: '72.00' } },
];

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
let house: WebHouse;
let team: string;
let order: string;
let ticket: string;
let photo: Buffer;

const act = (app: string, name: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/actions/${name}`, input);
const view = (name: string, input: object = {}, app = 'quality'): Promise<Loose> =>
  house.api.call('GET', `/apps/${app}/views/${name}?input=${encodeURIComponent(JSON.stringify(input))}`);
const list = (entity: string): Promise<Loose> =>
  house.api.call('GET', `/apps/quality/records/${entity}?limit=200`);

before(async () => {
  house = await webHouse({ apps: CHAIN, isBare: true });
  ({ id: team } = await house.api.call<Loose>('POST', '/apps/people/records/team', { name: '一组' }));
  await house.api.call('POST', '/apps/tracking/records/target', {
    team,
    from: '2026-01-01',
    pieces: 400,
    hours: 10,
  });
  const { worker } = await act('people', 'hire', { number: 'G1', name: '陈芳', team });
  const { id: customer } = await house.api.call<Loose>('POST', '/apps/orders/records/customer', {
    name: '海纳服饰',
  });
  const { id: style } = await house.api.call<Loose>('POST', '/apps/orders/records/style', {
    number: 'P2601',
    name: '翻领短袖',
  });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = STEPS.map((title, at) => ({
    code: String((at + 1) * 10),
    title,
    price: '0.12',
    ...(at === 0 ? { after: [] } : {}),
    isOutput: at === STEPS.length - 1,
  }));
  await act('orders', 'editVersion', { styleVersion, operations, sizeSpec: SPEC });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { M: 1400, L: 1000 } }];
  ({ order } = await act('orders', 'addOrder', {
    number: 'A-1023',
    customer,
    style,
    due: '2027-12-20',
    lines,
  }));
  await act('orders', 'release', { order });
  const some = [{ colour: '藏青', sizes: { M: 40, L: 20 } }];
  const { bundles } = await act('cutting', 'tieOpening', { order, lines: some, bundleSize: 20 });
  ticket = bundles[0].number;
  await act('tracking', 'scan', { id: randomUUID(), code: ticket, worker, operations: ['10', '20', '30'] });
  // A photo of a good camera: 20 million bytes, and a picture in front.
  const { page, context } = await house.open();
  photo = Buffer.concat([await page.screenshot({ type: 'jpeg' }), Buffer.alloc(20_000_000)]);
  await context.close();
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

async function opened(to: string, screen: Screen = { width: 390, height: 844 }): Promise<Opened> {
  const found = await house.revisit(screen);
  await found.page.goto(`${house.url}/a/quality/page/${to}`);
  return found;
}

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const tap = async (page: Page, code: string): Promise<void> => {
  await page.getByTestId('garment').click({ position: { x: 120, y: 200 } });
  await page.getByTestId('picker').waitFor();
  await keep(page, 'picker');
  await page.getByTestId(`defect-${code}`).click();
};
/** What the server knows, as soon as it does. */
async function until(know: () => Promise<boolean>, what: string): Promise<void> {
  for (let left = 150; left > 0; left--) {
    if (await know()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(what);
}
const inspected = async (): Promise<number> => (await view('station')).teams[0].inspected;

/** The photo as a phone has it: a file. Through the browser's own line 20 MB would take half a minute. */
function kept(name: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'photo-')), name);
  writeFileSync(file, photo);
  return file;
}

test('the end of the line: OK, a tap on the drawing, a photo of 20 MB made small, undo', async () => {
  const { page, faults } = await opened('endline');
  assert.equal(await page.getByTestId('team').inputValue(), team);
  await page.getByTestId('ok').click();
  await page.getByTestId('ok').click();
  await tap(page, 'S01');
  await page
    .getByTestId('photo')
    .setInputFiles({ name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('just words') });
  await page.getByText('这不是照片').waitFor();
  await page.getByTestId('photo').setInputFiles(kept('IMG_2041.jpg'));
  await page.getByTestId('photo-kept').waitFor();
  await keep(page, 'endline-piece');
  await button(page, /记下这件/).click();
  await until(async () => (await inspected()) === 3, 'three pieces');
  await until(async () => (await list('finding')).items.length === 1, 'one defect');
  const [found] = (await list('finding')).items;
  assert.deepEqual([found.code, found.drawing, found.side], ['S01', 'polo', 'front']);
  assert.ok(found.x > 200 && found.x < 600 && found.y > 300 && found.y < 800, `${found.x} ${found.y}`);
  const size = await page.evaluate(
    async (id: string) => (await (await fetch(`/api/v1/files/${id}`)).blob()).size,
    found.photo,
  );
  assert.ok(size > 1000 && size < 1_000_000, `${size} bytes`);
  await page.getByTestId('ok').click();
  await until(async () => (await inspected()) === 4, 'four pieces');
  await button(page, '撤销').click();
  await until(async () => (await inspected()) === 3, 'three again');
  await keep(page, 'endline-after');
  assert.deepEqual(faults, []);
});

test('words that are called .jpg are refused by the server too', async () => {
  const { page } = await opened('endline');
  const status = await page.evaluate(
    async () =>
      (
        await fetch('/api/v1/files?name=photo.jpg', {
          method: 'POST',
          headers: { 'content-type': 'image/jpeg' },
          body: 'just words',
        })
      ).status,
  );
  assert.equal(status, 415);
});

test('an hour without a network: pieces and photos are kept, and all of it arrives', async () => {
  const { page, context } = await opened('endline');
  await page.getByTestId('ok').waitFor();
  const before = await inspected();
  await context.setOffline(true);
  await page.getByTestId('ok').click();
  await page.getByTestId('ok').click();
  await tap(page, 'S03');
  await page.getByTestId('photo').setInputFiles(kept('IMG_1.jpg'));
  await page.getByTestId('photo-kept').waitFor();
  await button(page, /记下这件/).click();
  await page.getByText('已记在本机').waitFor();
  assert.equal(await page.getByTestId('inspected').innerText(), String(before + 3));
  await keep(page, 'endline-offline');
  await context.setOffline(false);
  await until(async () => (await inspected()) === before + 3, 'all arrive');
  const found = (await list('finding')).items.filter((one: Loose) => one.code === 'S03');
  assert.equal(found.length, 1);
  assert.notEqual(found[0].photo, null);
});

test('roaming: the ticket says who sewed it, and what is wrong goes back to him', async () => {
  const { page, faults } = await opened('roaming');
  await page.getByRole('textbox').fill(ticket);
  await page.keyboard.press('Enter');
  await page.getByTestId('work').first().waitFor();
  await keep(page, 'roaming-work');
  await page.getByTestId('work').first().click();
  await button(page, '有疵病').click();
  await page.getByTestId('defect-S01').click();
  await keep(page, 'roaming-found');
  await button(page, '记下').click();
  await page.getByText('退回返工 1 件').waitFor();
  const { items } = await house.api.call<Loose>('GET', '/apps/tracking/records/record?limit=50');
  assert.equal(items.filter(({ kind }: Loose) => kind === 'rework-out').length, 1);
  assert.deepEqual(faults, []);
});

test('a lot: the plan in words, two inspectors at once, the verdict signed, and the report as PDF', async () => {
  const other = await house.open({ width: 390, height: 844 });
  await admit(other.page, house.url);
  await other.page.goto(`${house.url}/a/quality/page/final`);
  const one = await opened('final');
  await button(one.page, '开始一批').click();
  await one.page.getByTestId('plan').waitFor();
  assert.equal(
    await one.page.getByTestId('plan').innerText(),
    '抽 125 件，致命收 0 退 1，重缺收 7 退 8，轻缺收 10 退 11',
  );
  await keep(one.page, 'final-begin');
  await button(one.page, '开始').click();
  await one.page.getByTestId('ok').waitFor();
  await other.page.getByTestId('lot').first().click();
  for (const { page } of [one, other]) {
    await button(page, '+10').click();
    await tap(page, 'S01');
    await button(page, /记下这件/).click();
  }
  await one.page.getByTestId('progress').filter({ hasText: '22 / 125' }).waitFor();
  await other.page.getByTestId('progress').filter({ hasText: '22 / 125' }).waitFor();
  assert.equal(await one.page.getByTestId('found-major').innerText(), '2');
  await keep(one.page, 'final-lot');
  for (let more = 0; more < 5; more++) await button(other.page, '+10').click();
  for (let more = 0; more < 5; more++) await button(one.page, '+10').click();
  for (let more = 0; more < 3; more++) await one.page.getByTestId('ok').click();
  await button(one.page, '判定、签字').click();
  const box = await one.page.getByTestId('signature').boundingBox();
  assert.ok(box !== null);
  await one.page.mouse.move(box.x + 40, box.y + 100);
  await one.page.mouse.down();
  for (const [x, y] of [
    [90, 30],
    [130, 110],
    [180, 40],
    [240, 100],
  ] as const)
    await one.page.mouse.move(box.x + x, box.y + y);
  await one.page.mouse.up();
  await keep(one.page, 'final-sign');
  await button(one.page, '确认判定').click();
  await one.page.getByTestId('report-link').click();
  await one.page.getByTestId('sheet').waitFor();
  assert.equal(await one.page.getByTestId('verdict').innerText(), '接收');
  await one.page.locator('.qc-signature img').waitFor();
  const pdf = await one.page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  if (KEEP !== undefined) writeFileSync(join(KEEP, 'report.pdf'), pdf);
  await keep(one.page, 'report');
  assert.doesNotMatch(await one.page.getByTestId('sheet').innerText(), /陈芳/);
  assert.deepEqual([...one.faults, ...other.faults], []);
  await other.context.close();
});

test('the measurement sheet by keyboard: Enter goes on, what is beyond the tolerance is red at once', async () => {
  const { page, faults } = await opened(`measure?order=${order}`, { width: 1440, height: 900 });
  await page.locator('[data-cell="1-0"]').click();
  for (const value of ['101.5', '70', '100']) {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  assert.equal(await page.locator('td[data-fit="over"]').count(), 1);
  assert.equal(await page.evaluate('document.activeElement.dataset.cell'), '2-1');
  await keep(page, 'measure-typed');
  await button(page, /记下 3 处/).click();
  await until(async () => (await view('measuring', { order })).measured.length === 3, 'three measures');
  assert.deepEqual(faults, []);
});

test('a first piece and a roll', async () => {
  const first = await opened('first');
  await first.page.getByTestId('first').first().click();
  await button(first.page, /做工/).click();
  await first.page.getByLabel('做工：什么问题').fill('下摆起扭');
  await keep(first.page, 'first-piece');
  await button(first.page, '改了再做').click();
  await until(async () => (await view('firstPieces')).rows[0].result === 'remarks', 'the result');
  const { page, faults } = await opened('rolls');
  await page.getByTestId('roll-roll').fill('R-17');
  await page.getByTestId('roll-length').fill('109.73');
  await page.getByTestId('roll-width').fill('147.3');
  for (const [metre, name] of [
    ['3.2', /破洞 1 英寸以内/],
    ['40', /9 英寸/],
  ] as const) {
    await page.getByTestId('metre').fill(metre);
    await button(page, name).last().click();
  }
  await button(page, /记下这卷/).click();
  await page.getByText('6 分，每百平方码 3.1 分').waitFor();
  await keep(page, 'rolls-answer');
  assert.deepEqual([...first.faults, ...faults], []);
});

test('figures for whoever is in charge, and DHU on the line’s board', async () => {
  const { page, faults } = await opened('figures', { width: 1440, height: 900 });
  await page.getByTestId('figure-pareto').waitFor();
  const station = (await view('station')).teams[0];
  const dhu = ((station.defects * 100) / station.inspected).toFixed(2);
  assert.equal(await page.getByTestId('dhu').innerText(), dhu);
  await page.goto(`${house.url}/a/tracking/page/board`);
  await page
    .getByTestId('dhu')
    .filter({ hasText: `DHU ${Number(dhu).toFixed(1)}` })
    .waitFor();
  await keep(page, 'board');
  assert.deepEqual(faults, []);
});

const LOOKS = [
  ['endline', 'endline', 'ok'],
  ['roaming', 'roaming', 'scanner'],
  ['final', 'final', 'lots'],
  ['measure', 'measure', 'order'],
  ['first', 'first', 'first'],
  ['rolls', 'rolls', 'metre'],
  ['figures', 'figures', 'figure-pareto'],
  ['orders', 'orders', 'orders'],
] as const;

test('every page in both languages, none wider than its screen', async () => {
  for (const language of ['zh-CN', 'en-US'] as const)
    for (const width of KEEP === undefined ? [390] : [390, 1440, 1920]) {
      const height = width === 390 ? 844 : width === 1920 ? 1080 : 900;
      const { page, faults } = await opened(LOOKS[0][1], { width, height, language });
      for (const [name, to, ready] of LOOKS) {
        await page.goto(`${house.url}/a/quality/page/${to}`);
        await page.getByTestId(ready).first().waitFor();
        await keep(page, `${name}-${width}-${language.slice(0, 2)}`);
      }
      const { lots } = await view('lots');
      await page.goto(`${house.url}/a/quality/page/report?inspection=${lots[0].id}`);
      await page.getByTestId('sheet').waitFor();
      await keep(page, `report-${width}-${language.slice(0, 2)}`);
      assert.deepEqual(faults, []);
    }
});
