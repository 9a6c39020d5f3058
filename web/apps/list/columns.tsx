import type { Field } from '@selvedge/sdk/app';
import { Link } from '@tanstack/react-router';
import type { EntityFacts, Found } from '../../client/index.ts';
import type { Column } from '../../parts/list/column.ts';
import { OWN } from '../facts.ts';
import { isNumber } from '../value/matrix.ts';
import { labelOf } from '../value/label.ts';
import { Value } from '../value/Value.tsx';
import { cellWords, type Telling } from '../value/words.ts';

const SORTED = new Set(['text', 'integer', 'decimal', 'date', 'moment', 'time', 'choice']);

/** Fields in the order of a list: those of the declaration first, the others to be chosen. */
const namesOf = ({ list, fields }: EntityFacts): string[] => [
  ...list,
  ...Object.keys(fields).filter((name) => !list.includes(name)),
];

/** The field that is the record's name by itself, so that it is not shown twice. */
const nameField = (entity: EntityFacts): string | undefined => {
  const [, name] = /^\{(\w+)\}$/.exec(entity.label) ?? [];
  return name !== undefined && entity.fields[name] !== undefined ? name : undefined;
};

/** Fields that the record's name is made of. */
const partsOf = ({ label, fields }: EntityFacts): string[] =>
  [...label.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (fields[name] === undefined ? [] : [name]));

/** Columns of a list of records; the first is its name and leads to the record. */
export function columnsOf(app: string, entity: EntityFacts, telling: Telling): Column<Found>[] {
  const named = nameField(entity);
  const parts = partsOf(entity);
  const [first = ''] = parts;
  const field = named === undefined ? undefined : entity.fields[named];
  const name: Column<Found> = {
    key: named ?? '·name',
    title: (field ?? entity).title[telling.language],
    isName: true,
    ...(SORTED.has(entity.fields[first]?.kind ?? '') ? { sort: first } : {}),
    draw: (record) => (
      <Link
        to="/a/$app/$entity/$id"
        params={{ app, entity: entity.name, id: record.id }}
        className="record-link"
        data-testid="record-link"
      >
        {nameWords(entity, field, named, record, telling)}
      </Link>
    ),
    text: (record) => nameWords(entity, field, named, record, telling),
  };
  const others = namesOf(entity)
    .filter((each) => each !== named)
    .flatMap((each) => {
      const facts = entity.fields[each];
      return facts === undefined
        ? []
        : [columnOf(each, facts, !entity.list.includes(each) || parts.includes(each), telling)];
    });
  return [name, ...others];
}

function nameWords(
  entity: EntityFacts,
  field: Field | undefined,
  named: string | undefined,
  record: Found,
  telling: Telling,
): string {
  const words =
    field === undefined || named === undefined
      ? labelOf(entity, record, telling.labels)
      : cellWords(field, record[named], telling);
  return words === '' ? '—' : words;
}

const columnOf = (name: string, field: Field, isExtra: boolean, telling: Telling): Column<Found> => ({
  key: name,
  title: field.title[telling.language],
  isNumber: isNumber(field),
  ...(isExtra ? { extra: true } : {}),
  ...(name.startsWith(OWN) ? { isOwn: true } : {}),
  ...(SORTED.has(field.kind) ? { sort: name } : {}),
  draw: (record) => <Value field={field} value={record[name]} telling={telling} />,
  text: (record) => cellWords(field, record[name], telling),
});
