import type { Field } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import type { Json } from '../value.ts';
import type { Written } from './cell.ts';
import { compactOf } from './compact.ts';
import { choiceIn } from './incoming.ts';
import { WORD } from './words.ts';
import type { WallClock } from './zone.ts';

export interface Outgoing {
  readonly language: Language;
  readonly clock: WallClock;
  /** How a record that is referred to is written. */
  readonly nameOf: (field: string, id: string) => string;
}

/** Spreadsheets keep fifteen digits. */
const MOST_DIGITS = 15;

/** A value of a record as a cell that reads back as the same value. */
export function writtenOf(name: string, field: Field, value: Json, outgoing: Outgoing): Written {
  if (value === null) return null;
  const { language, clock } = outgoing;
  switch (field.kind) {
    case 'integer':
    case 'decimal': {
      const digits = wordOf(value);
      const places = field.kind === 'decimal' ? field.scale : 0;
      if (digits.replaceAll(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS) return { text: digits };
      return { number: digits, places, isMoney: field.kind === 'decimal' && field.isMoney === true };
    }
    case 'boolean':
      return { text: (value === true ? WORD.yes : WORD.no)[language] };
    case 'date':
      return { day: wordOf(value) };
    case 'moment': {
      const wall = clock.wall(wordOf(value));
      // An hour that comes twice in a year would read back as the first of the two.
      return clock.moment(wall) === value ? { moment: wall } : { text: wordOf(value) };
    }
    case 'choice': {
      const word = field.options[wordOf(value)]?.[language] ?? '';
      return { text: choiceIn(field, word) === value ? word : wordOf(value) };
    }
    case 'ref':
      return { text: outgoing.nameOf(name, wordOf(value)) };
    case 'list':
    case 'object':
    case 'map':
      return { text: compactOf(field, value) };
    default:
      return { text: wordOf(value) };
  }
}

const wordOf = (value: Json): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
