import type { OwnField, Titles } from '../../client/index.ts';

/** Kinds of fields as people tell them apart. */
export type Sort =
  | 'text'
  | 'lines'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'choice'
  | 'boolean'
  | 'date'
  | 'moment'
  | 'time'
  | 'ref';

export const SORTS: readonly Sort[] = [
  'text',
  'choice',
  'integer',
  'date',
  'boolean',
  'decimal',
  'money',
  'lines',
  'ref',
  'moment',
  'time',
];

export function sortOf(field: OwnField): Sort {
  if (field.kind === 'text') return field.multiline === true ? 'lines' : 'text';
  if (field.kind === 'decimal') return field.isMoney === true ? 'money' : 'decimal';
  return field.kind;
}

/** A new field of a sort. @param target entity that a reference leads to at first */
export function fieldOf(sort: Sort, title: Titles, target: string): OwnField {
  switch (sort) {
    case 'text':
      return { kind: 'text', title };
    case 'lines':
      return { kind: 'text', title, multiline: true, maxLength: 2000 };
    case 'decimal':
      return { kind: 'decimal', title, scale: 2 };
    case 'money':
      return { kind: 'decimal', title, scale: 2, isMoney: true };
    case 'choice':
      return { kind: 'choice', title, options: {} };
    case 'ref':
      return { kind: 'ref', title, entity: target };
    default:
      return { kind: sort, title };
  }
}
