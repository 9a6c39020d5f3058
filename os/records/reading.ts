import type { Field, Page, RecordFacts, SummaryRow } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../store/unit.ts';
import { addSearch, addWhere, columnOf, Conditions, type Sight } from './condition.ts';
import { addAfter, markOf, orderOf, orderSql } from './order.ts';
import { summarize, type Sums } from './summary.ts';
import type { Column, Table } from './table.ts';
import { fromSql, type Json, selected } from './value.ts';

/** A question whose fields are names and values, not yet checked. */
export interface Question {
  readonly where?: object;
  readonly search?: string;
  readonly sort?: string;
  readonly after?: string | null;
  readonly limit?: number;
}

/** A record as it travels: its own facts and its fields. */
export type Found = Readonly<Record<string, Json>> & RecordFacts;
type Row = Readonly<Record<string, unknown>>;

const MOST = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OWN = 'id, version, created_at, updated_at';
export const EVERYTHING: Sight = () => true;

/** Records of one entity in the unit's org, to read. Fields that are out of sight do not exist. */
export class Reading {
  protected readonly tx: Tx;
  protected readonly table: Table;
  readonly #sees: Sight;
  readonly #columns: readonly Column[];

  constructor(tx: Tx, table: Table, sees: Sight = EVERYTHING) {
    this.tx = tx;
    this.table = table;
    this.#sees = sees;
    this.#columns = table.columns.filter(({ field }) => sees(field));
  }

  /** What a query selects. */
  protected get selection(): string {
    return [OWN, ...this.#columns.map((column) => selected(column))].join(', ');
  }

  async get(id: string): Promise<Found> {
    const found = await this.find(id);
    if (found === null) throw this.missing();
    return found;
  }

  async find(id: string): Promise<Found | null> {
    if (!UUID.test(id)) return null;
    return (await this.many([id])).get(id.toLowerCase()) ?? null;
  }

  async first(where: object): Promise<Found | null> {
    const { items } = await this.list({ where, sort: 'createdAt', limit: 1 });
    return items[0] ?? null;
  }

  async list(question: Question = {}): Promise<Page<Found>> {
    const conditions = this.conditions(question);
    const order = orderOf(this.table, question.sort, this.#sees);
    if (question.after) addAfter(conditions, order, question.after);
    const limit = Math.min(MOST, Math.max(1, Math.trunc(question.limit ?? 50)));
    const rows = await this.tx.rows<Row>(
      `select ${this.selection} from ${this.table.source} where ${conditions.sql} order by ${orderSql(order)} limit ${limit + 1}`,
      conditions.params,
    );
    const kept = rows.slice(0, limit);
    const last = kept.at(-1);
    return {
      items: kept.map((row) => this.found(row)),
      next: rows.length > limit && last !== undefined ? markOf(order, last) : null,
    };
  }

  async count(where: object = {}): Promise<number> {
    const conditions = this.conditions({ where });
    const row = await this.tx.row<{ count: number }>(
      `select count(*) as count from ${this.table.source} where ${conditions.sql}`,
      conditions.params,
    );
    return row?.count ?? 0;
  }

  summary(question: Sums): Promise<SummaryRow[]> {
    return summarize(this.tx, this.table, question, this.#sees, this.conditions(question));
  }

  /** Labels of records, for those who refer to them; an id that is not there has none. */
  async labels(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx.rows<Row>(
      `select ${this.selection} from ${this.table.source} where id = any($1::uuid[])`,
      [[...ids]],
    );
    return new Map(rows.map((row) => [String(row['id']), labelOf(this.table.entity.label, this.found(row))]));
  }

  protected conditions({ where, search }: Pick<Question, 'where' | 'search'>): Conditions {
    const conditions = new Conditions([this.tx.org]);
    conditions.add('org_id = $1');
    conditions.add('deleted_at is null');
    addWhere(conditions, this.table, where ?? {}, this.#sees);
    if (search !== undefined) addSearch(conditions, this.#searched(), search);
    return conditions;
  }

  #searched(): Column[] {
    const { entity } = this.table;
    return (entity.search ?? fieldsOf(entity.label))
      .filter((field) => this.#sees(field))
      .map((field) => columnOf(this.table, field, this.#sees))
      .filter(({ type }) => type === 'text');
  }

  /** Records of some ids, by id; what is not there is missing. */
  protected async many(ids: readonly string[]): Promise<Map<string, Found>> {
    const rows = await this.tx.rows<Row>(
      `select ${this.selection} from ${this.table.source} where org_id = $1 and id = any($2::uuid[]) and deleted_at is null`,
      [this.tx.org, [...ids]],
    );
    return new Map(rows.map((row) => [String(row['id']), this.found(row)]));
  }

  protected found(row: Row): Found {
    const { id, version, created_at: createdAt, updated_at: updatedAt } = row;
    const own = {
      id: String(id),
      version: Number(version),
      createdAt: iso(createdAt),
      updatedAt: iso(updatedAt),
    };
    const values = this.#columns.map(
      ({ field, facts, name }) => [field, this.visible(facts, fromSql(facts, row[name]))] as const,
    );
    return Object.assign(Object.fromEntries(values), own);
  }

  protected visible(facts: Field, value: Json): Json {
    return value === null || this.#sees.part === undefined ? value : this.#sees.part(facts, value);
  }

  protected missing(): SelvedgeError {
    return new SelvedgeError('not.found', { object: this.table.entity.title });
  }
}

const iso = (moment: unknown): string => (moment instanceof Date ? moment.toISOString() : String(moment));

/** Names of fields in a label's template. */
export const fieldsOf = (label: string): string[] =>
  [...label.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** A record's name: its template filled. */
export const labelOf = (label: string, record: Readonly<Record<string, Json>>): string =>
  label
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => wordOf(record[name] ?? ''))
    .trim()
    .replaceAll(/\s+/g, ' ');

const wordOf = (value: Json): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
