import type { SheetTemplate, Titles } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import { Readable } from 'node:stream';
import type { Written } from './cell.ts';
import { workbookOf } from './excel/workbook-writing.ts';
import { WORD } from './words.ts';

const WIDEST = 40;
const NARROWEST = 12;

/** The workbook of an action that takes a sheet: one to fill in, one filled in as an example, one that says how. */
export function sheetWorkbook({ columns }: SheetTemplate, title: Titles, language: Language): Readable {
  const text = (words: string): Written => (words === '' ? null : { text: words });
  const headings = columns.map(({ heading, example }) => ({
    heading: heading[language],
    width: Math.min(
      WIDEST,
      Math.max(NARROWEST, ...[heading[language], ...example].map((one) => one.length * 2)),
    ),
    isText: true,
  }));
  const most = Math.max(...columns.map(({ example }) => example.length));
  const rows = Array.from({ length: most }, (_, row) =>
    columns.map(({ example }) => text(example[row] ?? '')),
  );
  const guide = [WORD.column, WORD.needed, WORD.how, WORD.example].map((titles, index) => ({
    heading: titles[language],
    width: [24, 8, 60, 24][index],
    isText: true,
  }));
  return Readable.from(
    workbookOf([
      { title: title[language], columns: headings, rows: [] },
      { title: WORD.example[language], columns: headings, rows },
      {
        title: WORD.guide[language],
        columns: guide,
        rows: columns.map(({ heading, isNeeded, hint, example }) => [
          text(heading[language]),
          isNeeded === true ? text('✓') : null,
          text(hint?.[language] ?? ''),
          text(example[0] ?? ''),
        ]),
      },
    ]),
    { objectMode: false },
  );
}
