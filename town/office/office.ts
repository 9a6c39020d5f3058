import type { Log } from '@selvedge/sdk/connector';
import { garment } from '@selvedge/packs/garment/pack.ts';
import type { Api } from '../api.ts';
import { FACTORY } from '../factory.ts';
import { dayOf } from '../model/day.ts';
import { clocksOf, daysUntil } from './clocking.ts';
import { CUSTOMERS, ordersOf } from './orders.ts';
import { rosterOf, staffOf } from './staff.ts';
import { bulletinOf, STYLES } from './styles.ts';

/** What the office works in. */
export const OFFICE_APPS = garment.apps;

const DAYS_CLOCKED = 8;
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
  readonly #api: Api;
  readonly #seed: number;
  readonly #log: Pick<Log, 'info' | 'warn'>;

  constructor(api: Api, seed: number, log: Pick<Log, 'info' | 'warn'>) {
    this.#api = api;
    this.#seed = seed;
    this.#log = log;
  }

  async open(now: number): Promise<void> {
    const apps = await this.#switchOn();
    if (apps.includes('people')) await this.#hire(now);
    if (apps.includes('orders')) await this.#takeOrders(now);
    this.#log.info({ apps }, 'town: the office is open');
  }

  /** Apps of the pack that are on offer here, installed and switched on. */
  async #switchOn(): Promise<string[]> {
    const { items } = (await this.#ask('GET', '/apps')) as { items: readonly Card[] };
    const offered = OFFICE_APPS.flatMap((id) => items.find((card) => card.id === id) ?? []);
    for (const { id, installed, enabled } of offered) {
      if (installed === null) await this.#ask('POST', `/apps/${id}/install`);
      if (!enabled) await this.#ask('POST', `/apps/${id}/enable`);
    }
    return offered.map(({ id }) => id);
  }

  async #hire(now: number): Promise<void> {
    const people = staffOf(this.#seed);
    if ((await this.#count('people', 'worker')) === 0) {
      await this.#act('people', 'importRoster', { sheet: rosterOf(people) });
      const { shift } = (await this.#act('people', 'setShift', {
        name: '长白班',
        start: '07:30',
        end: '17:30',
        breaks: [
          { from: '11:30', to: '12:30' },
          { from: '17:30', to: '18:00' },
        ],
      })) as { shift: string };
      await this.#act('people', 'setSchedule', { since: '2026-01-01', shift, weekdays: [1, 2, 3, 4, 5, 6] });
    }
    const rows = daysUntil(now, DAYS_CLOCKED).flatMap((day) => clocksOf(this.#seed, people, day, now));
    // The device tells all it holds each time; what is there already is passed over.
    for (let at = 0; at < rows.length; at += CLOCKS_AT_ONCE)
      await this.#act('people', 'importClocks', { rows: rows.slice(at, at + CLOCKS_AT_ONCE) });
  }

  async #takeOrders(now: number): Promise<void> {
    if ((await this.#count('orders', 'order')) > 0) return;
    const customers = new Map<string, string>();
    for (const name of CUSTOMERS) customers.set(name, await this.#add('orders', 'customer', { name }));
    const styles = new Map<string, string>();
    for (const style of STYLES) {
      const { number, name, kind } = style;
      const id = await this.#add('orders', 'style', { number, name, kind });
      const { styleVersion } = (await this.#act('orders', 'reviseStyle', { style: id })) as {
        styleVersion: string;
      };
      await this.#act('orders', 'editVersion', { styleVersion, operations: bulletinOf(style) });
      await this.#act('orders', 'releaseVersion', { styleVersion });
      styles.set(number, id);
    }
    for (const { isReleased, customer, style, ...facts } of ordersOf(this.#seed, dayOf(now))) {
      const { order } = (await this.#act('orders', 'addOrder', {
        ...facts,
        customer: customers.get(customer),
        style: styles.get(style),
      })) as { order: string };
      if (isReleased) await this.#act('orders', 'release', { order });
    }
  }

  #ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    return this.#api.ask({ method, path, org: FACTORY, ...(body === undefined ? {} : { body }) });
  }

  #act(app: string, action: string, input: object): Promise<unknown> {
    return this.#ask('POST', `/apps/${app}/actions/${action}`, input);
  }

  async #add(app: string, entity: string, values: object): Promise<string> {
    const { id } = (await this.#ask('POST', `/apps/${app}/records/${entity}`, values)) as { id: string };
    return id;
  }

  async #count(app: string, entity: string): Promise<number> {
    const { items } = (await this.#ask('GET', `/apps/${app}/records/${entity}?limit=1`)) as {
      items: readonly unknown[];
    };
    return items.length;
  }
}
