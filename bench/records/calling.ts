import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { v7 } from 'uuid';
import {
  listen,
  newIds,
  type Recording,
  replay,
  type Statement,
  type Words,
} from '../baseline/bare-statements.ts';
import { Api } from '@selvedge/tests/house/api.ts';
import { OWNER_PASSWORD } from '@selvedge/tests/house/platform.ts';
import { type Figure, median, withBaseline } from '../figure.ts';
import type { Calling } from '../load/caller.ts';
import { type AppHouse, ORG } from '../app-house.ts';
import { LOTS } from './house.ts';

const ROUNDS = 5;
const CALLS = 150;
const LANES = 8;
/** Calls before the clock starts, of both sides: a platform that runs for weeks is measured, not its first second. */
const BEFORE = 1200;
const GOAL = 0.5;

/** A request that is measured against the statements that it comes to. */
interface Call {
  readonly what: string;
  readonly path: string;
  /** The body of each lane; `{mark}` is a name that is new with each call. */
  readonly bodies: readonly string[];
  /** Ids in the bodies of lanes. */
  readonly targets: readonly string[];
  /** Tokens: each person may ask only so much in a minute. */
  readonly people: readonly string[];
}

/** Records added, and actions done, over REST: how many a second, beside the same statements of a bare client. */
export async function calling(house: AppHouse): Promise<Figure[]> {
  const figures: Figure[] = [];
  const people: string[] = [];
  for (let number = 0; number < LANES; number++) people.push(await person(house, `clerk${number}`));
  for (const lanes of [1, LANES]) {
    const targets: string[] = [];
    for (let lane = 0; lane < lanes; lane++) targets.push(await lot(house, `target-${lanes}-${lane}`));
    figures.push(
      await compared(house, {
        what: `records added over REST, ${lanes} at a time`,
        path: LOTS,
        bodies: targets.map(() => '{"number":"{mark}","quantity":120,"kind":"polo","due":"2026-12-01"}'),
        targets,
        people,
      }),
      await compared(house, {
        what: `actions over REST, ${lanes} at a time`,
        path: '/apps/yard/actions/book',
        bodies: targets.map((id) => JSON.stringify({ lot: id, good: 1 })),
        targets,
        people,
      }),
    );
  }
  return figures;
}

const lot = async ({ api }: AppHouse, number: string): Promise<string> =>
  (await api.call<{ id: string }>('POST', LOTS, { number })).id;

async function person({ api, url }: AppHouse, login: string): Promise<string> {
  await api.call('POST', '/people', { login, name: login, role: 'manager', password: OWNER_PASSWORD });
  return (await Api.signIn(url, login)).token;
}

async function compared(house: AppHouse, call: Call): Promise<Figure> {
  const mark = `recorded-${call.bodies.length}`;
  const { address, transactions } = await recorded(house, call, mark);
  const [statements] = transactions;
  const [again] = (await recorded(house, call, `again-${call.bodies.length}`)).transactions;
  const made = newIds(statements, again);
  const bare: number[] = [];
  const rest: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const count = round < 0 ? BEFORE : CALLS * call.bodies.length;
    const words = (lane: number, at: number): Words =>
      new Map([
        ...made.map((id) => [id, v7()] as const),
        [call.targets[0], call.targets[lane]],
        [mark, `bare-${call.bodies.length}-${round}-${lane}-${at}`],
      ]);
    const alone = await replay(address, statements, { lanes: call.bodies.length, count, words });
    const asked = await send(house, call, { count, run: `rest-${call.bodies.length}-${round}` });
    if (round < 0) continue;
    bare.push(alone);
    rest.push(asked);
  }
  return withBaseline(
    call.what,
    '/s',
    median(rest),
    `the same ${statements.length} statements of a bare pg client`,
    median(bare),
    GOAL,
  );
}

/** What one call comes to. @throws Error when that is not one unit of work */
async function recorded({ api }: AppHouse, { path, bodies }: Call, mark: string): Promise<Recording> {
  const ear = listen();
  await api.call('POST', path, JSON.parse(bodies[0].replace('{mark}', mark)));
  const heard = ear.stop();
  const transactions = heard.transactions.filter(isWriting);
  if (transactions.length !== 1) throw new Error(`${transactions.length} units of work wrote`);
  return { ...heard, transactions };
}

const isWriting = (statements: readonly Statement[]): boolean =>
  statements.some(({ text }) => text.startsWith('insert into "app_yard"'));

/** From a process of its own. @returns calls a second */
async function send(
  { url }: AppHouse,
  { path, bodies, people }: Call,
  what: Pick<Calling, 'count' | 'run'>,
): Promise<number> {
  const load: Calling = {
    ...what,
    url,
    org: ORG,
    path,
    lanes: bodies.map((body, lane) => ({ token: people[lane], body })),
  };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '..', 'load', 'caller.ts'), JSON.stringify(load)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error('The load failed.');
  return (JSON.parse(output) as { perSecond: number }).perSecond;
}
