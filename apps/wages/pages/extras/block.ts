import { EXTRA_KINDS } from '../../fields/words.ts';
import { BY_TIME, type Hand, type Kind } from './answers.ts';

/** A line of a pasted block: a worker, how much, and why. */
export interface BlockLine {
  readonly line: number;
  readonly written: string;
  readonly hand: Hand | null;
  /** Minutes or yuan, as the kind asks. */
  readonly value: string | null;
  readonly reason: string | null;
}

/** Lines out of a spreadsheet: number or name, how much, why; in that order, a name beside the number is fine. */
export function readBlock(text: string, hands: readonly Hand[], kind: Kind): BlockLine[] {
  return text
    .normalize('NFKC')
    .split(/\r?\n/)
    .map((written, index) => ({ line: index + 1, written: written.trim() }))
    .filter(({ written }) => written !== '')
    .map(({ line, written }) => {
      const cells = written.split(/\t|,|，/).map((cell) => cell.trim());
      const named = cells.flatMap((cell, at) => {
        const found = hands.filter(({ number, name }) => number === cell || name === cell);
        return found.length === 1 ? [{ at, hand: found[0] }] : [];
      });
      const rest = cells.filter((cell, at) => cell !== '' && !named.some((one) => one.at === at));
      const amounts = rest.map(
        (cell) => /^¥?(\d+(?:\.\d{1,2})?)(?:元|分钟|分|min)?$/i.exec(cell)?.[1] ?? null,
      );
      const value = amounts.find((one) => one !== null) ?? null;
      const isWhole = value !== null && (!BY_TIME.includes(kind) || /^\d+$/.test(value));
      const reason = rest.filter((_cell, at) => amounts[at] === null).join(' ');
      return {
        line,
        written,
        hand: named[0]?.hand ?? null,
        value: isWhole ? value : null,
        reason: reason === '' ? EXTRA_KINDS[kind].zh : reason,
      };
    });
}
