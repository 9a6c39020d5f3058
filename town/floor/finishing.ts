import { type Apps, rowsOf, textOf } from '../apps.ts';
import { DAY, dayOf, MINUTE } from '../model/day.ts';
import { dateOf } from '../office/orders.ts';
import { RATIO } from './order-book.ts';
import type { Run } from './team.ts';

const STAGES = ['trim', 'press', 'inspect', 'needle', 'tag', 'pack'] as const;
/** A leader counts so often. */
const EVERY = 20 * MINUTE;
/** After its last piece an order is finished, packed and called for. */
const PACKING = DAY;
/** Garments of each size in a carton, as often as in the ratio of the cut. */
const RATIOS = 2;
const KILOGRAMS = 0.22;
const CARTON_KILOGRAMS = 1.1;

/** Pieces of a colour and size in finishing. */
interface Cell {
  readonly colour: string;
  readonly size: string;
  readonly came: number;
  readonly here: number;
  readonly done: Readonly<Record<string, number>>;
}

type Inside = readonly { readonly colour: string; readonly sizes: Readonly<Record<string, number>> }[];

/** From the last operation to the truck: stages counted, needles looked for, cartons packed and shipped. */
export class Finishing {
  readonly #apps: Apps;
  readonly #counted = new Map<string, number>();
  readonly #shipped = new Set<string>();

  constructor(apps: Apps) {
    this.#apps = apps;
  }

  /** @param isPast everything that came is through all stages at the end of a day; else it goes on stage by stage */
  async turn(runs: readonly Run[], now: number, isPast: boolean): Promise<void> {
    for (const run of runs) {
      const { id } = run.floor;
      if (run.begins > now || this.#shipped.has(id)) continue;
      if (run.ends + PACKING <= now) {
        await this.#ship(run);
        this.#shipped.add(id);
      } else if (isPast || now - (this.#counted.get(id) ?? 0) >= EVERY) {
        await this.#count(id, now, isPast);
        this.#counted.set(id, now);
      }
    }
  }

  async #count(order: string, now: number, isPast: boolean): Promise<void> {
    const cells = await this.#cells(order);
    for (const [index, stage] of [...STAGES.entries()].toReversed()) {
      const before = STAGES[index - 1];
      const ready = (cell: Cell): number =>
        isPast || before === undefined ? cell.came : (cell.done[before] ?? 0);
      const lines = linesOf(cells, (cell) => ready(cell) - (cell.done[stage] ?? 0));
      if (lines.length === 0) continue;
      // The moment at which a day ends is of the next one.
      const day = dateOf(dayOf(now - 1));
      await this.#apps.act('finishing', 'countSheet', { order, stage, lines, day });
    }
  }

  async #ship({ order, floor: { id }, ends }: Run): Promise<void> {
    const [known] = await this.#apps.list('orders', 'order', { id }, 'number');
    if (textOf(known, 'state') === 'shipped') return;
    await this.#count(id, ends + PACKING, true);
    const pieces = (await this.#cells(id)).reduce((sum, { here }) => sum + here, 0);
    if (pieces > 0) {
      const check = { order: id, machine: '检针机 1', isTested: true, pieces, found: 0 };
      await this.#apps.act('finishing', 'recordNeedle', check);
      await this.#pack(id, order.sizes);
    }
    await this.#apps.act('finishing', 'shipCartons', {
      order: id,
      date: dateOf(dayOf(ends + PACKING)),
      isLast: true,
      waybill: `浙B·${order.number.slice(-4)}`,
    });
  }

  /** Cartons in the ratio of the sizes as far as they go, the rest of each colour in one more. */
  async #pack(order: string, sizes: readonly string[]): Promise<void> {
    const each = new Map(sizes.map((size, at) => [size, RATIO[at] * RATIOS]));
    for (const [colour, cells] of Map.groupBy(await this.#cells(order), (cell) => cell.colour)) {
      const here = new Map(cells.map((cell) => [cell.size, cell.here]));
      const cartons = Math.max(
        0,
        Math.min(...[...each].map(([size, many]) => Math.floor((here.get(size) ?? 0) / many))),
      );
      if (cartons > 0) await this.#carton(order, [{ colour, sizes: Object.fromEntries(each) }], cartons);
      const rest = linesOf(cells, (cell) => cell.here - cartons * (each.get(cell.size) ?? 0));
      if (rest.length > 0) await this.#carton(order, rest, 1);
    }
  }

  async #carton(order: string, inside: Inside, cartons: number): Promise<void> {
    const pieces = inside.flatMap(({ sizes }) => Object.values(sizes)).reduce((sum, one) => sum + one, 0);
    const net = pieces * KILOGRAMS;
    await this.#apps.act('finishing', 'packCartons', {
      order,
      inside,
      cartons,
      net: net.toFixed(2),
      gross: (net + CARTON_KILOGRAMS).toFixed(2),
      measure: '60×40×35',
    });
  }

  async #cells(order: string): Promise<Cell[]> {
    const input = encodeURIComponent(JSON.stringify({ order }));
    const answer = await this.#apps.ask('GET', `/apps/finishing/views/account?input=${input}`);
    return rowsOf(answer, 'cells').map((row) => ({
      colour: textOf(row, 'colour'),
      size: textOf(row, 'size'),
      came: Number(row['came']),
      here: Number(row['here']),
      done: countsOf(row['done']),
    }));
  }
}

/** Cells as a sheet: by colour, pieces by size, none that are nothing. */
function linesOf(cells: readonly Cell[], piecesOf: (cell: Cell) => number): Inside {
  const wanted = cells.filter((cell) => piecesOf(cell) > 0);
  return [...Map.groupBy(wanted, ({ colour }) => colour)].map(([colour, some]) => ({
    colour,
    sizes: Object.fromEntries(some.map((cell) => [cell.size, piecesOf(cell)])),
  }));
}

const countsOf = (value: unknown): Record<string, number> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, count]) => [name, Number(count)]))
    : {};
