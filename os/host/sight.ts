import type { Field, Fields } from '@selvedge/sdk/app';
import type { Sight } from '../records/condition.ts';
import type { Json } from '../records/value.ts';

/** Permissions of one app. */
type Permissions = ReadonlySet<string> | 'all';
type Values = Readonly<Record<string, unknown>>;

const mayKnow = ({ readableBy }: Field, permissions: Permissions): boolean =>
  readableBy === undefined || permissions === 'all' || permissions.has(readableBy);

/** Fields that somebody may know of, however deep they lie. */
export const visibleFields = (fields: Fields, permissions: Permissions): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => mayKnow(field, permissions))
      .map(([name, field]) => [name, visibleField(field, permissions)]),
  );

function visibleField(field: Field, permissions: Permissions): Field {
  switch (field.kind) {
    case 'list':
      return { ...field, item: visibleField(field.item, permissions) };
    case 'map':
      return { ...field, value: visibleField(field.value, permissions) };
    case 'object':
      return { ...field, fields: visibleFields(field.fields, permissions) };
    default:
      return field;
  }
}

/** An answer without the fields that whoever asked may not know of, however deep they lie. */
export const seen = (fields: Fields, permissions: Permissions, answer: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) => {
      const field = fields[name];
      if (field === undefined || !mayKnow(field, permissions)) return [];
      return [[name, seenValue(field, permissions, value)]];
    }),
  );

function seenValue(field: Field, permissions: Permissions, value: unknown): unknown {
  if (field.kind === 'list' && Array.isArray(value))
    return value.map((item) => seenValue(field.item, permissions, item));
  if (!isValues(value)) return value;
  if (field.kind === 'object') return seen(field.fields, permissions, value);
  if (field.kind !== 'map') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, seenValue(field.value, permissions, item)]),
  );
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a field has parts, however deep, that somebody may not know of. */
function hasHidden(field: Field, permissions: Permissions): boolean {
  if (!mayKnow(field, permissions)) return true;
  if (field.kind === 'list') return hasHidden(field.item, permissions);
  if (field.kind === 'map') return hasHidden(field.value, permissions);
  return field.kind === 'object' && Object.values(field.fields).some((part) => hasHidden(part, permissions));
}

/** What somebody with these permissions may know of an entity's records. */
export const sightOf = (fields: Fields, permissions: ReadonlySet<string>): Sight =>
  Object.assign(
    (name: string): boolean => {
      const field = fields[name];
      return field === undefined || mayKnow(field, permissions);
    },
    {
      part: (field: Field, value: Json): Json => seenValue(field, permissions, value) as Json,
      whole: (field: Field): boolean => !hasHidden(field, permissions),
    },
  );
