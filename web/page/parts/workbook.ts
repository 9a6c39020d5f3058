import type { SheetColumn } from '@selvedge/sdk/page';
import writeWorkbook from 'write-excel-file/browser';

const NARROWEST = 8;
const WIDEST = 40;
/** Excel takes no more in the name of a sheet, and not these. */
const LONGEST_NAME = 31;
const FORBIDDEN = /[\\/?*[\]:]/g;

/** Numbers stay numbers, all else is text: 0012 does not become 12. */
export function workbookOf<R>(
  name: string,
  columns: readonly SheetColumn<R>[],
  rows: readonly R[],
): Promise<Blob> {
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    columns.map(({ value }) => {
      const found = value(row);
      if (found === null || found === '') return null;
      return typeof found === 'number' ? { type: Number, value: found } : { type: String, value: found };
    }),
  );
  const widthOf = (at: number): number =>
    Math.max(
      ...[head[at], ...body.map((line) => line[at])].map((cell) => widthOn(String(cell?.value ?? ''))),
    );
  return writeWorkbook([head, ...body], {
    sheet: name.replaceAll(FORBIDDEN, ' ').slice(0, LONGEST_NAME),
    columns: columns.map((_, at) => ({ width: Math.min(WIDEST, Math.max(NARROWEST, widthOf(at) + 2)) })),
    stickyRowsCount: 1,
  }).toBlob();
}

/** A Chinese character is as wide as two others. */
const widthOn = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
