import { unitIn } from '@selvedge/sdk/app';
import type { Cell } from './cell.ts';
import { plain } from './day.ts';
import { plainNumber } from './excel/number-format.ts';

const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^[+-]?\d{1,4}(?:,\d{4})+(?:\.\d*)?$/;
const BARE = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Digits of a number as a cell shows it: `-1234.5`; null when it is none. @param unit in either language, may stand behind it */
export function digitsOf(cell: Cell, unit: string | undefined): string | null {
  if (typeof cell === 'object' && cell !== null && 'number' in cell) {
    const isShare = unit === '%' && cell.format?.includes('%') === true;
    return plainNumber(isShare ? cell.number * 100 : cell.number);
  }
  if (typeof cell !== 'string') return null;
  let text = plain(cell);
  const spelt = [unit ?? '', unitIn(unit ?? '', 'zh'), unitIn(unit ?? '', 'en')].map(plain);
  const behind = spelt.find((word) => word !== '' && text.endsWith(word));
  if (behind !== undefined) text = text.slice(0, -behind.length);
  text = text
    .replace(/^[-+]?\s*(?:[¥$€]|rmb|cny)\s*/i, (sign) => (sign.startsWith('-') ? '-' : ''))
    .replace(/\s*元$/, '')
    .replaceAll(/\s+/g, '')
    .replace('−', '-');
  const [, inBrackets] = /^\((.+)\)$/.exec(text) ?? [];
  if (inBrackets !== undefined) text = `-${inBrackets}`;
  if (GROUPED.test(text)) text = text.replaceAll(',', '');
  if (!BARE.test(text)) return null;
  return text
    .replace(/^([+-]?)\./, '$10.')
    .replace(/\.$/, '')
    .replace(/^\+/, '');
}
