import { SelvedgeError } from '@selvedge/sdk/errors';
import { type Author, auditAll, type Change } from '../identity/audit.ts';
import { invalid, parse } from '../namespace/parse.ts';
import { newId } from '../store/id.ts';
import type { SqlValue, Tx } from '../store/unit.ts';
import { carried, fieldsOf, namesOf } from './columns.ts';
import type { Sight } from './condition.ts';
import { held } from './held.ts';
import { refusal } from './refusal.ts';
import type { RecordRules } from './rules.ts';
import { EVERYTHING, type Found, Reading } from './reading.ts';
import { isSame } from './same.ts';
import { refuseCircles } from './circle.ts';
import { changesShape, inputShape, shapeOf } from './shape.ts';
import { type Column, quoted, type Table, type Tables } from './table.ts';
import type { Json } from './value.ts';
import { FAULT } from './words.ts';

/** Who changes records, when, what else there is to refer to, and which rules of the org look at changes. */
export interface Doing {
  readonly by: Author;
  readonly now: Date;
  readonly tables: Tables;
  readonly rules?: RecordRules;
}

/** What is to change in a record; refused when it is newer than the version given. */
export interface ChangeWish {
  readonly id: string;
  readonly changes: object;
  readonly version?: number;
}

const ID = shapeOf({ kind: 'ref', entity: '', title: { zh: '', en: '' } });
const FILES = 'selvedge.files where org_id = $1';
/** Rows of one statement. */
const AT_ONCE = 1000;

type Values = Readonly<Record<string, unknown>>;

/** A new record. */
interface Given {
  readonly id: string;
  readonly values: Values;
}

/** Records of one entity in the unit's org, to read and to change. Every change is audited in the same unit of work. */
export class Writing extends Reading {
  readonly #doing: Doing;
  readonly #sees: Sight;
  readonly #columns: readonly Column[];

  constructor(tx: Tx, table: Table, doing: Doing, sees: Sight = EVERYTHING) {
    super(tx, table, sees);
    this.#doing = doing;
    this.#sees = sees;
    this.#columns = table.columns.filter(({ field, facts }) => sees(field) && (sees.whole?.(facts) ?? true));
  }

  async lock(id: string): Promise<Found> {
    const [found] = await this.#lockAll([id]);
    held.keep(this.tx, this.#key(id), this.#sees, found);
    return found;
  }

  async add(values: object): Promise<Found> {
    const [added] = await this.addAll([values]);
    return added;
  }

  async addAll(values: readonly object[]): Promise<Found[]> {
    const rows = await this.#checked(values);
    const added: Found[] = [];
    for (let at = 0; at < rows.length; at += AT_ONCE)
      added.push(...(await this.#insert(rows.slice(at, at + AT_ONCE))));
    await this.#audit(
      added.map((found) => ({ ...this.#change('add', found.id), after: this.#facts(found) })),
    );
    return added;
  }

  /** Adds a record at the end of the unit of work, which waits for it and its commit at once. @returns what it is when the unit is stored */
  async addLast(values: object): Promise<() => Promise<Found>> {
    if (this.table.side !== null) {
      const added = await this.add(values);
      return () => Promise.resolve(added);
    }
    const rows = await this.#checked([values]);
    const { sql, params } = this.#insertion(rows);
    const stored = this.tx.lastRows<Values>(`${sql} returning ${this.selection}`, params, (error) =>
      refusal(error, this.table),
    );
    const [one] = rows;
    await this.#audit([{ ...this.#change('add', one.id), after: this.#facts(this.#told(one.values)) }]);
    return async () => this.found((await stored)[0]);
  }

  /** New records as they will be stored: parsed, weighed by the org's rules, with references that are there. */
  async #checked(values: readonly object[]): Promise<Given[]> {
    const shape = inputShape(fieldsOf(this.table, this.#columns));
    const given = values.map((one) => {
      const { id = newId(), ...rest } = one as Values;
      if (!ID.safeParse(id).success) throw invalid([{ path: 'id', message: FAULT.id }]);
      return { id: String(id).toLowerCase(), values: parse(shape, rest) };
    });
    const weighed = await this.#weigh(given.map((one) => ({ id: one.id, before: null, after: one.values })));
    const rows = given.map((one, index) => ({ id: one.id, values: { ...one.values, ...weighed[index] } }));
    await this.#checkReferences(rows.map((one) => one.values));
    return rows;
  }

  /** Checked values as the database will tell them. */
  #told(values: Values): Readonly<Record<string, Json>> {
    return Object.fromEntries(
      this.#columns.map(({ field, facts, type }) => {
        // Values that were parsed are such as travel.
        const value = (values[field] ?? null) as Json;
        const told = type === 'uuid' && typeof value === 'string' ? value.toLowerCase() : value;
        return [field, told === null ? null : this.visible(facts, told)];
      }),
    );
  }

  async change(id: string, changes: object, version?: number): Promise<Found> {
    const [changed] = await this.changeAll([{ id, changes, version }]);
    return changed;
  }

  /** Changes several records at once, each of them once. @throws not.found, version.stale, input.invalid, conflict */
  async changeAll(given: readonly ChangeWish[]): Promise<Found[]> {
    const shape = changesShape(fieldsOf(this.table, this.#columns));
    const parsed = given.map(({ changes }) => parse(shape, changes));
    const known = await this.#known(given.map(({ id }) => id));
    given.forEach(({ version }, index) => {
      if (version !== undefined && version !== known[index].version) throw new SelvedgeError('version.stale');
    });
    const weighed = await this.#weigh(
      known.map((before, index) => ({ id: before.id, before, after: parsed[index] })),
    );
    const wishes = known.map((before, index) => {
      const values: Values = { ...parsed[index], ...weighed[index] };
      const changed = this.table.columns.filter(
        ({ field }) =>
          values[field] !== undefined && !(field in before && isSame(values[field], before[field])),
      );
      return { id: before.id, before, parsed: parsed[index], values, changed };
    });
    const real = wishes.filter(({ changed }) => changed.length > 0);
    await this.#checkReferences(real.map((wish) => wish.parsed));
    const after = new Map<string, Found>();
    // Records of which the same fields change, in one statement.
    for (const some of Map.groupBy(real, ({ changed }) => namesOf(changed)).values())
      for (const found of await this.#update(some, some[0].changed)) after.set(found.id, found);
    await refuseCircles(this.tx, this.table, real);
    await this.#audit(
      real.map(({ id, before, changed }) => {
        const seen = changed.filter(({ field }) => field in before);
        const only = (found: Found): Record<string, Json> =>
          Object.fromEntries(seen.map(({ field }) => [field, found[field]]));
        return {
          ...this.#change('change', id),
          before: only(before),
          after: only(after.get(id) ?? this.#gone()),
        };
      }),
    );
    for (const [id, found] of after) held.renew(this.tx, this.#key(id), this.#sees, found);
    return known.map((before) => after.get(before.id) ?? before);
  }

  async remove(id: string): Promise<void> {
    const before = await this.lock(id);
    await this.#refuseIfUsed(id);
    await this.tx.run(
      `update ${this.table.qualified} set deleted_at = $3, updated_at = $3, updated_by = $4, version = version + 1
       where org_id = $1 and id = $2`,
      [this.tx.org, id, this.#doing.now, this.#doing.by.personId],
    );
    held.renew(this.tx, this.#key(id), this.#sees, null);
    await this.#audit([{ ...this.#change('remove', id), before: this.#facts(before) }]);
  }

  /** Brings a removed record back. @throws not.found, conflict when its number was given to another meanwhile */
  async restore(id: string): Promise<Found> {
    const count = await this.#statement(
      `update ${this.table.qualified} set deleted_at = null, updated_at = $3, updated_by = $4, version = version + 1
       where org_id = $1 and id = $2 and deleted_at is not null`,
      [this.tx.org, ID.safeParse(id).success ? id : null, this.#doing.now, this.#doing.by.personId],
    );
    if (count === 0) throw this.missing();
    const back = await this.get(id);
    await this.#audit([{ ...this.#change('restore', id), after: this.#facts(back) }]);
    return back;
  }

  /** Records kept from others until the unit of work ends. @throws not.found when one of them is not there */
  async #lockAll(ids: readonly string[]): Promise<Found[]> {
    if (!ids.every((id) => ID.safeParse(id).success)) throw this.missing();
    const found = await this.#lockMany(ids);
    return ids.map((id) => found.get(id.toLowerCase()) ?? this.#gone());
  }

  async #lockMany(ids: readonly string[]): Promise<Map<string, Found>> {
    const { tx, table } = this;
    const where = 'org_id = $1 and id = any($2::uuid[]) and deleted_at is null order by id for update';
    const params = [tx.org, [...ids]];
    // What an org added lies beside the table: who waited for the lock must look at it afterwards.
    if (table.side !== null) {
      await tx.planned(`select 1 from ${table.qualified} where ${where}`, params);
      return this.many(ids);
    }
    const rows = await tx.planned<Values>(
      `select ${this.selection} from ${table.source} where ${where}`,
      params,
    );
    return new Map(rows.map((row) => [String(row['id']), this.found(row)]));
  }

  /** Locked records; those that this unit of work holds already are not read again. */
  async #known(ids: readonly string[]): Promise<Found[]> {
    const mine = ids.map((id) => held.of(this.tx, this.#key(id), this.#sees));
    return mine.every((found) => found !== undefined) ? mine : this.#lockAll(ids);
  }

  #key(id: string): string {
    return `${this.table.qualified} ${id.toLowerCase()}`;
  }

  /** What the org's rules set, for each change. Rules see every field. @throws what a rule refuses */
  async #weigh(
    changes: readonly { readonly id: string; readonly before: Found | null; readonly after: Values }[],
  ): Promise<readonly Values[]> {
    const { rules } = this.#doing;
    if (rules === undefined || !rules.watches(this.table.entity.id)) return changes.map(() => ({}));
    const all = new Reading(this.tx, this.table);
    const whole = await Promise.all(
      changes.map(async ({ id, before, after }) => {
        const known = before === null ? null : await all.find(id);
        return { before: known, after: { ...known, ...after, id } };
      }),
    );
    const sets = await rules.weigh(this.tx, this.table.entity.id, whole);
    const shape = changesShape(fieldsOf(this.table, this.table.columns));
    return sets.map((set) => parse(shape, set));
  }

  #insertion(given: readonly Given[]): { readonly sql: string; readonly params: readonly SqlValue[] } {
    const main = this.table.columns.filter(({ isOwn }) => !isOwn);
    const { names, from, picked, params } = carried(main, given, 4);
    const { now, by } = this.#doing;
    return {
      sql: `insert into ${this.table.qualified} (org_id, id, created_at, updated_at, created_by, updated_by${names})
       select $1, given.id, $2, $2, $3, $3${picked} from unnest($4::uuid[]${from}) as given(id${names})`,
      params: [this.tx.org, now, by.personId, given.map(({ id }) => id), ...params],
    };
  }

  async #insert(given: readonly Given[]): Promise<Found[]> {
    const { table } = this;
    const { sql, params } = this.#insertion(given);
    const inserted = await this.#returning(sql, params);
    if (table.side === null) return inserted;
    const own = table.columns.filter(({ isOwn }) => isOwn);
    const some = given.filter(({ values }) => own.some(({ field }) => (values[field] ?? null) !== null));
    await this.#addSide(some, own);
    const found = await this.many(given.map(({ id }) => id));
    return given.map(({ id }) => found.get(id) ?? this.#gone());
  }

  async #addSide(
    given: readonly { readonly id: string; readonly values: Values }[],
    own: readonly Column[],
    ending = '',
  ): Promise<void> {
    const { tx, table } = this;
    if (table.side === null || given.length === 0) return;
    const { names, from, picked, params } = carried(own, given, 2);
    await this.#statement(
      `insert into ${table.side.qualified} (org_id, id${names})
       select $1, given.id${picked} from unnest($2::uuid[]${from}) as given(id${names})${ending}`,
      [tx.org, given.map(({ id }) => id), ...params],
    );
  }

  /** Sets the same fields of some records. */
  async #update(
    given: readonly { readonly id: string; readonly values: Values }[],
    changed: readonly Column[],
  ): Promise<Found[]> {
    const { tx, table } = this;
    const ids = given.map(({ id }) => id);
    const main = changed.filter(({ isOwn }) => !isOwn);
    const { names, from, params } = carried(main, given, 4, '#');
    const sets = main.map(({ name, type }) => `, ${quoted(name)} = given.${quoted(`#${name}`)}::${type}`);
    const updated = await this.#returning(
      `update ${table.qualified} set version = version + 1, updated_at = $2, updated_by = $3${sets.join('')}
       from unnest($4::uuid[]${from}) as given("#id"${names})
       where org_id = $1 and id = "#id" and deleted_at is null`,
      [tx.org, this.#doing.now, this.#doing.by.personId, ids, ...params],
    );
    if (table.side === null) return updated;
    const own = changed.filter(({ isOwn }) => isOwn);
    if (own.length > 0) await this.#setSide(given, own);
    return [...(await this.many(ids)).values()];
  }

  async #setSide(
    given: readonly { readonly id: string; readonly values: Values }[],
    own: readonly Column[],
  ): Promise<void> {
    const sets = own.map(({ name }) => `${quoted(name)} = excluded.${quoted(name)}`);
    await this.#addSide(given, own, ` on conflict (org_id, id) do update set ${sets.join(', ')}`);
  }

  /** Runs a change of the table itself; its rows come back when the org added nothing to them. */
  async #returning(sql: string, params: readonly SqlValue[]): Promise<Found[]> {
    if (this.table.side !== null) {
      await this.#statement(sql, params);
      return [];
    }
    try {
      const rows = await this.tx.planned<Values>(`${sql} returning ${this.selection}`, params);
      return rows.map((row) => this.found(row));
    } catch (error) {
      throw refusal(error, this.table);
    }
  }

  async #statement(sql: string, params: readonly SqlValue[]): Promise<number> {
    try {
      return await this.tx.run(sql, params);
    } catch (error) {
      throw refusal(error, this.table);
    }
  }

  #gone(): never {
    throw this.missing();
  }

  /** The database keeps references within the app; those to another app's records, and to files, are looked up at once. */
  async #checkReferences(given: readonly Values[]): Promise<void> {
    const wanted = this.table.columns.flatMap(({ field, facts }) => {
      if (facts.kind !== 'ref' && facts.kind !== 'file') return [];
      const target = facts.kind === 'file' ? FILES : this.#liveIn(facts.entity);
      const ids = [...new Set(given.map((values) => values[field]).filter((id) => typeof id === 'string'))];
      return target === null || ids.length === 0 ? [] : [{ field, target, ids }];
    });
    if (wanted.length === 0) return;
    const counts = wanted.map(
      ({ target }, index) =>
        `(select count(*) from ${target} and id = any($${index + 2}::uuid[])) as "${index}"`,
    );
    const [row] = await this.tx.planned<Readonly<Record<string, number>>>(`select ${counts.join(', ')}`, [
      this.tx.org,
      ...wanted.map(({ ids }) => ids),
    ]);
    const wrong = wanted.filter(({ ids }, index) => row?.[index] !== ids.length);
    if (wrong.length > 0)
      throw invalid(wrong.map(({ field }) => ({ path: field, message: FAULT.reference })));
  }

  #liveIn(entity: string): string | null {
    const target = this.#doing.tables.find(entity);
    return target === undefined ? null : `${target.qualified} where deleted_at is null and org_id = $1`;
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

  #facts(found: Readonly<Record<string, Json>>): Record<string, Json> {
    return Object.fromEntries(
      this.#columns.filter(({ field }) => found[field] !== null).map(({ field }) => [field, found[field]]),
    );
  }

  #audit(changes: readonly Change[]): Promise<void> {
    return auditAll(this.tx, this.tx.org ?? '', this.#doing.by, changes);
  }
}
