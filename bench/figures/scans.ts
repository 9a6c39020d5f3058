import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@selvedge/tests/house/platform.ts';
import { v7 } from 'uuid';
import { ORG } from '../app-house.ts';
import { listen, newIds, type Recording, replay, type Words } from '../baseline/bare-statements.ts';
import { type Bench, type Figure, median, percentile, withBaseline } from '../figure.ts';
import type { Shift, Told } from '../load/stations.ts';
import { type ScansHouse, scansHouse } from '../scans/house.ts';

const STATIONS = 200;
/** Bundles that each station scans in a round, one operation of each. */
const SCANS = 5;
const ROUNDS = 5;
/** Connections of the bare client: as many as the platform has. */
const LANES = 10;
/** Milliseconds between two scans of a station on a busy floor: 200 stations, 20 scans a second. */
const BUSY_MS = 10_000;

/** Two hundred stations scan at once while the town's machines stream. */
export const scans: Bench = {
  name: 'scans',
  isLong: true,
  async run() {
    const house = await scansHouse(STATIONS);
    try {
      const tickets = await house.tie(STATIONS);
      const { address, transactions } = await recorded(house, tickets[0], house.operations[0]);
      const again = (await recorded(house, tickets[1], house.operations[0])).transactions[0];
      const [statements] = transactions;
      const made = newIds(statements, again);
      const code = codeOf(tickets[0]);
      const bare: number[] = [];
      const rest: number[] = [];
      let at = 1;
      for (let round = 0; round < ROUNDS; round++) {
        const words = (lane: number): Words =>
          new Map([...made.map((id) => [id, v7()] as const), [code, codeOf(tickets[2 + lane])]]);
        bare.push(await replay(address, statements, { lanes: LANES, count: STATIONS * SCANS, words }));
        const { perSecond, answers } = await shift(house, tickets, house.operations.slice(at, at + SCANS));
        if ((answers['done'] ?? 0) < STATIONS * SCANS) throw new Error(JSON.stringify(answers));
        rest.push(perSecond);
        at += SCANS;
      }
      return [
        withBaseline(
          `scans of ${STATIONS} stations over HTTP, as fast as they go`,
          '/s',
          median(rest),
          `the same ${statements.length} statements of ${LANES} bare pg clients`,
          median(bare),
          0.5,
        ),
        ...(await calm(house)),
      ];
    } finally {
      await house.close();
    }
  },
};

/** As a floor scans: each station now and then. */
async function calm(house: ScansHouse): Promise<Figure[]> {
  const tickets = await house.tie(STATIONS);
  const { took } = await shift(house, tickets, house.operations.slice(0, 3), BUSY_MS);
  return [
    {
      name: `a scan while ${STATIONS} stations scan ${(STATIONS * 1000) / BUSY_MS} a second and machines stream, p99`,
      value: percentile(took, 0.99),
      unit: 'ms',
      goal: { atMost: 150 },
    },
  ];
}

const codeOf = (content: string): string => content.split('/').at(-1) ?? '';

/** What one scan comes to. */
async function recorded({ api, stations }: ScansHouse, code: string, operation: string): Promise<Recording> {
  const ear = listen();
  await api.call('POST', '/apps/tracking/actions/scan', {
    id: randomUUID(),
    code,
    badge: stations[0].badge,
    operations: [operation],
  });
  const heard = ear.stop();
  const transactions = heard.transactions.filter((all) =>
    all.some(({ text }) => text.startsWith('insert into "app_tracking"')),
  );
  if (transactions.length !== 1) throw new Error(`${transactions.length} units of work wrote`);
  return { ...heard, transactions };
}

/** Each station books some operations on its own ticket. @param every milliseconds between two scans of a station */
async function shift(
  { url, stations }: ScansHouse,
  tickets: readonly string[],
  operations: readonly string[],
  every = 0,
): Promise<Told> {
  const load: Shift = {
    url,
    org: ORG,
    every,
    stations: stations.map(({ token, badge }, index) => ({
      token,
      scans: operations.map((operation) => ({
        id: randomUUID(),
        code: tickets[index],
        badge,
        operations: [operation],
      })),
    })),
  };
  const folder = temporaryFolder('shift');
  const file = join(folder, 'shift.json');
  writeFileSync(file, JSON.stringify(load));
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'load', 'stations.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  await once(child, 'close');
  rmSync(folder, { recursive: true });
  if (child.exitCode !== 0) throw new Error('The load failed.');
  return JSON.parse(output) as Told;
}
