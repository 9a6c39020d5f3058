import type { Entity, Fields } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../../store/unit.ts';
import type { Found } from '../reading.ts';
import type { Tables } from '../table.ts';
import type { Json } from '../value.ts';
import { FAULT as RECORD_FAULT } from '../words.ts';
import { isSame } from '../same.ts';
import type { Writing } from '../writing.ts';
import { ID } from './columns.ts';
import type { ExchangeParts } from './exchange.ts';
import type { Draft } from './draft.ts';
import { idsByKey, keyOf } from './keys.ts';
import { Names } from './names.ts';
import { faultsOf, type Outcome, type RowFault } from './report.ts';
import { FAULT } from './words.ts';

/** What a whole import knows. */
export interface Settling {
  readonly tables: Tables;
  /** What the person may see of the records that rows refer to. */
  readonly seesOf: ExchangeParts['seesOf'];
  readonly entity: Entity;
  /** Fields that may be filled in. */
  readonly fields: Fields;
  /** Fields by which records are found; null = each row is a new one unless it has an id. */
  readonly match: readonly string[] | null;
  /** They were asked for: a row that lacks one is wrong. */
  readonly isMatchAsked: boolean;
  /** Keys and ids of rows before, and in which row they stood. */
  readonly seen: Map<string, number>;
}

type Values = Readonly<Record<string, Json>>;
interface Wish {
  readonly row: number;
  readonly values: Values;
  /** The record as it is; null = a new one. */
  readonly before: Found | null;
}

/** Turns drafts into records, in one unit of work. What is wrong with a row costs that row alone. */
export class Settlement {
  readonly #settling: Settling;
  readonly #tx: Tx;
  readonly #records: Writing;
  readonly #faults: RowFault[] = [];

  constructor(settling: Settling, tx: Tx, records: Writing) {
    this.#settling = settling;
    this.#tx = tx;
    this.#records = records;
  }

  async settle(drafts: readonly Draft[]): Promise<Omit<Outcome, 'rows' | 'hidden'>> {
    const resolved = await this.#resolved(drafts);
    const matched = await this.#matched(resolved);
    const wishes = await this.#withoutTaken(this.#complete(this.#once(matched)));
    const adds = wishes.filter(({ before }) => before === null);
    const changes = wishes.flatMap((wish) => (wish.before === null ? [] : [changeOf(wish, wish.before)]));
    const real = changes.filter(({ values }) => Object.keys(values).length > 0);
    const stored = await this.#store([...adds, ...real]);
    return {
      added: stored.filter(({ before }) => before === null).length,
      changed: stored.filter(({ before }) => before !== null).length,
      unchanged: changes.length - real.length,
      faults: this.#faults,
    };
  }

  #fail(row: number, field: string | null, message: RowFault['message']): void {
    this.#faults.push({ row, field, message });
  }

  /** Drafts of which nothing was wrong in a step. */
  #fit<T extends { readonly row: number }>(drafts: readonly T[]): T[] {
    const wrong = new Set(this.#faults.map(({ row }) => row));
    return drafts.filter(({ row }) => !wrong.has(row));
  }

  /** References as ids. */
  async #resolved(drafts: readonly Draft[]): Promise<Draft[]> {
    const found = new Map<string, ReadonlyMap<string, readonly string[]>>();
    for (const [field, facts] of Object.entries(this.#settling.fields)) {
      const table = facts.kind === 'ref' ? this.#settling.tables.find(facts.entity) : undefined;
      const texts = [...new Set(drafts.flatMap(({ names }) => names[field] ?? []))];
      if (texts.length > 0)
        found.set(
          field,
          table === undefined
            ? new Map()
            : await new Names(this.#tx, table, this.#settling.seesOf(table)).find(texts),
        );
    }
    const resolved = drafts.map((draft) => {
      const values: Record<string, Json> = { ...draft.values };
      for (const [field, text] of Object.entries(draft.names)) {
        const ids = found.get(field)?.get(text) ?? [];
        if (ids.length === 1) values[field] = ids[0];
        else this.#fail(draft.row, field, this.#notFound(field, text, ids.length));
      }
      return { ...draft, values };
    });
    return this.#fit(resolved);
  }

  #notFound(field: string, text: string, count: number): RowFault['message'] {
    const { fields, tables } = this.#settling;
    const facts = fields[field];
    const entity = facts.kind === 'ref' ? tables.find(facts.entity)?.entity : undefined;
    const title = entity?.title ?? facts.title;
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    return count === 0 ? FAULT.noSuch(shown, title) : FAULT.several(shown, title);
  }

  /** Which record each row is of: by its id, else by a key. */
  async #matched(drafts: readonly Draft[]): Promise<Wish[]> {
    const { match, isMatchAsked } = this.#settling;
    const keyed = drafts.flatMap((draft) => {
      if (draft.id !== null || match === null) return [];
      const key = keyOf(draft.values, match);
      if (key === null && isMatchAsked) this.#fail(draft.row, match[0], FAULT.noKey);
      return key === null ? [] : [{ row: draft.row, key }];
    });
    const ids = new Map<number, readonly string[]>(
      drafts.flatMap(({ row, id }) => (id === null ? [] : [[row, [id]]])),
    );
    if (match !== null) {
      const found = await idsByKey(
        this.#tx,
        this.#table,
        match,
        keyed.map(({ key }) => key),
      );
      keyed.forEach(({ row }, index) => ids.set(row, found[index]));
    }
    const records = await this.#found([...new Set([...ids.values()].flat())]);
    const wishes = drafts.map(({ row, id, values }): Wish => {
      const meant = ids.get(row) ?? [];
      const before = records.get(meant[0] ?? '') ?? null;
      if (meant.length > 1) this.#fail(row, match?.[0] ?? null, FAULT.severalRecords);
      else if (id !== null && before === null) this.#fail(row, ID, FAULT.noRecord);
      return { row, values, before };
    });
    return this.#fit(wishes);
  }

  get #table() {
    return this.#settling.tables.of(this.#settling.entity.id);
  }

  async #found(ids: readonly string[]): Promise<ReadonlyMap<string, Found>> {
    const found = new Map<string, Found>();
    for (let at = 0; at < ids.length; at += 500) {
      const where = { id: { in: ids.slice(at, at + 500) } };
      const { items } = await this.#records.list({ where, sort: 'id', limit: 500 });
      for (const item of items) found.set(item.id, item);
    }
    return found;
  }

  /** Each record and each key once in a file. */
  #once(wishes: readonly Wish[]): Wish[] {
    const { seen, entity } = this.#settling;
    for (const { row, values, before } of wishes) {
      const all = { ...before, ...values };
      const keys = this.#uniqueKeys.flatMap((fields) => {
        const key = keyOf(all, fields);
        return key === null ? [] : [{ field: fields[0], mark: JSON.stringify([fields, key]) }];
      });
      const own = before === null ? [] : [{ field: ID, mark: `${entity.id}:${before.id}` }];
      const marks = [...own, ...keys];
      const twice = marks.find(({ mark }) => seen.has(mark));
      if (twice !== undefined) this.#fail(row, twice.field, FAULT.sameRow(seen.get(twice.mark) ?? 0));
      else for (const { mark } of marks) seen.set(mark, row);
    }
    return this.#fit(wishes);
  }

  /** Unique keys that may be known whole. */
  get #uniqueKeys(): readonly (readonly string[])[] {
    const { entity, fields } = this.#settling;
    return (entity.unique ?? []).filter((key) => key.every((field) => fields[field] !== undefined));
  }

  /** What is needed is there. */
  #complete(wishes: readonly Wish[]): Wish[] {
    const needed = Object.entries(this.#settling.fields).filter(([, { required }]) => required === true);
    for (const { row, values, before } of wishes)
      for (const [field, facts] of needed) {
        const hasDefault = before === null && 'default' in facts && facts.default !== undefined;
        const isMissing = before === null ? (values[field] ?? null) === null : values[field] === null;
        if (isMissing && !hasDefault) this.#fail(row, field, RECORD_FAULT.required);
      }
    return this.#fit(wishes);
  }

  /** No other record has a key already. */
  async #withoutTaken(wishes: readonly Wish[]): Promise<Wish[]> {
    for (const fields of this.#uniqueKeys) {
      const asked = wishes.flatMap(({ row, values, before }) => {
        const isTouched = fields.some((field) => field in values && !isSame(values[field], before?.[field]));
        const key = isTouched ? keyOf({ ...before, ...values }, fields) : null;
        return key === null ? [] : [{ row, key, own: before?.id }];
      });
      const found = await idsByKey(
        this.#tx,
        this.#table,
        fields,
        asked.map(({ key }) => key),
      );
      asked.forEach(({ row, own }, index) => {
        if (found[index].some((id) => id !== own)) this.#fail(row, fields[0], this.#taken(fields));
      });
    }
    return this.#fit(wishes);
  }

  #taken(fields: readonly string[]): RowFault['message'] {
    const titles = fields.map((field) => this.#settling.fields[field].title);
    return FAULT.taken({
      zh: titles.map(({ zh }) => zh).join('＋'),
      en: titles.map(({ en }) => en).join(' + '),
    });
  }

  /** All at once; when something is refused that only the store knows, one after the other. */
  async #store(wishes: readonly Wish[]): Promise<Wish[]> {
    if (wishes.length === 0) return [];
    if ((await this.#attempt(wishes)) === null) return [...wishes];
    const stored: Wish[] = [];
    for (const wish of wishes) {
      const refused = await this.#attempt([wish]);
      if (refused === null) stored.push(wish);
      else this.#faults.push(...faultsOf(wish.row, refused));
    }
    return stored;
  }

  /** Why it was refused; null = it is stored. */
  async #attempt(wishes: readonly Wish[]): Promise<SelvedgeError | null> {
    try {
      await this.#tx.attempt(async () => {
        const adds = wishes.filter(({ before }) => before === null);
        if (adds.length > 0) await this.#records.addAll(adds.map(({ values }) => given(values)));
        const changes = wishes.flatMap(({ before, values }) =>
          before === null ? [] : [{ id: before.id, changes: values, version: before.version }],
        );
        if (changes.length > 0) await this.#records.changeAll(changes);
      });
      return null;
    } catch (error) {
      if (!(error instanceof SelvedgeError) || !REFUSALS.has(error.code)) throw error;
      return error;
    }
  }
}

const REFUSALS = new Set(['input.invalid', 'conflict', 'version.stale', 'not.found']);

/** An empty cell of a new record leaves its default. */
const given = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Only what differs. */
const changeOf = (wish: Wish, before: Found): Wish => ({
  ...wish,
  values: Object.fromEntries(
    Object.entries(wish.values).filter(([field, value]) => !isSame(value, before[field])),
  ),
});
