import type { Log } from '@selvedge/sdk/connector';
import { garment } from '@selvedge/packs/garment/pack.ts';
import { type Apps, textOf } from '../apps.ts';
import { dayOf } from '../model/day.ts';
import { billsOf, feeOf, TRIMS } from './books.ts';
import { clocksOf, daysUntil } from './clocking.ts';
import { CUSTOMERS, dateOf, ordersOf } from './orders.ts';
import { rosterOf, staffOf } from './staff.ts';
import { bulletinOf, STYLES } from './styles.ts';

/** What the office works in. */
export const OFFICE_APPS = garment.apps;

/** Whoever begins has the clocks of some days. */
const FEWEST_DAYS = 8;
const CLOCKS_AT_ONCE = 5000;

interface Card {
  readonly id: string;
  readonly installed: string | null;
  readonly offered: string | null;
  readonly enabled: boolean;
}

/**
 * The factory's office: switches on the apps its industry begins with, and enters people, styles and orders as a clerk
 * would. What is there already is left as it is.
 */
export class Office {
  readonly #apps: Apps;
  readonly #seed: number;
  readonly #log: Pick<Log, 'info' | 'warn'>;

  constructor(apps: Apps, seed: number, log: Pick<Log, 'info' | 'warn'>) {
    this.#apps = apps;
    this.#seed = seed;
    this.#log = log;
  }

  /**
   * @param days of past that the device at the gate still holds
   * @returns what it works in
   */
  async open(now: number, days: number): Promise<readonly string[]> {
    const apps = await this.#switchOn();
    if (apps.includes('people')) await this.#hire(now, days);
    if (apps.includes('orders')) await this.#takeOrders(now);
    if (apps.includes('owner')) await this.#keepBooks(now);
    this.#log.info({ apps }, 'town: the office is open');
    return apps;
  }

  /** Apps of the pack that are on offer here, installed and switched on. */
  async #switchOn(): Promise<string[]> {
    const { items } = (await this.#apps.ask('GET', '/apps')) as { items: readonly Card[] };
    const offered = OFFICE_APPS.flatMap((id) => items.find((card) => card.id === id) ?? []);
    for (const { id, installed, enabled } of offered) {
      if (installed === null) await this.#apps.ask('POST', `/apps/${id}/install`);
      if (!enabled) await this.#apps.ask('POST', `/apps/${id}/enable`);
    }
    return offered.map(({ id }) => id);
  }

  async #hire(now: number, days: number): Promise<void> {
    const people = staffOf(this.#seed);
    if (!(await this.#apps.hasAny('people', 'worker'))) {
      await this.#apps.act('people', 'importRoster', { sheet: rosterOf(people) });
      const made = await this.#apps.act('people', 'setShift', {
        name: '长白班',
        start: '07:30',
        end: '17:30',
        breaks: [
          { from: '11:30', to: '12:30' },
          { from: '17:30', to: '18:00' },
        ],
      });
      const shift = textOf(made, 'shift');
      await this.#apps.act('people', 'setSchedule', {
        since: '2026-01-01',
        shift,
        weekdays: [1, 2, 3, 4, 5, 6],
      });
    }
    const rows = daysUntil(now, Math.max(FEWEST_DAYS, days)).flatMap((day) =>
      clocksOf(this.#seed, people, day, now),
    );
    // The device tells all it holds each time; what is there already is passed over.
    for (let at = 0; at < rows.length; at += CLOCKS_AT_ONCE)
      await this.#apps.act('people', 'importClocks', { rows: rows.slice(at, at + CLOCKS_AT_ONCE) });
  }

  async #takeOrders(now: number): Promise<void> {
    if (await this.#apps.hasAny('orders', 'order')) return;
    const customers = new Map<string, string>();
    for (const name of CUSTOMERS) customers.set(name, await this.#apps.add('orders', 'customer', { name }));
    const styles = new Map<string, string>();
    const fees = new Map<string, string>();
    for (const style of STYLES) {
      const { number, name, kind } = style;
      const id = await this.#apps.add('orders', 'style', { number, name, kind });
      const styleVersion = textOf(
        await this.#apps.act('orders', 'reviseStyle', { style: id }),
        'styleVersion',
      );
      await this.#apps.act('orders', 'editVersion', { styleVersion, operations: bulletinOf(style) });
      await this.#apps.act('orders', 'releaseVersion', { styleVersion });
      styles.set(number, id);
      fees.set(number, feeOf(sum(bulletinOf(style).map(({ price }) => Number(price)))));
    }
    for (const { isReleased, customer, style, ...facts } of ordersOf(this.#seed, dayOf(now))) {
      const added = await this.#apps.act('orders', 'addOrder', {
        ...facts,
        customer: customers.get(customer),
        style: styles.get(style),
        fee: fees.get(style),
      });
      if (isReleased) await this.#apps.act('orders', 'release', { order: textOf(added, 'order') });
    }
  }
  /** Bills, payments and trims, as the bookkeeper enters them. */
  async #keepBooks(now: number): Promise<void> {
    if (await this.#apps.hasAny('owner', 'receivable')) return;
    const today = dayOf(now);
    const customers = (await this.#apps.list('orders', 'customer', {}, 'name')).map((row) =>
      textOf(row, 'id'),
    );
    if (customers.length === 0) return;
    for (const { customer, paid, ...bill } of billsOf(this.#seed, today, customers.length)) {
      const receivable = await this.#apps.add('owner', 'receivable', {
        ...bill,
        customer: customers[customer],
      });
      if (paid !== null)
        await this.#apps.add('owner', 'payment', { ...paid, customer: customers[customer], receivable });
    }
    for (const { id, quantity } of await this.#apps.list('orders', 'order', {}, 'number'))
      for (const { what, share } of TRIMS)
        await this.#apps.add('owner', 'trim', {
          order: id,
          what,
          amount: (Number(quantity) * share).toFixed(2),
          day: dateOf(today - 3),
        });
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
