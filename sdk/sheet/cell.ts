const NOTHING = /^[-–—−/\\x×~.·]*$/iu;
const UNIT = /(件|条|套|个|pcs|pc|pieces)\.?$/iu;
const DOZENS = /(打|dozens?|doz|dz)\.?$/iu;

/** A cell as it is read: full-width characters narrowed, invisible ones gone. */
export const cleaned = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Pieces in a cell: blank and dashes are 0, thousands commas and units are fine, a dozen is twelve; null = no number of pieces. */
export function quantityOf(cell: string): number | null {
  if (NOTHING.test(cell)) return 0;
  if (DOZENS.test(cell)) {
    const dozens = quantityOf(cell.replace(DOZENS, '').trim());
    return dozens === null || dozens === 0 ? null : dozens * 12;
  }
  const bare = cell.replace(UNIT, '').replaceAll(/[\s,'']/g, '');
  const [, whole = ''] = /^\+?(\d{1,7})(?:\.0+)?$/.exec(bare) ?? [];
  return whole === '' ? null : Number(whole);
}

const day = (year: number, month: number, date: number): string | null => {
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date
    ? made.toISOString().slice(0, 10)
    : null;
};

/** Day 0 of a spreadsheet's calendar. */
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A calendar day in a cell: 2026-12-05, 2026/12/5, 26.12.5, 2026年12月5日, 20261205, 5 Dec 2026, a spreadsheet's number;
 * else null. Without a year, or with days and months in an order that nobody can tell, it is none.
 */
export function dayOf(cell: string): string | null {
  const [, year, month, date] =
    /^(\d{4}|[23]\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[\sT(].*)?$/u.exec(cell) ??
    /^(20\d{2})(\d{2})(\d{2})$/.exec(cell) ??
    [];
  if (year !== undefined) return day(Number(year.padStart(4, '20')), Number(month), Number(date));
  const [, first = '', second = '', third] =
    /^(\d{1,2}|[a-z]{3,9})\.?[\s-]+(\d{1,2}|[a-z]{3,9})\.?,?[\s-]+(20\d{2})$/i.exec(cell) ?? [];
  if (third !== undefined) {
    const [named, counted] = /^\d/.test(first) ? [second, first] : [first, second];
    const found = MONTHS.indexOf(named.slice(0, 3).toLowerCase());
    return found < 0 || !/^\d/.test(counted) ? null : day(Number(third), found + 1, Number(counted));
  }
  return /^[45]\d{4}$/.test(cell)
    ? new Date(SPREADSHEET_EPOCH + Number(cell) * 86_400_000).toISOString().slice(0, 10)
    : null;
}

export type SheetPer = 'piece' | 'dozen' | 'hundred';

const COINS: Readonly<Record<string, number>> = { 角: 1, 毛: 1, 分: 2 };
const PERS: readonly (readonly [SheetPer, RegExp])[] = [
  ['hundred', /(百件|百|100件|100pcs|hundred)$/iu],
  ['dozen', /(打|一打|12件|dozen|doz|dz)$/iu],
  ['piece', /(件|条|套|个|pcs|pc|piece)$/iu],
];

/** For how many pieces a price is, in words such as “元/打”, “每百件”; null = nothing is said. */
export const perIn = (written: string): SheetPer | null =>
  PERS.find(([, words]) => words.test(written.replaceAll(/[\s()]/g, '')))?.[0] ?? null;

/** Money in a cell as decimal text, and for how many pieces where it says so: “0.12元”, “¥1,200.5”, “1.44/打”, “12分”; null = none. */
export function moneyOf(cell: string): { readonly amount: string; readonly per: SheetPer | null } | null {
  const bare = cleaned(cell).replaceAll(/[\s,]/g, '');
  const [, number, coin = '', tail = ''] =
    /^(?:[¥￥$]|rmb|cny)?(\d{1,12}(?:\.\d{1,12})?|\.\d{1,12})(元|块|角|毛|分|rmb|cny|yuan)?(?:[/每](.+))?$/iu.exec(
      bare,
    ) ?? [];
  if (number === undefined) return null;
  const per = tail === '' ? null : perIn(tail);
  if (tail !== '' && per === null) return null;
  const [whole = '0', places = ''] = number.split('.');
  const shift = COINS[coin] ?? 0;
  const digits = (whole === '' ? '0' : whole).padStart(shift + 1, '0');
  const at = digits.length - shift;
  const decimals = (digits.slice(at) + places).replace(/0+$/, '');
  const integral = digits.slice(0, at).replace(/^0+(?=\d)/, '');
  return { amount: decimals === '' ? integral : `${integral}.${decimals}`, per };
}
