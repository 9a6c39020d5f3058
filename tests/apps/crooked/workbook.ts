import { zipOf } from '@selvedge/os/records/exchange/excel/zip-writing.ts';

export interface CrookedSheet {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands before the rows, `<cols>…`. */
  readonly before?: string;
  /** Rows as XML. */
  readonly rows: string | Iterable<string>;
  /** What stands behind them, `<mergeCells>…`. */
  readonly behind?: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A row of cells: a text, or the XML of a cell. */
export const rowOf = (number: number, cells: readonly string[], attributes = ''): string =>
  `<row r="${number}"${attributes}>${cells
    .map((cell, index) => {
      const place = `${String.fromCharCode(65 + index)}${number}`;
      if (cell === '') return '';
      return cell.startsWith('<c')
        ? cell.replace('<c', `<c r="${place}"`)
        : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
    })
    .join('')}</row>`;

/** A workbook as anybody's program may have written it. */
export async function crookedBook(
  sheets: readonly CrookedSheet[],
  parts: Readonly<Record<string, string>> = {},
): Promise<Buffer<ArrayBuffer>> {
  const names = sheets.map(({ name }, index) => name ?? `Sheet${index + 1}`);
  const entries: Record<string, Iterable<string>> = {
    'xl/workbook.xml': [
      `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${sheets
        .map(
          ({ state }, index) =>
            `<sheet name="${names[index]}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="r${index}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    'xl/_rels/workbook.xml.rels': [
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          (_, index) =>
            `<Relationship Id="r${index}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ],
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [text]])),
  };
  sheets.forEach(({ before = '', rows, behind = '' }, index) => {
    entries[`xl/worksheets/sheet${index + 1}.xml`] = (function* () {
      yield `${HEAD}<worksheet ${MAIN}>${before}<sheetData>`;
      if (typeof rows === 'string') yield rows;
      else yield* rows;
      yield `</sheetData>${behind}</worksheet>`;
    })();
  });
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(Object.entries(entries).map(([name, content]) => ({ name, content }))))
    pieces.push(piece);
  return Buffer.concat(pieces);
}
