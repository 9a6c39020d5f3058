import type { Sight } from '../condition.ts';
import type { Tx } from '../../store/unit.ts';
import { fieldsOf, Reading } from '../reading.ts';
import { type Column, quoted, type Table } from '../table.ts';

/** An id alone, or behind a name that is not enough: `王芳 #0199…`. */
const ID = /(?:^|#)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const AT_ONCE = 2000;

const collapsed = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');

/** How records of one entity are called in a file, both ways: what is written as a name is found by it. */
export class Names {
  readonly #tx: Tx;
  readonly #table: Table;
  readonly #sees: Sight;

  /** @param sees what the person may see of them: by that they are named, and found */
  constructor(tx: Tx, table: Table, sees: Sight) {
    this.#sees = sees;
    this.#tx = tx;
    this.#table = table;
  }

  /** What to write for records: the name where it means this one alone, else the id with it. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const labels = await new Reading(this.#tx, this.#table, this.#sees).labels(ids);
    const found = await this.find([...new Set(labels.values())]);
    const nameOf = (id: string): string => {
      const label = labels.get(id) ?? '';
      const meant = found.get(label) ?? [];
      return meant.length === 1 && meant[0] === id ? label : label === '' ? id : `${label} #${id}`;
    };
    return new Map(ids.map((id) => [id, nameOf(id)]));
  }

  /** Ids of the records that texts name: by id, by label, or by a key of one field that everybody may see. */
  async find(texts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    for (let at = 0; at < texts.length; at += AT_ONCE)
      await this.#find(texts.slice(at, at + AT_ONCE).filter(Boolean), found);
    return found;
  }

  async #find(texts: readonly string[], found: Map<string, string[]>): Promise<void> {
    const ids = new Map(
      texts.flatMap((text) => {
        const id = ID.exec(text)?.[1]?.toLowerCase();
        return id === undefined ? [] : [[text, id] as const];
      }),
    );
    await this.#look(
      'id::text',
      [...ids].map(([text, id]) => ({ text, wished: id })),
      found,
    );
    const named = (known: (text: string) => string) =>
      texts
        .filter((text) => !ids.has(text) && !found.has(text))
        .map((text) => ({ text, wished: known(text) }));
    const [only] = this.#keys(this.#labelFields);
    if (this.#table.entity.label === `{${only?.field}}`)
      await this.#look(
        quoted(only.name),
        named((text) => text),
        found,
      );
    await this.#look(this.#labelSql, named(collapsed), found);
    for (const key of this.#keys(
      (this.#table.entity.unique ?? []).filter((fields) => fields.length === 1).flat(),
    ))
      await this.#look(quoted(key.name), named(collapsed), found);
  }

  async #look(
    expression: string,
    asked: readonly { readonly text: string; readonly wished: string }[],
    found: Map<string, string[]>,
  ): Promise<void> {
    if (asked.length === 0) return;
    const isId = expression === 'id::text';
    const rows = await this.#tx.rows<{ id: string; word: string }>(
      `select id, ${expression} as word from ${this.#table.source}
       where org_id = $1 and deleted_at is null and ${isId ? 'id = any($2::uuid[])' : `${expression} = any($2::text[])`}`,
      [this.#tx.org, [...new Set(asked.map(({ wished }) => wished))]],
    );
    const byWord = Map.groupBy(rows, ({ word }) => word);
    for (const { text, wished } of asked) {
      const meant = byWord.get(wished);
      if (meant !== undefined)
        found.set(
          text,
          meant.map(({ id }) => id),
        );
    }
  }

  get #labelFields(): string[] {
    return fieldsOf(this.#table.entity.label);
  }

  /** Columns of fields that are texts and hidden from nobody. */
  #keys(fields: readonly string[]): Column[] {
    return this.#table.columns.filter(
      ({ field, facts, type }) =>
        fields.includes(field) && type === 'text' && facts.readableBy === undefined && this.#sees(field),
    );
  }

  /** A label as `labelOf` makes it, in SQL. */
  get #labelSql(): string {
    const parts = this.#table.entity.label.split(/\{(\w+)\}/g).map((part, index) => {
      if (index % 2 === 0) return `'${part.replaceAll("'", "''")}'`;
      const column = this.#table.columns.find(({ field }) => field === part);
      return column === undefined || !this.#sees(part) ? "''" : `coalesce(${wordSql(column)}, '')`;
    });
    return String.raw`regexp_replace(btrim(${parts.join(' || ')}), '\s+', ' ', 'g')`;
  }
}

function wordSql({ name, type, facts }: Column): string {
  const column = quoted(name);
  if (facts.kind === 'decimal')
    return `(${column} / 10::numeric ^ ${facts.scale})::numeric(40, ${facts.scale})::text`;
  if (type === 'timestamptz') return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return type === 'text' ? column : `${column}::text`;
}
