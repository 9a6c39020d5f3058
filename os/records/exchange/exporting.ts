import { Readable } from 'node:stream';
import type { Language } from '@selvedge/sdk/errors';
import { invalid } from '../../namespace/parse.ts';
import { type Found, type Question, Reading } from '../reading.ts';
import type { Written } from './cell.ts';
import { columnsOf, type FileColumn, ID } from './columns.ts';
import { csvOf } from './csv/csv-writing.ts';
import { LONGEST_CELL, MOST_ROWS, type SheetColumn, workbookOf } from './excel/workbook-writing.ts';
import type { ExchangeParts, FileFormat } from './exchange.ts';
import { Names } from './names.ts';
import { type Outgoing, writtenOf } from './outgoing.ts';
import { FAULT, WORD } from './words.ts';
import { WallClock } from './zone.ts';

const PAGE = 500;
/** Names of records that are referred to; when there are more, they are looked up again. */
const MOST_NAMES = 20_000;

interface Page {
  readonly rows: readonly (readonly Written[])[];
  readonly next: string | null;
}

/** Records as a file, read page by page while it is sent. @throws input.invalid before the first byte */
export async function exported(
  parts: ExchangeParts,
  question: Omit<Question, 'after' | 'limit'>,
  format: FileFormat,
  language: Language,
): Promise<Readable> {
  const columns = columnsOf(parts.fields, language);
  const pages = new Pages(parts, question, columns, language);
  const first = await pages.page(null);
  if (format === 'xlsx') await refuseTooMany(parts, question);
  const rows = pages.rows(first);
  const headings = [ID, ...columns.map(({ heading }) => heading)];
  if (format === 'csv') return Readable.from(csvOf(headings, rows), { objectMode: false });
  const title = (parts.entity.plural ?? parts.entity.title)[language];
  const sheet = { title, columns: sheetColumns(columns, language), rows: shortened(rows, language) };
  return Readable.from(workbookOf([sheet]), { objectMode: false });
}

export const sheetColumns = (columns: readonly FileColumn[], language: Language): SheetColumn[] => [
  { heading: ID, width: 12, isText: true },
  ...columns.map(({ heading, facts }) => ({
    heading,
    width: Math.min(40, Math.max(12, heading.length * 2 + 2)),
    isText: !['integer', 'decimal', 'date', 'moment'].includes(facts.kind),
    ...(facts.kind === 'choice'
      ? { words: Object.values(facts.options).map((titles) => titles[language]) }
      : facts.kind === 'boolean'
        ? { words: [WORD.yes[language], WORD.no[language]] }
        : {}),
  })),
];

async function refuseTooMany(parts: ExchangeParts, question: Question): Promise<void> {
  const { store, org, tables, entity, sees } = parts;
  const [{ count }] = await store.org(org.id, (tx) =>
    new Reading(tx, tables.of(entity.id), sees).summary({ where: question.where, search: question.search }),
  );
  if (count >= MOST_ROWS) throw invalid([{ path: 'format', message: FAULT.tooManyRows(MOST_ROWS - 1) }]);
}

/** A text that a cell cannot hold is left out, and says so; read back, such a cell changes nothing. */
async function* shortened(
  rows: AsyncIterable<readonly Written[]>,
  language: Language,
): AsyncGenerator<readonly Written[]> {
  for await (const cells of rows)
    yield cells.map((cell) =>
      cell !== null && 'text' in cell && cell.text.length > LONGEST_CELL
        ? { text: WORD.tooLong[language] }
        : cell,
    );
}

class Pages {
  readonly #parts: ExchangeParts;
  readonly #question: Question;
  readonly #columns: readonly FileColumn[];
  readonly #outgoing: Outgoing;
  /** field → id → how it is written. */
  readonly #names = new Map<string, Map<string, string>>();

  constructor(parts: ExchangeParts, question: Question, columns: readonly FileColumn[], language: Language) {
    this.#parts = parts;
    this.#question = question;
    this.#columns = columns;
    this.#outgoing = {
      language,
      clock: new WallClock(parts.org.timeZone),
      nameOf: (field, id) => this.#names.get(field)?.get(id) ?? id,
    };
  }

  page(after: string | null): Promise<Page> {
    const { store, org, tables, entity, sees } = this.#parts;
    return store.org(org.id, async (tx) => {
      const records = new Reading(tx, tables.of(entity.id), sees);
      const { items, next } = await records.list({ ...this.#question, after, limit: PAGE });
      for (const { field, facts } of this.#columns) {
        const table = facts.kind === 'ref' ? tables.find(facts.entity) : undefined;
        if (table !== undefined)
          await this.#learn(field, new Names(tx, table, this.#parts.seesOf(table)), items);
      }
      return { rows: items.map((item) => this.#written(item)), next };
    });
  }

  async *rows(first: Page): AsyncGenerator<readonly Written[]> {
    for (let page = first; ; page = await this.page(page.next)) {
      yield* page.rows;
      if (page.next === null) return;
    }
  }

  async #learn(field: string, names: Names, items: readonly Found[]): Promise<void> {
    const known = this.#names.get(field) ?? new Map<string, string>();
    if (known.size > MOST_NAMES) known.clear();
    this.#names.set(field, known);
    const ids = new Set(items.map((item) => item[field]).filter((id) => typeof id === 'string'));
    const strange = [...ids].filter((id) => !known.has(id));
    if (strange.length === 0) return;
    for (const [id, name] of await names.of(strange)) known.set(id, name);
  }

  #written(item: Found): Written[] {
    return [
      { text: item.id },
      ...this.#columns.map(({ field, facts }) =>
        writtenOf(field, facts, item[field] ?? null, this.#outgoing),
      ),
    ];
  }
}
