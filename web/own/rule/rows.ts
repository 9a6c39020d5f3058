import type { Fields } from '@selvedge/sdk/app';
import { isObject } from '../../apps/list/search.ts';
import type { Values } from '../../client/index.ts';
import { isPlainKnown } from './known.ts';
import { asksValue, type Condition, testsOf } from './sentences.ts';

/** Which records a rule at set times is given, as conditions of words. */
export interface Wanted {
  readonly conditions: readonly Condition[];
  /** What was written in a file and cannot be said so. */
  readonly rest: Values;
}

/** A day that moves: its condition holds how many days after today. */
export const isMoving = (value: string): boolean => !/^\d{4}-/.test(value);

const isDayed = (fields: Fields, name: string): boolean =>
  fields[name]?.kind === 'date' || fields[name]?.kind === 'moment';

function valueOf(fields: Fields, { code, value }: Condition): unknown {
  switch (fields[code]?.kind) {
    case 'boolean':
      return true;
    case 'integer':
      return Number(value) || 0;
    case 'decimal':
      return value.trim() === '' ? '0' : value.trim();
    case 'date':
    case 'moment':
      return isMoving(value) ? { today: Math.round(Number(value) || 0) } : value;
    default:
      return value;
  }
}

/** A condition may be asked when its field is there and what it is compared with is chosen. */
const isWhole = (fields: Fields, { code, test, value }: Condition): boolean =>
  fields[code] !== undefined &&
  (!asksValue(test) || value !== '' || fields[code].kind === 'boolean' || isDayed(fields, code));

/** As the server is asked. Two conditions on one field must both hold. */
export function whereOf(fields: Fields, { conditions, rest }: Wanted): Values {
  const where: Record<string, unknown> = { ...rest };
  for (const condition of conditions) {
    if (!isWhole(fields, condition)) continue;
    const { code, test } = condition;
    const value = valueOf(fields, condition);
    const before = where[code];
    const both = isObject(before) && !('today' in before) ? before : {};
    if (test === 'empty') where[code] = null;
    else if (test === 'filled') where[code] = { ...both, not: null };
    else if (test === 'is') where[code] = value;
    else where[code] = { ...both, [test === 'isNot' ? 'not' : test]: value };
  }
  return where;
}

/** A condition's value as it is typed; null for what no condition says. */
function typed(fields: Fields, name: string, value: unknown): string | null {
  if (isDayed(fields, name) && isObject(value) && typeof value['today'] === 'number')
    return String(value['today']);
  if (typeof value === 'boolean') return value ? '' : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function conditionsOn(fields: Fields, code: string, wished: unknown): Condition[] | null {
  const field = fields[code];
  if (field === undefined || !isPlainKnown({ code, field, isOwn: false })) return null;
  if (wished === null) return [{ code, test: 'empty', value: '' }];
  const whole = typed(fields, code, wished);
  if (whole !== null) return [{ code, test: 'is', value: whole }];
  if (!isObject(wished) || Object.keys(wished).length === 0) return null;
  const conditions = Object.entries(wished).map(([word, value]): Condition | null => {
    if (word === 'not' && value === null) return { code, test: 'filled', value: '' };
    const known = typed(fields, code, value);
    if (known === null) return null;
    if (word === 'not') return { code, test: 'isNot', value: known };
    return word === 'above' || word === 'below' ? { code, test: word, value: known } : null;
  });
  const said = conditions.filter((one) => one !== null && testsOf(field).includes(one.test));
  return said.length === conditions.length ? said.filter((one) => one !== null) : null;
}

/** What is asked, in words as far as there are words for it. */
export function wantedOf(fields: Fields, where: Values): Wanted {
  const conditions: Condition[] = [];
  const rest: Record<string, unknown> = {};
  for (const [name, wished] of Object.entries(where)) {
    const said = conditionsOn(fields, name, wished);
    if (said === null) rest[name] = wished;
    else conditions.push(...said);
  }
  return { conditions, rest };
}
