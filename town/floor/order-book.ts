import { Dice } from '../model/chance.ts';
import { COLOURS, CUSTOMERS, sizesOf } from '../office/orders.ts';
import { STYLES, type TownStyle } from '../office/styles.ts';

const BOOK = 22;
/** Garments of each size on a marker: most are worn in the middle. */
export const RATIO = [1, 3, 4, 3, 1];
const PER_PLY = RATIO.reduce((sum, count) => sum + count, 0);
/** As many plies as a knife takes. */
const MOST_PLIES = 80;

/** An order that one team sews. */
export interface TeamOrder {
  readonly number: string;
  readonly customer: string;
  readonly style: TownStyle;
  readonly sizes: readonly string[];
  readonly colours: readonly { readonly colour: string; readonly plies: number }[];
  readonly pieces: number;
}

/** The so-manieth order of a team, from 0; one seed, the same orders. */
export function teamOrder(seed: number, team: number, index: number): TeamOrder {
  const dice = new Dice(seed, BOOK, team, index);
  const style = STYLES[(team + index * 5) % STYLES.length];
  const first = Math.floor(dice.next() * COLOURS.length);
  const colours = Array.from({ length: 2 + Math.floor(dice.next() * 3) }, (_, at) => ({
    colour: COLOURS[(first + at) % COLOURS.length],
    plies: 40 + 20 * Math.floor(dice.next() * 5),
  }));
  return {
    number: `B26${team + 1}${String(index + 1).padStart(3, '0')}`,
    customer: CUSTOMERS[(team + index) % CUSTOMERS.length],
    style,
    sizes: sizesOf(style.number),
    colours,
    pieces: PER_PLY * colours.reduce((sum, { plies }) => sum + plies, 0),
  };
}

/** As the order sheet has it. */
export const linesOf = ({ colours, sizes }: TeamOrder) =>
  colours.map(({ colour, plies }) => ({
    colour,
    sizes: Object.fromEntries(sizes.map((size, at) => [size, plies * RATIO[at]])),
  }));

/** As the CAD room cuts it: one ratio, plies by colour, beds no higher than the knife. */
export function markersOf({ colours, sizes }: TeamOrder) {
  const ratio = Object.fromEntries(sizes.map((size, at) => [size, RATIO[at]]));
  const markers: { ratio: typeof ratio; plies: { colour: string; plies: number }[] }[] = [];
  let bed: { colour: string; plies: number }[] = [];
  let room = MOST_PLIES;
  for (const { colour, plies } of colours)
    for (let left = plies; left > 0;) {
      const laid = Math.min(left, room);
      bed.push({ colour, plies: laid });
      left -= laid;
      room -= laid;
      if (room > 0) continue;
      markers.push({ ratio, plies: bed });
      bed = [];
      room = MOST_PLIES;
    }
  if (bed.length > 0) markers.push({ ratio, plies: bed });
  return markers;
}
