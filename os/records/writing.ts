import type { Field } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { v7 } from 'uuid';
import { type Author, auditAll, type Change } from '../identity/audit.ts';
import { invalid, parse } from '../namespace/parse.ts';
import type { SqlValue, Tx } from '../store/unit.ts';
import type { Sight } from './condition.ts';
import { refusal } from './refusal.ts';
import { type Found, Reading } from './reading.ts';
import { changesShape, inputShape, shapeOf } from './shape.ts';
import { type Column, quoted, type Table, type Tables } from './table.ts';
import { type Json, toSql } from './value.ts';
import { FAULT } from './words.ts';

/** Who changes records, when, and what else there is to refer to. */
export interface Doing {
  readonly by: Author;
  readonly now: Date;
  readonly tables: Tables;
}

const ID = shapeOf({ kind: 'ref', entity: '', title: { zh: '', en: '' } });
/** Rows of one statement. */
const AT_ONCE = 1000;

type Values = Readonly<Record<string, unknown>>;

/** Records of one entity in the unit's org, to read and to change. Every change is audited in the same unit of work. */
export class Writing extends Reading {
  readonly #doing: Doing;
  readonly #columns: readonly Column[];

  constructor(tx: Tx, table: Table, doing: Doing, sees?: Sight) {
    super(tx, table, sees);
    this.#doing = doing;
    this.#columns = table.columns.filter(({ field }) => sees?.(field) ?? true);
  }

  async lock(id: string): Promise<Found> {
    const found = await this.one(id, 'for update');
    if (found === null) throw this.missing();
    return found;
  }

  async add(values: object): Promise<Found> {
    const [added] = await this.addAll([values]);
    return added;
  }

  async addAll(values: readonly object[]): Promise<Found[]> {
    const shape = inputShape(this.#fields());
    const given = values.map((one) => {
      const { id = v7(), ...rest } = one as Values;
      if (!ID.safeParse(id).success) throw invalid([{ path: 'id', message: FAULT.reference }]);
      return { id: String(id), values: parse(shape, rest) };
    });
    await this.#checkReferences(given.map((one) => one.values));
    const added: Found[] = [];
    for (let at = 0; at < given.length; at += AT_ONCE)
      added.push(...(await this.#insert(given.slice(at, at + AT_ONCE))));
    await this.#audit(
      added.map((found) => ({ ...this.#change('add', found.id), after: this.#facts(found) })),
    );
    return added;
  }

  async change(id: string, changes: object, version?: number): Promise<Found> {
    const parsed = parse(changesShape(this.#fields()), changes);
    const before = await this.lock(id);
    if (version !== undefined && version !== before.version) throw new SelvedgeError('version.stale');
    const changed = this.#columns.filter(
      ({ field }) => parsed[field] !== undefined && !isSame(parsed[field], before[field]),
    );
    if (changed.length === 0) return before;
    await this.#checkReferences([parsed]);
    const params: SqlValue[] = [this.tx.org, id, this.#doing.now, this.#doing.by.personId];
    const sets = changed.map(
      ({ name, type, facts, field }) =>
        `${quoted(name)} = $${params.push(toSql(facts, parsed[field]))}::${type}`,
    );
    const after = await this.#returning(
      `update ${this.table.qualified} set version = version + 1, updated_at = $3, updated_by = $4, ${sets.join(', ')}
       where org_id = $1 and id = $2 and deleted_at is null returning ${this.selection}`,
      params,
    );
    const only = (found: Found): Record<string, Json> =>
      Object.fromEntries(changed.map(({ field }) => [field, found[field]]));
    await this.#audit([{ ...this.#change('change', id), before: only(before), after: only(after[0]) }]);
    return after[0];
  }

  async remove(id: string): Promise<void> {
    const before = await this.lock(id);
    await this.#refuseIfUsed(id);
    await this.tx.run(
      `update ${this.table.qualified} set deleted_at = $3, updated_at = $3, updated_by = $4, version = version + 1
       where org_id = $1 and id = $2`,
      [this.tx.org, id, this.#doing.now, this.#doing.by.personId],
    );
    await this.#audit([{ ...this.#change('remove', id), before: this.#facts(before) }]);
  }

  /** Brings a removed record back. @throws not.found, conflict when its number was given to another meanwhile */
  async restore(id: string): Promise<Found> {
    const [back] = await this.#returning(
      `update ${this.table.qualified} set deleted_at = null, updated_at = $3, updated_by = $4, version = version + 1
       where org_id = $1 and id = $2 and deleted_at is not null returning ${this.selection}`,
      [this.tx.org, ID.safeParse(id).success ? id : null, this.#doing.now, this.#doing.by.personId],
    );
    if (back === undefined) throw this.missing();
    await this.#audit([{ ...this.#change('restore', id), after: this.#facts(back) }]);
    return back;
  }

  #fields(): Record<string, Field> {
    return Object.fromEntries(this.#columns.map(({ field, facts }) => [field, facts]));
  }

  async #insert(given: readonly { readonly id: string; readonly values: Values }[]): Promise<Found[]> {
    const params: SqlValue[] = [
      this.tx.org,
      this.#doing.now,
      this.#doing.by.personId,
      given.map(({ id }) => id),
    ];
    const columns = this.#columns.map(({ name, type, facts, field }) => {
      // An array of JSON goes as texts: the driver would take its brackets for its own.
      const carried = type === 'jsonb' ? 'text' : type;
      const place = params.push(given.map(({ values }) => toSql(facts, values[field])));
      return { name: quoted(name), from: `$${place}::${carried}[]`, type };
    });
    const names = columns.map(({ name }) => `, ${name}`).join('');
    return this.#returning(
      `insert into ${this.table.qualified} (org_id, id, created_at, updated_at, created_by, updated_by${names})
       select $1, given.id, $2, $2, $3, $3${columns.map(({ name, type }) => `, given.${name}::${type}`).join('')}
       from unnest($4::uuid[]${columns.map(({ from }) => `, ${from}`).join('')}) as given(id${names})
       returning ${this.selection}`,
      params,
    );
  }

  async #returning(sql: string, params: readonly SqlValue[]): Promise<Found[]> {
    try {
      return (await this.tx.rows<Values>(sql, params)).map((row) => this.found(row));
    } catch (error) {
      throw refusal(error, this.table);
    }
  }

  /** The database keeps references within the app; those to another app's records are looked up. */
  async #checkReferences(given: readonly Values[]): Promise<void> {
    for (const { field, facts } of this.#columns) {
      if (facts.kind !== 'ref') continue;
      const target = this.#doing.tables.find(facts.entity);
      const ids = [...new Set(given.map((values) => values[field]).filter((id) => typeof id === 'string'))];
      if (target === undefined || ids.length === 0) continue;
      const row = await this.tx.row<{ count: number }>(
        `select count(*) as count from ${target.qualified} where org_id = $1 and id = any($2::uuid[]) and deleted_at is null`,
        [this.tx.org, ids],
      );
      if (row?.count !== ids.length) throw invalid([{ path: field, message: FAULT.reference }]);
    }
  }

  async #refuseIfUsed(id: string): Promise<void> {
    for (const { table, column } of this.#doing.tables.referring(this.table.entity.id)) {
      const row = await this.tx.row<{ count: number }>(
        `select count(*) as count from ${table.qualified} where org_id = $1 and ${quoted(column.name)} = $2 and deleted_at is null`,
        [this.tx.org, id],
      );
      const count = row?.count ?? 0;
      if (count === 0) continue;
      const { title } = table.entity;
      throw new SelvedgeError('conflict', {
        reason: {
          zh: `还有 ${count} 条“${title.zh}”用到它。`,
          en: `${count} of “${title.en}” still refer to it.`,
        },
      });
    }
  }

  #change(verb: string, id: string): { readonly action: string; readonly object: string } {
    const { id: entity } = this.table.entity;
    return { action: `${entity}.${verb}`, object: `${entity}:${id}` };
  }

  #facts(found: Found): Record<string, Json> {
    return Object.fromEntries(
      this.#columns.filter(({ field }) => found[field] !== null).map(({ field }) => [field, found[field]]),
    );
  }

  #audit(changes: readonly Change[]): Promise<void> {
    return auditAll(this.tx, this.tx.org ?? '', this.#doing.by, changes);
  }
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Keys in one order: PostgreSQL keeps none of a JSON object. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;
