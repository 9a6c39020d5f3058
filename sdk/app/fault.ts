import type { Titles } from '../connector/connector.ts';
import { type FieldFault, SelvedgeError } from '../errors.ts';

/** The state of things does not allow it; `reason` says why and what to do, in a sentence of the person's language. */
export const conflict = (reason: Titles): SelvedgeError => new SelvedgeError('conflict', { reason });

/** An input cannot be right; `fields` say which, in a sentence each. */
export const invalid = (...fields: readonly FieldFault[]): SelvedgeError =>
  new SelvedgeError(
    'input.invalid',
    { reason: { zh: '有栏目填写不正确。', en: 'Some fields are not right.' } },
    { fields },
  );

/** There is none of that name here. */
export const missing = (object: Titles): SelvedgeError => new SelvedgeError('not.found', { object });
