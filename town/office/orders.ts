import { Dice } from '../model/chance.ts';
import { DAY, midnight } from '../model/day.ts';
import { STYLES } from './styles.ts';

const ORDERS = 7;
export const CUSTOMERS = ['海纳服饰', '甬江贸易', 'Nordic Wear AB', '童悦童装', '联合制服'];
export const COLOURS = ['黑', '白', '藏青', '麻灰', '酒红', '浅蓝'];
const SIZES = ['S', 'M', 'L', 'XL', 'XXL'];
const CHILD_SIZES = ['110', '120', '130', '140', '150'];

/** Children's styles have heights. */
export const sizesOf = (style: string): readonly string[] => (style.startsWith('KD') ? CHILD_SIZES : SIZES);

/** Shares of the sizes in an order: most are worn in the middle. */
const CURVE = [1, 3, 4, 3, 1];
const COUNT = 12;

export interface TownOrder {
  readonly number: string;
  readonly customer: string;
  readonly style: string;
  /** Whole local day. */
  readonly due: string;
  readonly lines: readonly { readonly colour: string; readonly sizes: Readonly<Record<string, number>> }[];
  /** A draft is still being agreed with the customer. */
  readonly isReleased: boolean;
}

/** What the town has to make, as of a day; the order of the list is the order of their numbers. */
export function ordersOf(seed: number, today: number): TownOrder[] {
  return Array.from({ length: COUNT }, (_, index) => {
    const dice = new Dice(seed, ORDERS, index);
    const style = STYLES[index % STYLES.length];
    const sizes = sizesOf(style.number);
    const first = Math.floor(dice.next() * COLOURS.length);
    const lines = Array.from({ length: 1 + Math.floor(dice.next() * 3) }, (__, at) => {
      const unit = 20 + 10 * Math.floor(dice.next() * 12);
      return {
        colour: COLOURS[(first + at) % COLOURS.length],
        sizes: Object.fromEntries(sizes.map((size, place) => [size, unit * CURVE[place]])),
      };
    });
    return {
      number: `A26${String(index + 101)}`,
      customer: CUSTOMERS[index % CUSTOMERS.length],
      style: style.number,
      due: dateOf(today + 4 + index * 3 + Math.floor(dice.next() * 3)),
      lines,
      isReleased: index < COUNT - 2,
    };
  });
}

export const dateOf = (day: number): string => new Date(midnight(day) + DAY / 2).toISOString().slice(0, 10);
