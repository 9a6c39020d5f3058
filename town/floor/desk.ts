import { type Apps, textOf } from '../apps.ts';
import { linesOf, markersOf, type TeamOrder } from './order-book.ts';
import type { SewnBundle } from './sewing.ts';

/** Plies of a bundle: as many garments as a worker carries. */
const BUNDLE = 25;

/** An order whose bundles lie on the floor. */
export interface OnFloor {
  readonly id: string;
  readonly bundles: readonly SewnBundle[];
}

/** Merchandiser, CAD room and cutting: whatever happens to an order before it is sewn. */
export class Desk {
  readonly #apps: Apps;
  #customers: ReadonlyMap<string, string> = new Map();
  #styles: ReadonlyMap<string, string> = new Map();

  constructor(apps: Apps) {
    this.#apps = apps;
  }

  /** Reads whom it works for and what it makes. */
  async begin(): Promise<void> {
    const named = async (entity: string, by: string): Promise<ReadonlyMap<string, string>> => {
      const rows = await this.#apps.list('orders', entity, {}, by);
      return new Map(rows.map((row) => [textOf(row, by), textOf(row, 'id')]));
    };
    this.#customers = await named('customer', 'name');
    this.#styles = await named('style', 'number');
  }

  /** The order on the floor: taken, released, cut, its tickets printed. What is done already is left. */
  async bring(order: TeamOrder, due: string): Promise<OnFloor> {
    const [known] = await this.#apps.list('orders', 'order', { number: order.number }, 'number');
    const id = known === undefined ? await this.#take(order, due) : textOf(known, 'id');
    if (textOf(known, 'state') === '' || textOf(known, 'state') === 'draft')
      await this.#apps.act('orders', 'release', { order: id });
    const there = await this.#bundles(id);
    if (there.length > 0) return { id, bundles: there };
    await this.#cut(order, id);
    return { id, bundles: await this.#bundles(id) };
  }

  async #take(order: TeamOrder, due: string): Promise<string> {
    const { number, customer, style } = order;
    const made = await this.#apps.act('orders', 'addOrder', {
      number,
      customer: this.#customers.get(customer),
      style: this.#styles.get(style.number),
      due,
      lines: linesOf(order),
    });
    return textOf(made, 'order');
  }

  async #cut(order: TeamOrder, id: string): Promise<void> {
    const made = await this.#apps.act('cutting', 'makePlan', { order: id, markers: markersOf(order) });
    const confirmed = await this.#apps.act('cutting', 'confirmPlan', { plan: textOf(made, 'plan') });
    for (const bed of idsOf(confirmed, 'beds')) {
      await this.#apps.act('cutting', 'cutBed', { bed, bundleSize: BUNDLE, asPlanned: true });
      await this.#apps.act('cutting', 'printTickets', { bed });
    }
  }

  async #bundles(order: string): Promise<SewnBundle[]> {
    const rows = await this.#apps.list('cutting', 'bundle', { order, state: 'live' }, 'serial');
    return rows.map((row) => ({
      id: textOf(row, 'id'),
      number: textOf(row, 'number'),
      colour: textOf(row, 'colour'),
      size: textOf(row, 'size'),
      quantity: Number(row['quantity']),
    }));
  }
}

function idsOf(answer: unknown, field: string): string[] {
  const ids: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, field) : undefined;
  return Array.isArray(ids) ? ids.map(String) : [];
}
