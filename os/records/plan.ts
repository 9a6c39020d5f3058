import type { Titles } from '@selvedge/sdk/app';
import type { Tx } from '../store/unit.ts';
import { type Index, indexesOf, referenceName, sideIndexes } from './indexes.ts';
import { type Column, partsOf, quoted, type Table } from './table.ts';

/** One change of tables. */
export interface Step {
  /** What it does, for the person who decides. */
  readonly title: Titles;
  readonly sql: string;
  /** `transaction`: with all others, at once; `alone`: without one, so that nobody waits (an index). */
  readonly how: 'transaction' | 'alone';
}

export interface Plan {
  readonly steps: readonly Step[];
  /** Why it cannot be done by addition: a column whose old values do not fit the new declaration. */
  readonly faults: readonly Titles[];
  /** Columns and tables that the declaration no longer names; they stay until the app is removed. */
  readonly leftovers: readonly Titles[];
}

interface Present {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly indexes: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
}

const say = (zh: string, en: string): Titles => ({ zh, en });

/** Compares declarations with the tables that are there. Owner's unit. */
export async function planOf(tx: Tx, space: string, tables: readonly Table[]): Promise<Plan> {
  const present = await presentIn(tx, space);
  const steps: Step[] = [];
  const faults: Titles[] = [];
  const step = (title: Titles, sql: string, how: Step['how'] = 'transaction'): void =>
    void steps.push({ title, sql, how });
  const places = tables.flatMap((table) => placesOf(table)).filter((place) => place.space === space);
  for (const { table, name, qualified, columns, creation } of places) {
    const known = present.tables.get(name);
    const title = table.entity.title;
    const making = [creation, `select selvedge.protect_app('${space}', '${name}')`];
    if (known === undefined && qualified === table.qualified) {
      const additions = columns.map((column) => addition(qualified, column));
      step(say(`新建“${title.zh}”`, `Make “${title.en}”`), [...making, ...additions].join(';\n'));
      continue;
    }
    for (const [index, column] of columns.entries()) {
      const mark = known?.get(column.name);
      const words = column.facts.title;
      if (mark === undefined) {
        // What an org adds to an app's records needs a table of its own first.
        const first = known === undefined && index === 0 ? making : [];
        step(
          say(`“${title.zh}”增加字段“${words.zh}”`, `Add “${words.en}” to “${title.en}”`),
          [...first, addition(qualified, column)].join(';\n'),
        );
      } else if (mark !== column.mark)
        faults.push(
          say(
            `“${title.zh}”的字段“${words.zh}”原为 ${mark}，现为 ${column.mark}：请另设新字段并用编号迁移填入旧值。`,
            `“${words.en}” of “${title.en}” was ${mark} and is ${column.mark} now: declare a new field and fill it by a numbered migration.`,
          ),
        );
    }
  }
  // References come when every table is there.
  for (const { table, columns } of places)
    for (const column of columns.filter(({ isOwn }) => !isOwn)) {
      const sql = reference(table, column, tables);
      if (sql !== null && !present.references.has(referenceName(table, column.name)))
        step(
          say(
            `“${table.entity.title.zh}”引用“${column.facts.title.zh}”`,
            `“${table.entity.title.en}” refers to “${column.facts.title.en}”`,
          ),
          sql,
        );
    }
  for (const { name, sql } of places.flatMap(({ indexes }) => indexes))
    if (!present.indexes.has(name)) step(say(`索引 ${name}`, `Index ${name}`), sql, 'alone');
  return { steps, faults, leftovers: leftoversOf(present, places) };
}

/** A table as PostgreSQL keeps it: an app's own, or the one beside it with what an org added. */
interface Place {
  readonly table: Table;
  readonly space: string;
  readonly name: string;
  readonly qualified: string;
  readonly columns: readonly Column[];
  readonly creation: string;
  readonly indexes: readonly Index[];
}

function placesOf(table: Table): Place[] {
  const columns = (isOwn: boolean): Column[] => table.columns.filter((column) => column.isOwn === isOwn);
  const { space, name, qualified, side } = table;
  const main = {
    table,
    space,
    name,
    qualified,
    columns: columns(false),
    creation: creation(table),
    indexes: indexesOf(table),
  };
  if (side === null) return [main];
  return [
    main,
    {
      table,
      ...side,
      columns: columns(true),
      creation: sideCreation(table, side.qualified),
      indexes: sideIndexes(side, columns(true)),
    },
  ];
}

function creation({ qualified }: Table): string {
  return `create table ${qualified} (
    org_id uuid not null references selvedge.orgs (id),
    id uuid not null,
    version integer not null default 1,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    primary key (org_id, id))`;
}

/** What an org adds to a record goes when the record goes for ever. */
const sideCreation = (table: Table, qualified: string): string => `create table ${qualified} (
    org_id uuid not null, id uuid not null, primary key (org_id, id),
    foreign key (org_id, id) references ${table.qualified} (org_id, id) on delete cascade)`;

/** Never “not null”: the version before must be able to write into the same table. What is needed, the program checks. */
const addition = (qualified: string, { name, type, mark }: Column): string =>
  `alter table ${qualified} add column ${quoted(name)} ${type}${type === 'text' ? ' collate "C"' : ''};
   comment on column ${qualified}.${quoted(name)} is '${mark}'`;

function reference(table: Table, { name, facts }: Column, tables: readonly Table[]): string | null {
  if (facts.kind !== 'ref' || partsOf(facts.entity).app !== table.app) return null;
  const target = tables.find(({ entity }) => entity.id === facts.entity);
  if (target === undefined) return null;
  return `alter table ${table.qualified} add constraint ${quoted(referenceName(table, name))}
    foreign key (org_id, ${quoted(name)}) references ${target.qualified} (org_id, id)`;
}

async function presentIn(tx: Tx, space: string): Promise<Present> {
  const columns = await tx.rows<{ table: string; column: string | null; mark: string | null }>(
    `select c.relname as table, a.attname as column, col_description(c.oid, a.attnum) as mark
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = $1 and c.relkind = 'r'`,
    [space],
  );
  const tables = new Map<string, Map<string, string>>();
  for (const { table, column, mark } of columns) {
    const known = tables.get(table) ?? new Map<string, string>();
    tables.set(table, known);
    if (column !== null && mark !== null) known.set(column, mark);
  }
  const indexes = await tx.rows<{ name: string }>(
    `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and i.indisvalid`,
    [space],
  );
  const references = await tx.rows<{ name: string }>(
    `select conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = $1 and contype = 'f'`,
    [space],
  );
  const names = (rows: readonly { name: string }[]): Set<string> => new Set(rows.map(({ name }) => name));
  return { tables, indexes: names(indexes), references: names(references) };
}

function leftoversOf({ tables }: Present, places: readonly Place[]): Titles[] {
  const left: Titles[] = [];
  for (const [name, columns] of tables) {
    const place = places.find((one) => one.name === name);
    if (place === undefined) {
      left.push(say(`表 ${name}`, `table ${name}`));
      continue;
    }
    const { title } = place.table.entity;
    for (const column of columns.keys())
      if (!place.columns.some((one) => one.name === column))
        left.push(say(`“${title.zh}”的列 ${column}`, `column ${column} of “${title.en}”`));
  }
  return left;
}
