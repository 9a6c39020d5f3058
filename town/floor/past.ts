import type { Apps } from '../apps.ts';
import { dayOf } from '../model/day.ts';
import { dateOf } from '../office/orders.ts';
import { idOf } from './named.ts';
import type { Booking } from './sewing.ts';
import type { Team } from './team.ts';

const PAST = 23;
/** Coupons of a pile, as many as the platform takes. */
const PILE = 1000;

/** Coupons of days that are over, as a clerk books them: pile by pile, a day at a time. */
export class Past {
  readonly #apps: Apps;
  readonly #seed: number;
  records = 0;

  constructor(apps: Apps, seed: number) {
    this.#apps = apps;
    this.#seed = seed;
  }

  async book(team: Team, day: number, bookings: readonly Booking[]): Promise<void> {
    for (let at = 0; at < bookings.length; at += PILE) {
      const rows = bookings.slice(at, at + PILE).map(({ person, bundle, operation, time }) => ({
        who: person.number,
        code: bundle.number,
        operation,
        at: new Date(time).toISOString(),
      }));
      const id = idOf(this.#seed, PAST, team.number, day, at);
      await this.#apps.act('tracking', 'bookCoupons', {
        id,
        rows,
        day: dateOf(day),
        partial: true,
      });
      this.records += rows.length;
    }
  }
}

/** Bookings by local day. */
export const byDay = (bookings: readonly Booking[]): Map<number, Booking[]> =>
  Map.groupBy(bookings, ({ time }) => dayOf(time));
