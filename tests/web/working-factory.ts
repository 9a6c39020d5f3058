import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadApp } from '@selvedge/os/host/loader.ts';
import type { AppDefinition } from '@selvedge/sdk/app';
import { dayFrom, momentOf } from './daytime.ts';
import { type WebHouse, webHouse } from './house.ts';

const APPS = join(import.meta.dirname, '..', '..', 'apps');
const TEAMS = ['一组', '二组', '三组'];
const NAMES = ['陈芳', '李娜', '王秀英', '张敏', '刘洋', '赵磊'];
const STEPS = [
  ['合肩', '0.42'],
  ['上领', '1.10'],
  ['合侧缝', '0.85'],
  ['上袖', '1.30'],
  ['卷下摆', '0.60'],
  ['剪线', '0.35'],
] as const;
const OUTPUT = 5;
/** Operations of each of the three who share a garment out. */
const SHARES = [
  [0, 1],
  [2, 3],
  [4, OUTPUT],
] as const;
const DEFECTS = ['S01', 'S03', 'S09', 'S01', 'S05', 'S01'];
/** Work days that have facts, the last of them yesterday. */
const DAYS = 4;

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

/** Every app of the house, and a week of facts of a factory with three lines. */
export interface WorkingFactory {
  readonly house: WebHouse;
  readonly definitions: readonly AppDefinition[];
  readonly teams: readonly string[];
  /** The days that have facts. */
  readonly days: readonly string[];
}

/** Apps after those that they require. */
async function inOrder(): Promise<AppDefinition[]> {
  const folders = readdirSync(APPS).filter((name) => existsSync(join(APPS, name, 'app.ts')));
  const known = new Map<string, AppDefinition>();
  for (const name of folders) known.set(name, await loadApp(join(APPS, name, 'app.ts')));
  const ordered = new Set<AppDefinition>();
  const put = (id: string): void => {
    const app = known.get(id);
    if (app === undefined || ordered.has(app)) return;
    const { apps = {}, optional = {} } = app.requires ?? {};
    for (const before of Object.keys(apps)) put(before);
    ordered.add(app);
    for (const beside of Object.keys(optional)) put(beside);
  };
  for (const id of known.keys()) put(id);
  return [...ordered];
}

export async function workingFactory(): Promise<WorkingFactory> {
  const definitions = await inOrder();
  const house = await webHouse({ apps: definitions.map(({ id }) => id), isBare: true });
  const { api } = house;
  const act = (app: string, name: string, input: object): Promise<Loose> =>
    api.call('POST', `/apps/${app}/actions/${name}`, input);
  const add = (app: string, entity: string, input: object): Promise<Loose> =>
    api.call('POST', `/apps/${app}/records/${entity}`, input);
  const days = Array.from({ length: DAYS }, (_, at) => dayFrom(at - DAYS));

  const { shift } = await act('people', 'setShift', {
    name: '长白班',
    start: '08:00',
    end: '18:00',
    breaks: [],
  });
  const [weekdays, since] = [[1, 2, 3, 4, 5, 6, 7], '2026-01-01'];
  await act('people', 'setSchedule', { since, shift, weekdays });
  const teams: string[] = [];
  const hands: string[][] = [];
  for (const [at, name] of TEAMS.entries()) {
    const { id: team } = await add('people', 'team', { name });
    teams.push(team);
    await add('tracking', 'target', { team, from: since, pieces: 36 + at * 4, hours: 1 });
    const own: string[] = [];
    for (const [place] of SHARES.entries()) {
      const who = `${NAMES[(at * 3 + place) % NAMES.length]}${at + 1}`;
      const facts = { number: `G${at + 1}${place}`, name: who, hiredOn: since, team };
      own.push((await act('people', 'hire', facts)).worker);
    }
    hands.push(own);
  }
  for (const day of days)
    for (const [at, own] of hands.entries())
      for (const [hour, minute] of [
        [8, at * 20],
        [18, 0],
      ] as const)
        await act('people', 'clock', { worker: own[0], at: momentOf(day, hour, minute) });

  const { order, tickets: printed } = await sewnOrder(act, add, TEAMS.length * DAYS * 2 * 20);
  const asked = encodeURIComponent(JSON.stringify({ tickets: printed }));
  const { tickets } = await api.call<Loose>('GET', `/apps/cutting/views/ticketSheet?input=${asked}`);
  let ticket = 0;
  for (const [at, team] of teams.entries())
    for (const [ago, day] of days.entries())
      for (const hour of [9 + ((ago + at) % 3), 14 + ((ago * at) % 3)]) {
        const code: string = tickets[ticket++].content;
        for (const [place, operations] of SHARES.entries())
          await act('tracking', 'scan', {
            id: randomUUID(),
            code,
            worker: hands[at][place],
            operations: operations.map((step) => String((step + 1) * 10)),
            at: momentOf(day, hour + place, 10 + place),
            ahead: 0,
          });
        const bad = (at + ago + hour) % 4;
        await act('quality', 'check', {
          id: randomUUID(),
          kind: 'endline',
          order,
          team,
          inspected: 20,
          defectives: bad,
          findings: DEFECTS.slice(0, bad).map((defect, index) => ({
            code: defect,
            operation: String(((index + at) % STEPS.length) * 10 + 10),
            worker: hands[at][index % 3],
          })),
          at: momentOf(day, hour + 2),
          ahead: 0,
        });
      }
  const { inspection, n } = await act('quality', 'openInspection', { order, lot: 50 });
  const look = { id: randomUUID(), kind: 'final', inspection, inspected: n };
  await act('quality', 'check', look);
  await act('quality', 'conclude', { inspection, signer: '李检' });
  // Attendance is taken over every half hour; the tests do not wait for it.
  await act('efficiency', 'reckon', { days: 7 });
  await stillness(() => api.call('GET', `/kpis?from=${days[0]}&to=${dayFrom()}`));
  return { house, definitions, teams, days };
}

const LOOK_MS = 1000;
const LOOKS = 90;
/** So many looks in a row must be alike: an event may take a while. */
const ALIKE = 6;

/** Resolves when every app has heard what was told: what is asked does not change any more. */
async function stillness(ask: () => Promise<unknown>): Promise<void> {
  let last = '';
  let alike = 0;
  for (let look = 0; look < LOOKS; look++) {
    const now = JSON.stringify(await ask());
    alike = now === last ? alike + 1 : 0;
    if (alike === ALIKE) return;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error('The figures of the factory do not come to rest.');
}

type Door = (app: string, name: string, input: object) => Promise<Loose>;

/** One order in bundles of twenty with their tickets, and another that was shipped. */
async function sewnOrder(
  act: Door,
  add: Door,
  pieces: number,
): Promise<{ readonly order: string; readonly tickets: readonly string[] }> {
  const { id: customer } = await add('orders', 'customer', { name: '海纳服饰' });
  const { id: style } = await add('orders', 'style', { number: 'P2601', name: '翻领短袖' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = STEPS.map(([title, sam], at) => ({
    code: String((at + 1) * 10),
    title,
    sam,
    price: '0.12',
    ...(at === 0 ? { after: [] } : {}),
    isOutput: at === OUTPUT,
  }));
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  const lines = [{ colour: '藏青', sizes: { M: pieces } }];
  const due = dayFrom(20);
  const { order } = await act('orders', 'addOrder', { number: 'A-1023', customer, style, due, lines });
  const some = { number: 'A-1001', customer, style, due, lines: [{ colour: '藏青', sizes: { M: 30 } }] };
  const { order: shipped } = await act('orders', 'addOrder', some);
  for (const one of [order, shipped]) await act('orders', 'release', { order: one });
  await act('orders', 'ship', { order: shipped, date: dayFrom(-1), lines: some.lines });
  const { bundles } = await act('cutting', 'tieOpening', { order, lines, bundleSize: 20 });
  const ids: string[] = bundles.map(({ bundle }: Loose) => bundle);
  const { tickets: printed } = await act('cutting', 'printTickets', { bundles: ids });
  return { order, tickets: printed };
}
