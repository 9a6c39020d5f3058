import { type Apps, rowsOf, textOf } from '../apps.ts';
import { fraction } from '../model/chance.ts';
import { HOUR, MINUTE } from '../model/day.ts';
import { idOf } from './named.ts';
import type { Reader } from './reader.ts';
import type { Booking } from './sewing.ts';
import type { Team } from './team.ts';

const PRESENT = 24;
/** What goes wrong among people, as shares of all scans. */
const TWICE = 0.01;
const OTHERS = 0.008;
const REGRETTED = 0.006;
const SPOILT = 0.004;
const LOST = 0.002;
/** Share of hours in which the Wi-Fi of a team is away for a while. */
const UNHEARD = 0.08;

/** A scan that waits for the line to come back. */
interface Kept {
  readonly at: number;
  readonly input: object;
}

/** Scans of a team as they happen: taps twice, tickets of somebody else, pieces spoilt, a line that is away. */
export class Present {
  readonly #apps: Apps;
  readonly #seed: number;
  readonly #team: Team;
  /** Books the team's output operation; null = by scans like the others. */
  readonly #reader: Reader | null;
  #kept: Kept[] = [];
  #last: Booking | null = null;

  constructor(apps: Apps, seed: number, team: Team, reader: Reader | null) {
    this.#apps = apps;
    this.#seed = seed;
    this.#team = team;
    this.#reader = reader;
  }

  /** @param workers ids by number */
  async sew(bookings: readonly Booking[], workers: ReadonlyMap<string, string>, now: number): Promise<void> {
    const isAway = this.#isUnheard(now);
    if (!isAway) for (const { input } of this.#kept.splice(0)) await this.#scan(input);
    for (const booking of bookings) {
      const { person, bundle, operation, time } = booking;
      const worker = workers.get(person.number);
      if (this.#reader !== null && booking.isOutput && worker !== undefined) {
        await this.#reader.book(booking, worker);
        continue;
      }
      const chance = (what: number): number =>
        fraction(this.#seed, PRESENT, this.#team.number, Math.floor(time), booking.place, booking.step, what);
      const input = {
        id: idOf(this.#seed, PRESENT, this.#team.number, Math.floor(time), booking.place, booking.step),
        code: bundle.number,
        worker,
        operations: [operation],
        station: `${this.#team.number + 1}组`,
        at: new Date(time).toISOString(),
        ahead: 0,
        source: 'phone',
        ...(chance(1) < SPOILT ? { scrap: 1, fault: 'own', reason: '断线跳针' } : {}),
      };
      if (isAway) this.#kept.push({ at: time, input });
      else await this.#live(input, booking, chance);
      this.#last = booking;
    }
  }

  async #live(
    input: { readonly id: string },
    booking: Booking,
    chance: (what: number) => number,
  ): Promise<void> {
    if (chance(2) < OTHERS && this.#last !== null)
      await this.#scan({
        ...input,
        id: idOf(this.#seed, PRESENT, this.#team.number, Math.floor(booking.time), booking.place, 99),
        code: this.#last.bundle.number,
        operations: [this.#last.operation],
      });
    const answer = await this.#scan(input);
    if (chance(3) < TWICE) await this.#scan(input);
    if (chance(4) < REGRETTED) {
      const [record] = rowsOf(answer, 'booked');
      if (record === undefined) return;
      await this.#apps.act('tracking', 'undo', { record: textOf(record, 'record'), reason: '扫错了工序' });
      await this.#scan({
        ...input,
        id: idOf(this.#seed, PRESENT, this.#team.number, Math.floor(booking.time), booking.place, 98),
      });
    }
    if (chance(5) < LOST) await this.#reprint(booking);
  }

  async #scan(input: object): Promise<unknown> {
    return this.#apps.act('tracking', 'scan', input);
  }

  /** A ticket that nobody finds is void, and printed anew. */
  async #reprint({ bundle }: Booking): Promise<void> {
    const [ticket] = await this.#apps.list(
      'cutting',
      'ticket',
      { bundle: bundle.id, isVoid: false },
      'serial',
    );
    if (ticket === undefined) return;
    const which = { ticket: textOf(ticket, 'id'), reason: '菲票丢失', isLost: true };
    await this.#apps.act('cutting', 'reprintTicket', which);
  }

  #isUnheard(now: number): boolean {
    const hour = Math.floor(now / HOUR);
    const chance = (what: number): number => fraction(this.#seed, PRESENT, this.#team.number, hour, what);
    const from = hour * HOUR + 30 * MINUTE * chance(11);
    return chance(10) < UNHEARD && now >= from && now < from + 20 * MINUTE;
  }
}
