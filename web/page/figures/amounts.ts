import type { Amount } from '@selvedge/sdk/page';
import { formatNumber, withUnit } from '../../format/number.ts';

/** For drawing; null = a gap. */
export function numberOf(amount: Amount | undefined): number | null {
  if (amount === null || amount === undefined || amount === '') return null;
  const number = Number(amount);
  return Number.isFinite(number) ? number : null;
}

/** For reading: nothing is said of what is not known. */
export const written = (amount: Amount | undefined, unit?: string): string =>
  numberOf(amount) === null ? '—' : withUnit(formatNumber(amount ?? ''), unit);

/** Where an axis begins: at nothing, or close below when all of it lies far above. */
export function beginning(values: readonly (number | null)[]): number | undefined {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0 || low < 0) return undefined;
  if (low < high * 0.6 || low === high) return 0;
  const step = stepOf((high - low) / 2);
  const below = Math.floor((low - (high - low) * 0.3) / step) * step;
  return Math.max(0, Number(below.toPrecision(12)));
}

/** 1, 2 or 5 of a power of ten, at least so much. */
function stepOf(least: number): number {
  const size = 10 ** Math.floor(Math.log10(least));
  return (([1, 2, 5] as const).find((step) => step * size >= least) ?? 10) * size;
}

/** `2026-11-30` → `11-30`, as there is little room on an axis. */
export const shortDay = (title: string): string => (/^\d{4}-\d\d-\d\d$/.test(title) ? title.slice(5) : title);
