import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Titles } from '@selvedge/sdk/app';
import type { Json } from '../../records/value.ts';

const isTitles = (value: object): value is Titles =>
  'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string';

const wordsOf = (value: Json): Titles | null => {
  if (typeof value === 'string' && value !== '') return { zh: value, en: value };
  return typeof value === 'object' && value !== null && isTitles(value)
    ? { zh: value.zh, en: value.en }
    : null;
};

/**
 * What a rule that validates returned, as the refusal it means: a sentence, one in each language, or a sentence for each
 * wrong field. Null, true and nothing mean: accepted.
 */
export function refusalOf(returned: Json): SelvedgeError | null {
  if (returned === null || returned === true || returned === '') return null;
  const reason = wordsOf(returned);
  if (reason !== null) return new SelvedgeError('conflict', { reason });
  if (returned === false)
    return new SelvedgeError('conflict', {
      reason: { zh: '本厂规则不允许。', en: 'A rule of the organisation refuses it.' },
    });
  if (typeof returned !== 'object' || Array.isArray(returned)) return null;
  const fields = Object.entries(returned).flatMap(([path, value]) => {
    const message = wordsOf(value);
    return message === null ? [] : [{ path, message }];
  });
  if (fields.length === 0) return null;
  return new SelvedgeError(
    'input.invalid',
    { reason: { zh: '有栏目不符合本厂规则。', en: 'Some fields break a rule of the organisation.' } },
    { fields },
  );
}
