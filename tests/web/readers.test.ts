import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import type { Page } from 'playwright-core';
import { FACTORY } from '@selvedge/town/settlement.ts';
import { admit, type WebHouse, webHouse } from './house.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const CHAIN = ['people', 'orders', 'cutting', 'tracking'];
const READER = `${FACTORY}/一组/读写器`;
const HANGER = `${FACTORY}/一组/吊挂3`;
const STEPS = ['合肩', '合侧缝', '卷下摆'];

let house: WebHouse;
let machine: MqttClient;
let badge = '';
let tickets: readonly { readonly content: string; readonly number: string }[] = [];

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const act = (app: string, name: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/actions/${name}`, input);
const add = (app: string, entity: string, input: object): Promise<Loose> =>
  house.api.call('POST', `/apps/${app}/records/${entity}`, input);
const readers = (): Promise<Loose> => house.api.call('GET', '/apps/tracking/views/readers');

/** A reader says over MQTT what it saw, and waits for the acknowledgement. */
const say = (thing: string, metric: string, value: string, ts?: number): Promise<unknown> =>
  machine.publishAsync(`${thing}/${metric}`, JSON.stringify(ts === undefined ? value : { value, ts }), {
    qos: 1,
  });

async function outcomes(count: number): Promise<(readonly [string, string, number])[]> {
  for (let turn = 0; ; turn++) {
    const { reads } = await readers();
    if (reads.length >= count)
      return reads.map(({ tag, outcome, pieces }: Loose) => [tag, outcome, pieces] as const);
    assert.ok(turn < 200, `${reads.length} of ${count} were heard`);
    await delay(50);
  }
}

before(async () => {
  house = await webHouse({ apps: CHAIN, isBare: true });
  for (const [id, names] of [
    ['rfid-reader', ['tag']],
    ['hanger-station', ['tag', 'in', 'out']],
  ] as const) {
    const metrics = names.map((name) => ({ name, datatype: 'text' }));
    await house.api.call('PUT', `/thing-types/${id}`, { title: { zh: id, en: id }, metrics });
  }
  for (const [path, type] of [
    [READER, 'rfid-reader'],
    [HANGER, 'hanger-station'],
  ])
    await house.api.call('PUT', `/things/${path.split('/').map(encodeURIComponent).join('/')}`, { type });
  const { id: team } = await add('people', 'team', { name: '一组' });
  ({ content: badge } = await act('people', 'hire', { number: 'A1', name: '陈芳', team }));
  const { id: customer } = await add('orders', 'customer', { name: '海纳服饰' });
  const { id: style } = await add('orders', 'style', { number: 'P2601', name: '翻领短袖' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = STEPS.map((title, at) => ({
    code: String((at + 1) * 10),
    title,
    price: '0.12',
    ...(at === 0 ? { after: [] } : {}),
    isOutput: at === STEPS.length - 1,
  }));
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { M: 80 } }];
  const { order } = await act('orders', 'addOrder', {
    number: 'A-1023',
    customer,
    style,
    due: '2027-11-02',
    lines,
  });
  await act('orders', 'release', { order });
  const { bundles } = await act('cutting', 'tieOpening', { order, lines, bundleSize: 20 });
  const made = await act('cutting', 'printTickets', { bundles: bundles.map(({ bundle }: Loose) => bundle) });
  ({ tickets } = await house.api.call<Loose>(
    'GET',
    `/apps/cutting/views/ticketSheet?input=${encodeURIComponent(JSON.stringify({ tickets: made.tickets }))}`,
  ));
  const device = await house.api.device(`${FACTORY}/一组`, 'write');
  machine = await connectAsync(house.mqtt, { username: device.username, password: device.secret });
});
after(async () => {
  await machine.endAsync(true);
  await house.close();
});

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
}

test('a leader sets a reader up, signs somebody in and binds a tag; then what readers say over MQTT is booked', async () => {
  await say(READER, 'tag', 'E2004711', Date.now() - 120_000);
  assert.deepEqual(await outcomes(1), [['E2004711', 'held', 0]]);
  const { page, context, faults } = await house.open({ width: 390, height: 844 });
  await admit(page, house.url);
  await page.goto(`${house.url}/a/tracking/page/readers`);
  const posts = page.getByTestId('readers');
  await posts.getByText('新的读写器').waitFor();
  await keep(page, 'readers-new');
  await posts.getByRole('button', { name: '设置' }).click();
  const form = page.getByTestId('readers-form');
  await form.getByLabel('工位').fill('合肩工位');
  await form.getByLabel('工序（号或名称）').fill('合肩');
  await form.getByRole('button', { name: '保存' }).click();
  await posts.getByText('合肩工位').waitFor();
  await posts.getByRole('button', { name: '上工' }).click();
  await form.getByLabel('工牌').fill(badge);
  await form.getByRole('button', { name: '上工' }).click();
  await posts.getByText('陈芳').waitFor();
  await page.getByRole('tab', { name: /没绑定/ }).click();
  await page.getByTestId('unbound').getByText('E2004711').waitFor();
  await keep(page, 'readers-unbound');
  await page.getByTestId('unbound').getByRole('button', { name: '绑定' }).click();
  await form.getByLabel('菲票或扎号').fill(tickets[0].number);
  await keep(page, 'readers-bind');
  await form.getByRole('button', { name: '绑定' }).click();
  await page.getByText('绑好了').waitFor();
  await page.getByTestId('unbound').waitFor({ state: 'detached' });

  await act('tracking', 'bindTag', { tag: 'H7', code: tickets[1].content, pieces: 5 });
  await act('tracking', 'setPost', { thing: HANGER, name: '吊挂 3', operation: '合侧缝' });
  await say(HANGER, 'tag', badge);
  await say(READER, 'tag', 'E2004711');
  await say(HANGER, 'in', 'H7');
  await say(HANGER, 'out', 'H7');
  await say(HANGER, 'out', 'H7');
  const told = await outcomes(6);
  assert.deepEqual(
    told.filter(([tag]) => tag === 'H7').toSorted((a, b) => a[2] - b[2]),
    [
      ['H7', 'seen', 0],
      ['H7', 'booked', 5],
    ],
  );
  assert.equal(told.find(([tag, outcome]) => tag === 'E2004711' && outcome === 'booked')?.[2], 20);
  await page.getByRole('tab', { name: /最近读到/ }).click();
  await page.getByTestId('reads').getByText('✓ 报上 5').waitFor();
  await keep(page, 'readers-reads');
  await page.getByRole('tab', { name: /已绑定/ }).click();
  await page.getByRole('searchbox').fill('H7');
  await page.getByTestId('bound').getByText('E2004711').waitFor({ state: 'detached' });
  await page.getByTestId('bound').getByRole('button', { name: '解绑' }).click();
  await page.getByText('H7 解绑了').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
  if (KEEP === undefined) return;
  for (const language of ['zh-CN', 'en-US'] as const)
    for (const width of [390, 1440, 1920]) {
      const looked = await house.open({ width, height: 900, language });
      await admit(looked.page, house.url);
      await looked.page.goto(`${house.url}/a/tracking/page/readers`);
      await looked.page.getByTestId('readers').waitFor();
      await keep(looked.page, `readers-${width}-${language.slice(0, 2)}`);
      await looked.page.getByRole('tab').nth(1).click();
      await keep(looked.page, `readers-reads-${width}-${language.slice(0, 2)}`);
      await looked.context.close();
    }
});
