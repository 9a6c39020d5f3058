import { join } from 'node:path';
import { Api } from '@selvedge/tests/house/api.ts';
import { type WebHouse, webHouse } from '@selvedge/tests/web/house.ts';
import { type Bench, type Figure, median, percentile } from '../figure.ts';
import { DAYS, fillQuarter, WORKERS } from '../owner/quarter.ts';
import { PhoneBrowser, type PhoneProfile } from '../phone.ts';

const APPS = join(import.meta.dirname, '..', '..', 'apps');
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
const VIEWS = ['ship', 'today', 'cost', 'trouble', 'week', 'earnings', 'receivables'] as const;
const ROUNDS = 20;
const OPENED = 5;
const NEAR: PhoneProfile = { slowdown: 4, line: null };
const POOR: PhoneProfile = { slowdown: 4, line: { latency: 150, down: 1.6e6 / 8, up: 0.75e6 / 8 } };
const PAGE = '/a/owner/page/evening';
/** The first sentence is told, and can be opened. */
const SENTENCE = '[data-testid=line-ship][data-told=true]';
const FIGURES = '[data-testid=figure-output]';
const IS_KEPT = `Promise.all([caches.has('selvedge.code'), caches.match('/kept.json', { cacheName: 'selvedge.pages' })])
  .then(([code, list]) => code && list !== undefined)`;

/** The owner's evening after a quarter of a 300-worker factory: each figure on the server, and the page on a phone. */
export const owner: Bench = {
  name: 'owner',
  isLong: true,
  async run() {
    const house = await webHouse({
      catalogue: CHAIN.map((app) => join(APPS, app)),
      isBare: true,
      timeZone: 'Asia/Shanghai',
    });
    try {
      for (const app of CHAIN)
        for (const verb of ['install', 'enable']) await house.api.call('POST', `/apps/${app}/${verb}`);
      const scans = await fillQuarter(house);
      await house.api.call('POST', '/apps/owner/jobs/keep-week/run');
      return [...(await served(house, scans)), ...(await opened(house))];
    } finally {
      await house.close();
    }
  },
};

async function served({ api }: WebHouse, scans: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  const records = `${(scans / 1e6).toFixed(1)} million scans, ${WORKERS} workers, ${DAYS} days`;
  for (const name of VIEWS) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      await api.call('GET', `/apps/owner/views/${name}?input=%7B%7D`);
      times.push(performance.now() - begun);
    }
    figures.push({
      name: `owner’s ${name}, p95, ${records}`,
      value: percentile(times.slice(1), 0.95),
      unit: 'ms',
      goal: { atMost: 200 },
    });
  }
  return figures;
}

async function opened(house: WebHouse): Promise<Figure[]> {
  const browser = await PhoneBrowser.start(house.browser.executablePath, house.browser.args);
  const address = `${house.url}${PAGE}`;
  const [cold, installed, figures]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let round = 0; round < OPENED; round += 1) {
      const person = await browser.newPerson();
      await person.signIn(house.url, (await Api.signIn(house.nearUrl)).token);
      cold.push(await person.look(address, SENTENCE, POOR));
      await person.look(address, SENTENCE, NEAR, IS_KEPT);
      installed.push(await person.look(address, SENTENCE, POOR));
      figures.push(await person.look(address, FIGURES, POOR));
      await person.leave();
    }
  } finally {
    await browser.close();
  }
  const seconds = (name: string, times: readonly number[], atMost: number): Figure => ({
    name,
    value: median(times) / 1000,
    unit: 's',
    goal: { atMost },
  });
  return [
    seconds('owner’s page interactive, empty cache, 4× CPU, 1.6 Mbit/s, 150 ms', cold, 2.5),
    seconds('owner’s page interactive, installed, 4× CPU, 1.6 Mbit/s, 150 ms', installed, 1),
    seconds('owner’s page with its figures, installed, 4× CPU, 1.6 Mbit/s, 150 ms', figures, 1),
  ];
}
