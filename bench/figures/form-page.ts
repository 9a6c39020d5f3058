import { join } from 'node:path';
import { type WebHouse, webHouse } from '@selvedge/tests/web/house.ts';
import { Api } from '@selvedge/tests/house/api.ts';
import type { BrowserContext, Page } from 'playwright-core';
import { type Bench, type Figure, median } from '../figure.ts';

const APPS = join(import.meta.dirname, '..', '..', 'tests', 'apps');
const ROUNDS = 5;
/** A phone's processor, as this one slowed down. */
const SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const FORM = '/a/shop/page/add:order';
const STATION = '/a/floor/page/station';

/** How soon a worker's pages can be worked with: a form from an empty cache, a station over a poor line and installed. */
export const formPage: Bench = {
  name: 'form-page',
  async run() {
    const house = await webHouse({
      catalogue: [join(APPS, 'first', 'shop'), join(APPS, 'pages')],
      isBare: true,
    });
    try {
      for (const app of ['shop', 'floor']) {
        await house.api.call('POST', `/apps/${app}/install`);
        await house.api.call('POST', `/apps/${app}/enable`);
      }
      const form: number[] = [];
      const cold: number[] = [];
      const installed: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        form.push(await coldly(house, FORM, '#field-number', false));
        cold.push(await coldly(house, STATION, '.part-typed input', true));
        installed.push(await againOn(house));
        bare.push(await barely(house));
      }
      return [
        {
          name: 'for comparison: one field and React unused, empty cache, 4× CPU',
          value: median(bare) / 1000,
          unit: 's',
          goal: {},
        },
        seconds('form page interactive, empty cache, 4× CPU', form, 1),
        seconds('station interactive, empty cache, 4× CPU, 1.6 Mbit/s, 150 ms', cold, 2.5),
        seconds('station interactive, installed, 4× CPU, 1.6 Mbit/s, 150 ms', installed, 0.7),
      ];
    } finally {
      await house.close();
    }
  },
};

const seconds = (name: string, times: readonly number[], atMost: number): Figure => ({
  name,
  value: median(times) / 1000,
  unit: 's',
  goal: { atMost },
});

/** Somebody who is signed in, in a browser that has loaded nothing. */
async function signedIn(house: WebHouse): Promise<{ page: Page; context: BrowserContext }> {
  const { context, page } = await house.open({ width: 390, height: 844 });
  const { token } = await Api.signIn(house.nearUrl);
  await context.addCookies([
    { name: 'selvedge', value: token, url: house.url, httpOnly: true, secure: true },
  ]);
  return { context, page };
}

async function coldly(house: WebHouse, path: string, field: string, isPoor: boolean): Promise<number> {
  const { context, page } = await signedIn(house);
  const time = await opened(page, `${house.url}${path}`, field, isPoor);
  await context.close();
  return time;
}

/** What this machine needs for a document with one field that reads React and does nothing with it. */
async function barely(house: WebHouse): Promise<number> {
  const { context, page } = await house.open({ width: 390, height: 844 });
  const react = /\/assets\/react-[^"]+\.js/.exec(await (await fetch(`${house.nearUrl}${FORM}`)).text())?.[0];
  const body = `<!doctype html><div id="root"></div><script type="module">
    import * as react from '${react}';
    globalThis.unused = react;
    document.getElementById('root').innerHTML = '<input id="bare">';
  </script>`;
  await context.route('**/bare', (route) => route.fulfill({ body, contentType: 'text/html' }));
  const time = await opened(page, `${house.url}/bare`, '#bare', false);
  await context.close();
  return time;
}

/** The second time on a device that keeps the station. */
async function againOn(house: WebHouse): Promise<number> {
  const { context, page } = await signedIn(house);
  await page.goto(`${house.url}${STATION}`);
  await page.locator('.part-typed input').waitFor();
  for (let turn = 0; turn < 100; turn++) {
    const isKept: unknown = await page.evaluate(
      `Promise.all([caches.has('selvedge.code'), caches.match('/kept.json', { cacheName: 'selvedge.pages' })]).then(([code, list]) => code && list !== undefined)`,
    );
    if (isKept === true) break;
    await page.waitForTimeout(100);
  }
  await page.close();
  const time = await opened(await context.newPage(), `${house.url}${STATION}`, '.part-typed input', true);
  await context.close();
  return time;
}

/** From the address to a field that takes what is typed. */
async function opened(page: Page, address: string, field: string, isPoor: boolean): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  if (isPoor) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', NETWORK);
  }
  await page.addInitScript(`(${watch})(${JSON.stringify(field)})`);
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(field).waitFor();
  await page.waitForTimeout(200);
  const time: unknown = await page.evaluate('globalThis.interactiveAt');
  // It is no picture: it takes what is typed.
  await page.locator(field).fill('12');
  if (typeof time !== 'number') throw new Error('The moment was missed.');
  return time;
}

/** In the page: notes when the field stands there and the processor is free for whoever types. */
const watch = `(field) => {
  const look = () => {
    if (document.querySelector(field) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.interactiveAt ??= performance.now(); }));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}`;
