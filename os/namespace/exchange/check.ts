import type { FieldFault, Wording } from '@selvedge/sdk/errors';
import { inLanguage } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { metricInput, thingPath, titleInput, typeId } from '../input.ts';
import { merged, type Metric, type Title } from '../metric.ts';
import { read } from '../parse.ts';
import { FAULT } from '../words.ts';
import { asBoolean, asDatatype, asNumber, asText, asTitle, asWords } from './cells.ts';
import { headingOf } from './columns.ts';
import type { Draft, DraftRow, RowError } from './document.ts';

/** What a file says of a thing; undefined = nothing. */
export interface CheckedThing {
  readonly origin: DraftRow;
  readonly path: string;
  readonly type?: string;
  readonly title?: Title;
  readonly metrics: readonly Metric[];
}

/** What a file says of a type. `declared` is false where only metrics of it are there. */
export interface CheckedType {
  readonly origin: DraftRow;
  readonly id: string;
  readonly declared: boolean;
  readonly title?: Title;
  readonly metrics: readonly Metric[];
}

export interface Checked {
  readonly things: readonly CheckedThing[];
  readonly types: readonly CheckedType[];
  readonly errors: readonly RowError[];
}

const title = titleInput.optional().transform((written) => written ?? undefined);
const thingRow = z.object({ path: thingPath, type: typeId.optional(), title });
const typeRow = z.object({ id: typeId, title });
const ownerRow = z
  .object({ thing: thingPath.optional(), type: typeId.optional() })
  .refine(({ thing, type }) => (thing === undefined) !== (type === undefined));

/** Checks every row; rows with a fault are told and left out. */
export function checkDraft(draft: Draft): Checked {
  const errors = [...draft.errors];
  const things = new Map<string, CheckedThing>();
  const types = new Map<string, CheckedType>();
  const metricsSeen = new Set<string>();
  const take = <S extends z.ZodType>(row: DraftRow, schema: S, input: unknown): z.output<S> | undefined => {
    const result = read(schema, input);
    if ('value' in result) return result.value;
    errors.push(rowError(row, result.faults[0]));
    return undefined;
  };
  const twice = (row: DraftRow, field: string): void => {
    errors.push(rowError(row, { path: field, message: FAULT.twice }));
  };
  for (const row of draft.rows) {
    if (row.sheet === 'things') {
      const thing = take(
        row,
        thingRow,
        present({
          path: asText(row.cells['path']),
          type: asText(row.cells['type']),
          title: asTitle(row.cells),
        }),
      );
      if (thing !== undefined && things.has(thing.path)) twice(row, 'path');
      else if (thing !== undefined) things.set(thing.path, { ...thing, origin: row, metrics: [] });
    } else if (row.sheet === 'types') {
      const type = take(row, typeRow, present({ id: asText(row.cells['id']), title: asTitle(row.cells) }));
      if (type !== undefined && types.has(type.id)) twice(row, 'id');
      else if (type !== undefined) types.set(type.id, { ...type, origin: row, declared: true, metrics: [] });
    }
  }
  for (const row of draft.rows.filter(({ sheet }) => sheet === 'metrics')) {
    const owner = read(
      ownerRow,
      present({ thing: asText(row.cells['thing']), type: asText(row.cells['type']) }),
    );
    if ('faults' in owner) {
      errors.push(rowError(row, ownerFault(owner.faults)));
      continue;
    }
    const metric = take(row, metricInput, metricOf(row));
    if (metric === undefined) continue;
    const { thing, type } = owner.value;
    const key = `${thing ?? ''} ${type ?? ''} ${metric.name}`;
    if (metricsSeen.has(key)) twice(row, 'name');
    metricsSeen.add(key);
    if (thing !== undefined) {
      const known = things.get(thing) ?? { origin: row, path: thing, metrics: [] };
      things.set(thing, { ...known, metrics: merged(known.metrics, [metric]) });
    } else if (type !== undefined) {
      const known = types.get(type) ?? { origin: row, id: type, declared: false, metrics: [] };
      types.set(type, { ...known, metrics: merged(known.metrics, [metric]) });
    }
  }
  return { things: [...things.values()], types: [...types.values()], errors };
}

const ownerFault = (faults: readonly FieldFault[]): FieldFault =>
  faults.find(({ path }) => path !== '') ?? { path: 'thing', message: FAULT.oneOwner };

const metricOf = ({ cells }: DraftRow): object =>
  present({
    name: asText(cells['name']),
    title: asTitle(cells),
    datatype: asDatatype(cells['datatype']),
    unit: asText(cells['unit']),
    min: asNumber(cells['min']),
    max: asNumber(cells['max']),
    counter: asBoolean(cells['counter']),
    words: asWords(cells['words']),
    formula: asText(cells['formula']),
  });

/** Without what was left empty. */
const present = (cells: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null && value !== undefined));

/** A fault with the name of its column. */
export function rowError(
  { sheet, row }: DraftRow,
  { path, message }: { path: string; message: Wording },
): RowError {
  const heading = headingOf(sheet, path);
  return {
    sheet,
    row,
    message: {
      zh: `${heading.zh}：${inLanguage(message, 'zh')}`,
      en: `${heading.en}: ${inLanguage(message, 'en')}`,
    },
  };
}
