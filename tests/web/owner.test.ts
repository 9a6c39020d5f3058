import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FACTORY } from '@selvedge/town/settlement.ts';
import { Api } from '../house/api.ts';
import { dayFrom } from './daytime.ts';
import { admit, type WebHouse, webHouse } from './house.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = [
  'people',
  'orders',
  'cutting',
  'tracking',
  'outside',
  'finishing',
  'wages',
  'quality',
  'owner',
];
const EVENING = '/a/owner/page/evening';
const PHONE = { width: 390, height: 844 };
const PASSWORD = 'a password of the manager';

let house: WebHouse;
// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const act = (app: string, name: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/actions/${name}`, input);
const add = (app: string, entity: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/records/${entity}`, input);

/** An order with its bundles; books operations of some. */
async function order(number: string, due: string, bundles: number, fee: string, hands: readonly string[]) {
  const { id: customer } = await add('orders', 'customer', { name: `客户 ${number}` });
  const { id: style } = await add('orders', 'style', { number: `K-${number}`, name: '翻领短袖' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  await act('orders', 'editVersion', {
    styleVersion,
    operations: [
      { code: '10', title: '合肩', price: '0.12', sam: '0.45', after: [] },
      { code: '20', title: '袖口', price: '0.5', sam: '1.6' },
      { code: '30', title: '卷下摆', price: '0.2', sam: '0.65', isOutput: true },
    ],
  });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { M: bundles * 20 } }];
  const { order: id } = await act('orders', 'addOrder', { number, customer, style, lines, due, fee });
  await act('orders', 'release', { order: id });
  const { bundles: tied } = await act('cutting', 'tieOpening', { order: id, lines, bundleSize: 20 });
  return {
    id,
    customer,
    sew: async (operation: string, from: number, count: number, hand: number): Promise<void> => {
      for (const { number: code } of tied.slice(from, from + count))
        await act('tracking', 'scan', {
          id: randomUUID(),
          code,
          operations: [operation],
          worker: hands[hand],
        });
    },
  };
}

before(async () => {
  house = await webHouse({ apps: CHAIN, isBare: true });
  const { id: team } = await add('people', 'team', { name: '一组' });
  const { shift } = await act('people', 'setShift', {
    name: '长白班',
    start: '04:10',
    end: '20:00',
    breaks: [],
  });
  await act('people', 'setSchedule', { since: '2026-01-01', shift, weekdays: [1, 2, 3, 4, 5, 6, 7] });
  const hands: string[] = [];
  for (const [at, name] of ['陈芳', '李娜', '王秀英', '赵丽华'].entries()) {
    const { worker } = await act('people', 'hire', {
      number: `G0${at + 1}`,
      name,
      team,
      hiredOn: '2026-01-05',
    });
    hands.push(worker);
  }
  for (const worker of hands.slice(0, 3)) await act('people', 'clock', { worker });
  const late = await order('A123', dayFrom(6), 40, '5.20', hands);
  const easy = await order('B7', dayFrom(40), 4, '4.80', hands);
  await late.sew('10', 0, 2, 0);
  await late.sew('20', 0, 1, 1);
  await late.sew('30', 0, 1, 2);
  // The day before yesterday: an operation's first day is no pace.
  await house.sql('update app_tracking.record set day = day - 1');
  await late.sew('10', 2, 2, 0);
  await late.sew('20', 1, 1, 1);
  await late.sew('30', 1, 1, 2);
  await easy.sew('10', 0, 3, 0);
  await easy.sew('20', 0, 3, 1);
  await easy.sew('30', 0, 3, 2);
  // What was sewn now was sewn yesterday: the sums of days are made anew from it.
  await house.sql('update app_tracking.record set day = day - 1');
  await house.api.call('POST', '/apps/tracking/read-models/sewn/rebuild');
  const isBuilding = async (): Promise<boolean> => {
    const { items } = await house.api.call<Loose>('GET', '/apps/tracking/read-models');
    return items.some(({ rebuilding }: Loose) => rebuilding !== null);
  };
  while (await isBuilding()) await new Promise((resolve) => setTimeout(resolve, 100));
  await late.sew('10', 4, 3, 0);
  await late.sew('20', 2, 2, 1);
  await late.sew('30', 2, 2, 2);
  const { id: partner } = await add('outside', 'partner', { name: '宏达绣花', work: 'embroidery' });
  await act('outside', 'send', {
    partner,
    order: late.id,
    work: 'embroidery',
    price: '0.3',
    due: dayFrom(-2),
    operations: ['20'],
    lines: [{ colour: '藏青', sizes: { M: 20 } }],
  });
  await add('owner', 'trim', { order: late.id, what: '主唛、吊牌', amount: '180', day: dayFrom(-1) });
  await add('owner', 'receivable', {
    number: 'FP2201',
    customer: late.customer,
    billedOn: dayFrom(-50),
    due: dayFrom(-12),
    amount: '12600',
  });
  await house.api.call('POST', '/people', {
    login: 'chang',
    name: '常厂长',
    role: 'manager',
    password: PASSWORD,
  });
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

const shows = (page: Page, name: string, words: RegExp): Promise<void> =>
  page.getByTestId(name).filter({ hasText: words }).first().waitFor();

test('three sentences on the owner’s phone, and the records behind each', async () => {
  const { page, faults } = await house.revisit(PHONE);
  await page.goto(`${house.url}${EVENING}`);
  await shows(page, 'line-ship', /2 单里 1 单要晚 \d+ 天：A123，袖口工序(缺 \d+ 人|还剩)/);
  await shows(page, 'line-today', /今天出了 40 件.*花了 \d+ 元/);
  await shows(page, 'line-trouble', /外发 1 单过期没回，最久 2 天（宏达绣花）；1 人没来/);
  await shows(page, 'figure-owed', /12.600 元/);
  await page.getByTestId('week-day').first().waitFor();
  await keep(page, 'owner-evening');
  await page.getByTestId('line-ship').click();
  await page.getByTestId('order').filter({ hasText: 'A123' }).click();
  await shows(page, 'operations', /袖口/);
  await keep(page, 'owner-ship');
  assert.match(
    (await page.getByTestId('operations').locator('a').first().getAttribute('href')) ?? '',
    /progress\?order=/,
  );
  await page.getByTestId('line-trouble').click();
  await shows(page, 'trouble-people', /赵丽华/);
  await keep(page, 'owner-trouble');
  await page.getByTestId('trouble-outside').getByRole('link').first().click();
  await page.waitForURL(/\/a\/outside\/consignment\//);
  await page.goto(`${house.url}${EVENING}`);
  await page.getByTestId('line-today').click();
  await shows(page, 'behind-today', /A123.*袖口/s);
  await keep(page, 'owner-today');
  assert.deepEqual(faults, []);
});

test('each figure opens to its records', async () => {
  const { page, faults } = await house.revisit(PHONE);
  await page.goto(`${house.url}${EVENING}`);
  for (const [name, words] of [
    ['output', /A123/],
    ['people', /赵丽华.*没来/s],
    ['cost', /计件/],
    ['owed', /FP2201.*12 天/s],
  ] as const) {
    await page.getByTestId(`figure-${name}`).click();
    await shows(page, 'behind-figure', words);
    await keep(page, `owner-${name}`);
  }
  await page.getByTestId('figure-earnings').click();
  await page.getByTestId('earning').filter({ hasText: 'A123' }).click();
  await shows(page, 'earning-behind', /加工费.*4160\.00.*− 辅料.*180\.00/s);
  await keep(page, 'owner-earnings');
  await page.getByTestId('week-day').last().click();
  await shows(page, 'one-day', /A123/);
  assert.deepEqual(faults, []);
});

test('what the page asked first is asked by the document the next time, in the name of the same person', async () => {
  const { page, faults, context } = await house.open(PHONE);
  await admit(page, house.url);
  // A question of the document is asked while it is still being read.
  await page.addInitScript(`
    globalThis.questions = [];
    const ask = fetch;
    globalThis.fetch = (...words) => {
      const [, view] = /\\/views\\/(\\w+)/.exec(String(words[0])) ?? [];
      if (view !== undefined) questions.push(view + ' ' + (document.readyState === 'loading'));
      return ask(...words);
    };
  `);
  const questions = async (): Promise<string[]> => {
    await page.goto(`${house.url}${EVENING}`);
    await shows(page, 'figure-owed', /12.600 元/);
    await page.getByTestId('week-day').first().waitFor();
    const asked = (await page.evaluate('questions')) as string[];
    // What changes meanwhile is asked for again: the first time is looked at.
    return ['ship', 'today', 'trouble'].map(
      (view) => asked.find((one) => one.startsWith(`${view} `)) ?? view,
    );
  };
  assert.deepEqual(await questions(), ['ship false', 'today false', 'trouble false']);
  assert.deepEqual(await questions(), ['ship true', 'today true', 'trouble true']);
  // Somebody else signed in meanwhile: what the last one asked is refused to him, and he sees his own page.
  const manager = await Api.signIn(house.nearUrl, 'chang', PASSWORD);
  await admit(page, house.url, manager.token);
  await page.goto(`${house.url}${EVENING}`);
  await shows(page, 'line-today', /今天出了 40 件/);
  await page.getByTestId('week-day').first().waitFor();
  assert.doesNotMatch(await page.locator('body').innerText(), /NaN|每件花/);
  assert.equal(await page.getByTestId('figure-cost').count(), 0);
  assert.deepEqual(
    faults.filter((fault) => !/status of 409/.test(fault)),
    [],
  );
  await context.close();
});

test('in English, wide, and for a manager who sees no amounts', async () => {
  const { page, faults } = await house.revisit({ language: 'en-US' });
  await page.goto(`${house.url}${EVENING}`);
  await shows(page, 'line-ship', /1 of 2 orders will be late by/);
  await shows(page, 'line-today', /40 pieces came out today.*It cost/);
  await keep(page, 'owner-evening-en-1440');
  const manager = (await Api.signIn(house.nearUrl, 'chang', PASSWORD)).as(FACTORY);
  await assert.rejects(manager.call('GET', '/apps/owner/views/cost?input=%7B%7D'));
  const other = await house.open({ ...PHONE, language: 'en-US' });
  await admit(other.page, house.url, manager.token);
  await other.page.goto(`${house.url}${EVENING}`);
  await shows(other.page, 'line-today', /40 pieces came out today/);
  await other.page.getByTestId('week-day').first().waitFor();
  assert.equal(await other.page.getByTestId('figure-cost').count(), 0);
  assert.doesNotMatch(await other.page.locator('body').innerText(), /yuan|It cost|owes/);
  await keep(other.page, 'owner-manager-en');
  assert.deepEqual([...faults, ...other.faults], []);
});

test('the report: made now, told where it could not go, opened again and printed', async () => {
  const { page, context } = await house.revisit(PHONE);
  await context.grantPermissions(['notifications'], { origin: house.url });
  await page.goto(`${house.url}/a/owner/page/sending`);
  await page.getByLabel('群名').fill('车间管理群');
  await page.getByLabel(/Webhook/).fill('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=not-a-key');
  await page.getByRole('button', { name: '加上' }).click();
  await shows(page, 'robot', /企业微信 · 车间管理群/);
  assert.doesNotMatch(await page.locator('body').innerText(), /not-a-key/);
  await page.getByTestId('report-now').click();
  await shows(page, 'letter', /日报 .* → 车间管理群.*没发出去.*invalid webhook url.*重新填/s);
  await keep(page, 'owner-sending');
  // A headless browser has no push service: it says so in a sentence, and nothing is subscribed.
  await page.getByRole('button', { name: '让这台手机收日报' }).click();
  await page.locator('[role=alert]').first().waitFor();
  await page.goto(`${house.url}/a/owner/page/daily`);
  await shows(page, 'daily', /A123，袖口工序.*明细/s);
  await keep(page, 'owner-daily');
});
