import { fraction } from '../model/chance.ts';
import { type Plan, shiftsOf } from '../model/calendar.ts';
import { MINUTE, dayOf } from '../model/day.ts';
import { isAway } from '../office/clocking.ts';
import type { Person } from '../office/staff.ts';

const PACE = 21;
/** Lines of machines in the model's calendar; in a rush each takes its meal at another time. */
const LINES = 3;

/** A stretch in which a team works at one rate. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Standard minutes that were sewn before it. */
  readonly before: number;
  /** Standard minutes a millisecond. */
  readonly rate: number;
}

/**
 * How far a team is: standard minutes sewn since it began, as a function of time and back. People away, good and bad days
 * are in it.
 */
export class Pace {
  readonly #stretches: Stretch[] = [];
  readonly #plan: Plan;
  readonly #team: number;
  readonly #people: readonly Person[];
  #day: number;
  #done = 0;

  /** @param day local day on which it begins */
  constructor(plan: Plan, team: number, people: readonly Person[], day: number) {
    this.#plan = plan;
    this.#team = team;
    this.#people = people;
    this.#day = day;
  }

  /** Standard minutes sewn until a time. */
  workAt(time: number): number {
    while (this.#day <= dayOf(time)) this.#addDay();
    const found = this.#stretches.findLast(({ from }) => from <= time);
    return found === undefined ? 0 : found.before + (Math.min(time, found.to) - found.from) * found.rate;
  }

  /** The moment in which so much is sewn. */
  timeOf(work: number): number {
    while (this.#done < work) this.#addDay();
    let [low, high] = [0, this.#stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#stretches[middle].before < work) low = middle;
      else high = middle - 1;
    }
    const { from, before, rate } = this.#stretches[low];
    return Math.round(from + (work - before) / rate);
  }

  #addDay(): void {
    const day = this.#day++;
    const { seed } = this.#plan;
    const here = this.#people.filter(({ number }) => !isAway(seed, day, number)).length;
    const efficiency = 0.58 + 0.24 * fraction(seed, PACE, this.#team, day);
    const rate = (here * efficiency) / MINUTE;
    for (const { from, to } of shiftsOf(this.#plan, this.#team % LINES, day)) {
      this.#stretches.push({ from, to, before: this.#done, rate });
      this.#done += (to - from) * rate;
    }
  }
}
