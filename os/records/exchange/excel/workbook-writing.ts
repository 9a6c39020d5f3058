import type { Written } from '../cell.ts';
import { EARLIEST_DAY, serialOf } from './serial.ts';
import { cellText, xmlText } from './xml.ts';
import { zipOf } from './zip-writing.ts';

export interface SheetColumn {
  readonly heading: string;
  readonly width: number;
  /** Cells that are typed in stay as they are typed: 001 does not become 1. */
  readonly isText: boolean;
  /** Words to choose from. */
  readonly words?: readonly string[];
}

export interface Sheet {
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly Written[]> | Iterable<readonly Written[]>;
}

/** A cell of a spreadsheet holds no more. */
export const LONGEST_CELL = 32_767;
/** A sheet holds no more, headings included. */
export const MOST_ROWS = 1_048_576;
const PLACES = 9;
const STYLE = { heading: 1, text: 2, day: 3, moment: 4, number: 5, money: 5 + PLACES } as const;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An Excel workbook as it is made: rows are asked for one after the other. */
export function workbookOf(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  return zipOf([
    { name: '[Content_Types].xml', content: [contentTypes(sheets)] },
    { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [workbook(sheets)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        relations([
          ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', content: [styles()] },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheetXml(sheet),
    })),
  ]);
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width, isText }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${isText ? ` style="${STYLE.text}"` : ''}/>`,
  );
  const headings = columns.map(
    ({ heading }, index) =>
      `<c r="${letters(index)}1" s="${STYLE.heading}" t="inlineStr"><is><t>${cellText(heading)}</t></is></c>`,
  );
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
  let row = 1;
  for await (const cells of rows) {
    row += 1;
    const written = cells.map((cell, index) => cellXml(cell, `${letters(index)}${row}`));
    yield `<row r="${row}">${written.join('')}</row>`;
  }
  yield `</sheetData>${validations(columns)}</worksheet>`;
}

function cellXml(cell: Written, place: string): string {
  if (cell === null) return '';
  if ('text' in cell)
    return `<c r="${place}" s="${STYLE.text}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell.text)}</t></is></c>`;
  if ('number' in cell) {
    const style = (cell.isMoney ? STYLE.money : STYLE.number) + Math.min(PLACES - 1, cell.places);
    return `<c r="${place}" s="${style}"><v>${cell.number}</v></c>`;
  }
  const isDay = 'day' in cell;
  const wall = isDay ? cell.day : cell.moment;
  if (wall < EARLIEST_DAY) return cellXml({ text: wall.replace('T', ' ') }, place);
  return `<c r="${place}" s="${isDay ? STYLE.day : STYLE.moment}"><v>${serialOf(wall)}</v></c>`;
}

/** A choice below the heading; a list of words has no more than 255 characters. */
function validations(columns: readonly SheetColumn[]): string {
  const lists = columns.flatMap(({ words = [] }, index) => {
    const list = words.join(',');
    if (list === '' || list.length > 255 || words.some((word) => word.includes(','))) return [];
    const column = letters(index);
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${column}2:${column}2000"><formula1>"${xmlText(list.replaceAll('"', '""'))}"</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

function styles(): string {
  const places = Array.from({ length: PLACES }, (_, index) => (index === 0 ? '' : `.${'0'.repeat(index)}`));
  const codes = [
    ['yyyy-mm-dd'],
    ['yyyy-mm-dd hh:mm:ss'],
    ...places.map((rest) => [`0${rest}`]),
    ...places.map((rest) => [`#,##0${rest}`]),
  ];
  const formats = codes.map(([code], index) => `<numFmt numFmtId="${170 + index}" formatCode="${code}"/>`);
  const styled = codes.map(
    (_, index) =>
      `<xf numFmtId="${170 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styled.length + 3}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>${styled.join('')}</cellXfs></styleSheet>`;
}

const relations = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

const workbook = (sheets: readonly Sheet[]): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ title }, index) => `<sheet name="${xmlText(sheetTitle(title))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`;

/** Excel refuses these signs and more than 31 characters. */
const sheetTitle = (title: string): string =>
  title
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .replaceAll(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim() || 'Sheet';

const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const contentTypes = (sheets: readonly Sheet[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PART}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${PART}.worksheet+xml"/>`).join('')}</Types>`;
