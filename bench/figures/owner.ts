import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from '@selvedge/tests/house/api.ts';
import { type WebHouse, webHouse } from '@selvedge/tests/web/house.ts';
import { type Bench, type Figure, median, percentile } from '../figure.ts';
import { DAYS, day, fillQuarter, scansIn, sumsRebuilt, WORKERS } from '../owner/quarter.ts';
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
  'efficiency',
  'owner',
];
const QUARTER = { from: day(DAYS), to: day(0) };
const VIEWS: readonly (readonly [app: string, view: string, input: object])[] = [
  ...['ship', 'today', 'cost', 'trouble', 'week', 'earnings', 'receivables'].map(
    (view) => ['owner', view, {}] as const,
  ),
  ...['team', 'day', 'order', 'worker'].map((by) => ['efficiency', 'figures', { ...QUARTER, by }] as const),
  ...['days', 'skills', 'changes'].map((view) => ['efficiency', view, QUARTER] as const),
];
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
    const kept = process.env['SELVEDGE_BENCH_KEPT'];
    const house = await webHouse({
      catalogue: CHAIN.map((app) => join(APPS, app)),
      isBare: true,
      timeZone: 'Asia/Shanghai',
      ...(kept === undefined ? {} : { kept }),
    });
    try {
      await filled(house, kept);
      return [...(await served(house)), ...(await opened(house))];
    } finally {
      await house.close();
    }
  },
};

/** A kept house is filled once; the code of its apps is always that which stands here. */
async function filled(house: WebHouse, kept?: string): Promise<void> {
  const mark = kept === undefined ? null : join(kept, 'quarter.filled');
  const isFilled = mark !== null && existsSync(mark);
  for (const app of CHAIN)
    for (const verb of ['install', 'enable']) await house.api.call('POST', `/apps/${app}/${verb}`);
  if (!isFilled) await fillQuarter(house);
  await sumsRebuilt(house);
  await house.api.call('POST', '/apps/owner/jobs/keep-week/run');
  if (mark !== null) writeFileSync(mark, '');
}

async function served(house: WebHouse): Promise<Figure[]> {
  const { api } = house;
  const figures: Figure[] = [];
  const records = `${((await scansIn(house)) / 1e6).toFixed(1)} million scans, ${WORKERS} workers, ${DAYS} days`;
  for (const [app, view, input] of VIEWS) {
    const path = `/apps/${app}/views/${view}?input=${encodeURIComponent(JSON.stringify(input))}`;
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      await api.call('GET', path);
      times.push(performance.now() - begun);
    }
    figures.push({
      name: `${app}/${view}${'by' in input ? ` by ${String(input.by)}` : ''}, p95, ${records}`,
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
