import type { Log } from '@selvedge/sdk/connector';
import { type Apps, textOf } from '../apps.ts';
import type { Plan } from '../model/calendar.ts';
import { DAY, dayOf, midnight, weekday } from '../model/day.ts';
import type { Person } from '../office/staff.ts';
import { Desk } from './desk.ts';
import { Finishing } from './finishing.ts';
import { Outwork } from './outwork.ts';
import { byDay, Past } from './past.ts';
import { Present } from './present.ts';
import { Reader, type Tell } from './reader.ts';
import { Targets } from './targets.ts';
import { Team } from './team.ts';

const TURN_MS = 5_000;

export interface FloorOptions {
  readonly plan: Plan;
  readonly people: readonly Person[];
  /** Local day on which the first order was begun. */
  readonly firstDay: number;
  /** The first team's RFID reader: its path, and the way to its broker. */
  readonly reader: { readonly thing: string; readonly tell: Tell };
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/**
 * The floor: what is cut goes to a printer where its style wants it, to one of eight teams that book each bundle at each
 * operation, through finishing and out. What happened before it was opened is booked from coupons, the rest by scans as it
 * happens; the last operation of the first team by an RFID reader.
 */
export class Floor {
  readonly #apps: Apps;
  readonly #options: FloorOptions;
  readonly #desk: Desk;
  readonly #teams: readonly Team[];
  readonly #present: readonly Present[];
  readonly #outwork: Outwork;
  readonly #finishing: Finishing;
  readonly #targets: Targets;
  #workers: ReadonlyMap<string, string> = new Map();

  constructor(apps: Apps, options: FloorOptions) {
    const { plan, people, firstDay, reader } = options;
    this.#apps = apps;
    this.#options = options;
    this.#desk = new Desk(apps);
    const named = [
      ...Map.groupBy(
        people.filter(({ position }) => position === '车工'),
        ({ team }) => team,
      ).values(),
    ];
    this.#teams = named.map((team, number) => new Team(plan, number, team, firstDay, this.#desk));
    const first = new Reader(apps, reader.thing, reader.tell);
    this.#present = this.#teams.map(
      (team) => new Present(apps, plan.seed, team, team.number === 0 ? first : null),
    );
    this.#outwork = new Outwork(apps, plan.seed);
    this.#finishing = new Finishing(apps);
    this.#targets = new Targets(apps, plan.seed);
  }

  async begin(): Promise<void> {
    await this.#desk.begin();
    await this.#outwork.begin();
    await this.#targets.begin();
    const rows = await this.#apps.list('people', 'worker', {}, 'number');
    this.#workers = new Map(rows.map((row) => [textOf(row, 'number'), textOf(row, 'id')]));
  }

  /** Books what was sewn in (from, to], a day after the other, all teams of a day before the next. @returns records booked */
  async fill(from: number, to: number, saved: (until: number) => Promise<void>): Promise<number> {
    const past = new Past(this.#apps, this.#options.plan.seed);
    for (let at = from; at < to;) {
      const until = Math.min(to, midnight(dayOf(at) + 1));
      for (const team of this.#teams) {
        await team.bring(at, until);
        await this.#outwork.turn(team.runs, until);
        if (isWorkday(until)) await this.#targets.turn(team, until);
        for (const [day, some] of byDay(team.booked(at, until))) await past.book(team, day, some);
        await this.#finishing.turn(team.runs, until, true);
      }
      await saved(until);
      at = until;
    }
    return past.records;
  }

  /** Goes on from a time until the signal; a turn that fails is made up for by the next. */
  async live(from: number, signal: AbortSignal, saved: (until: number) => Promise<void>): Promise<void> {
    let at = from;
    while (!signal.aborted) {
      const now = Date.now();
      try {
        if (now - at > DAY / 4) await this.fill(at, now, saved);
        else for (const [index, team] of this.#teams.entries()) await this.#turn(team, index, at, now);
        at = now;
        await saved(now);
      } catch (error) {
        if (signal.aborted) return;
        this.#options.log.warn({ error }, 'town: the floor stumbled');
      }
      await paused(TURN_MS, signal);
    }
  }

  async #turn(team: Team, index: number, from: number, to: number): Promise<void> {
    await team.bring(from, to);
    await this.#outwork.turn(team.runs, to);
    await this.#targets.turn(team, to);
    await this.#present[index].sew(team.booked(from, to), this.#workers, to);
    await this.#finishing.turn(team.runs, to, false);
  }
}

const isWorkday = (until: number): boolean => weekday(dayOf(until - 1)) !== 0;

const paused = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
