import type { Log } from '@selvedge/sdk/connector';
import { Api } from './api.ts';
import { Apps } from './apps.ts';
import { Backfill } from './backfill.ts';
import { covered } from './coverage.ts';
import { type Line, factoryLines, READER } from './factory.ts';
import { Floor } from './floor/floor.ts';
import type { Tell } from './floor/reader.ts';
import { Gateway } from './gateway.ts';
import { Memory } from './memory.ts';
import type { Plan } from './model/calendar.ts';
import { DAY, HOUR, type Span, dayOf, midnight } from './model/day.ts';
import { MachineHistory } from './model/points.ts';
import { makeUpNights } from './office/nights.ts';
import { Office } from './office/office.ts';
import { staffOf } from './office/staff.ts';
import { settle } from './settlement.ts';
import { StrayMeter } from './stray-meter.ts';

export interface TownOptions {
  /** Of the platform, e.g. http://127.0.0.1:7080. */
  readonly url: string;
  /** Of its broker, e.g. mqtt://127.0.0.1:1883. */
  readonly mqtt: string;
  /** Of the installation's operator. */
  readonly token: string;
  /** File in which the town keeps its device secrets and what it has sent, 0600. */
  readonly stateFile: string;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** One seed, one history. */
  readonly seed?: number;
  readonly backfillDays?: number;
  /** Keeps a real factory's hours; otherwise a rush order keeps it at work around the clock from the first start on. */
  readonly faithful?: boolean;
  /** Enters people, styles and orders into the apps of the industry; otherwise only machines report. */
  readonly office?: boolean;
  /** Above 1: no back-fill; the past is played over MQTT so many times faster than time, until it has caught up. */
  readonly speed?: number;
}

export interface Town {
  /** Resolves when the past is sent, or cannot be. */
  readonly filled: Promise<void>;
  /** Resolves when the office has entered what it has to, or cannot. */
  readonly opened: Promise<void>;
  /** Resolves when the sewing hall has booked what it sewed before the start, or cannot. */
  readonly sewn: Promise<void>;
  stop(): Promise<void>;
}

/** What the sewing hall books in. */
const FLOOR_APPS = ['people', 'orders', 'cutting', 'tracking', 'outside', 'finishing', 'efficiency'];
const TURN_MS = 1_000;
const TURNS_PER_SAVE = 10;
const RUSH_BEFORE_START = 2 * HOUR;

/**
 * Starts a simulated factory that lives outside of the platform: it makes itself known over HTTP and then reports over
 * MQTT with its own credentials. Resolves when its gateways are connected; the past follows in the background.
 */
export async function startTown(options: TownOptions): Promise<Town> {
  const { seed = 7080, backfillDays = 30, faithful = false, speed = 1 } = options;
  const end = new AbortController();
  const started = Date.now();
  const lines = factoryLines();
  const rushFrom = faithful ? null : Math.floor((started - RUSH_BEFORE_START) / HOUR) * HOUR;
  const memory = await Memory.open(options.stateFile, {
    seed,
    rushFrom,
    devices: [],
    coverage: [],
    floor: null,
  });
  const plan: Plan = { seed, rushFrom: faithful ? null : (memory.now.rushFrom ?? rushFrom) };
  if (plan.rushFrom !== memory.now.rushFrom) await memory.change({ rushFrom: plan.rushFrom });
  const api = new Api(options.url, options.token, end.signal);
  await settle(api, memory, lines, started);

  const past = { from: started - backfillDays * DAY, to: started };
  const clock = speed > 1 ? hurriedClock(past, speed) : { begin: started, now: Date.now };
  const gateways = lines.map((line, index) => {
    const meter = index === 0 ? new StrayMeter(line, seed) : null;
    const playing = { from: clock.begin, meter, isHurried: speed > 1 };
    return new Gateway(options.mqtt, line, memory.now.devices[index], historiesOf(plan, line), playing);
  });
  const stopLive = await goLive(gateways, clock, memory, options.log, end.signal);
  const backfill = new Backfill(
    api,
    memory,
    lines.flatMap((line) => historiesOf(plan, line)),
  );
  const filled = speed > 1 ? Promise.resolve() : fill(backfill, past, options.log, end.signal);
  const apps = new Apps(api);
  const tell: Tell = (reading) => gateways[0].tell(READER, reading);
  const work = async (): Promise<Hall | null> => {
    const open = await new Office(apps, seed, options.log).open(started, backfillDays);
    if (!FLOOR_APPS.every((app) => open.includes(app))) return null;
    const floor = await floorOf(apps, plan, memory, past, tell, options.log);
    return { floor, makeUp: () => makeUpNights(apps, open) };
  };
  const opening = options.office === true ? work() : Promise.resolve(null);
  const opened = tolerant(
    opening.then(() => undefined),
    'the office cannot work',
    options.log,
    end.signal,
  );
  const sewn = opening.then(
    (hall) => hall && catchUp(hall, memory, started, options.log, end.signal),
    () => false,
  );
  const goOn = async (): Promise<void> => {
    const [hall, isSewn] = await Promise.all([opening, sewn]);
    if (hall !== null && isSewn === true) await hall.floor.live(started, end.signal, remembering(memory));
  };
  const sewing = goOn().catch(() => undefined);
  return {
    filled,
    opened,
    sewn: sewn.then(() => undefined),
    async stop() {
      end.abort();
      await Promise.all([filled, opened, sewing]);
      await stopLive();
    },
  };
}

interface Clock {
  /** Where its live part begins. */
  readonly begin: number;
  now(): number;
}

/** Begins in the past and runs until it has caught up with the wall clock. */
const hurriedClock = ({ from, to }: Span, speed: number): Clock => ({
  begin: from,
  now: () => Math.min(Date.now(), from + (Date.now() - to) * speed),
});

const historiesOf = (plan: Plan, { machines }: Line): MachineHistory[] =>
  machines.map((machine) => new MachineHistory(plan, machine));

/** Connects the gateways and lets them report, turn by turn. Resolves to the way to stop. */
async function goLive(
  gateways: readonly Gateway[],
  clock: Clock,
  memory: Memory,
  log: TownOptions['log'],
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const close = (): Promise<unknown> => Promise.allSettled(gateways.map((gateway) => gateway.close()));
  try {
    await Promise.all(gateways.map((gateway) => gateway.connected(signal)));
  } catch (error) {
    await close();
    throw error;
  }
  const save = async (): Promise<void> => {
    const to = Math.min(...gateways.map(({ acknowledged }) => acknowledged));
    await memory.change({ coverage: covered(memory.now.coverage, { from: clock.begin, to }) });
  };
  let turns = 0;
  const turn = (): void => {
    const now = clock.now();
    for (const gateway of gateways) gateway.turn(now);
    if (++turns % TURNS_PER_SAVE === 0)
      save().catch((error: unknown) => log.warn({ error }, 'town: its file cannot be written'));
  };
  turn();
  const timer = setInterval(turn, TURN_MS);
  return async () => {
    clearInterval(timer);
    await close();
    await save();
  };
}

async function tolerant(
  work: Promise<void>,
  what: string,
  log: TownOptions['log'],
  signal: AbortSignal,
): Promise<void> {
  await work.catch((error: unknown) => {
    if (!signal.aborted) log.warn({ error }, `town: ${what}`);
  });
}

/** The sewing hall; a new one begins as many days ago as the past goes. */
async function floorOf(
  apps: Apps,
  plan: Plan,
  memory: Memory,
  past: Span,
  tell: Tell,
  log: TownOptions['log'],
): Promise<Floor> {
  if (memory.now.floor === null) {
    const from = midnight(dayOf(past.from));
    await memory.change({ floor: { from, to: from } });
  }
  const firstDay = dayOf(memory.now.floor?.from ?? past.from);
  const floor = new Floor(apps, {
    plan,
    people: staffOf(plan.seed),
    firstDay,
    reader: { thing: READER, tell },
    log,
  });
  await floor.begin();
  return floor;
}

const remembering =
  (memory: Memory) =>
  (to: number): Promise<void> =>
    memory.change({ floor: { from: memory.now.floor?.from ?? to, to } });

/** The sewing hall, and what the office does once its past is booked. */
interface Hall {
  readonly floor: Floor;
  readonly makeUp: () => Promise<void>;
}

/** Books what the hall sewed until a time. @returns whether it could */
async function catchUp(
  { floor, makeUp }: Hall,
  memory: Memory,
  to: number,
  log: TownOptions['log'],
  signal: AbortSignal,
): Promise<boolean> {
  const started = Date.now();
  try {
    const records = await floor.fill(memory.now.floor?.to ?? to, to, remembering(memory));
    await makeUp();
    log.info({ records, seconds: (Date.now() - started) / 1000 }, 'town: the sewing hall has caught up');
    return true;
  } catch (error) {
    if (!signal.aborted) log.warn({ error }, 'town: the sewing hall stands still');
    return false;
  }
}

async function fill(
  backfill: Backfill,
  past: Span,
  log: TownOptions['log'],
  signal: AbortSignal,
): Promise<void> {
  const started = Date.now();
  try {
    const { points, days } = await backfill.run(past);
    log.info({ points, days, seconds: (Date.now() - started) / 1000 }, 'town: the past is sent');
  } catch (error) {
    if (!signal.aborted) log.warn({ error }, 'town: the past cannot be sent');
  }
}
