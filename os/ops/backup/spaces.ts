import pg from 'pg';

/** Schemas that are made while the platform runs: of apps, and of what orgs made themselves. */
const SPACE = '^(app_[a-z0-9_]+|own_[0-9a-f]{32})$';
const LOST = new Set(['42P01', '3F000']);
const MOST_TRIES = 5;

export interface ColumnFacts {
  readonly name: string;
  readonly type: string;
  /** null = that of its type. */
  readonly collation: string | null;
  readonly required: boolean;
  readonly identity: '' | 'a' | 'd';
  readonly generated: boolean;
  /** Default, or what it is generated from. */
  readonly expression: string | null;
  /** What the host wrote on it: the kind of field. */
  readonly mark: string | null;
}

/** Enough of a table to make it again on another PostgreSQL. */
export interface SpaceTable {
  readonly space: string;
  readonly name: string;
  readonly columns: readonly ColumnFacts[];
  readonly constraints: readonly { readonly name: string; readonly definition: string }[];
  readonly references: readonly { readonly name: string; readonly definition: string }[];
  /** Indexes that no constraint brings; one that is half built is left to the app's next installation. */
  readonly indexes: readonly string[];
}

type Place = Pick<SpaceTable, 'space' | 'name'>;

export const qualified = ({ space, name }: Place): string =>
  `${pg.escapeIdentifier(space)}.${pg.escapeIdentifier(name)}`;

/**
 * Begins the transaction of a copy: no table of an app is dropped or changed until it ends.
 * @throws Error when tables come and go faster than they can be held
 */
export async function beginCopy(client: pg.Client): Promise<SpaceTable[]> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const wished = await placesIn(client);
    await client.query('begin transaction isolation level repeatable read read only');
    try {
      // Before the first query: a snapshot taken earlier could show a table that is gone.
      for (const place of wished) await client.query(`lock table ${qualified(place)} in access share mode`);
      const held = await placesIn(client);
      if (JSON.stringify(held) === JSON.stringify(wished)) return await factsOf(client, held);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && LOST.has(String(error.code)))) throw error;
    }
    await client.query('rollback');
  }
  throw new Error('Apps were being installed or removed during the backup. Make it again.');
}

async function placesIn(client: pg.Client): Promise<Place[]> {
  const { rows } = await client.query<Place>(
    `select n.nspname as space, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname ~ $1 and c.relkind = 'r' order by 1, 2`,
    [SPACE],
  );
  return rows;
}

async function factsOf(client: pg.Client, places: readonly Place[]): Promise<SpaceTable[]> {
  const tables: SpaceTable[] = [];
  for (const place of places) {
    const table = [qualified(place)];
    const columns = await client.query<ColumnFacts>(
      `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.attidentity as identity,
         a.attgenerated <> '' as generated, pg_get_expr(d.adbin, d.adrelid) as expression, col_description(a.attrelid, a.attnum) as mark,
         (select format('%I.%I', s.nspname, l.collname) from pg_collation l join pg_namespace s on s.oid = l.collnamespace
          where l.oid = a.attcollation and a.attcollation <> t.typcollation) as collation
       from pg_attribute a join pg_type t on t.oid = a.atttypid
       left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
      table,
    );
    const constraints = await client.query<{ name: string; definition: string; kind: string }>(
      `select conname as name, pg_get_constraintdef(oid) as definition, contype as kind from pg_constraint
       where conrelid = $1::regclass and contype in ('p', 'u', 'x', 'c', 'f') order by conname`,
      table,
    );
    const indexes = await client.query<{ definition: string }>(
      `select pg_get_indexdef(i.indexrelid) as definition from pg_index i where i.indrelid = $1::regclass and i.indisvalid
         and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = i.indrelid) order by 1`,
      table,
    );
    const kept = (isReference: boolean): SpaceTable['constraints'] =>
      constraints.rows
        .filter(({ kind }) => (kind === 'f') === isReference)
        .map(({ name, definition }) => ({ name, definition }));
    tables.push({
      ...place,
      columns: columns.rows,
      constraints: kept(false),
      references: kept(true),
      indexes: indexes.rows.map(({ definition }) => definition),
    });
  }
  return tables;
}

/** Makes the tables of a copy, empty and without keys, in place of those that are there. */
export async function makeSpaces(client: pg.Client, tables: readonly SpaceTable[]): Promise<void> {
  const present = await client.query<{ name: string }>(
    'select nspname as name from pg_namespace where nspname ~ $1',
    [SPACE],
  );
  for (const { name } of present.rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
  for (const space of new Set(tables.map((table) => table.space))) {
    if (!new RegExp(SPACE).test(space))
      throw new Error(`The backup has a schema “${space}”, which no app has.`);
    await client.query(`create schema ${pg.escapeIdentifier(space)}`);
  }
  for (const table of tables) {
    const columns = table.columns.map((column) => columnSql(column)).join(', ');
    await client.query(`create table ${qualified(table)} (${columns})`);
    for (const { name, mark } of table.columns)
      if (mark !== null)
        await client.query(
          `comment on column ${qualified(table)}.${pg.escapeIdentifier(name)} is ${pg.escapeLiteral(mark)}`,
        );
  }
}

function columnSql({
  name,
  type,
  collation,
  required,
  identity,
  generated,
  expression,
}: ColumnFacts): string {
  const parts = [pg.escapeIdentifier(name), type];
  if (collation !== null) parts.push(`collate ${collation}`);
  if (required) parts.push('not null');
  if (identity !== '') parts.push(`generated ${identity === 'a' ? 'always' : 'by default'} as identity`);
  else if (generated) parts.push(`generated always as (${expression}) stored`);
  else if (expression !== null) parts.push(`default ${expression}`);
  return parts.join(' ');
}

/** Puts keys, indexes, references and row-level security on filled tables, under the roles of this installation. */
export async function finishSpaces(client: pg.Client, tables: readonly SpaceTable[]): Promise<void> {
  const add = async (table: SpaceTable, constraints: SpaceTable['constraints']): Promise<void> => {
    for (const { name, definition } of constraints)
      await client.query(
        `alter table ${qualified(table)} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
      );
  };
  for (const table of tables) {
    await add(table, table.constraints);
    for (const definition of table.indexes) await client.query(definition);
  }
  for (const table of tables) await add(table, table.references);
  for (const { space, name } of tables)
    await client.query('select selvedge.protect_app($1, $2)', [space, name]);
}
