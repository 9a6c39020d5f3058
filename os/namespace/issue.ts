import type { Titles } from '@selvedge/sdk/connector';
import type { z } from 'zod';

const say = (zh: string, en: string): Titles => ({ zh, en });

const NEEDED = say('必须填写。', 'This is needed.');
const FORM = say('格式不对。', 'It does not have the right form.');
const WHOLE = say('应为整数。', 'A whole number is needed.');
const KINDS: Readonly<Record<string, Titles>> = {
  string: say('应为文字。', 'A text is needed.'),
  number: say('应为数字。', 'A number is needed.'),
  int: WHOLE,
  boolean: say('应为 true 或 false。', 'It should be true or false.'),
  array: say('应为列表。', 'A list is needed.'),
  object: say('应为由栏目组成的对象。', 'An object of fields is needed.'),
  record: say('应为由栏目组成的对象。', 'An object of fields is needed.'),
};
const FORMATS: Readonly<Record<string, Titles>> = {
  uuid: say('编号无法识别。', 'This is no id.'),
  datetime: say(
    '时间应写作 2026-11-23T07:50:00Z，且确有其时。',
    'A moment is written 2026-11-23T07:50:00Z, and must be one that there is.',
  ),
};
const MOST_SHOWN = 20;

/** What a schema found wrong with an input, in the words of the house; null where the library’s own are as good. */
export function wordsOf(issue: z.core.$ZodIssue, input: unknown): Titles | null {
  switch (issue.code) {
    case 'custom':
      return titlesIn(issue.params);
    case 'invalid_type':
      if (valueAt(input, issue.path) === undefined) return NEEDED;
      // Only JSON's 1e400 is a number and yet none.
      return KINDS[issue.expected] ?? null;
    case 'invalid_value': {
      if (valueAt(input, issue.path) === undefined) return NEEDED;
      const words = issue.values.slice(0, MOST_SHOWN).map(String);
      const more = issue.values.length > MOST_SHOWN ? '…' : '';
      return say(
        `应为以下之一：${words.join('、')}${more}。`,
        `One of these is needed: ${words.join(', ')}${more}.`,
      );
    }
    case 'invalid_union': {
      if (valueAt(input, issue.path) === undefined) return NEEDED;
      // A number may be written as a text too.
      const kinds = issue.errors.flat().map((inner) => (inner.code === 'invalid_type' ? inner.expected : ''));
      return kinds.includes('number') && !kinds.includes('') ? (KINDS['number'] ?? FORM) : FORM;
    }
    case 'unrecognized_keys': {
      const keys = issue.keys
        .slice(0, MOST_SHOWN)
        .map((key) => (key.length > 60 ? `${key.slice(0, 60)}…` : key));
      return say(`没有这样的栏目：${keys.join('、')}。`, `There is no such field: ${keys.join(', ')}.`);
    }
    case 'too_big':
      return bound(issue.origin, issue.maximum, 'most');
    case 'too_small':
      return bound(issue.origin, issue.minimum, 'least');
    case 'invalid_format':
      return FORMATS[issue.format] ?? (issue.format === 'regex' ? FORM : null);
    default:
      return null;
  }
}

function bound(origin: string, limit: number | bigint, which: 'most' | 'least'): Titles | null {
  const [zh, en] = which === 'most' ? ['最多', 'At most'] : ['至少', 'At least'];
  if (origin === 'string') return say(`${zh} ${limit} 个字。`, `${en} ${limit} characters.`);
  if (origin === 'array' || origin === 'set') return say(`${zh} ${limit} 项。`, `${en} ${limit} items.`);
  if (origin !== 'number' && origin !== 'int') return null;
  return which === 'most'
    ? say(`不能大于 ${limit}。`, `Not above ${limit}.`)
    : say(`不能小于 ${limit}。`, `Not below ${limit}.`);
}

function titlesIn(params: Readonly<Record<string, unknown>> | undefined): Titles | null {
  const titles: unknown = params?.['titles'];
  return typeof titles === 'object' && titles !== null && 'zh' in titles && 'en' in titles
    ? { zh: String(titles.zh), en: String(titles.en) }
    : null;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}
