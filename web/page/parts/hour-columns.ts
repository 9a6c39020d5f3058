import type { HourValue } from '@selvedge/sdk/page';

export interface Column extends HourValue {
  /** `now`: the hour is not over, nothing is said of it yet. */
  readonly mood: 'reached' | 'below' | 'now';
}

/** Room above the highest column, for its number. */
const ABOVE = 1.2;

/** Hours without anything stand there too, from the first to the last or the present one. A work day may go past midnight. */
export function columnsOf(
  hours: readonly HourValue[],
  target: number | null,
  now: number | null,
): { readonly columns: readonly Column[]; readonly top: number } {
  if (hours.length === 0) return { columns: [], top: 0 };
  const first = hours[0].hour;
  const last = now ?? hours[hours.length - 1].hour;
  const valueOf = new Map(hours.map(({ hour, value }) => [hour, value]));
  const span = (last - first + 24) % 24;
  const columns = Array.from({ length: span + 1 }, (_, at): Column => {
    const hour = (first + at) % 24;
    const value = valueOf.get(hour) ?? 0;
    const isReached = target === null || value >= target;
    return { hour, value, mood: hour === now && !isReached ? 'now' : isReached ? 'reached' : 'below' };
  });
  return { columns, top: Math.max(target ?? 0, ...columns.map(({ value }) => value)) * ABOVE };
}
