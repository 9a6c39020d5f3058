import { stat } from 'node:fs/promises';
import { CsvFile } from './csv.ts';
import { detectEncoding } from './encoding.ts';
import { readExcel } from './excel.ts';
import type { Mapping } from './mapping.ts';

/** A row of a file: its line (the heading is line 1), its cells by heading, and how far into the file it ends. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Share of the file that is read, 0 to 1. */
  readonly progress: number;
  /** Why the row cannot be read; then it has no cells. Null = it can. */
  readonly fault: string | null;
}

const LARGEST_EXCEL = 100 * 1024 * 1024;

/**
 * Rows of a CSV or Excel file, one by one; a CSV is never in memory whole.
 * @throws Error naming headings the mapping needs and the file does not have
 */
export async function* readRows(file: string, mapping: Mapping): AsyncGenerator<Row> {
  if (/\.xlsx$/i.test(file)) yield* excelRows(file, mapping);
  else yield* csvRows(file, mapping);
}

async function* csvRows(file: string, mapping: Mapping): AsyncGenerator<Row> {
  const { size } = await stat(file);
  const { encoding, delimiter } = mapping.file;
  const table = new CsvFile(file, encoding === 'auto' ? await detectEncoding(file) : encoding, delimiter);
  let isChecked = false;
  for await (const { line, cells, fault } of table) {
    if (!isChecked) checkHeadings(table.headings, mapping);
    isChecked = true;
    const progress = size === 0 ? 1 : table.bytesRead / size;
    yield { line, cells: cells === null ? {} : byHeading(table.headings, cells), progress, fault };
  }
  if (!isChecked) checkHeadings(table.headings, mapping);
}

async function* excelRows(file: string, mapping: Mapping): AsyncGenerator<Row> {
  const { size } = await stat(file);
  if (size > LARGEST_EXCEL) throw new Error('An Excel file of more than 100 MB must be saved as CSV first.');
  const [first = [], ...rows] = await readExcel(file, mapping.file.sheet);
  const headings = first.map((heading) => heading.trim());
  checkHeadings(headings, mapping);
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell === '')) continue;
    const progress = (index + 1) / rows.length;
    yield { line: index + 2, cells: byHeading(headings, cells), progress, fault: null };
  }
}

const byHeading = (headings: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(headings.map((heading, index) => [heading, (cells[index] ?? '').trim()]));

function checkHeadings(headings: readonly string[], { time, thing, metrics, skip }: Mapping): void {
  const needed = [
    time.column,
    ...[...thing.matchAll(/\{([^}]+)\}/g)].map(([, heading = '']) => heading),
    ...metrics.flatMap(({ column }) => column ?? []),
    ...skip.map(({ column }) => column),
  ];
  const missing = [...new Set(needed)].filter((heading) => !headings.includes(heading));
  if (missing.length > 0)
    throw new Error(
      `The file has no column ${missing.map((heading) => `“${heading}”`).join(', ')}. It has: ${headings.join(', ')}`,
    );
}
