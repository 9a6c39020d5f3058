import type { Hand } from '../desk/hands.ts';

/** A line of the notebook. */
export interface Entry {
  readonly worker: Hand;
  /** Ticket, or bundle's number. */
  readonly code: string;
  /** null = as the coupon says. */
  readonly operation: string | null;
  /** null = all that remain. */
  readonly pieces: number | null;
}

/** A line that was typed, as one of a pile. */
export const typedLine = (entry: Entry, line: number): BlockLine => ({
  line,
  entry,
  fault: null,
  written: [entry.worker.number, entry.code, entry.operation ?? '', entry.pieces ?? ''].join(' '),
});

/** `231` is a bundle, `231 18` are eighteen pieces of it; an address of a ticket stays whole. null = nothing that can be booked */
export function readTyped(written: string): Pick<Entry, 'code' | 'pieces'> | null {
  const [, code, pieces] = /^(\S+?)(?:\s+(\d{1,5}))?$/.exec(written.trim()) ?? [];
  if (code === undefined) return null;
  return { code, pieces: pieces === undefined ? null : Number(pieces) };
}

export type BlockFault = 'worker' | 'bundle' | 'pieces';

export interface BlockLine {
  readonly line: number;
  readonly entry: Entry | null;
  readonly fault: BlockFault | null;
  readonly written: string;
}

const HEADING = /工号|姓名|员工|扎号|菲票|worker|name|bundle|ticket/i;

/**
 * A block out of a spreadsheet: worker (number or name), bundle, operation, pieces; the last two may be left out. With one
 * column only it holds bundles of the worker who is chosen.
 */
export function readBlock(
  text: string,
  hands: readonly Hand[],
  chosen: { readonly worker: Hand | null; readonly operation: string | null },
): BlockLine[] {
  const rows = text
    .split(/\r?\n/)
    .map((line, at) => ({ line: at + 1, written: line, cells: line.split('\t').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first] = rows;
  const isHeading =
    first !== undefined && first.cells.some((cell) => HEADING.test(cell) && !/\/[tb]\//.test(cell));
  const named = (word: string): Hand | null => {
    const wanted = word.toLowerCase();
    const byNumber = hands.find(({ number }) => number.toLowerCase() === wanted);
    const byName = hands.filter(({ name }) => name.toLowerCase() === wanted);
    // Of two of one name nobody can be meant.
    return byNumber ?? (byName.length === 1 ? byName[0] : null);
  };
  return (isHeading ? rows.slice(1) : rows).map(({ line, written, cells }): BlockLine => {
    const isAlone = cells.length === 1;
    const worker = isAlone ? chosen.worker : named(cells[0]);
    const [code = '', operation = '', pieces = ''] = isAlone ? cells : cells.slice(1);
    const fault: BlockFault | null =
      worker === null
        ? 'worker'
        : code === ''
          ? 'bundle'
          : pieces !== '' && !/^[1-9]\d{0,4}$/.test(pieces)
            ? 'pieces'
            : null;
    if (fault !== null || worker === null) return { line, written, entry: null, fault };
    return {
      line,
      written,
      fault,
      entry: {
        worker,
        code,
        operation: operation === '' ? chosen.operation : operation,
        pieces: pieces === '' ? null : Number(pieces),
      },
    };
  });
}
