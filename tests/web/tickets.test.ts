import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type WebHouse, webHouse } from './house.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];
const POINTS_PER_MM = 72 / 25.4;

let house: WebHouse;
let bed: string;

interface Made {
  readonly id: string;
  readonly order: string;
  readonly styleVersion: string;
  readonly plan: string;
  readonly beds: readonly string[];
}
const call = (app: string, verb: string, input: object): Promise<Made> =>
  house.api.call<Made>('POST', `/apps/${app}/${verb}`, input);
const act = (app: string, name: string, input: object): Promise<Made> => call(app, `actions/${name}`, input);

before(async () => {
  house = await webHouse({ apps: ['orders', 'cutting'], isBare: true });
  const { id: customer } = await call('orders', 'records/customer', { name: '海纳服饰' });
  const { id: style } = await call('orders', 'records/style', { number: 'P2601', name: '翻领衫' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = [{ code: '10', title: '合肩', part: '大身', isOutput: true }];
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { S: 60, M: 90, L: 60 } }];
  const { order } = await act('orders', 'addOrder', { number: 'A-1023', customer, style, lines });
  await act('orders', 'release', { order });
  const { plan } = await act('cutting', 'optimisePlan', { order });
  const { beds } = await act('cutting', 'confirmPlan', { plan });
  [bed] = beds;
  await act('cutting', 'recordSpreading', {
    bed,
    spreadings: [
      { colour: '藏青', plies: 20, lot: 'H-0731' },
      { colour: '藏青', plies: 10, lot: 'H-0732' },
    ],
  });
  await act('cutting', 'cutBed', { bed });
});
after(() => house.close());

async function keep(page: Page, name: string): Promise<void> {
  assert.doesNotMatch(await page.locator('body').innerText(), /\b(page|apps):[a-z]+\.[a-z.]+\b/i, name);
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(KEEP, `${name}.png`) });
}

/** Sides of the pages of a printed document, in millimetres. */
async function printed(page: Page, name: string): Promise<[width: number, height: number][]> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  if (KEEP !== undefined) writeFileSync(join(KEEP, `${name}.pdf`), pdf);
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  const millimetres = (points: string): number => Math.round(Number(points) / POINTS_PER_MM);
  return [...boxes].map(([, width, height]) => [millimetres(width), millimetres(height)]);
}

test('tickets of a bed are made and printed on A4 and on labels of their size', async () => {
  const { page, faults } = await house.revisit();
  await page.goto(`${house.url}/a/cutting/page/tickets?bed=${bed}`);
  await page.getByText('还没有菲票').waitFor();
  await keep(page, 'tickets-none');
  await page.getByRole('button', { name: '出菲票' }).click();
  const tickets = page.getByTestId('ticket');
  await tickets.first().locator('path').waitFor({ state: 'attached' });
  const count = await tickets.count();
  assert.ok(count > 4, `${count} tickets`);
  const first = await tickets.first().innerText();
  for (const word of ['0001', '藏青', 'P2601', 'A-1023', '缸号 H-0731', '整件'])
    assert.ok(first.includes(word), first);
  await keep(page, 'tickets-a4');
  for (const [width, height] of await printed(page, 'tickets-a4'))
    assert.deepEqual([width, height], [210, 297]);
  for (const [paper, width, height] of [
    ['60x40', 60, 40],
    ['50x30', 50, 30],
  ] as const) {
    await page.getByTestId('choose-paper').selectOption(paper);
    await keep(page, `tickets-${paper}`);
    const pages = await printed(page, `tickets-${paper}`);
    assert.deepEqual(
      pages,
      Array.from({ length: count }, () => [width, height]),
      'a label a page',
    );
    const cut = await tickets.locator('.ticket-words > *').evaluateAll((words) =>
      words
        .filter((word) => {
          const label = word.closest('.ticket')?.getBoundingClientRect();
          return (
            word.scrollWidth > word.clientWidth + 1 ||
            word.getBoundingClientRect().bottom > Number(label?.bottom)
          );
        })
        .map((word) => word.textContent),
    );
    assert.deepEqual(cut, [], `${paper}: everything can be read on the label`);
  }
  await page.getByTestId('choose-numbers').fill('2-3');
  assert.equal(await tickets.count(), 2);
  assert.deepEqual(faults, []);
});

test('in English, on a phone: the same page, no wider than the screen', async () => {
  const { page, faults } = await house.revisit({ width: 390, height: 844, language: 'en-US' });
  await page.goto(`${house.url}/a/cutting/page/tickets?bed=${bed}`);
  await page.getByTestId('ticket').first().waitFor();
  assert.match(await page.getByTestId('ticket').first().innerText(), /lot H-0731/);
  await keep(page, 'tickets-phone-en');
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false);
  assert.deepEqual(faults, []);
});
