import { join } from 'node:path';
import { type WebHouse, webHouse } from '@selvedge/tests/web/house.ts';
import { Api } from '@selvedge/tests/house/api.ts';
import { createServer, type Server } from 'node:http';
import { type Bench, type Figure, median } from '../figure.ts';
import { type Person, PhoneBrowser, type PhoneProfile } from '../phone.ts';

const APPS = join(import.meta.dirname, '..', '..', 'tests', 'apps');
const ROUNDS = 5;
/** A phone's processor, as this one slowed down. */
const SLOWDOWN = 4;
const NEAR: PhoneProfile = { slowdown: SLOWDOWN, line: null };
const POOR: PhoneProfile = {
  slowdown: SLOWDOWN,
  line: { latency: 150, down: 1.6e6 / 8, up: 0.75e6 / 8 },
};
const FORM = '/a/shop/page/add:order';
const STATION = '/a/floor/page/station';
const TYPED = '.part-typed input';

/** A house and the phones of those who work in it. */
interface Phones {
  readonly house: WebHouse;
  readonly browser: PhoneBrowser;
  /** Address of a page that does nothing. */
  readonly bare: string;
}

/** How soon a worker's pages can be worked with: a form from an empty cache, a station over a poor line and installed. */
export const formPage: Bench = {
  name: 'form-page',
  async run() {
    const house = await webHouse({
      catalogue: [join(APPS, 'first', 'shop'), join(APPS, 'pages')],
      isBare: true,
      timeZone: 'Asia/Shanghai',
    });
    const beside = await bareServer();
    const browser = await PhoneBrowser.start(house.browser.executablePath, house.browser.args);
    try {
      for (const app of ['shop', 'floor']) {
        await house.api.call('POST', `/apps/${app}/install`);
        await house.api.call('POST', `/apps/${app}/enable`);
      }
      const phones = { house, browser, bare: `http://127.0.0.1:${portOf(beside)}/` };
      const form: number[] = [];
      const cold: number[] = [];
      const installed: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        form.push(await coldly(phones, FORM, '#field-number', NEAR));
        cold.push(await coldly(phones, STATION, TYPED, POOR));
        installed.push(await againOn(phones));
        bare.push(await barely(phones));
      }
      return [
        {
          name: 'for comparison: one field and nothing else, empty cache, 4× CPU',
          value: median(bare) / 1000,
          unit: 's',
          goal: {},
        },
        seconds('form page interactive, empty cache, 4× CPU', form, 1),
        seconds('station interactive, empty cache, 4× CPU, 1.6 Mbit/s, 150 ms', cold, 2.5),
        seconds('station interactive, installed, 4× CPU, 1.6 Mbit/s, 150 ms', installed, 0.7),
      ];
    } finally {
      await browser.close();
      beside.close();
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

/** Somebody who is signed in, on a phone that has loaded nothing. */
async function signedIn({ house, browser }: Phones): Promise<Person> {
  const person = await browser.newPerson();
  await person.signIn(house.url, (await Api.signIn(house.nearUrl)).token);
  return person;
}

async function coldly(phones: Phones, path: string, field: string, profile: PhoneProfile): Promise<number> {
  const person = await signedIn(phones);
  const time = await person.open(`${phones.house.url}${path}`, field, profile);
  await person.leave();
  return time;
}

/** What this machine needs for a document with one field. */
async function barely({ bare, browser }: Phones): Promise<number> {
  const person = await browser.newPerson();
  const time = await person.open(bare, '#bare', NEAR);
  await person.leave();
  return time;
}

/** The second time on a device that keeps the station. */
async function againOn(phones: Phones): Promise<number> {
  const person = await signedIn(phones);
  const address = `${phones.house.url}${STATION}`;
  await person.open(address, TYPED, NEAR, IS_KEPT);
  const time = await person.open(address, TYPED, POOR);
  await person.leave();
  return time;
}

const IS_KEPT = `Promise.all([caches.has('selvedge.code'), caches.match('/kept.json', { cacheName: 'selvedge.pages' })])
  .then(([code, list]) => code && list !== undefined)`;

/** A page of nobody's. */
async function bareServer(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(BARE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const BARE = `<!doctype html><div id="root"></div><script type="module">
  document.getElementById('root').innerHTML = '<input id="bare">';
</script>`;
