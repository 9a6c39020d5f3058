/** Formats that every workbook has, by their number. */
const BUILT_IN: Readonly<Record<number, string>> = { 1: '0', 2: '0.00', 9: '0%', 10: '0.00%' };

/** Built-in formats of dates and times, those of Chinese and Japanese workbooks too (ECMA-376, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

export interface NumberFormat {
  readonly code: string | null;
  readonly isDate: boolean;
}

/** @param custom formats that the workbook itself declares */
export function formatOf(id: number, custom: ReadonlyMap<number, string>): NumberFormat {
  const declared = custom.get(id);
  if (declared === undefined) return { code: BUILT_IN[id] ?? null, isDate: isBuiltInDate(id) };
  // Colours, conditions and locales stand in brackets; [h] is a span of hours.
  const bare = declared.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  return { code: declared, isDate: /[ymdhs]/i.test(bare) && !/general/i.test(bare) };
}

const PADDED = /^((?:"[^"]*"|\\.)*)(0+)(?:\.(0+))?((?:"[^"]*"|\\.)*)$/;

/** A number as its format shows it, as far as letters and leading zeros go: `7` in `"GH"000` is `GH007`. */
export function shownIn(number: number, code: string | null): string {
  const [, before = '', whole, places = '', after = ''] = PADDED.exec(code?.split(';')[0] ?? '') ?? [];
  if (whole === undefined || Math.abs(number) >= 1e15) return plainNumber(number);
  const [digits = '', rest] = Math.abs(number).toFixed(places.length).split('.');
  const written = digits.padStart(whole.length, '0') + (rest === undefined ? '' : `.${rest}`);
  return `${literal(before)}${number < 0 ? '-' : ''}${written}${literal(after)}`;
}

const literal = (part: string): string => part.replaceAll(/"([^"]*)"|\\(.)/g, '$1$2');

/** Fifteen digits, as spreadsheets keep them, without an exponent. */
export function plainNumber(number: number): string {
  const kept = Number(number.toPrecision(15));
  const written = String(kept);
  if (!written.includes('e')) return written;
  return Math.abs(kept) >= 1 ? BigInt(Math.round(kept)).toString() : kept.toFixed(20).replace(/0+$/, '');
}
