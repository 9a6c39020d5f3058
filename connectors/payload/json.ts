/** What a parsed text is made of. */
export type Json = null | boolean | number | bigint | string | Json[] | { readonly [name: string]: Json };

/** A number that begins with sixteen digits: digits of a fraction, of which measured values have many, are no reason to look twice. */
const LONG_NUMBER = /(?:^|[:,[\s])-?\d{16}/;
const WHOLE = /^-?\d+$/;
const WORD = /"|-?\b(?:NaN|Infinity)\b/g;

const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;

/**
 * Parses JSON from a machine. Whole numbers beyond 2^53 that fit 64 bits come as bigint, exactly;
 * NaN and ±Infinity outside of strings are read as null ("no number").
 * @throws SyntaxError
 */
export function parseJson(text: string): Json {
  try {
    return parseExact(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new SyntaxError('nested too deep', { cause: error });
    if (!text.includes('NaN') && !text.includes('Infinity')) throw error;
    return parseExact(withoutWords(text));
  }
}

function parseExact(text: string): Json {
  if (text.length < 16 || !LONG_NUMBER.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key: string, value: unknown, context?: { readonly source?: string }): unknown => {
    if (typeof value !== 'number' || Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
    const source = context?.source;
    if (source === undefined || source.length > 21 || !WHOLE.test(source)) return value;
    const exact = BigInt(source);
    return exact >= INT64_MIN && exact <= UINT64_MAX ? exact : value;
  });
}

/** Writes null for the words many programs write although JSON has no such numbers; strings stay as they are. */
function withoutWords(text: string): string {
  let written = '';
  let from = 0;
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found !== null; found = WORD.exec(text)) {
    if (found[0] === '"') {
      WORD.lastIndex = endOfString(text, found.index + 1);
      continue;
    }
    written += `${text.slice(from, found.index)}null`;
    from = WORD.lastIndex;
  }
  return written + text.slice(from);
}

function endOfString(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 34) return at + 1;
  }
  return text.length;
}
