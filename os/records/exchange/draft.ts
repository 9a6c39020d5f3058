import type { Field, Fields } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import type { z } from 'zod';
import { read } from '../../namespace/parse.ts';
import { shapeOf } from '../shape.ts';
import type { Json } from '../value.ts';
import { type Cell, type FileRow, shownOf } from './cell.ts';
import { ID } from './columns.ts';
import { undefused } from './csv/formula.ts';
import { textIn, valueIn } from './incoming.ts';
import type { RowFault } from './report.ts';
import { FAULT, WORD } from './words.ts';
import type { WallClock } from './zone.ts';

/** A row of a file as values of fields. */
export interface Draft {
  readonly row: number;
  readonly id: string | null;
  /** What the file says of each field; references stand under `names` until they are found. */
  readonly values: Readonly<Record<string, Json>>;
  readonly names: Readonly<Record<string, string>>;
}

/** Signs without width that come along when cells are copied from web pages. */
const INVISIBLE = /[\u200b\u2060\ufeff]/g;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads rows of a file, cell by cell. */
export class Drafting {
  readonly #columns: readonly (readonly [field: string, facts: Field | null] | null)[];
  readonly #shapes: ReadonlyMap<string, z.ZodType>;
  readonly #clock: WallClock;
  readonly #language: Language;
  readonly #isDefused: boolean;

  /** @param mapping field of each column; null = it is left out */
  constructor(
    mapping: readonly (string | null)[],
    fields: Fields,
    clock: WallClock,
    language: Language,
    isDefused: boolean,
  ) {
    this.#columns = mapping.map((field) => {
      if (field === ID) return [ID, null];
      return field === null || fields[field] === undefined ? null : [field, fields[field]];
    });
    this.#shapes = new Map(Object.entries(fields).map(([field, facts]) => [field, shapeOf(facts)]));
    this.#clock = clock;
    this.#language = language;
    this.#isDefused = isDefused;
  }

  /** Null for an empty row. */
  read({
    row,
    cells,
    covered,
  }: FileRow): { readonly draft: Draft; readonly faults: readonly RowFault[] } | null {
    const values: Record<string, Json> = {};
    const names: Record<string, string> = {};
    const faults: RowFault[] = [];
    let id: string | null = null;
    let isEmpty = true;
    this.#columns.forEach((column, index) => {
      if (column === null) return;
      const cell = this.#meant(cells[index] ?? null);
      const above = covered?.get(index);
      if (cell !== null && above === undefined) isEmpty = false;
      const [field, facts] = column;
      // What was counted once would be counted again.
      if (above !== undefined && (facts?.kind === 'integer' || facts?.kind === 'decimal')) {
        faults.push({ row, field, message: FAULT.merged(above) });
        return;
      }
      if (cell === WORD.tooLong.zh || cell === WORD.tooLong.en) return;
      if (facts === null) {
        id = cell === null ? null : shownOf(cell).toLowerCase();
        if (id !== null && !UUID.test(id)) faults.push({ row, field: ID, message: FAULT.badId });
        return;
      }
      if (facts.kind === 'ref' && cell !== null && !(typeof cell === 'object' && 'error' in cell)) {
        names[field] = textIn(cell);
        return;
      }
      const incoming = this.#value(field, facts, cell);
      if ('value' in incoming) values[field] = incoming.value;
      else for (const message of incoming.faults) faults.push({ row, field, message });
    });
    return isEmpty ? null : { draft: { row, id, values, names }, faults };
  }

  #meant(cell: Cell): Cell {
    if (typeof cell !== 'string') return cell;
    const text = (this.#isDefused ? undefused(cell) : cell).replaceAll(INVISIBLE, '').trim();
    return text === '' ? null : text;
  }

  #value(
    field: string,
    facts: Field,
    cell: Cell,
  ): { readonly value: Json } | { readonly faults: readonly RowFault['message'][] } {
    const incoming = valueIn(facts, cell, this.#clock, this.#language);
    if ('fault' in incoming) return { faults: [incoming.fault] };
    const shape = this.#shapes.get(field);
    if (incoming.value === null || shape === undefined) return { value: null };
    const checked = read(shape, incoming.value);
    if ('faults' in checked) return { faults: checked.faults.map(({ message }) => message) };
    return { value: checked.value as Json };
  }
}
