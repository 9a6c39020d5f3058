import type { Plan } from '../model/calendar.ts';
import { DAY, dayOf } from '../model/day.ts';
import { dateOf } from '../office/orders.ts';
import type { Person } from '../office/staff.ts';
import type { Desk, OnFloor } from './desk.ts';
import { type TeamOrder, teamOrder } from './order-book.ts';
import { Pace } from './pace.ts';
import { type Booking, sewingOf, workOf } from './sewing.ts';

/** Days between the last piece of an order and its date of delivery, on average what the office allows. */
const SPARE_DAYS = 4;
/** An order is cut so long before it is sewn: meanwhile its pieces may be with a printer. */
export const AHEAD = 2 * DAY;
const LONG_AGO = 10 * DAY;

/** An order as the team goes through it. */
export interface Run {
  readonly order: TeamOrder;
  readonly floor: OnFloor;
  readonly bookings: readonly Booking[];
  /** When the team changes to it: its first piece is sewn later. */
  readonly begins: number;
  readonly ends: number;
}

/** One sewing team: order after order, from its first day on. */
export class Team {
  readonly number: number;
  readonly people: readonly Person[];
  readonly #seed: number;
  readonly #desk: Desk;
  readonly #pace: Pace;
  readonly #runs: Run[] = [];
  #count = 0;
  /** Standard minutes until the first order that is not on the floor yet. */
  #begins = 0;

  constructor(plan: Plan, number: number, people: readonly Person[], day: number, desk: Desk) {
    this.number = number;
    this.people = people;
    this.#seed = plan.seed;
    this.#desk = desk;
    this.#pace = new Pace(plan, number, people, day);
  }

  /** Orders of the last days, and those that are cut ahead. */
  get runs(): readonly Run[] {
    return this.#runs;
  }

  /** Brings onto the floor what is sewn until a time, or soon after. @param from what was over long before is left out */
  async bring(from: number, to: number): Promise<void> {
    const work = this.#pace.workAt(to + AHEAD);
    while (this.#begins <= work) await this.#next(from);
  }

  /** What was booked in (from, to], in the order of time. */
  booked(from: number, to: number): Booking[] {
    return this.#runs
      .filter(({ ends }) => ends > from)
      .flatMap(({ bookings }) => bookings.filter(({ time }) => time > from && time <= to))
      .sort((left, right) => left.time - right.time);
  }

  /** @param from what was sewn long before is not asked for any more */
  async #next(from: number): Promise<void> {
    const order = teamOrder(this.#seed, this.number, this.#count++);
    const after = this.#begins + workOf(order, this.people);
    const last = this.#pace.timeOf(after);
    if (last + LONG_AGO < from) {
      this.#begins = after;
      return;
    }
    const due = dateOf(dayOf(last) + SPARE_DAYS);
    const floor = await this.#desk.bring(order, due);
    const bookings = sewingOf(this.#seed, order, floor.bundles, this.people, this.#pace, this.#begins);
    const ends = bookings.at(-1)?.time ?? 0;
    this.#runs.push({ order, floor, bookings, begins: this.#pace.timeOf(this.#begins), ends });
    this.#begins = after;
  }
}
