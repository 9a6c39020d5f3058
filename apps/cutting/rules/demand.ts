import { cellsOf, gathered, type Line } from './cells.ts';

/** Percentages are whole hundredths: `2.50` % is 250. */
const WHOLE = 10_000;

type Shares = Readonly<Record<string, number>>;
const sum = (shares: Shares): number => Object.values(shares).reduce((all, one) => all + one, 0);

/**
 * An order told as a total with shares of colours and of sizes: every cell is rounded up, so that none is short
 * (onlineclothingstudy.com/2021/03, 10,000 pieces become 10,006).
 */
export function byShares(total: number, colours: Shares, sizes: Shares): Line[] {
  const whole = sum(colours) * sum(sizes);
  if (whole === 0) return [];
  return Object.entries(colours).map(([colour, ofColour]) => ({
    colour,
    sizes: Object.fromEntries(
      Object.entries(sizes).map(([size, ofSize]) => [size, Math.ceil((total * ofColour * ofSize) / whole)]),
    ),
  }));
}

/** Ordered pieces with some more for what is lost on the way (加裁); a share of a piece is a piece. @param percent hundredths */
export const withExtra = (lines: readonly Line[], percent: number): Line[] =>
  mapped(lines, (quantity) => quantity + Math.ceil((quantity * percent) / WHOLE));

/** The most that may be cut: whole pieces within the percentage. @param percent hundredths */
export const mostOf = (lines: readonly Line[], percent: number): Line[] =>
  mapped(lines, (quantity) => quantity + Math.floor((quantity * percent) / WHOLE));

const mapped = (lines: readonly Line[], become: (quantity: number) => number): Line[] =>
  gathered(cellsOf(lines).map((cell) => ({ ...cell, quantity: become(cell.quantity) })));
