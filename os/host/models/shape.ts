import type { ReadModel, Scope, Statement } from '@selvedge/sdk/app';
import { type Column, type ColumnType, quoted, type Table } from '../../records/table.ts';
import type { SqlValue, Tx } from '../../store/unit.ts';
import type { Registry } from '../registry.ts';
import { written } from '../statement.ts';

/** Where a read model is worked on. */
export interface Place {
  readonly tx: Tx;
  readonly registry: Registry;
  readonly now: Date;
}

/** Texts are kept and compared byte by byte. */
const collated = (type: ColumnType): string => (type === 'text' ? 'text collate "C"' : type);

function valueOf(scope: Scope, field: string): string {
  const value: unknown = scope[field];
  if (typeof value !== 'string') throw new Error(`A scope needs a text for “${field}”.`);
  return value;
}

/** A read model as SQL. */
export class ModelShape {
  readonly model: ReadModel;
  readonly table: Table;
  readonly #registry: Registry;

  constructor(registry: Registry, model: ReadModel) {
    this.#registry = registry;
    this.model = model;
    this.table = registry.tables.of(model.entity.id);
  }

  get columns(): readonly Column[] {
    return this.table.columns.filter(({ isOwn }) => !isOwn);
  }

  /** Columns of a table like the model's own: `id uuid, …`. */
  get declaration(): string {
    return ['id uuid', ...this.columns.map(({ name, type }) => `${quoted(name)} ${collated(type)}`)].join(
      ', ',
    );
  }

  /** Columns with names, `t."worker", t."day"`. */
  list(prefix = '', columns = this.columns): string {
    return columns.map(({ name }) => prefix + quoted(name)).join(', ');
  }

  get scope(): readonly Column[] {
    return this.#named(this.model.scope);
  }

  /** Rows as the facts say, each with the id that its key makes. @param scopes null = all */
  fresh(scopes: readonly Scope[] | null, params: SqlValue[]): string {
    const statement = this.model.rows({ among: (...columns) => this.#among(scopes, columns) });
    const rows = written(this.#registry, this.table.app, statement, params);
    const cast = this.columns.map(
      ({ name, type }) => `s.${quoted(name)}::${collated(type)} as ${quoted(name)}`,
    );
    return `select ${this.#id('s.')} as id, ${cast.join(', ')} from (${rows}) s`;
  }

  /** What `scopes.among` writes. Nothing stands beside it in an `or`, so that the planner makes a join of it. */
  #among(scopes: readonly Scope[] | null, columns: readonly string[]): Statement {
    if (scopes === null) return { text: ['true'], values: [] };
    if (columns.length !== this.scope.length)
      throw new Error(`The scope of “${this.model.entity.id}” has ${this.scope.length} fields.`);
    const arrays = this.scope.map(({ type }) => `::${type}[]`);
    return {
      text: [
        `(${columns.join(', ')}) in (select * from unnest(`,
        ...arrays.slice(0, -1).map((cast) => `${cast}, `),
        `${arrays.at(-1) ?? ''}))`,
      ],
      values: this.scope.map(({ field }) => scopes.map((scope) => valueOf(scope, field))),
    };
  }

  /** The condition under which a row belongs to some scopes. @param scopes null = all */
  within(scopes: readonly Scope[] | null, params: SqlValue[]): string {
    if (scopes === null) return 'true';
    const arrays = this.scope.map(
      ({ field, type }) => `$${params.push(scopes.map((scope) => valueOf(scope, field)))}::${type}[]`,
    );
    return `(${this.list('', this.scope)}) in (select * from unnest(${arrays.join(', ')}))`;
  }

  /** The condition under which a scope is compared in one night of several. */
  inNight(night: number, nights: number): string {
    const scope = this.scope.map(({ name }) => `${quoted(name)}::text`).join(`, '|', `);
    return `mod(mod(hashtextextended(concat(${scope}), 0), ${nights}) + ${nights}, ${nights}) = ${night}`;
  }

  /** A row that comes again has the id it had: what refers to it finds it. A UUID of version 8 (RFC 9562). */
  #id(prefix: string): string {
    const key = this.#named(this.model.key).map(
      ({ name, type }) => `coalesce((${prefix}${quoted(name)}::${type})::text, '∅')`,
    );
    const hash = `md5(concat_ws('|', '${this.model.entity.id}', ${key.join(', ')}))`;
    return `overlay(overlay(${hash} placing '8' from 13 for 1) placing 'a' from 17 for 1)::uuid`;
  }

  #named(fields: readonly string[]): Column[] {
    return fields.map((field) => {
      const column = this.columns.find((one) => one.field === field);
      if (column === undefined) throw new Error(`“${this.model.entity.id}” has no field “${field}”.`);
      return column;
    });
  }
}
