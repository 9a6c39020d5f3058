import type { Language } from '@selvedge/sdk/errors';
import readWorkbook, { type CellValue, type Sheet } from 'read-excel-file/node';
import writeWorkbook, { type Row } from 'write-excel-file/node';
import type { Metric, Title } from '../metric.ts';
import { columnOf, COLUMNS, SHEET_TITLES } from './columns.ts';
import {
  type Draft,
  type DraftRow,
  type NamespaceDocument,
  type RowError,
  SHEETS,
  type SheetName,
} from './document.ts';

/** A workbook may unpack to this many bytes. */
const MOST_UNPACKED = 200_000_000;

type Cells = Readonly<Record<string, string | number | boolean | null>>;

/** Writes a document as an Excel workbook with headings in one language. */
export function toWorkbook(document: NamespaceDocument, language: Language): Promise<Buffer> {
  const rows: Readonly<Record<SheetName, readonly Cells[]>> = {
    things: document.things.map(({ path, type, title }) => ({ path, type, ...titleCells(title) })),
    metrics: [
      ...document.types.flatMap(({ id, metrics }) =>
        metrics.map((metric) => ({ type: id, ...metricCells(metric) })),
      ),
      ...document.things.flatMap(({ path, metrics }) =>
        metrics.map((metric) => ({ thing: path, ...metricCells(metric) })),
      ),
    ],
    types: document.types.map(({ id, title }) => ({ id, ...titleCells(title) })),
  };
  return writeWorkbook(
    SHEETS.map((sheet) => ({
      sheet: SHEET_TITLES[sheet][language],
      stickyRowsCount: 1,
      columns: COLUMNS[sheet].map(({ width }) => ({ width })),
      data: [
        COLUMNS[sheet].map((column) => ({
          value: column[language],
          type: String,
          fontWeight: 'bold' as const,
        })),
        ...rows[sheet].map((cells): Row => COLUMNS[sheet].map(({ key }) => cellOf(cells[key] ?? null))),
      ],
    })),
  ).toBuffer();
}

const titleCells = (title: Title | null): Cells =>
  typeof title === 'string' ? { title } : { 'title.zh': title?.zh ?? null, 'title.en': title?.en ?? null };

const metricCells = ({ name, title, datatype, unit, min, max, counter, words, formula }: Metric): Cells => ({
  name,
  ...titleCells(title),
  datatype,
  unit,
  min,
  max,
  counter: counter || null,
  words: words === null ? null : words.join(' | '),
  formula,
});

function cellOf(value: string | number | boolean | null): Row[number] {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value: escaped(value), type: String };
}

/**
 * Readers of the format take `_x0041_` for the letter A, so what looks like it is written with an escaped underscore.
 * The writer stumbles over texts that are members of every object (`constructor`): their first letter is escaped.
 */
function escaped(text: string): string {
  const plain = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  if (!(text in {})) return plain;
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${text.slice(1)}`;
}

/** Reads an Excel workbook into rows; sheets and headings in either language. Rows are numbered as Excel shows them. */
export async function readWorkbookRows(file: Buffer): Promise<Draft> {
  if (unpackedBytes(file) > MOST_UNPACKED) return { rows: [], errors: [UNREADABLE] };
  let sheets: Sheet[];
  try {
    sheets = await readWorkbook(file);
  } catch {
    return { rows: [], errors: [UNREADABLE] };
  }
  const drafts = sheets.flatMap((sheet) => {
    const name = SHEETS.find((known) => isCalled(known, sheet.sheet));
    return name === undefined ? [] : [rowsOf(name, sheet.data)];
  });
  if (drafts.length === 0) return { rows: [], errors: [UNREADABLE] };
  return { rows: drafts.flatMap(({ rows }) => rows), errors: drafts.flatMap(({ errors }) => errors) };
}

const isCalled = (sheet: SheetName, title: string): boolean =>
  [sheet, SHEET_TITLES[sheet].zh, SHEET_TITLES[sheet].en].some(
    (name) => name.toLowerCase() === title.trim().toLowerCase(),
  );

function rowsOf(sheet: SheetName, data: readonly (CellValue | null)[][]): Draft {
  const headings = (data[0] ?? []).map((heading) =>
    columnOf(sheet, typeof heading === 'string' ? heading : ''),
  );
  const errors = headings.flatMap((key, index): RowError[] =>
    key === undefined ? [unknownHeading(sheet, String(data[0][index]))] : [],
  );
  const rows = data.slice(1).flatMap((cells, index): DraftRow[] => {
    if (cells.every((cell) => cell === null || cell === '')) return [];
    const named = headings.flatMap((key, column) =>
      typeof key === 'string' ? [[key, cells[column] ?? null] as const] : [],
    );
    return [{ sheet, row: index + 2, cells: Object.fromEntries(named) }];
  });
  return { rows, errors };
}

/** Bytes a ZIP says it holds, summed over its directory; the reader takes no entry beyond what is said there. */
function unpackedBytes(file: Buffer): number {
  let sum = 0;
  for (
    let at = file.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0 && at + 28 <= file.length;
    at = file.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    sum += file.readUInt32LE(at + 24);
  return sum;
}

const UNREADABLE: RowError = {
  sheet: null,
  row: 1,
  message: {
    zh: '这不是可以识别的 Excel 文件（.xlsx，含“设备”“测点”“类型”工作表）。',
    en: 'This is no Excel file that can be read (.xlsx with sheets named Things, Metrics or Types).',
  },
};

const unknownHeading = (sheet: SheetName, heading: string): RowError => ({
  sheet,
  row: 1,
  message: { zh: `不认识的列“${heading}”。`, en: `The column “${heading}” is not known.` },
});
