import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { dayFrom } from './daytime.ts';
import { admit, signIn, type WebHouse } from './house.ts';
import { addOrder, choose, isKept, keep, keepAtBothEnds, ordersHouse, publish } from './own-house.ts';

/** A factory's own scenario, made by clicking from nothing. */

let house: WebHouse;
before(async () => {
  house = await ordersHouse();
});
after(() => house.close());

test('a field is added to orders by clicking, published, and filled in on the page of an order', async () => {
  const { id } = await addOrder(house, null);
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/a/orders/order');
  await page.getByTestId('own-menu').click();
  await page.getByText('加字段', { exact: true }).click();
  await page.getByTestId('own-field-page').waitFor();
  await keep(page, 'field-new');
  await page.getByTestId('field-title').fill('水洗');
  await page.getByTestId('field-title-other').fill('Wash');
  await page.getByTestId('kind-choice').click();
  await page.getByTestId('field-add').click();
  await page.getByTestId('field-properties').waitFor();
  for (const option of ['不洗', '酵素洗', '石洗']) {
    await page.getByTestId('option-new').fill(option);
    await page.keyboard.press('Enter');
  }
  await page.getByTestId('form-preview').getByText('石洗').waitFor();
  await isKept(page);
  await keep(page, 'field');
  await page.getByText('列表', { exact: true }).click();
  await page.getByTestId('list-preview').locator('th.column-own').getByText('水洗').waitFor();
  await page.getByTestId('list-preview').getByText('A1').waitFor();
  await keep(page, 'field-list');
  await page.getByText('一条记录', { exact: true }).click();
  await page.getByTestId('record-preview').getByText('水洗').waitFor();
  await keep(page, 'field-record');
  // Taken away by mistake, and back again.
  await page.getByTestId('field-remove').click();
  await page.getByTestId('field-title').waitFor();
  await page.getByTestId('own-undo').click();
  await page.getByTestId('own-field-wash').click();
  await page.getByTestId('option-new').waitFor();
  // A reload in the middle loses nothing.
  await page.locator('#field-help').fill('按洗水厂报价');
  await page.reload();
  await page.getByTestId('field-properties').waitFor();
  assert.equal(await page.locator('#field-help').inputValue(), '按洗水厂报价');
  await isKept(page);
  await page.getByTestId('own-home').click();
  await page.getByTestId('own-changes').getByText('新增字段“水洗”').waitFor();
  await keep(page, 'desk-draft');
  await page.getByTestId('own-publish').click();
  await page.getByTestId('publishing').getByText('数据表要改').waitFor();
  await keep(page, 'publish');
  await page.locator('#publish-note').fill('订单加水洗');
  await page.getByTestId('publish-run').click();
  await page.getByTestId('own-versions').getByText('订单加水洗').waitFor();

  await page.goto(`${house.url}/a/orders/order/${id}`);
  await page.getByTestId('record-fill-in').click();
  await page.getByTestId('record-form').getByText('石洗').click();
  await keep(page, 'fill-in');
  await page.getByTestId('form-submit').click();
  await page.getByTestId('record-page').locator('[data-field="own_wash"]').getByText('石洗').waitFor();
  await page.getByTestId('own-menu').click();
  await page.getByText('谁带来的，谁改过').click();
  const origin = page.getByTestId('own-origins').locator('[data-app="own"]');
  await origin.getByText('本厂自加：owner，第 1 版').waitFor();
  await page.getByTestId('own-origins').getByText('来自应用“订单与款式”').first().waitFor();
  await keep(page, 'origins');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a rule is written as a sentence, tried on real orders, published, and refuses on screen', async () => {
  const { id } = await addOrder(house, '2030-01-15');
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/own');
  await page.getByTestId('add-rule').click();
  await page.getByTestId('part-title').fill('石洗须有交期');
  await page.getByTestId('part-title-other').fill('Stone wash needs a due day');
  await keep(page, 'rule-adding');
  await choose(page, page.getByTestId('part-target'), '订单');
  await page.getByTestId('adding-run').click();
  await page.getByTestId('own-rule-page').waitFor();
  await choose(page, page.getByTestId('known-field').first(), '水洗');
  await choose(page, page.getByTestId('condition-value'), '石洗');
  await page.getByTestId('condition-more').click();
  await choose(page, page.getByTestId('known-field').nth(1), '交期');
  await page.getByTestId('sentence-words').fill('石洗的订单须先填交期');
  await page.getByTestId('sentence-write').click();
  const code = page.getByTestId('rule-code').locator('.cm-content');
  await code.getByText('石洗的订单须先填交期').waitFor();
  await keep(page, 'rule');
  await page.getByTestId('rule-try').click();
  const trial = page.getByTestId('trial');
  await trial.locator('[data-outcome="refused"]').getByText('石洗的订单须先填交期').waitFor();
  assert.deepEqual(
    await trial
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [row.querySelector('td')?.textContent, row.getAttribute('data-outcome')]),
      ),
    [
      ['A2', 'fine'],
      ['A1', 'refused'],
    ],
  );
  await keep(page, 'rule-trial');
  // A fault is shown at its line; what is offered while typing are the fields, by their titles.
  await code.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('record.own_');
  await page.locator('.cm-tooltip-autocomplete').getByText('水洗', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.type('wash.none.at;');
  await page.getByTestId('rule-try').click();
  await page.getByTestId('rule-fault').getByText('第 3 行').waitFor();
  await page.locator('.cm-lint-marker-error').waitFor();
  await keep(page, 'rule-fault');
  await code.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Delete');
  await page.getByTestId('rule-try').click();
  await trial.locator('[data-outcome="refused"]').waitFor();
  await page.getByTestId('rule-fault').waitFor({ state: 'detached' });
  await isKept(page);
  await publish(page, '石洗须有交期');

  await page.goto(`${house.url}/a/orders/order?sort=number`);
  await page.getByTestId('record-link').getByText('A1', { exact: true }).click();
  await page.getByTestId('record-fill-in').click();
  await page.getByTestId('record-form').getByText('不洗').click();
  await page.getByTestId('form-submit').click();
  await page.getByTestId('record-form').waitFor({ state: 'detached' });
  await page.getByTestId('record-fill-in').click();
  await page.getByTestId('record-form').getByText('石洗').click();
  await page.getByTestId('form-submit').click();
  await page.getByTestId('record-form').getByText('石洗的订单须先填交期').waitFor();
  await keep(page, 'refused');
  await page.goto(`${house.url}/a/orders/order/${id}`);
  await page.getByTestId('record-fill-in').click();
  await page.getByTestId('record-form').getByText('石洗').click();
  await page.getByTestId('form-submit').click();
  await page.getByTestId('record-page').locator('[data-field="own_wash"]').getByText('石洗').waitFor();
  assert.deepEqual(
    faults.filter((fault) => !/status of (400|409)/.test(fault)),
    [],
  );
  await context.close();
});

test('a board is made with a figure and columns, published, and hangs on the wall', async () => {
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/own');
  await page.getByTestId('add-board').click();
  await page.getByTestId('part-title').fill('水洗看板');
  await page.getByTestId('part-title-other').fill('Washing');
  await choose(page, page.getByTestId('part-target'), '订单');
  await page.getByTestId('adding-run').click();
  await page.getByTestId('own-board-page').waitFor();
  const face = page.getByTestId('board-face');
  await face.getByTestId('board-tile').getByText('2', { exact: true }).waitFor();
  await page.getByTestId('tile-add').click();
  const tile = page.getByTestId('tile-row').nth(1);
  await tile.getByTestId('tile-title').fill('石洗件数');
  await choose(page, tile.getByTestId('tile-field'), '数量');
  await face.getByTestId('board-tile').getByText('1\u2009600').waitFor();
  await tile.getByTestId('filter').click();
  await page.locator('.ant-popover:visible').getByText('石洗', { exact: true }).click();
  await page.keyboard.press('Escape');
  await face.getByTestId('board-tile').getByText('800').waitFor();
  await choose(page, page.getByTestId('board-group'), '水洗');
  await face.locator('[data-testid="board-column"]').nth(2).getByText('A2').waitFor();
  await isKept(page);
  await keep(page, 'board-builder');
  await publish(page, '水洗看板');
  await keep(page, 'desk');
  await page.goto(`${house.url}/apps`);
  await page.getByTestId('board-washing').waitFor();
  await keep(page, 'launcher');
  await context.close();

  const wall = await house.open({ width: 1920, height: 1080 });
  await admit(wall.page, house.url);
  await wall.page.clock.install();
  await wall.page.goto(`${house.url}/board/washing`);
  const shown = wall.page.getByTestId('wall');
  await shown.getByTestId('board-tile').getByText('800').waitFor();
  await keep(wall.page, 'wall');
  // It looks again by itself, and turns grey when it cannot.
  await addOrder(house, '2030-02-01', 600);
  await wall.page.clock.fastForward(10_000);
  await shown.getByTestId('board-tile').getByText('3', { exact: true }).waitFor();
  await wall.context.setOffline(true);
  await wall.page.clock.fastForward(26_000);
  await wall.page.locator('[data-testid="wall"][data-stale="true"]').waitFor();
  await shown.getByTestId('stale').waitFor();
  await keep(wall.page, 'wall-old');
  assert.deepEqual(faults, []);
  await wall.context.close();
});

test('a form of one’s own is made in English, filled in, and added to by a rule when an order is cancelled', async () => {
  const { page, faults, context } = await house.open({ language: 'en-US', dark: true });
  await signIn(page, house.url, '/own');
  await page.getByTestId('add-entity').click();
  await page.getByTestId('part-title').fill('Sample request');
  await page.getByTestId('part-title-other').fill('打样申请');
  await page.getByTestId('adding-run').click();
  await page.getByTestId('own-entity-page').waitFor();
  const add = async (title: string, kind: string): Promise<void> => {
    await page.getByTestId('field-title').fill(title);
    await page.getByTestId(`kind-${kind}`).click();
    await page.getByTestId('field-add').click();
    await page.getByTestId('field-properties').waitFor();
  };
  await add('Style', 'text');
  await page.getByTestId('field-unique').click();
  await page.getByTestId('field-another').click();
  await add('Pieces', 'integer');
  await page.getByTestId('field-another').click();
  await add('Order', 'ref');
  await choose(page, page.locator('.ant-select:has(#field-target)'), 'Order');
  await page.getByTestId('form-preview').getByText('Pieces').waitFor();
  await keep(page, 'entity-en-dark');
  await page.getByTestId('entity-itself').click();
  await keep(page, 'entity-itself-en-dark');
  await page.getByText('List', { exact: true }).click();
  await page.getByTestId('list-preview').getByText('Style').waitFor();
  await isKept(page);

  await page.getByTestId('own-home').click();
  await page.getByTestId('add-rule').click();
  await page.getByTestId('part-title').fill('Note cancelled orders');
  await page.getByTestId('rule-kind-event').click();
  await choose(page, page.getByTestId('part-target'), 'Order cancelled');
  await page.getByTestId('adding-run').click();
  await page.getByTestId('own-rule-page').waitFor();
  await keep(page, 'rule-event-en-dark');
  const sentence = page.getByTestId('sentence');
  await choose(page, sentence.locator('.ant-select').first(), 'Sample request');
  await choose(page, sentence.locator('.ant-select').nth(1), 'Order no.');
  await choose(page, sentence.locator('.ant-select').nth(3), 'the record it is about');
  await page.getByTestId('sentence-write').click();
  await page.getByTestId('rule-code').getByText("'own/sample-request'").waitFor();
  await page.getByTestId('rule-try').click();
  await page.getByText('It has not happened yet: there is nothing to try it on.').waitFor();
  const first = await addOrder(house, null);
  await house.api.call('POST', '/apps/orders/actions/cancel', { order: first.id, reason: '客户取消' });
  await page.getByTestId('rule-try').click();
  const trial = page.getByTestId('trial').locator('tbody tr');
  await trial.getByText(first.number, { exact: false }).first().waitFor();
  await trial.getByText(`"style":"${first.number}"`).waitFor();
  await isKept(page);
  await keep(page, 'rule-event-written-en-dark');
  await publish(page, 'Sample requests');
  await keep(page, 'desk-en-dark');

  await page.goto(`${house.url}/a/own/sample-request`);
  await page.getByTestId('record-new').first().click();
  await page.locator('#field-style').fill('K100');
  await page.locator('#field-pieces').fill('3');
  await page.getByTestId('form-submit').click();
  await page.getByTestId('record-page').getByText('K100').first().waitFor();
  await keep(page, 'own-record-en-dark');
  const { id: order, number } = await addOrder(house, null);
  await house.api.call('POST', '/apps/orders/actions/cancel', { order, reason: '客户取消' });
  await page.goto(`${house.url}/a/own/sample-request`);
  for (let turn = 0; (await page.getByTestId('record-link').count()) < 2; turn++) {
    assert.ok(turn < 30, 'the rule added nothing');
    await page.waitForTimeout(1000);
    await page.reload();
    await page.getByTestId('record-link').first().waitFor();
  }
  await page.getByTestId('record-link').getByText(number, { exact: true }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('rules at set times and on machine data are made and tried, too', async () => {
  await house.api.call('PUT', '/thing-types/lockstitch', {
    title: { zh: '平缝机', en: 'Lockstitch' },
    metrics: [{ name: 'status', title: { zh: '状态', en: 'Status' }, datatype: 'text' }],
  });
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/own');
  const add = async (title: string, kind: string): Promise<void> => {
    await page.getByTestId('add-rule').click();
    await page.getByTestId('part-title').fill(title);
    await page.getByTestId(`rule-kind-${kind}`).click();
  };
  const write = async (code: string): Promise<void> => {
    await page.getByTestId('rule-code').locator('.cm-content').click();
    await page.keyboard.insertText(code);
    await page.getByTestId('rule-try').click();
  };
  await add('每天看交期', 'schedule');
  await choose(page, page.getByTestId('part-target'), '订单');
  await page.getByTestId('adding-run').click();
  await page.getByTestId('insert-row.number').waitFor();
  // Of which records: those due within three days.
  const wanted = page.getByTestId('rows-wanted');
  await wanted.getByTestId('condition-more').click();
  await choose(page, wanted.getByTestId('known-field'), '交期');
  await choose(page, wanted.getByTestId('condition-test'), '早于');
  await wanted.getByTestId('condition-days').fill('3');
  const soon = await addOrder(house, dayFrom());
  const far = await addOrder(house, '2039-01-01');
  await write(
    "for (const row of rows) api.call('add', { entity: 'own/sample-request', values: { style: row.number } });",
  );
  await page.getByTestId('trial').getByText(`"style":"${soon.number}"`).waitFor();
  assert.equal(await page.getByTestId('trial').getByText(`"style":"${far.number}"`).count(), 0);
  await isKept(page);
  const { draft } = await house.api.call<{ draft: object }>('GET', '/own');
  assert.match(JSON.stringify(draft), /"where":\{"due":\{"below":\{"today":3\}\}\}/);
  await keepAtBothEnds(page, 'rule-schedule-rows');
  await page.getByTestId('rule-code').locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await write(
    "api.call('add', { entity: 'own/sample-request', values: { style: 'late', pieces: rows.length } });",
  );
  await page.getByTestId('trial').getByText('"style":"late"').waitFor();
  await keep(page, 'rule-schedule');
  await isKept(page);
  await page.getByTestId('own-home').click();
  await add('停机登记', 'point');
  await choose(page, page.getByTestId('part-type'), '平缝机');
  await choose(page, page.getByTestId('part-metric'), '状态');
  await keepAtBothEnds(page, 'rule-point-new');
  await page.getByTestId('adding-run').click();
  await page.getByTestId('own-rule-page').waitFor();
  await write("if (point.value === 'stopped') console.log(point.path);");
  await page.getByText('还没有记录可试。').waitFor();
  await isKept(page);
  await page.getByTestId('rule-by').getByText('按位置').click();
  await page.getByTestId('rule-path').fill('缝制车间/+/+/status');
  await page.reload();
  await page.getByTestId('rule-path').waitFor();
  assert.equal(await page.getByTestId('rule-path').inputValue(), '缝制车间/+/+/status');
  await keep(page, 'rule-point');
  await isKept(page);
  await page.getByTestId('own-home').click();
  await page.getByTestId('own-discard').click();
  await page.getByTestId('own-changes').waitFor({ state: 'detached' });
  assert.deepEqual(faults, []);
  await context.close();
});

test('two managers on one draft: both are kept, and the same thing changed twice is asked about', async () => {
  const one = await house.open();
  const other = await house.open();
  for (const { page } of [one, other]) {
    await signIn(page, house.url, '/own/field/orders/order');
    await page.getByTestId('own-field-page').waitFor();
  }
  const add = async (page: Page, title: string): Promise<void> => {
    await page.getByTestId('field-title').fill(title);
    await page.getByTestId('kind-text').click();
    await page.getByTestId('field-add').click();
    await page.getByTestId('field-properties').waitFor();
    await isKept(page);
  };
  await add(one.page, '车牌');
  await add(other.page, '司机');
  await other.page.getByTestId('own-field-page').getByText('车牌').first().waitFor();
  await one.page.locator('#field-help').fill('挂车写车头的');
  await isKept(one.page);
  await other.page.getByRole('button', { name: '车牌' }).click();
  await other.page.locator('#field-help').fill('五位或六位');
  await other.page.getByTestId('own-clash').getByText('字段 车牌').waitFor();
  await keep(other.page, 'clash');
  await other.page.getByTestId('clash-theirs').click();
  await isKept(other.page);
  assert.equal(await other.page.locator('#field-help').inputValue(), '挂车写车头的');
  await other.page.getByTestId('own-undo').click();
  assert.equal(await other.page.locator('#field-help').inputValue(), '五位或六位');
  await isKept(other.page);
  // The browser itself notes the answer that told of the colleague.
  assert.deepEqual(
    [...one.faults, ...other.faults].filter((fault) => !/status of 412/.test(fault)),
    [],
  );
  await one.context.close();
  await other.context.close();
});
