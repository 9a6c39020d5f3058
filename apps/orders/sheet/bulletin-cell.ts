import { fromScaled, type Titles, toScaled } from '@selvedge/sdk/app';
import { moneyOf, perIn, type SheetPer } from '@selvedge/sdk/sheet';
import { PLACES } from '../rules/bulletin-totals.ts';
import { t } from '../words.ts';

/** What was put right and what was not understood, as it is found. */
export interface Told {
  readonly mended: Titles[];
  readonly unclear: Titles[];
}

const PIECES = { piece: 1n, dozen: 12n, hundred: 100n } as const;
const PER_WORDS: Readonly<Record<SheetPer, Titles>> = {
  piece: t('件', 'piece'),
  dozen: t('打', 'dozen'),
  hundred: t('百件', 'hundred'),
};
const FINE = 12;
const STEP = 10n ** BigInt(FINE - PLACES);
const PENDING = /^(待定|待定价|未定|面议|暂无|无|tbd|pending|[-–—/]+)$/i;

/** Price of one piece, four places; null = pending. @param units words beside it that may say “per dozen” */
export function priceCell(cell: string, units: readonly string[], row: number, told: Told): string | null {
  if (cell === '' || PENDING.test(cell)) return null;
  const read = moneyOf(cell);
  if (read === null) {
    told.unclear.push(
      t(
        `第 ${row} 行工价“${cell}”看不懂，按待定价读入。`,
        `Row ${row}: “${cell}” is no price; it is read as pending.`,
      ),
    );
    return null;
  }
  const per = read.per ?? units.map(perIn).find((one) => one !== null) ?? 'piece';
  const { rounded, isExact } = perPiece(read.amount, per);
  if (per !== 'piece' || !isExact)
    told.mended.push(
      t(
        `第 ${row} 行“${cell}”${per === 'piece' ? '' : `是每${PER_WORDS[per].zh}的价，`}按每件 ${rounded} 元读入${isExact ? '' : '（四舍五入到万分位；要精确请在工价表里按打、按百件定）'}。`,
        `Row ${row}: “${cell}”${per === 'piece' ? '' : ` is per ${PER_WORDS[per].en},`} read as ${rounded} a piece${isExact ? '' : ' (rounded to four places; to be exact set it per dozen or hundred in the price grid)'}.`,
      ),
    );
  else if (!/^\d+(\.\d+)?$/.test(cell))
    told.mended.push(
      t(`第 ${row} 行“${cell}”按 ${rounded} 元读入。`, `Row ${row}: “${cell}” is read as ${rounded}.`),
    );
  return rounded;
}

function perPiece(amount: string, per: SheetPer): { readonly rounded: string; readonly isExact: boolean } {
  const fine = toScaled(amount, FINE);
  const pieces = PIECES[per] * STEP;
  const whole = (fine + pieces / 2n) / pieces;
  return { rounded: fromScaled(whole, PLACES), isExact: fine % pieces === 0n };
}

/** Minutes of a piece, four places; seconds where the cell or its heading says so; null = none. */
export function samCell(cell: string, heading: string, row: number, told: Told): string | null {
  if (cell === '' || PENDING.test(cell)) return null;
  const [, number, unit = ''] =
    /^(\d{1,6}(?:\.\d{1,8})?)\s*(秒钟?|s|sec|seconds?|"|分钟?|min|minutes?|'|m)?$/iu.exec(cell) ?? [];
  if (number === undefined) {
    told.unclear.push(
      t(`第 ${row} 行工时“${cell}”看不懂，没有读入。`, `Row ${row}: “${cell}” is no time; it is not read.`),
    );
    return null;
  }
  const isSeconds = unit === '' ? /秒|sec|\(s\)/i.test(heading) : /^(秒|s|")/iu.test(unit);
  const minutes = (Number(number) / (isSeconds ? 60 : 1)).toFixed(PLACES);
  if (isSeconds || unit !== '')
    told.mended.push(
      t(
        `第 ${row} 行工时“${cell}${unit === '' ? ' 秒' : ''}”按 ${minutes} 分读入。`,
        `Row ${row}: “${cell}${unit === '' ? ' s' : ''}” is read as ${minutes} minutes.`,
      ),
    );
  return minutes;
}
