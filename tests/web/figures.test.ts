import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { AppDefinition, Kpi } from '@selvedge/sdk/app';
import type { Page } from 'playwright-core';
import { admit, signIn } from './house.ts';
import { type WorkingFactory, workingFactory } from './working-factory.ts';

/** Screens are kept when asked: `SELVEDGE_SCREENSHOTS=folder`. */
const KEEP = process.env['SELVEDGE_SCREENSHOTS'];

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

let factory: WorkingFactory;
before(async () => {
  factory = await workingFactory();
});
after(() => factory.house.close());

async function keep(page: Page, name: string): Promise<void> {
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  assert.equal(isTooWide, false, `${name}: the page is wider than the screen`);
  assert.doesNotMatch(
    await page.locator('body').innerText(),
    /\b(page|apps|figures):[a-z]+\.?[a-z.]*\b/i,
    name,
  );
  if (KEEP === undefined) return;
  mkdirSync(KEEP, { recursive: true });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(KEEP, `${name}.png`), fullPage: true });
}

const api = <T = Loose>(path: string): Promise<T> => factory.house.api.call<T>('GET', path);
const every = (): { app: AppDefinition; kpi: Kpi; id: string }[] =>
  factory.definitions.flatMap((app) =>
    (app.kpis ?? []).map((kpi) => ({ app, kpi, id: kpi.id.replace('/', '/kpis/') })),
  );
/** Cells of a file that the platform wrote, read by it again. */
async function cellsOf(path: string): Promise<string[][]> {
  const file = await factory.house.api.ask('GET', path);
  assert.equal(file.status, 200, path);
  const { url, token } = factory.house.api;
  const read = await fetch(`${url}/api/v1/tables/read`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': file.headers.get('content-type') ?? '',
    },
    body: await file.arrayBuffer(),
  });
  return ((await read.json()) as { rows: string[][] }).rows;
}

/** What an assistant is answered. */
async function tool(name: string, input: object): Promise<Loose> {
  const { url, token, org } = factory.house.api;
  const response = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'x-org': encodeURIComponent(org ?? ''),
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: input },
    }),
  });
  const { result } = (await response.json()) as Loose;
  return result.structuredContent;
}

/** As it is told, whatever stands between its digits. */
const told = (text: string): string => text.replaceAll(/\s/g, '').replace('\u2212', '-');
const same = (one: string, other: string | null): boolean =>
  other === null ? ['', '—'].includes(told(one)) : Number(told(one)) === Number(other);

test('every KPI of every app: page, REST, assistant, file and print have the same value and unit', async () => {
  const { page, faults, context } = await factory.house.open();
  await signIn(page, factory.house.url, '/kpis?span=month');
  const table = page.getByTestId('kpi-catalogue').locator('table');
  await table.waitFor();
  const [from, to] = [await table.getAttribute('data-from'), await table.getAttribute('data-to')];
  const span = `from=${from ?? ''}&to=${to ?? ''}`;
  const { items } = await api(`/kpis?${span}`);
  assert.deepEqual(
    items.map((one: Loose) => `${one.app.id}/${one.kpi.name}`).toSorted(),
    every()
      .map(({ kpi }) => kpi.id)
      .toSorted(),
  );
  const ask = (name: string): Promise<Loose> => tool(name, { from, to });
  const whole = await ask('kpis');
  assert.deepEqual(whole.items, items);
  const files = await Promise.all(
    ['csv', 'xlsx'].map((format) => cellsOf(`/kpis/export?${span}&format=${format}&language=zh`)),
  );
  let known = 0;
  for (const { app, kpi, id } of every()) {
    const { total, kpi: facts } = await api(`/apps/${id}?${span}`);
    const entry = items.find((one: Loose) => `${one.app.id}/${one.kpi.name}` === kpi.id);
    assert.deepEqual([entry.total, entry.kpi], [total, facts], kpi.id);
    assert.deepEqual([facts.unit, facts.formula, facts.title], [kpi.unit, kpi.formula, kpi.title]);
    for (const text of [kpi.title, kpi.summary, kpi.formula])
      assert.ok(
        /[\u4e00-\u9fff]/.test(text.zh) && /^[^\u4e00-\u9fff]+$/.test(text.en),
        `${kpi.id}: ${text.en}`,
      );
    assert.ok(kpi.source !== '', kpi.id);
    const answer = await ask(`${kpi.id.replace('/', '_')}_kpi`);
    assert.deepEqual([answer.total, answer.kpi], [total, facts], kpi.id);
    const row = table.locator(`tr[data-kpi="${kpi.id}"]`);
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const [value = '', unit] = (await row.getByTestId('kpi-value').innerText()).split(/\u2009(?=[^\d]*$)/);
      assert.ok(same(value, total.value), `${kpi.id} on the ${media}: ${value} ${total.value}`);
      assert.equal(unit, kpi.unit);
      assert.ok((await row.innerText()).includes(kpi.formula.zh));
    }
    for (const rows of files) {
      const line = rows.find((cells) => cells[0] === app.title.zh && cells[1] === kpi.title.zh);
      assert.ok(line !== undefined, kpi.id);
      assert.ok(same(line[4] ?? '', total.value), `${kpi.id} in the file: ${line[4]} ${total.value}`);
      assert.equal(line[5], kpi.unit);
    }
    for (const format of ['csv', 'xlsx']) {
      const rows = await cellsOf(`/apps/${id}/export?${span}&format=${format}&language=zh`);
      // An empty cell at the end is none.
      assert.ok(same(rows.at(-1)?.[rows[0].length - 1] ?? '', total.value), `${kpi.id} as ${format}`);
      assert.ok(rows[0].at(-1)?.endsWith(`(${kpi.unit})`));
    }
    if (total.value !== null && total.numerator !== '0') known++;
  }
  // A house without facts would prove nothing.
  assert.ok(known >= 6, `${known} KPIs have a value`);
  await page.emulateMedia({ media: 'screen' });
  await keep(page, 'kpis-1440-zh');
  if (KEEP !== undefined) writeFileSync(join(KEEP, 'kpis.pdf'), await page.pdf({ preferCSSPageSize: true }));
  await page.setViewportSize({ width: 390, height: 844 });
  await keep(page, 'kpis-390-zh');
  assert.deepEqual(faults, []);
  await context.close();
});

test('every KPI of every app: any grouping and any cut of the time has the same total', async () => {
  const [from, to] = [factory.days[0], factory.days.at(-1)];
  for (const { kpi, id } of every()) {
    const whole = await api(`/apps/${id}?from=${from}&to=${to}`);
    const names = Object.keys(kpi.dimensions ?? {}).slice(0, 4);
    for (const by of [...names.map((name) => [name]), names].filter(({ length }) => length > 0))
      for (const cut of ['', '&every=day', '&every=week']) {
        const part = await api(`/apps/${id}?from=${from}&to=${to}&by=${by.join(',')}${cut}`);
        assert.deepEqual(part.total, whole.total, `${kpi.id} ${by.join()} ${cut}`);
        const sum = (figures: Loose[], of: 'numerator' | 'denominator'): number =>
          figures.reduce((all, figure) => all + Number(figure[of] ?? 0), 0);
        for (const side of ['numerator', 'denominator'] as const) {
          const all = Number(whole.total[side] ?? 0);
          assert.ok(Math.abs(sum(part.rows, side) - all) < 1e-6, `${kpi.id} ${by.join()} ${cut}: ${side}`);
          if (cut !== '' && kpi.isStand !== true)
            assert.ok(
              Math.abs(
                sum(
                  part.periods.map(({ total }: Loose) => total),
                  side,
                ) - all,
              ) < 1e-6,
              `${kpi.id} ${cut}: ${side} of the periods`,
            );
        }
      }
  }
});

const LOOKS = [
  ['quality', 'pareto'],
  ['tracking', 'yamazumi'],
] as const;

/** Width, whether it is dark; the second language is looked at when screens are kept. */
const SCREENS = [
  [1440, false],
  [390, true],
  [1920, false],
] as const;

test('figures: at a desk, on a phone, across a hall, on paper, in the dark', async () => {
  for (const language of KEEP === undefined ? (['zh-CN'] as const) : (['zh-CN', 'en-US'] as const)) {
    const { page, faults, context } = await factory.house.open({ language });
    await admit(page, factory.house.url);
    for (const [width, dark] of SCREENS)
      for (const [app, last] of LOOKS) {
        const isWall = width === 1920;
        await page.setViewportSize({ width, height: isWall ? 1080 : 900 });
        await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
        await page.goto(`${factory.house.url}/a/${app}/page/figures?span=week${isWall ? '&wall=1' : ''}`);
        await page.getByTestId(`figure-${last}`).locator('svg text').first().waitFor();
        assert.ok((await page.locator('.figure-chart svg').count()) >= 4);
        if (isWall) await fits(page);
        await keep(page, `${app}-${width}-${language.slice(0, 2)}`);
        if (width !== 1440) continue;
        if (KEEP !== undefined)
          writeFileSync(
            join(KEEP, `${app}-${language.slice(0, 2)}.pdf`),
            await page.pdf({ preferCSSPageSize: true }),
          );
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.getByTestId('rail').isVisible(), false);
        // Drawn anew for a sheet between its margins.
        const chart = page.locator('.figure-chart svg').first();
        assert.ok(Number(await chart.getAttribute('width')) <= 660);
        if (KEEP !== undefined) await page.setViewportSize({ width: 690, height: 1000 });
        await keep(page, `${app}-print-${language.slice(0, 2)}`);
        await page.emulateMedia({ media: 'screen' });
      }
    assert.deepEqual(faults, []);
    await context.close();
  }
});

/** A wall is read from afar, and nobody scrolls there. */
async function fits(page: Page): Promise<void> {
  const sizes = await page.evaluate<number[]>(
    `[...document.querySelectorAll('.figure-chart svg text')].map((text) => parseFloat(getComputedStyle(text).fontSize))`,
  );
  assert.ok(Math.min(...sizes) >= 17, `type of ${Math.min(...sizes)} px across a hall`);
  const rest = await page
    .getByTestId('figures-page')
    .evaluate((wall) => wall.scrollHeight - wall.clientHeight);
  assert.ok(rest <= 0, `${rest} px below the wall`);
}

test('a chart by keyboard, as a table, as a file; a bar opens its records', async () => {
  const { page, faults, context } = await factory.house.open();
  await admit(page, factory.house.url);
  await page.goto(`${factory.house.url}/a/quality/page/figures?span=week`);
  const pareto = page.getByTestId('figure-pareto');
  await pareto.locator('svg text').first().waitFor();
  await pareto.getByTestId('as-table').click();
  const count = Number(await pareto.locator('tbody tr').first().locator('td').nth(1).innerText());
  const [download] = await Promise.all([page.waitForEvent('download'), pareto.getByTestId('excel').click()]);
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  await pareto.getByTestId('as-table').click();
  const chart = pareto.locator('.figure-chart');
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await chart.locator('[aria-live]').innerText(), new RegExp(`${count}`));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/a\/quality\/finding\?where=/);
  const where = new URL(page.url()).searchParams.get('where') ?? '';
  const { rows } = await api(
    `/apps/quality/records/finding/summary?sum=quantity&where=${encodeURIComponent(where)}`,
  );
  assert.equal(rows[0].sum.quantity, count);
  // The period stands in the address, and leads there again.
  await page.goto(`${factory.house.url}/a/quality/page/figures?span=week`);
  await page.getByTestId('filter').getByRole('tab', { name: '30 天' }).click();
  await page.getByTestId('filter-team').selectOption(factory.teams[0]);
  await page.waitForURL(/span=month.*team=/);
  await page.reload();
  await page.getByTestId('filter').locator('[aria-selected="true"]').getByText('30 天').waitFor();
  const team = page.getByTestId('filter-team');
  await team.locator(`option[value="${factory.teams[0]}"]`).waitFor({ state: 'attached' });
  assert.equal(await team.inputValue(), factory.teams[0]);
  assert.deepEqual(faults, []);
  await context.close();
});
