import type { Field } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import { Readable } from 'node:stream';
import type { Written } from './cell.ts';
import { columnsOf, type FileColumn, ID } from './columns.ts';
import { workbookOf } from './excel/workbook-writing.ts';
import { type ExchangeParts, writable } from './exchange.ts';
import { sheetColumns } from './exporting.ts';
import { HOW, WORD } from './words.ts';

/** An empty workbook to be filled in, and a sheet that says how. Headings of what is needed end in `*`. */
export function template(parts: ExchangeParts, language: Language): Readable {
  const typed = Object.entries(writable(parts)).filter(([, { kind }]) => kind !== 'file');
  const columns = columnsOf(Object.fromEntries(typed), language).map((column) =>
    isNeeded(column.facts) ? { ...column, heading: `${column.heading} *` } : column,
  );
  const title = (parts.entity.plural ?? parts.entity.title)[language];
  const guide = [WORD.column, WORD.needed, WORD.how, WORD.example, WORD.allowed].map((titles, index) => ({
    heading: titles[language],
    width: [24, 8, 36, 24, 48][index],
    isText: true,
  }));
  return Readable.from(
    workbookOf([
      { title, columns: sheetColumns(columns, language), rows: [] },
      { title: WORD.guide[language], columns: guide, rows: guideRows(columns, language) },
    ]),
    { objectMode: false },
  );
}

const isNeeded = (facts: Field): boolean =>
  facts.required === true && !('default' in facts && facts.default !== undefined);

function guideRows(columns: readonly FileColumn[], language: Language): Written[][] {
  const text = (words: string): Written => (words === '' ? null : { text: words });
  return [
    [text(ID), null, text(WORD.id[language]), null, null],
    ...columns.map(({ heading, facts }) => [
      text(heading),
      isNeeded(facts) ? text('✓') : null,
      text(
        [howOf(facts, language), facts.help?.[language] ?? '']
          .filter(Boolean)
          .join(language === 'zh' ? '。' : '. '),
      ),
      text(exampleOf(facts, language)),
      text(allowedOf(facts, language)),
    ]),
  ];
}

function howOf(facts: Field, language: Language): string {
  const isPlain = facts.kind !== 'list' || !['object', 'list', 'map'].includes(facts.item.kind);
  return (isPlain ? HOW[facts.kind] : HOW.object)[language];
}

const allowedOf = (facts: Field, language: Language): string =>
  facts.kind === 'choice'
    ? Object.values(facts.options)
        .map((titles) => titles[language])
        .join(language === 'zh' ? '、' : ', ')
    : facts.kind === 'boolean'
      ? `${WORD.yes[language]}, ${WORD.no[language]}`
      : '';

function exampleOf(facts: Field, language: Language): string {
  switch (facts.kind) {
    case 'integer':
      return String(Math.max(120, facts.min ?? 0));
    case 'decimal':
      return (12.5).toFixed(facts.scale);
    case 'boolean':
      return WORD.yes[language];
    case 'date':
      return '2026-11-23';
    case 'moment':
      return '2026-11-23 07:50';
    case 'time':
      return '07:30';
    case 'choice':
      return Object.values(facts.options)[0]?.[language] ?? '';
    case 'map':
      return 'S=12; M=20';
    case 'list':
      return facts.item.kind === 'object' ? `[${objectExample(facts.item.fields)}]` : '';
    case 'object':
      return objectExample(facts.fields);
    default:
      return '';
  }
}

const objectExample = (fields: Readonly<Record<string, Field>>): string =>
  JSON.stringify(Object.fromEntries(Object.keys(fields).map((name) => [name, '…'])));
