import type { HourChartProps, HourValue } from '@selvedge/sdk/page';

export interface Column extends HourValue {
  /** `now`: the hour is not over; `ahead`: it is still to come. Nothing is said of them yet. */
  readonly mood: 'reached' | 'below' | 'now' | 'ahead';
}

/** Room above the highest column, for its number. */
const ABOVE = 1.2;
const after = (hour: number, first: number): number => (hour - first + 24) % 24;

/** Hours without anything stand there too. A work day may go past midnight: an hour is told by how long after the first it is. */
export function columnsOf({ hours, target, first = hours[0]?.hour, last, now = null }: HourChartProps): {
  readonly columns: readonly Column[];
  readonly top: number;
} {
  if (first === undefined) return { columns: [], top: 0 };
  const valueOf = new Map(hours.map(({ hour, value }) => [hour, value]));
  const present = now === null ? null : after(now, first);
  const ends = [...hours.map(({ hour }) => hour), ...(last === undefined ? [] : [last])];
  const span = Math.max(
    0,
    ...ends.map((hour) => after(hour, first)),
    last === undefined ? (present ?? 0) : 0,
  );
  const columns = Array.from({ length: span + 1 }, (_, at): Column => {
    const hour = (first + at) % 24;
    const value = valueOf.get(hour) ?? 0;
    const isReached = target === null || (value >= target && value > 0);
    const mood = isReached
      ? 'reached'
      : present === null || at < present
        ? 'below'
        : at === present
          ? 'now'
          : 'ahead';
    return { hour, value, mood };
  });
  return { columns, top: Math.max(target ?? 0, ...columns.map(({ value }) => value)) * ABOVE };
}
