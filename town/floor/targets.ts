import { type Apps, textOf } from '../apps.ts';
import { dayOf } from '../model/day.ts';
import { isAway } from '../office/clocking.ts';
import { dateOf } from '../office/orders.ts';
import { minutesOf } from './sewing.ts';
import type { Team } from './team.ts';

/** Minutes of a day, and what of them the planner counts on. */
const MINUTES = 540;
const EFFICIENCY = 72;

/** The planner: what each team is to sew on a day, from its people and the style it is at. */
export class Targets {
  readonly #apps: Apps;
  readonly #seed: number;
  readonly #set = new Set<string>();
  #teams: ReadonlyMap<string, string> = new Map();

  constructor(apps: Apps, seed: number) {
    this.#apps = apps;
    this.#seed = seed;
  }

  async begin(): Promise<void> {
    const rows = await this.#apps.list('people', 'team', {}, 'name');
    this.#teams = new Map(rows.map((row) => [textOf(row, 'name'), textOf(row, 'id')]));
  }

  /** Of the day that a time is in, once. @param now as a day ends it is still of it */
  async turn({ number, people, runs }: Team, now: number): Promise<void> {
    const day = dayOf(now - 1);
    const team = this.#teams.get(people[0]?.team ?? '');
    const run = runs.findLast(({ begins }) => begins <= now);
    if (team === undefined || run === undefined || this.#set.has(`${number} ${day}`)) return;
    this.#set.add(`${number} ${day}`);
    await this.#apps.act('efficiency', 'setTarget', {
      team,
      day: dateOf(day),
      people: String(people.filter((one) => !isAway(this.#seed, day, one.number)).length),
      minutes: MINUTES,
      efficiency: String(EFFICIENCY),
      sam: minutesOf(run.order, people).toFixed(4),
    });
  }
}
