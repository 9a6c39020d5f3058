import type { Entity, Field } from '@selvedge/sdk/app';

/** PostgreSQL type of a column. Decimals are whole numbers of their last place: under row-level security only those are found by an index. */
export type ColumnType = 'text' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'uuid' | 'jsonb';

export interface Column {
  /** Name of the field. */
  readonly field: string;
  readonly facts: Field;
  /** Name in the table, snake_case. */
  readonly name: string;
  readonly type: ColumnType;
  /** What the table's own comment says of it: enough to see whether a new declaration fits the old values. */
  readonly mark: string;
  /** True for a field that the org itself added: kept in a table beside the app's. */
  readonly isOwn: boolean;
}

/** Where values are kept that an org added to the records of an app: one row for a record that has some. */
export interface SideTable {
  readonly space: string;
  readonly name: string;
  readonly qualified: string;
}

/** Where the records of an entity are kept. */
export interface Table {
  readonly entity: Entity;
  /** Id of the app. */
  readonly app: string;
  /** Schema, `app_orders`. */
  readonly space: string;
  readonly name: string;
  /** Schema and name, quoted. */
  readonly qualified: string;
  readonly columns: readonly Column[];
  /** null = the org added nothing. */
  readonly side: SideTable | null;
  /** What a query reads from, named `r`: the table, or the table with what the org added. */
  readonly source: string;
}

/** How names of fields begin that an org added to an entity of an app. */
export const OWN = 'own_';

/** Columns that every table has; no field may be called like one of them. */
export const OWN_COLUMNS = [
  'org_id',
  'id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'deleted_at',
] as const;

const TYPES: Readonly<Record<Field['kind'], ColumnType>> = {
  text: 'text',
  integer: 'bigint',
  decimal: 'bigint',
  boolean: 'boolean',
  date: 'date',
  moment: 'timestamptz',
  time: 'text',
  choice: 'text',
  ref: 'uuid',
  file: 'uuid',
  list: 'jsonb',
  object: 'jsonb',
  map: 'jsonb',
};

export const snake = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** Schema of an app's tables. */
export const spaceOf = (app: string): string => `app_${app.replaceAll('-', '_')}`;

/** `orders/order-line` → app and name. */
export function partsOf(id: string): { readonly app: string; readonly name: string } {
  const cut = id.indexOf('/');
  return { app: id.slice(0, cut), name: id.slice(cut + 1) };
}

/** @param own schema of the org that added fields, or whose whole entity it is */
export function tableOf(entity: Entity, own: string | null = null): Table {
  const { app, name } = partsOf(entity.id);
  const space = app === 'own' && own !== null ? own : spaceOf(app);
  const table = name.replaceAll('-', '_');
  const qualified = `${quoted(space)}.${quoted(table)}`;
  const columns = Object.entries(entity.fields).map(([field, facts]) => ({
    field,
    facts,
    name: snake(field),
    type: TYPES[facts.kind],
    mark: markOf(facts),
    isOwn: field.startsWith(OWN),
  }));
  const added = columns.filter(({ isOwn }) => isOwn);
  const side = own === null || added.length === 0 ? null : sideOf(own, app, table);
  const values = added.map((column) => `, o.${quoted(column.name)}`).join('');
  return {
    entity,
    app,
    space,
    name: table,
    qualified,
    columns: side === null ? columns.filter(({ isOwn }) => !isOwn) : columns,
    side,
    source:
      side === null
        ? `${qualified} r`
        : `(select t.*${values} from ${qualified} t left join ${side.qualified} o on o.org_id = t.org_id and o.id = t.id) r`,
  };
}

function sideOf(space: string, app: string, table: string): SideTable {
  const name = `${app.replaceAll('-', '_')}__${table}`;
  return { space, name, qualified: `${quoted(space)}.${quoted(name)}` };
}

function markOf(facts: Field): string {
  if (facts.kind === 'decimal') return `decimal:${facts.scale}`;
  if (facts.kind === 'ref') return `ref:${facts.entity}`;
  return facts.kind;
}

/** The tables of every installed app, by the entity's id. */
export class Tables {
  readonly #byId: ReadonlyMap<string, Table>;

  /** @param own schema of the org that added to them; null = nobody did */
  constructor(entities: Iterable<Entity>, own: string | null = null) {
    this.#byId = new Map([...entities].map((entity) => [entity.id, tableOf(entity, own)]));
  }

  [Symbol.iterator](): Iterator<Table> {
    return this.#byId.values();
  }

  find(id: string): Table | undefined {
    return this.#byId.get(id);
  }

  /** @throws Error when no installed app declares it: a fault of the app that asks */
  of(id: string): Table {
    const table = this.#byId.get(id);
    if (table === undefined) throw new Error(`No installed app has an entity “${id}”.`);
    return table;
  }

  /** Columns of the same app's tables that refer to an entity. */
  referring(id: string): { readonly table: Table; readonly column: Column }[] {
    const { app } = partsOf(id);
    return [...this.#byId.values()]
      .filter((table) => table.app === app)
      .flatMap((table) =>
        table.columns
          .filter(({ facts }) => facts.kind === 'ref' && facts.entity === id)
          .map((column) => ({ table, column })),
      );
  }
}
