import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { SeriesRows } from '../historian.ts';
import { RowWriter } from './columns.ts';
import { HOT_COLUMNS, hotTable } from './schema.ts';

/** The open hot segment: every commit adds to it; a full or old one is closed and a new one opened. */
export class HotSegment {
  readonly #connection: DuckDBConnection;
  readonly #writer = new RowWriter();
  readonly #order = new ArrivalOrder();
  #appender: DuckDBAppender | null = null;
  #sequence: number;
  id: number;
  rows: number;
  openedAt: number;

  private constructor(
    connection: DuckDBConnection,
    id: number,
    rows: number,
    sequence: number,
    openedAt: number,
  ) {
    this.#connection = connection;
    this.#sequence = sequence;
    this.id = id;
    this.rows = rows;
    this.openedAt = openedAt;
  }

  /** Opens the newest segment, or a first one. @param sequence highest ingest sequence ever given */
  static async open(connection: DuckDBConnection, sequence: number, now: number): Promise<HotSegment> {
    const newest = await connection.runAndReadAll(
      'SELECT id, epoch_ms(opened)::DOUBLE FROM segments ORDER BY id DESC LIMIT 1',
    );
    const row = newest.getRows()[0] as [number, number] | undefined;
    if (row === undefined) {
      const segment = new HotSegment(connection, 0, 0, sequence, now);
      await segment.rotate(now);
      return segment;
    }
    const count = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM ${hotTable(row[0])}`);
    return new HotSegment(connection, row[0], Number(count.getRows()[0][0]), sequence, row[1]);
  }

  /** Highest sequence that is committed. */
  get sequence(): number {
    return this.#sequence;
  }

  goOnAfter(sequence: number): void {
    this.#sequence = Math.max(this.#sequence, sequence);
  }

  /** Appends rows and commits with fsync. After a failure the database must be reopened. */
  async append(rows: SeriesRows): Promise<void> {
    const sequences = this.#order.number(rows, this.#sequence + 1);
    this.#appender ??= await this.#connection.createAppender(hotTable(this.id));
    await this.#connection.run('BEGIN TRANSACTION');
    this.#writer.append(this.#appender, rows, sequences);
    this.#appender.flushSync();
    await this.#connection.run('COMMIT');
    this.#sequence = rows.length > 0 ? sequences[rows.length - 1] : this.#sequence;
    this.rows += rows.length;
  }

  /** Closes the segment and opens the next. Returns the closed one's id. */
  async rotate(now: number): Promise<number> {
    const closed = this.id;
    this.#appender?.closeSync();
    this.#appender = null;
    const next = closed + 1;
    await this.#connection.run(`BEGIN TRANSACTION; CREATE TABLE ${hotTable(next)} (${HOT_COLUMNS});
      INSERT INTO segments VALUES (${next}, make_timestamp(${Math.floor(now * 1000)}::BIGINT)); COMMIT`);
    this.id = next;
    this.rows = 0;
    this.openedAt = now;
    return closed;
  }

  close(): void {
    this.#appender?.closeSync();
    this.#appender = null;
  }
}

/**
 * Numbers rows so that of two rows of one series with the same time the later has the higher sequence, while rows in
 * good order all share one number (which then costs nothing in the files).
 */
class ArrivalOrder {
  #newest = new Float64Array(1024);
  #group = new Float64Array(1024);
  #groups = 0;

  number(rows: SeriesRows, first: number): Float64Array {
    const group = ++this.#groups;
    const sequences = new Float64Array(rows.length);
    let sequence = first;
    for (let row = 0; row < rows.length; row++) {
      const series = rows.series[row];
      if (series >= this.#newest.length) this.#grow(series);
      const time = rows.time[row];
      if (this.#group[series] !== group) {
        this.#group[series] = group;
        this.#newest[series] = time;
      } else if (time > this.#newest[series]) {
        this.#newest[series] = time;
      } else {
        sequence++;
      }
      sequences[row] = sequence;
    }
    return sequences;
  }

  #grow(series: number): void {
    const size = Math.max(series + 1, this.#newest.length * 2);
    const newest = new Float64Array(size);
    newest.set(this.#newest);
    const group = new Float64Array(size);
    group.set(this.#group);
    this.#newest = newest;
    this.#group = group;
  }
}
