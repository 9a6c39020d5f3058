import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import readExcel from 'read-excel-file/node';
import type { Mapping } from './mapping.ts';

/** A row of a file: its line (the heading is line 1), its cells by heading, and how far into the file it ends. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Share of the file that is read, 0 to 1. */
  readonly progress: number;
  /** Why the row is not whole: it has too few or too many cells. Null = it is. */
  readonly fault: string | null;
}

/** Rows of a CSV or Excel file, one by one; a CSV is never in memory whole. */
export async function* readRows(file: string, options: Mapping['file']): AsyncGenerator<Row> {
  if (/\.xlsx$/i.test(file)) yield* excelRows(file);
  else yield* csvRows(file, options);
}

async function* csvRows(file: string, options: Mapping['file']): AsyncGenerator<Row> {
  const { size } = await stat(file);
  let bytes = 0;
  const source = createReadStream(file);
  source.on('data', (chunk) => (bytes += chunk.length));
  const text = Readable.toWeb(source).pipeThrough(new TextDecoderStream(options.encoding));
  const parser = Readable.fromWeb(text).pipe(
    parse({
      delimiter: options.delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }),
  );
  let heading: string[] | null = null;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    if (heading === null) {
      heading = record.map((name) => name.replace(/^\uFEFF/, ''));
      continue;
    }
    const names = heading;
    const fault = record.length === names.length ? null : `${record.length} cells, ${names.length} headings`;
    yield {
      line: info.lines,
      cells: Object.fromEntries(names.map((name, index) => [name, record[index] ?? ''])),
      progress: size === 0 ? 1 : bytes / size,
      fault,
    };
  }
}

async function* excelRows(file: string): AsyncGenerator<Row> {
  const sheets = await readExcel(file);
  const [heading, ...rows] = firstSheet(sheets);
  const names = (heading ?? []).map((cell) => String(cell ?? ''));
  for (const [index, row] of rows.entries()) {
    const cells = Object.fromEntries(names.map((name, column) => [name, cellText(row[column])]));
    yield { line: index + 2, cells, progress: (index + 1) / rows.length, fault: null };
  }
}

/** The library gives either the rows of the one sheet or a list of sheets with theirs. */
function firstSheet(read: unknown): unknown[][] {
  if (!Array.isArray(read)) return [];
  const [first] = read as unknown[];
  if (typeof first === 'object' && first !== null && 'data' in first && Array.isArray(first.data))
    return first.data as unknown[][];
  return read as unknown[][];
}

/** Excel keeps times without zone: they are given as RFC 3339 would write them. */
const cellText = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString() : String(cell);
