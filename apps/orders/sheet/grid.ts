import type { Cell } from '../rules/matrix.ts';
import { dayOf, quantityOf } from '@selvedge/sdk/sheet';
import { columnNamed, type Header, headerAt } from './header.ts';
import { labelOf } from './labels.ts';
import { at, FACTS, isBlank, type Notebook, type Rows } from './reading.ts';
import { SumCheck } from './sums.ts';

/** Colour of an order whose sheet names none. */
export const ONLY_COLOUR = '均色';

/** Reads every colour × size table of a sheet. @returns how many there are */
export function readGrids(rows: Rows, notebook: Notebook): number {
  let tables = 0;
  for (let row = 0; row < rows.length;) {
    const header = headerAt(rows, row, false);
    if (header === null) {
      row += 1;
      continue;
    }
    tables += 1;
    row = new Grid(rows, header, notebook).read();
  }
  return tables;
}

class Grid {
  readonly #rows: Rows;
  readonly #header: Header;
  readonly #notebook: Notebook;
  readonly #sums: SumCheck;
  readonly #colour: number | null;
  readonly #total: number | null;
  readonly #cells: Cell[] = [];
  #carried = '';
  #sinceSum = 0;

  constructor(rows: Rows, header: Header, notebook: Notebook) {
    this.#rows = rows;
    this.#header = header;
    this.#notebook = notebook;
    this.#sums = new SumCheck(notebook);
    this.#colour =
      columnNamed(header.labels, 'colour') ?? this.#textColumn() ?? columnNamed(header.labels, 'colourCode');
    this.#total = columnNamed(header.labels, 'total', 'quantity');
  }

  /** @returns the row after the table */
  read(): number {
    const { row: head, sizes } = this.#header;
    const { used } = this.#notebook;
    used.add(head);
    let row = head + 1;
    for (; row < this.#rows.length; row++) {
      if (isBlank(this.#rows[row])) continue;
      if (headerAt(this.#rows, row, true) !== null) break;
      if (this.#readRow(row)) used.add(row);
    }
    this.#sums.conclude();
    this.#notebook.cells.push(...this.#cells);
    this.#notebook.see(
      `第 ${head + 1} 行是尺码：${[...sizes.values()].join('、')}。`,
      `Row ${head + 1} holds the sizes ${[...sizes.values()].join(', ')}.`,
    );
    if (this.#colour === null)
      this.#notebook.doubt(
        `没有找到颜色，按一个颜色“${ONLY_COLOUR}”读入。`,
        `There is no colour; all of it is read as one, “${ONLY_COLOUR}”.`,
      );
    return row;
  }

  #readRow(row: number): boolean {
    const firstSize = Math.min(...this.#header.sizes.keys());
    const cells = this.#rows[row];
    const named = cells.slice(0, firstSize).map(labelOf);
    if (named.includes('total')) return this.#readSum(row);
    if (named.includes('ratio')) {
      this.#notebook.see(`第 ${row + 1} 行是配比，没有计入。`, `Row ${row + 1} is a ratio and not counted.`);
      return true;
    }
    if ([...this.#header.sizes.keys()].every((column) => at(this.#rows, row, column) === ''))
      return this.#readEmpty(row);
    // A heading at the left of words is a fact or a note, not pieces.
    if (named.some((label) => label !== null)) return false;
    if (this.#isSilentSum(row)) {
      this.#notebook.see(
        `第 ${row + 1} 行没有写颜色，与上面各列之和相同，按合计处理。`,
        `Row ${row + 1} names no colour and equals the sums above: it is taken for a total.`,
      );
      return this.#readSum(row);
    }
    this.#readPieces(row);
    this.#readFacts(row);
    return true;
  }

  #readPieces(row: number): void {
    const colour = this.#colourOf(row);
    let sum = 0;
    for (const [column, size] of this.#header.sizes) {
      const written = at(this.#rows, row, column);
      const quantity = quantityOf(written);
      if (quantity === null)
        this.#notebook.doubt(
          `第 ${row + 1} 行 ${colour} ${size}：“${written}”不是件数，按 0 计。`,
          `Row ${row + 1}, ${colour} ${size}: “${written}” is no number of pieces and counts as 0.`,
        );
      else if (quantity > 0) this.#cells.push({ colour, size, quantity });
      this.#notebook.tellDozens(row, written, quantity);
      sum += quantity ?? 0;
    }
    this.#sinceSum += sum;
    if (this.#total !== null)
      this.#sums.compare(
        at(this.#rows, row, this.#total),
        [sum],
        [`第 ${row + 1} 行（${colour}）`, `Row ${row + 1} (${colour})`],
      );
  }

  #colourOf(row: number): string {
    if (this.#colour === null) return ONLY_COLOUR;
    const written = at(this.#rows, row, this.#colour);
    if (written !== '') this.#carried = written;
    if (this.#carried === '')
      this.#notebook.doubt(
        `第 ${row + 1} 行没有颜色，按“${ONLY_COLOUR}”读入。`,
        `Row ${row + 1} has no colour and is read as “${ONLY_COLOUR}”.`,
      );
    return this.#carried || ONLY_COLOUR;
  }

  /** Sums that nobody named: no words, and each figure the sum of its column. */
  #isSilentSum(row: number): boolean {
    const { sizes } = this.#header;
    if (this.#colour === null || this.#cells.length === 0) return false;
    const hasWords = this.#rows[row].some(
      (cell, column) => cell !== '' && !sizes.has(column) && column !== this.#total,
    );
    return (
      !hasWords &&
      [...sizes].every(([column, size]) => quantityOf(at(this.#rows, row, column)) === this.#sumOf(size))
    );
  }

  #sumOf(size: string): number {
    return this.#cells.filter((cell) => cell.size === size).reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /** A row of sums: of everything, or of what came since the last one. */
  #readSum(row: number): boolean {
    for (const [column, size] of this.#header.sizes) {
      const read = this.#sumOf(size);
      const isPart = /小计|sub/i.test(this.#rows[row].join(' '));
      if (!isPart)
        this.#sums.compare(
          at(this.#rows, row, column),
          [read],
          [`第 ${row + 1} 行 ${size} `, `Row ${row + 1}, ${size}`],
        );
    }
    const whole = this.#cells.reduce((sum, { quantity }) => sum + quantity, 0);
    if (this.#total !== null)
      this.#sums.compare(
        at(this.#rows, row, this.#total),
        [whole, this.#sinceSum],
        [`第 ${row + 1} 行`, `Row ${row + 1}`],
      );
    this.#sinceSum = 0;
    return true;
  }

  /** A row without pieces: a colour not ordered, the colour of the rows below, or a note that belongs to nobody. */
  #readEmpty(row: number): boolean {
    const written = this.#colour === null ? '' : at(this.#rows, row, this.#colour);
    const isAlone = this.#rows[row].filter((cell) => cell !== '').length <= 2;
    if (written === '' || !isAlone || written.length > 12 || /[:。,;]/u.test(written)) return false;
    if (labelOf(written) !== null) return false;
    this.#carried = written;
    return true;
  }

  #readFacts(row: number): void {
    for (const [column, label] of this.#header.labels) {
      const fact = FACTS.find((one) => one === label);
      const value = at(this.#rows, row, column);
      if (fact === undefined || value === '') continue;
      const isDay = fact === 'due' || fact === 'orderDate';
      this.#notebook.fact(fact, isDay ? (dayOf(value) ?? value) : value);
    }
  }

  /** The nearest column left of the sizes that holds words without a heading of their own. */
  #textColumn(): number | null {
    const { row, sizes, labels } = this.#header;
    const below = this.#rows.slice(row + 1, row + 20);
    for (let column = Math.min(...sizes.keys()) - 1; column >= 0; column--) {
      const label = labels.get(column);
      if (label !== undefined && label !== 'size') continue;
      const words = below.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
      if (words.some((cell) => quantityOf(cell) === null && labelOf(cell) === null)) return column;
    }
    return null;
  }
}
