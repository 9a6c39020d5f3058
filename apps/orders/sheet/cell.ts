const NOTHING = /^[-–—−/\\x×~.·]*$/iu;
const UNIT = /(件|条|套|pcs|pc|pieces)\.?$/iu;

/** A cell as it is read: full-width characters narrowed, invisible ones gone. */
export const cleaned = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Pieces in a cell: blank and dashes are 0, thousands commas and units are fine; null = no number of pieces. */
export function quantityOf(cell: string): number | null {
  if (NOTHING.test(cell)) return 0;
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

/** A calendar day in a cell: 2026-12-05, 2026/12/5, 2026.12.5, 2026年12月5日, 20261205, a spreadsheet's number; else null. */
export function dayOf(cell: string): string | null {
  const [, year, month, date] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s.*)?$/u.exec(cell) ??
    /^(20\d{2})(\d{2})(\d{2})$/.exec(cell) ??
    [];
  if (year !== undefined) return day(Number(year), Number(month), Number(date));
  return /^[45]\d{4}$/.test(cell)
    ? new Date(SPREADSHEET_EPOCH + Number(cell) * 86_400_000).toISOString().slice(0, 10)
    : null;
}
