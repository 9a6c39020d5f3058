/**
 * Single sampling plans of ISO 2859-1 (= MIL-STD-105E, ANSI Z1.4), as a rule in place of three tables: along a diagonal of
 * code letter and AQL the acceptance numbers are the same. Where a table has an arrow, the plan it points to is taken, with
 * its own sample size.
 */

export const INSPECTIONS = ['normal', 'tightened', 'reduced'] as const;
export type Inspection = (typeof INSPECTIONS)[number];

export const LETTERS = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'J',
  'K',
  'L',
  'M',
  'N',
  'P',
  'Q',
  'R',
] as const;
export type Letter = (typeof LETTERS)[number];

/** Acceptance quality limits, in % nonconforming or nonconformities per 100 items. */
export const AQLS = [
  '0.010',
  '0.015',
  '0.025',
  '0.040',
  '0.065',
  '0.10',
  '0.15',
  '0.25',
  '0.40',
  '0.65',
  '1.0',
  '1.5',
  '2.5',
  '4.0',
  '6.5',
  '10',
  '15',
  '25',
  '40',
  '65',
  '100',
  '150',
  '250',
  '400',
  '650',
  '1000',
] as const;
export type Aql = (typeof AQLS)[number];

export const LEVELS = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const;
export type Level = (typeof LEVELS)[number];

/** Sample size, and the numbers at which a lot is accepted and rejected. */
export interface Sampling {
  readonly n: number;
  readonly accept: number;
  readonly reject: number;
}

/** The largest lot of each row; no more lots than that are told apart. */
const LOTS = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000, Infinity];
/** Code letters of a level, lot by lot. */
const CODES: Readonly<Record<Level, string>> = {
  'S-1': 'AAAABBBBCCCCDDD',
  'S-2': 'AAABBBCCCDDDEEE',
  'S-3': 'AABBCCDDEEFFGGH',
  'S-4': 'AABCCDEEFGGHJJK',
  I: 'AABCCDEFGHJKLMN',
  II: 'ABCDEFGHJKLMNPQ',
  III: 'BCDEFGHJKLMNPQR',
};

/** @param lot whole pieces, from 2 on @throws RangeError below */
export function codeLetter(lot: number, level: Level): Letter {
  if (!(Number.isInteger(lot) && lot >= 2)) throw new RangeError(`A lot of ${lot} cannot be sampled.`);
  const row = LOTS.findIndex((largest) => lot <= largest);
  return LETTERS[LETTERS.findIndex((letter) => letter === CODES[level][row])];
}

type Numbers = readonly [accept: number, reject: number];
type Cell = Numbers | 'up' | 'down';

interface Scheme {
  /** Sample sizes, letter by letter. */
  readonly sizes: readonly number[];
  /** Letter at which the diagonal of the first AQL begins. */
  readonly begins: number;
  /** From there on, letter by letter. */
  readonly diagonal: readonly Cell[];
  /** The last place on the diagonal that letters beyond E have too. */
  readonly beyondE: number;
  /** The last letter that has the last place of all. */
  readonly last: number;
}

const [C, E] = [2, 4];
const SIZES = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000];
const one = (...accepts: readonly number[]): Numbers[] => accepts.map((accept) => [accept, accept + 1]);

const SCHEMES: Readonly<Record<Inspection, Scheme>> = {
  normal: {
    sizes: SIZES,
    begins: 14,
    diagonal: [[0, 1], 'up', 'down', ...one(1, 2, 3, 5, 7, 10, 14, 21, 30, 44)],
    beyondE: 10,
    last: E,
  },
  tightened: {
    // S is in this table alone.
    sizes: [...SIZES, 3150],
    begins: 15,
    diagonal: [[0, 1], 'down', 'down', ...one(1, 2, 3, 5, 8, 12, 18, 27, 41)],
    beyondE: 9,
    last: E,
  },
  reduced: {
    sizes: [2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800],
    begins: 14,
    diagonal: [
      [0, 1],
      'up',
      'down',
      [0, 2],
      [1, 3],
      [1, 4],
      [2, 5],
      [3, 6],
      [5, 8],
      [7, 10],
      [10, 13],
      [14, 17],
      [21, 24],
      [30, 31],
    ],
    beyondE: 10,
    last: C,
  },
};

/** Reduced plans of the smallest samples leave no gap between accepting and rejecting. */
const SMALLEST: Readonly<Record<'A' | 'B', readonly Numbers[]>> = {
  A: one(1, 2, 3, 5, 7, 10, 14, 21, 30),
  B: [[1, 3], [2, 4], [3, 5], ...one(5, 7, 10, 14, 21, 30)],
};
const FIRST_OF_SMALLEST = 17;

/** The plan for a code letter and an AQL. */
export function planOf(inspection: Inspection, letter: Letter, aql: Aql): Sampling {
  const scheme = SCHEMES[inspection];
  const column = AQLS.indexOf(aql);
  const row = LETTERS.indexOf(letter);
  if (inspection === 'reduced' && (letter === 'A' || letter === 'B') && column >= FIRST_OF_SMALLEST) {
    const [accept, reject] = SMALLEST[letter][column - FIRST_OF_SMALLEST];
    return { n: scheme.sizes[row], accept, reject };
  }
  const at = found(scheme, row, column);
  const [accept, reject] = numbersAt(scheme, at, column) ?? [0, 1];
  return { n: scheme.sizes[at], accept, reject };
}

/** The row whose plan counts for a cell. */
function found(scheme: Scheme, row: number, column: number): number {
  if (numbersAt(scheme, row, column) !== null) return row;
  const rows = scheme.sizes
    .map((_, index) => index)
    .filter((index) => numbersAt(scheme, index, column) !== null);
  const above = rows.findLast((index) => index < row);
  const below = rows.find((index) => index > row);
  const isUp = scheme.diagonal[row - (scheme.begins - column)] === 'up';
  return (isUp ? (above ?? below) : (below ?? above)) ?? row;
}

function numbersAt(
  { begins, diagonal, beyondE, last, sizes }: Scheme,
  row: number,
  column: number,
): Numbers | null {
  const place = row - (begins - column);
  const cell = diagonal[place];
  if (cell === undefined || typeof cell === 'string') return null;
  // Tightened inspection accepts none found from three pieces on; S has one found.
  if (sizes.length > SIZES.length && (place === 0 ? row === 0 : row === SIZES.length && place !== 3))
    return null;
  if (place === diagonal.length - 1 && row > last) return null;
  return place > beyondE && row > E ? null : cell;
}
