import type { ChoiceField, Field, Titles } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import type { Json } from '../value.ts';
import { type Cell, shownOf } from './cell.ts';
import { compactIn } from './compact.ts';
import { dayOf, momentOf, plain, timeOf } from './day.ts';
import { plainNumber, shownIn } from './excel/number-format.ts';
import { wallOf } from './excel/serial.ts';
import { digitsOf } from './number.ts';
import { FAULT as RECORD_FAULT } from '../words.ts';
import { FAULT } from './words.ts';
import type { WallClock } from './zone.ts';

/** A cell as a value of its field, not yet checked against the field's bounds; or what is wrong with it. */
export type Incoming = { readonly value: Json } | { readonly fault: Titles };

const WHOLE = RECORD_FAULT.decimal(0);
const YES = new Set('是 有 对 真 √ ✓ ✔ v yes y true t 1 on'.split(' '));
const NO = new Set('否 无 不 错 假 × ✗ ✘ x no n false f 0 off'.split(' '));

/** References are read as the texts that name them. */
export function valueIn(field: Field, cell: Cell, clock: WallClock, language: Language): Incoming {
  if (cell === null) return { value: null };
  if (typeof cell === 'object' && 'error' in cell) return { fault: FAULT.errorCell(cell.error) };
  const text = textIn(cell);
  if (text === '') return { value: null };
  const shown = shownOf(cell);
  const orFault = (value: Json | undefined, fault: Titles): Incoming =>
    value === null || value === undefined ? { fault } : { value };
  switch (field.kind) {
    case 'integer': {
      const digits = digitsOf(cell, field.unit);
      if (digits === null) return { fault: FAULT.number(shown) };
      return Number.isInteger(Number(digits)) ? { value: Number(digits) } : { fault: WHOLE };
    }
    case 'decimal':
      return orFault(digitsOf(cell, field.unit), FAULT.number(shown));
    case 'boolean': {
      const word = plain(text).toLowerCase();
      return orFault(YES.has(word) ? true : NO.has(word) ? false : null, FAULT.yesNo(shown));
    }
    case 'date':
      return orFault(dayOf(cell), FAULT.day(shown));
    case 'moment':
      return orFault(momentOf(cell, clock), FAULT.moment(shown));
    case 'time':
      return orFault(timeOf(cell), FAULT.time(shown));
    case 'choice': {
      const words = Object.values(field.options).map((titles) => titles[language]);
      return orFault(choiceIn(field, text), FAULT.choice(shown, words));
    }
    case 'list':
    case 'object':
    case 'map':
      return orFault(compactIn(field, text.trim()), FAULT.compact(shown));
    default:
      return { value: text };
  }
}

/** The words of a cell. A number is written as its format shows it, a date as 2026-11-23. */
export function textIn(cell: Exclude<Cell, { error: string } | null>): string {
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  const { number, format, isDate } = cell;
  if (!isDate) return shownIn(number, format);
  const wall = wallOf(number);
  if (wall === null) return plainNumber(number);
  const [day, clock = ''] = wall.split('T');
  const time = clock.replace(/(?::00)?\.000$/, '');
  return number < 1 ? time : time === '00:00' ? day : `${day} ${time}`;
}

const loose = (word: string): string => plain(word).toLowerCase().replaceAll(/\s+/g, '');

/** The option that a word of either language, or the option's own, stands for; null = none, or not only one. */
export function choiceIn({ options }: ChoiceField, word: string): string | null {
  if (Object.hasOwn(options, word)) return word;
  const wished = loose(word);
  const found = Object.entries(options).filter(([key, { zh, en }]) =>
    [key, zh, en].some((known) => loose(known) === wished),
  );
  return found.length === 1 ? found[0][0] : null;
}
