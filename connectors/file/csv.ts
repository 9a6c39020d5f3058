import { parse } from 'csv-parse/sync';
import { type Line, Lines } from './lines.ts';

/** A line below the headings; `cells` is null when it cannot be read, and `fault` says why. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[] | null;
  readonly fault: string | null;
}

/** A quoted cell may hold line breaks; one that stays open longer than this was never closed. */
const MOST_JOINED_LINES = 50;
const QUOTE = '"';

/**
 * Rows of a CSV file. A line that cannot be read costs that line alone: too few or too many cells (its values may stand
 * in the wrong columns), a quote that is never closed, a file that breaks off.
 */
export class CsvFile {
  headings: readonly string[] = [];
  readonly #lines: Lines;
  readonly #delimiter: string;
  /** A cell that begins with a quote. */
  readonly #opens: RegExp;

  constructor(file: string, encoding: string, delimiter: string) {
    this.#lines = new Lines(file, encoding);
    this.#delimiter = delimiter;
    this.#opens = new RegExp(`(?:^|${delimiter.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')})\\s*${QUOTE}`);
  }

  get bytesRead(): number {
    return this.#lines.bytesRead;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<CsvRow> {
    for await (const { line, isClosed, cells } of this.#records()) {
      if (cells === null) yield { line, cells, fault: 'a quote is never closed' };
      else if (this.headings.length === 0) this.headings = cells.map((cell) => cell.trim());
      else yield this.#row(line, cells, isClosed);
    }
  }

  #row(line: number, cells: readonly string[], isClosed: boolean): CsvRow {
    const wished = this.headings.length;
    const isFit =
      cells.length === wished || (cells.length > wished && cells.slice(wished).every((cell) => cell === ''));
    if (isFit) return { line, cells, fault: null };
    const fault = isClosed ? `${cells.length} cells, ${wished} headings` : 'the file breaks off here';
    return { line, cells: null, fault };
  }

  /** Lines as cells; what belongs together by its quotes is joined. */
  async *#records(): AsyncGenerator<{ line: number; isClosed: boolean; cells: readonly string[] | null }> {
    const waiting = new Waiting(this.#lines[Symbol.asyncIterator]());
    for (let first = await waiting.next(); first !== null; first = await waiting.next()) {
      const { number: line, isClosed, text } = first;
      if (text.trim() === '') continue;
      if (!text.includes(QUOTE)) yield { line, isClosed, cells: text.split(this.#delimiter) };
      else if (isEven(text) || !this.#opens.test(text)) yield { line, isClosed, cells: this.#split(text) };
      else yield { line, isClosed, cells: await this.#join(text, waiting) };
    }
  }

  /** A cell that goes on in the next lines; null when it is never closed, and then those lines stand for themselves. */
  async #join(first: string, waiting: Waiting): Promise<readonly string[] | null> {
    const taken: Line[] = [];
    let text = first;
    while (taken.length < MOST_JOINED_LINES) {
      const line = await waiting.next();
      if (line === null) break;
      taken.push(line);
      text += `\n${line.text}`;
      if (!isEven(text)) continue;
      const cells = this.#split(text);
      if (cells !== null) return cells;
      break;
    }
    waiting.putBack(taken);
    return null;
  }

  /** Cells of one record; null when the text is none or several. */
  #split(text: string): readonly string[] | null {
    try {
      const records = parse(text, {
        delimiter: this.#delimiter,
        quote: QUOTE,
        relax_quotes: true,
        relax_column_count: true,
      });
      return records.length === 1 ? records[0] : null;
    } catch {
      return null;
    }
  }
}

/** Lines that can be put back. */
class Waiting {
  readonly #lines: AsyncIterator<Line>;
  #back: Line[] = [];

  constructor(lines: AsyncIterator<Line>) {
    this.#lines = lines;
  }

  async next(): Promise<Line | null> {
    const waiting = this.#back.shift();
    if (waiting !== undefined) return waiting;
    const { done, value } = await this.#lines.next();
    return done === true ? null : value;
  }

  putBack(lines: readonly Line[]): void {
    this.#back = [...lines, ...this.#back];
  }
}

const isEven = (text: string): boolean => text.split(QUOTE).length % 2 === 1;
