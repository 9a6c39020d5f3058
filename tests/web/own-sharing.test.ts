import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { signIn, type WebHouse } from './house.ts';
import { addOrder, keep, ordersHouse } from './own-house.ts';

/** A factory's own scenario in use: taken back, mended, shared, copied, looked at on a phone. */

const OWN = join(import.meta.dirname, '..', '..', 'own');
const example = (name: string) => JSON.parse(readFileSync(join(OWN, name, 'overlay.json'), 'utf8'));

let house: WebHouse;
before(async () => {
  house = await ordersHouse();
  const [stone, room] = [example('stone-wash'), example('sample-room')];
  const washing = {
    name: 'washing',
    title: { zh: '水洗看板', en: 'Washing' },
    entity: 'orders/order',
    columns: ['number', 'quantity', 'due'],
    groupBy: 'own_wash',
    tiles: [{ title: { zh: '件数', en: 'Pieces' }, of: 'sum', field: 'quantity' }],
    readers: ['owner', 'manager'],
  };
  await house.api.call('PUT', '/own/draft', {
    fields: [stone.fields[0]],
    rules: [stone.rules[1]],
    entities: room.entities,
    boards: [...room.boards, washing],
  });
  await house.api.call('POST', '/own/publish', { note: '水洗' });
});
after(() => house.close());

test('versions come back, and a rule that keeps failing is seen and switched on again', async () => {
  const { id } = await addOrder(house, '2030-03-01');
  const { draft } = await house.api.call<{ draft: { rules: object[] } }>('GET', '/own');
  const broken = {
    id: 'broken',
    kind: 'compute',
    entity: 'orders/order',
    title: { zh: '坏规则', en: 'Broken' },
    code: '\nreturn record.none.at;',
  };
  await house.api.call('PUT', '/own/draft', { ...draft, rules: [...draft.rules, broken] });
  await house.api.call('POST', '/own/publish', { note: '坏规则' });
  for (let index = 0; index < 3; index++)
    await house.api.call('PATCH', `/apps/orders/records/order/${id}`, { own_wash: null });
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/own');
  const failing = page.locator('[data-testid="own-failing"][data-rule="broken"]');
  await failing.getByText('已停用').waitFor();
  await keep(page, 'trouble');
  await failing.getByTestId('rule-on').click();
  await failing.waitFor({ state: 'detached' });
  const { versions } = await house.api.call<{ versions: { version: number }[] }>('GET', '/own');
  const last = versions[0]?.version ?? 0;
  await page.getByTestId(`go-back-${last - 1}`).click();
  await page.getByText(`现在使用第 ${last + 1} 版`).waitFor();
  await page.getByTestId('own-rules').getByText('坏规则').waitFor({ state: 'detached' });
  await page.getByTestId('undo').click();
  await page.getByText(`现在使用第 ${last + 2} 版`).waitFor();
  await page.getByTestId('own-rules').getByText('坏规则').waitFor();
  await page.getByTestId(`go-back-${last - 1}`).click();
  await page.getByText(`现在使用第 ${last + 3} 版`).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

/** A browser of somebody who acts for another organisation. */
async function openAs(org: string, options: Parameters<WebHouse['open']>[0] = {}) {
  const opened = await house.open(options);
  await opened.context.addInitScript(`localStorage.setItem('selvedge.org', ${JSON.stringify(org)})`);
  return opened;
}

test('the operator makes an app of a part of it; another factory switches it on, the author is named', async () => {
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/own');
  await page.getByTestId('own-more').click();
  await page.getByText('推广为应用…').click();
  await page.getByTestId('promote-title').fill('水洗管理');
  await page.getByTestId('promote-title-other').fill('Washing care');
  await page.getByTestId('promote-summary').fill('订单上的水洗方式和检查');
  await page.getByTestId('promote-parts').getByText('打样申请').click();
  await page.getByTestId('promote-parts').getByText('样衣间').click();
  await keep(page, 'promote');
  await page.getByTestId('promote-run').click();
  await page.getByTestId('promoted').getByText('已放进应用目录').waitFor();
  await page.getByTestId('promoted').getByRole('link').click();
  const tile = page.locator('[data-testid="app-tile"][data-app="washing-care"]');
  await tile.getByText('来自 古林一厂 的做法').waitFor();
  await keep(page, 'promoted');
  await tile.getByTestId('app-install').click();
  await page.getByTestId('install-run').click();
  await tile.getByTestId('app-enable').waitFor();
  assert.deepEqual(faults, []);
  await context.close();

  await house.api.call('POST', '/orgs', {
    slug: 'second',
    title: { zh: '第二厂', en: 'Second' },
    kind: 'factory',
  });
  await house.api.as('second').call('POST', '/apps/orders/enable');
  const other = await openAs('second');
  await signIn(other.page, house.url, '/apps');
  const offered = other.page.locator('[data-testid="app-tile"][data-app="washing-care"]');
  await offered.getByTestId('app-enable').click();
  // It asks for nothing, so nothing is to be agreed to.
  await other.page
    .locator('[data-testid="app-tile"][data-app="washing-care"][data-state="enabled"]')
    .waitFor();
  await other.page.goto(`${house.url}/a/orders/order`);
  await other.page.getByTestId('records-page').waitFor();
  await other.page.goto(`${house.url}/own/field/orders/order`);
  await other.page.getByText('一条记录', { exact: true }).waitFor();
  const { entities } = await house.api
    .as('second')
    .call<{ entities: { name: string; fields: object }[] }>('GET', '/apps/orders');
  const fields = Object.keys(entities.find(({ name }) => name === 'order')?.fields ?? {});
  assert.ok(
    fields.some((name) => name.startsWith('own_washingCare')),
    fields.join(),
  );
  assert.deepEqual(other.faults, []);
  await other.context.close();
});

test('a set-up is exported as a file, and another factory sees what it would do before it copies it', async () => {
  await house.api.call('POST', '/apps/shop/install');
  await house.api.call('POST', '/apps/shop/enable');
  await house.api.call('PUT', '/apps/shop/settings', { largest: 77 });
  const { page, faults, context } = await house.open();
  await signIn(page, house.url, '/own');
  await page.getByTestId('own-more').click();
  const download = page.waitForEvent('download');
  await page.getByText('导出样板文件').click();
  const file = readFileSync(await (await download).path());
  assert.deepEqual(faults, []);
  await context.close();

  await house.api.call('POST', '/orgs', {
    slug: 'third',
    title: { zh: '第三厂', en: 'Third' },
    kind: 'factory',
  });
  const other = await openAs('third', { language: 'en-US' });
  await signIn(other.page, house.url, '/own');
  await other.page.getByTestId('own-more').click();
  await other.page.getByText('Copy a sample…').click();
  await other.page.getByTestId('sample-file').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('half'),
  });
  await other.page.getByText('This is not a sample.').waitFor();
  await other.page
    .getByTestId('sample-file')
    .setInputFiles({ name: 'sample.json', mimeType: 'application/json', buffer: file });
  const differences = other.page.getByTestId('sample-differences');
  await differences.locator('[data-name="orders/order.wash"]').getByText('Wash').waitFor();
  assert.equal(await other.page.getByTestId('sample-run').isDisabled(), true, 'what differs is asked first');
  await other.page.getByTestId('answer-shop.largest').fill('50');
  await keep(other.page, 'sample-en');
  await other.page.getByTestId('sample-run').click();
  await other.page.getByTestId('sample-import').waitFor({ state: 'detached' });
  await other.page.getByTestId('own-fields').getByText('Wash').waitFor();
  await other.page.getByTestId('own-boards').getByText('Washing').waitFor();
  assert.deepEqual(await house.api.as('third').call('GET', '/apps/shop/settings'), { largest: 50 });
  await keep(other.page, 'sample-copied-en');
  assert.deepEqual(
    other.faults.filter((fault) => !/status of 400/.test(fault)),
    [],
  );
  await other.context.close();
});

test('on a phone everything is there: the desk, a field, a rule, a form, a board', async () => {
  for (const [language, dark] of [
    ['zh-CN', false],
    ['en-US', true],
  ] as const) {
    const { page, faults, context } = await house.open({ width: 390, height: 844, language, dark });
    const kept = (name: string): Promise<void> => keep(page, `phone-${language}-${name}`);
    await signIn(page, house.url, '/own');
    await page.getByTestId('own-versions').waitFor();
    await kept('desk');
    await page.goto(`${house.url}/own/field/orders/order?name=wash`);
    await page.getByTestId('field-properties').waitFor();
    await kept('field');
    await page.goto(`${house.url}/own/rule/wash-due`);
    await page.locator('.cm-content').waitFor();
    await kept('rule');
    await page.goto(`${house.url}/own/entity/sample-request`);
    await page.getByTestId('form-preview').waitFor();
    await kept('entity');
    await page.goto(`${house.url}/own/board/washing`);
    await page.getByTestId('board-tile').first().waitFor();
    await kept('board-builder');
    await page.goto(`${house.url}/board/washing`);
    await page.getByTestId('wall').waitFor();
    await page.getByTestId('board-tile').first().waitFor();
    await kept('board');
    assert.deepEqual(faults, []);
    await context.close();
  }
});
