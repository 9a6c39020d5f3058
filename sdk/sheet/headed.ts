import type { Titles } from '../connector/connector.ts';
import { cleaned } from './cell.ts';

export type SheetRows = readonly (readonly string[])[];

/** What columns may be headed with, the most telling first. */
export type ColumnWords<K extends string> = Readonly<Record<K, readonly string[]>>;

export interface HeadedOptions<K extends string> {
  /** Of each group one column must be there; the first column of the first group tells where tables side by side begin. */
  readonly needed: readonly (readonly K[])[];
  /** Merged cells: what is blank is as in the row above. */
  readonly carried?: readonly K[];
}

export interface HeadedRow<K extends string> {
  /** As a person counts it in the sheet. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<K, string>>>;
  /** Cells under headings that nobody knows: heading → cell. */
  readonly others: Readonly<Record<string, string>>;
}

export interface Headed<K extends string> {
  /** Row of the headings, counted from 1. */
  readonly head: number;
  /** Column → its heading as it is written, units and all. */
  readonly headings: Readonly<Partial<Record<K, string>>>;
  readonly unknown: readonly string[];
  readonly rows: readonly HeadedRow<K>[];
  /** What was passed over or filled in, in sentences. */
  readonly mended: readonly Titles[];
}

const MOST_HEAD_ROWS = 40;
const TOTAL = /^(本页)?(合计|小计|总计|共计|总合计|汇总|累计|(sub|grand)?-?total|sum)([:(（].*)?$/i;

/** A heading without spaces, units in brackets and marks. */
export const bareHeading = (cell: string): string =>
  cleaned(cell)
    .toLowerCase()
    .replaceAll(/\(.*?\)|\[.*?\]|【.*?】/gu, '')
    .replaceAll(/[\s:*.。、_/-]/gu, '');

/** A heading as it is looked up: a unit in it (“单价元/件”) says nothing about which column it is. */
function finderOf<K extends string>(words: ColumnWords<K>): (cell: string) => Found<K> | null {
  const known = new Map<string, Found<K>>();
  for (const key of Object.keys(words) as K[])
    for (const [rank, word] of words[key].entries())
      if (!known.has(bareHeading(word))) known.set(bareHeading(word), { key, rank });
  return (cell) => {
    const bare = bareHeading(cell);
    return (
      known.get(bare) ??
      known.get(bare.replace(/(元|rmb|yuan|秒|分钟|分|min|sec)(每?(件|打|百件))?$/, '')) ??
      null
    );
  };
}

interface Found<K> {
  readonly key: K;
  readonly rank: number;
}

interface Heading<K> extends Found<K> {
  readonly column: number;
  readonly written: string;
}

/**
 * Reads a table as factories write it: the head somewhere in the first rows and perhaps over two of them, columns in any
 * order and by many names, tables side by side, merged cells, blank lines, heads repeated on each page, rows of totals.
 * @returns null when no row is such a head
 */
export function readHeaded<K extends string>(
  given: SheetRows,
  words: ColumnWords<K>,
  { needed, carried = [] }: HeadedOptions<NoInfer<K>>,
): Headed<K> | null {
  const rows = given.map((row) => row.map(cleaned));
  const find = finderOf(words);
  const found = headOf(rows, find, needed);
  if (found === null) return null;
  const { first, last, all, texts } = found;
  const anchor = all.find(({ key }) => needed[0]?.includes(key) === true)?.key;
  const blocks = blocksOf(all, anchor);
  const taken = new Set(all.map(({ column }) => column));
  const unknown = [...texts].filter(([column, text]) => !taken.has(column) && text !== '');
  const mended: Titles[] = [];
  const read: HeadedRow<K>[] = [];
  const isHead = (row: readonly string[]): boolean =>
    all.length > 1 && all.every(({ column, key }) => find(row[column] ?? '')?.key === key);
  for (const block of blocks) {
    const before = new Map<K, string>();
    for (let index = last + 1; index < rows.length; index++) {
      const cells = rows[index];
      const values = new Map<K, string>();
      for (const { key, column } of block) if ((cells[column] ?? '') !== '') values.set(key, cells[column]);
      if (values.size === 0) continue;
      if (isHead(cells)) {
        if (block === blocks[0]) mended.push(repeated(index + 1));
        continue;
      }
      if (cells.some((cell) => TOTAL.test(cell))) {
        if (block === blocks[0]) mended.push(totals(index + 1));
        continue;
      }
      for (const key of carried) {
        const own = values.get(key);
        if (own !== undefined) before.set(key, own);
        else if (before.has(key) && block.some((one) => one.key === key))
          values.set(key, before.get(key) ?? '');
      }
      const others = unknown.flatMap(([column, heading]) =>
        (cells[column] ?? '') === '' || blocks.length > 1 ? [] : [[heading, cells[column]] as const],
      );
      read.push({
        row: index + 1,
        values: Object.fromEntries(values) as Partial<Record<K, string>>,
        others: Object.fromEntries(others),
      });
    }
  }
  if (first > 0)
    mended.unshift({
      zh: `表头在第 ${first + 1} 行，上面的没有当成数据。`,
      en: `The headings stand in row ${first + 1}; what is above is no data.`,
    });
  if (blocks.length > 1)
    mended.push({
      zh: `并排 ${blocks.length} 栏，从左到右接着读。`,
      en: `${blocks.length} tables side by side, read from left to right.`,
    });
  return {
    head: first + 1,
    headings: Object.fromEntries(blocks[0].map(({ key, written }) => [key, written])) as Partial<
      Record<K, string>
    >,
    unknown: unknown.map(([, text]) => text),
    rows: read,
    mended,
  };
}

const repeated = (row: number): Titles => ({
  zh: `第 ${row} 行又是表头，跳过。`,
  en: `Row ${row} repeats the headings and is passed over.`,
});
const totals = (row: number): Titles => ({
  zh: `第 ${row} 行是合计，没有读入。`,
  en: `Row ${row} is a total and not read.`,
});

function headOf<K extends string>(
  rows: SheetRows,
  find: (cell: string) => Found<K> | null,
  needed: readonly (readonly K[])[],
): { first: number; last: number; all: Heading<K>[]; texts: Map<number, string> } | null {
  const suits = (all: readonly Heading<K>[]): boolean =>
    needed.every((group) => group.some((key) => all.some((one) => one.key === key)));
  const headingsIn = (texts: ReadonlyMap<number, string>): Heading<K>[] =>
    [...texts].flatMap(([column, written]) => {
      const found = find(written);
      return found === null ? [] : [{ ...found, column, written }];
    });
  for (let first = 0; first < Math.min(rows.length, MOST_HEAD_ROWS); first++) {
    const one = new Map(rows[first].entries());
    const own = headingsIn(one);
    if (own.length === 0) continue;
    const below = rows[first + 1] ?? [];
    const two = new Map(one);
    for (const [column, text] of below.entries())
      if (text !== '' && (find(text) !== null || (two.get(column) ?? '') === '')) two.set(column, text);
    const both = headingsIn(two);
    const isTwo = both.length > own.length && below.every((text) => !/^\d/.test(text));
    if (isTwo && suits(both)) return { first, last: first + 1, all: both, texts: two };
    if (suits(own)) return { first, last: first, all: own, texts: one };
  }
  return null;
}

/** Columns of each table; of two with the same meaning in one the more telling stays. */
function blocksOf<K extends string>(all: readonly Heading<K>[], anchor: K | undefined): Heading<K>[][] {
  const anchors = all.filter(({ key }) => key === anchor).map(({ column }) => column);
  const sorted = all.toSorted((a, b) => a.column - b.column);
  const others = new Set(all.map(({ key }) => key).filter((key) => key !== anchor));
  const isDoubled =
    anchors.length > 1 &&
    [...others].some((key) => all.filter((one) => one.key === key).length >= anchors.length);
  if (!isDoubled) return [bestOf(sorted)];
  const offset = anchors[0] - sorted[0].column;
  return anchors.map((column, index) => {
    const to = (anchors[index + 1] ?? Number.POSITIVE_INFINITY) - offset;
    return bestOf(sorted.filter((one) => one.column >= column - offset && one.column < to));
  });
}

function bestOf<K>(all: readonly Heading<K>[]): Heading<K>[] {
  const best = new Map<K, Heading<K>>();
  for (const one of all) {
    const known = best.get(one.key);
    if (known === undefined || one.rank < known.rank) best.set(one.key, one);
  }
  return [...best.values()];
}

/** What stands around a table: “款号：A123”, or a heading with its value in the next cell; null = nowhere. */
export function factIn(rows: SheetRows, words: readonly string[]): string | null {
  const wished = new Set(words.map(bareHeading));
  for (const row of rows) {
    const cells = row.map(cleaned);
    for (const [column, cell] of cells.entries()) {
      for (const [, label = '', value = ''] of cell.matchAll(/([^\s:]+)\s*:\s*([^\s:]+)/gu))
        if (wished.has(bareHeading(label))) return value;
      if (wished.has(bareHeading(cell))) {
        const next = cells.slice(column + 1).find((one) => one !== '');
        if (next !== undefined) return next;
      }
    }
  }
  return null;
}
