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
/** After its last piece an order is pressed and packed. */
const PACKING = DAY;
const LONG_AGO = 10 * DAY;

/** An order as the team goes through it. */
interface Run {
  readonly order: TeamOrder;
  readonly floor: OnFloor;
  readonly bookings: readonly Booking[];
  readonly ends: number;
  isShipped: boolean;
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

  /** What was booked in (from, to], in the order of time; orders that begin meanwhile come onto the floor, and go. */
  async booked(from: number, to: number): Promise<Booking[]> {
    const work = this.#pace.workAt(to);
    while (this.#begins <= work) await this.#next(from);
    const found = this.#runs
      .filter(({ ends }) => ends > from)
      .flatMap(({ bookings }) => bookings.filter(({ time }) => time > from && time <= to));
    return found.sort((left, right) => left.time - right.time);
  }

  /** Ships what was sewn long enough ago. */
  async ship(now: number): Promise<void> {
    for (const run of this.#runs) {
      if (run.isShipped || run.ends + PACKING > now) continue;
      await this.#desk.ship(run.order, run.floor, dateOf(dayOf(run.ends + PACKING)));
      run.isShipped = true;
    }
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
    this.#runs.push({ order, floor, bookings, ends, isShipped: false });
    this.#begins = after;
  }
}
