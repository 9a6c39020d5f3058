import { invalid } from '../../../namespace/parse.ts';
import { FAULT } from '../words.ts';
import { attribute, elements, withoutElements } from './elements.ts';
import { formatOf, type NumberFormat } from './number-format.ts';
import { textIn, withoutEscapes } from './xml.ts';
import { TooLarge, ZipFile } from './zip-reading.ts';

/** What cells point at. */
export interface Book {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  /** Days of a workbook that counts from 1904 are so many behind. */
  readonly shift: number;
}

/** Which sheet of a workbook was read. */
export interface SheetNames {
  readonly name: string;
  /** Others that people see. */
  readonly others: readonly string[];
}

export interface OpenSheet {
  readonly xml: string;
  readonly book: Book;
  readonly names: SheetNames;
}

const DAYS_1904 = 1462;
/** More of them do not come from a sheet that may be read. */
const MOST_STRINGS = 2_000_000;
const MOST_FORMATS = 100_000;

interface Listed {
  readonly name: string;
  readonly isHidden: boolean;
  readonly file: string;
}

/**
 * Opens one sheet of an Excel workbook: the one that is asked for, else the first that people see.
 * @param wished its name; null = the first
 * @throws input.invalid
 */
export async function openSheet(file: Buffer, wished: string | null): Promise<OpenSheet> {
  if (file.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw invalid([{ path: '', message: FAULT.oldWorkbook }]);
  try {
    return await opened(new ZipFile(file), wished);
  } catch (error) {
    if (error instanceof NoSheet) throw invalid([{ path: 'sheet', message: FAULT.noSheet(error.names) }]);
    throw invalid([{ path: '', message: error instanceof TooLarge ? FAULT.tooLarge : FAULT.noWorkbook }]);
  }
}

class NoSheet extends Error {
  readonly names: readonly string[];
  constructor(names: readonly string[]) {
    super('no such sheet');
    this.names = names;
  }
}

async function opened(zip: ZipFile, wished: string | null): Promise<OpenSheet> {
  const needed = async (name: string): Promise<string> => {
    const text = await zip.text(name);
    if (text === null) throw new Error(`${name} is missing`);
    return text;
  };
  const workbook = await needed('xl/workbook.xml');
  const listed = sheetsIn(workbook, await needed('xl/_rels/workbook.xml.rels'));
  const seen = listed.filter(({ isHidden }) => !isHidden);
  const chosen = wished === null ? (seen[0] ?? listed[0]) : listed.find(({ name }) => name === wished);
  if (chosen === undefined && wished !== null) throw new NoSheet(listed.map(({ name }) => name));
  if (chosen === undefined) throw new Error('no sheet');
  return {
    xml: await needed(chosen.file),
    book: {
      strings: sharedStrings((await zip.text('xl/sharedStrings.xml')) ?? ''),
      formats: cellFormats((await zip.text('xl/styles.xml')) ?? ''),
      shift: isFrom1904(workbook) ? DAYS_1904 : 0,
    },
    names: {
      name: chosen.name,
      others: seen.flatMap(({ name }) => (name === chosen.name ? [] : [name])),
    },
  };
}

/** Sheets of cells, in their order; charts and macros have sheets of their own. */
function sheetsIn(workbook: string, relations: string): Listed[] {
  const files = new Map<string, string>();
  for (const { attributes } of elements(relations, 'Relationship')) {
    const target = attribute(attributes, 'Target');
    const isOfCells = attribute(attributes, 'Type')?.endsWith('/worksheet') === true;
    if (target !== null && isOfCells)
      files.set(
        attribute(attributes, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      );
  }
  const listed: Listed[] = [];
  for (const { attributes } of elements(workbook, 'sheet')) {
    const file = files.get(/ \w{1,20}:id="([^"]*)"/.exec(attributes)?.[1] ?? '');
    if (file === undefined) continue;
    const isHidden = /hidden$/i.test(attribute(attributes, 'state') ?? '');
    listed.push({ name: textIn(attribute(attributes, 'name') ?? ''), isHidden, file });
  }
  return listed;
}

function isFrom1904(workbook: string): boolean {
  const [properties] = elements(workbook, 'workbookPr');
  return /^(1|true)$/.test(attribute(properties?.attributes ?? '', 'date1904') ?? '');
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  for (const { content } of elements(xml, 'si'))
    if (strings.push(richText(content)) > MOST_STRINGS) throw new TooLarge();
  return strings;
}

/** Runs of a text put together; how it is spoken is left out. */
export function richText(xml: string): string {
  let written = '';
  for (const { content } of elements(withoutElements(xml, 'rPh'), 't')) written += content;
  return withoutEscapes(textIn(written));
}

function cellFormats(xml: string): NumberFormat[] {
  const custom = new Map<number, string>();
  for (const { attributes } of elements(xml, 'numFmt')) {
    custom.set(Number(attribute(attributes, 'numFmtId')), textIn(attribute(attributes, 'formatCode') ?? ''));
    if (custom.size > MOST_FORMATS) throw new TooLarge();
  }
  const [cells] = elements(xml, 'cellXfs');
  const formats: NumberFormat[] = [];
  for (const { attributes } of elements(cells?.content ?? '', 'xf'))
    if (formats.push(formatOf(Number(attribute(attributes, 'numFmtId') ?? 0), custom)) > MOST_FORMATS)
      throw new TooLarge();
  return formats;
}
