import type { Entity, Fields } from '@selvedge/sdk/app';
import { SelvedgeError, type Language } from '@selvedge/sdk/errors';
import { invalid } from '../../namespace/parse.ts';
import type { Tx } from '../../store/unit.ts';
import { type Doing, Writing } from '../writing.ts';
import type { FileRow, FileRows } from './cell.ts';
import { ID, mapped, type Mapping } from './columns.ts';
import { readCsv } from './csv/csv-reading.ts';
import { type Draft, Drafting } from './draft.ts';
import { readWorkbook } from './excel/workbook-reading.ts';
import { type ExchangeParts, type FileFormat, writable } from './exchange.ts';
import { headed } from './head.ts';
import { Mending } from './mending.ts';
import { type FileFacts, type ImportReport, type Outcome, type RowFault, Tally } from './report.ts';
import { Settlement, type Settling } from './settling.ts';
import { FAULT } from './words.ts';
import { WallClock } from './zone.ts';

export interface ImportWish {
  /** Of messages. */
  readonly language: Language;
  /** Fields by which records are found; none = the first unique key that the file has whole. */
  readonly match: readonly string[];
  /** Heading → field; an empty field leaves the column out. */
  readonly map: Readonly<Record<string, string>>;
  /** `stop`: nothing is stored when any row is wrong; `skip`: the good rows are. */
  readonly onError: 'stop' | 'skip';
  readonly dryRun: boolean;
  /** Which sheet of a workbook; null = the first that people see. */
  readonly sheet: string | null;
  /** Row → field → what its cell should have said. */
  readonly mends: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Looks on while rows are read. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}

/** It was called off; what was stored until then. */
export class Cancelled extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('cancelled');
    this.report = report;
  }
}

/** Rows of one unit of work, or of one step of it. */
const AT_ONCE = 1000;
const MOST_ROWS = 100_000;

/** A file that was opened and understood; its rows are still to be read. */
export class Import {
  readonly total: number;
  readonly #parts: ExchangeParts;
  readonly #doing: Doing;
  readonly #wish: ImportWish;
  readonly #file: FileRows;
  readonly #drafting: Drafting;
  readonly #settling: Settling;
  readonly #mending: Mending;
  readonly #facts: FileFacts;

  private constructor(parts: ExchangeParts, wish: ImportWish, file: FileRows, mapping: Mapping) {
    const fields = writable(parts);
    const isLocked = (field: string | null): boolean =>
      field !== null && field !== ID && fields[field] === undefined;
    const match = matchOf(parts.entity, fields, wish.match, mapping);
    this.total = file.total;
    this.#parts = parts;
    this.#doing = parts.doing();
    this.#wish = wish;
    this.#file = file;
    this.#drafting = new Drafting(
      mapping.fields,
      fields,
      new WallClock(parts.org.timeZone),
      wish.language,
      file.isDefused,
    );
    this.#settling = {
      tables: parts.tables,
      seesOf: parts.seesOf,
      entity: parts.entity,
      fields,
      match,
      isMatchAsked: wish.match.length > 0,
      seen: new Map(),
    };
    this.#mending = new Mending(mapping.fields, wish.mends);
    this.#facts = {
      sheet: file.sheet,
      head: file.head,
      hiddenColumns: file.hiddenColumns.flatMap((column) =>
        (mapping.fields[column] ?? null) === null ? [] : [file.headings[column]],
      ),
      unknown: mapping.unknown,
      locked: file.headings.filter((_, index) => isLocked(mapping.fields[index] ?? null)),
    };
  }

  /** @throws permission.missing; input.invalid for a file that cannot be read or a wish that does not fit it */
  static async open(
    parts: ExchangeParts,
    content: Buffer,
    format: FileFormat,
    wish: ImportWish,
  ): Promise<Import> {
    parts.doing();
    const sheet = format === 'xlsx' ? await readWorkbook(content, wish.sheet) : readCsv(content);
    const file = headed(sheet, parts.fields, wish.map);
    if (file.total > MOST_ROWS) throw invalid([{ path: '', message: FAULT.tooManyRows(MOST_ROWS) }]);
    return new Import(parts, wish, file, mapped(file.headings, parts.fields, wish.map));
  }

  /** @throws Cancelled; store.unavailable */
  async run(watch: Watch): Promise<ImportReport> {
    const tally = new Tally();
    const { language, onError, dryRun } = this.#wish;
    const report = (applied: boolean): ImportReport => tally.report(applied, language, this.#facts);
    const isWhole = onError === 'stop' && !dryRun;
    const steps = async (unit: Unit): Promise<void> => {
      let done = 0;
      for (const rows of chunks(this.#file.rows(), AT_ONCE)) {
        if (watch.signal.aborted) throw new Cancelled(report(!isWhole && !dryRun));
        tally.take(await unit((tx) => this.#step(tx, rows)));
        done += rows.length;
        watch.progress(done);
      }
    };
    if (!isWhole) {
      await steps((work) => this.#unit(work, () => dryRun));
      return report(!dryRun);
    }
    await this.#unit(
      async (tx) => {
        await steps((work) => work(tx));
        return tally.hasFailed;
      },
      (hasFailed) => hasFailed,
    );
    return report(!tally.hasFailed);
  }

  /** A unit of work that is undone when its result says so. */
  async #unit<T>(work: (tx: Tx) => Promise<T>, isUndone: (result: T) => boolean): Promise<T> {
    const undone: T[] = [];
    try {
      return await this.#parts.store.org(this.#parts.org.id, async (tx) => {
        const result = await work(tx);
        if (!isUndone(result)) return result;
        undone.push(result);
        throw new Error('undone');
      });
    } catch (error) {
      if (undone.length === 0) throw error;
      return undone[0];
    }
  }

  async #step(tx: Tx, rows: readonly FileRow[]): Promise<Outcome> {
    const { tables, entity, sees } = this.#parts;
    const drafts: Draft[] = [];
    const faults: RowFault[] = [];
    let count = 0;
    let hidden = 0;
    const mended = rows.map((row) => this.#mending.mended(row));
    for (const row of mended) {
      const read = this.#drafting.read(row);
      if (read === null) continue;
      count += 1;
      if (row.isHidden === true) hidden += 1;
      faults.push(...read.faults);
      if (read.faults.length === 0) drafts.push(read.draft);
    }
    const records = new Writing(tx, tables.of(entity.id), this.#doing, sees);
    const settled = await new Settlement(this.#settling, tx, records).settle(drafts);
    const all = [...faults, ...settled.faults];
    return { ...settled, rows: count, hidden, faults: this.#mending.quoting(mended, all) };
  }
}

type Unit = (work: (tx: Tx) => Promise<Outcome>) => Promise<Outcome>;

function* chunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

const NOT_MATCHABLE = new Set(['list', 'object', 'map']);

/** Fields by which rows find their records; null = by their ids alone. @throws input.invalid */
function matchOf(
  { unique = [] }: Entity,
  fields: Fields,
  asked: readonly string[],
  mapping: Mapping,
): readonly string[] | null {
  const has = (field: string): boolean =>
    mapping.fields.includes(field) && (field === ID || fields[field] !== undefined);
  for (const field of asked) {
    if (!has(field)) throw invalid([{ path: 'match', message: FAULT.noMatch(field) }]);
    if (field !== ID && NOT_MATCHABLE.has(fields[field].kind))
      throw invalid([{ path: 'match', message: FAULT.notMatchable }]);
  }
  const wished = asked.filter((field) => field !== ID);
  if (wished.length > 0) return wished;
  if (asked.length > 0) return null;
  return unique.find((key) => key.every(has)) ?? null;
}

/** A file's format by its first bytes; what its sender calls it is often wrong. @throws media.unsupported */
export function formatOf(content: Buffer, contentType: string): FileFormat {
  const type = contentType.split(';')[0].trim().toLowerCase();
  if (!TYPES.has(type)) throw new SelvedgeError('media.unsupported', { type });
  return /^(504b|d0cf)/.test(content.subarray(0, 2).toString('hex')) ? 'xlsx' : 'csv';
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES = new Set([
  XLSX,
  'text/csv',
  'application/csv',
  'text/plain',
  'text/tab-separated-values',
  // What Windows calls a CSV file once Excel is there.
  'application/vnd.ms-excel',
  'application/octet-stream',
]);
