import type { Json } from '../../records/value.ts';
import { valueFault } from './answer.ts';
import { LARGEST } from './rule.ts';

export type Copied =
  | { readonly ok: true; readonly text: string; readonly bytes: number }
  | { readonly ok: false; readonly message: string };

/** The input as it is now, as text: what the caller does to it afterwards, a waiting rule does not see. */
export function copied(input: Json): Copied {
  const text = stringified(input);
  if (text === undefined) return { ok: false, message: 'the input is no JSON' };
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST.input) return { ok: false, message: `the input is larger than ${LARGEST.input} bytes` };
  const fault = valueFault(input);
  return fault === null ? { ok: true, text, bytes } : { ok: false, message: fault };
}

/** Undefined for what has no JSON: a function, a cycle, too deep a nest. */
function stringified(input: Json): string | undefined {
  try {
    return JSON.stringify(input);
  } catch {
    return undefined;
  }
}
