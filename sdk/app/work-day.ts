import type { OrgFacts } from './context.ts';

const DAY_MS = 86_400_000;

/** Making one takes longer than using it a hundred times: one for each time zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(timeZone, made);
  return made;
}

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** `2026-11-30` + 1 → `2026-12-01`. Days of the calendar; `count` may be below zero. */
export const addDays = (day: string, count: number): string =>
  new Date(midnight(day) + count * DAY_MS).toISOString().slice(0, 10);

/** Days from one (`2026-11-30`) to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((midnight(to) - midnight(from)) / DAY_MS);

/** The work day (`2026-11-30`) of a moment, on the org's clocks: it ends at a set hour, not at midnight. */
export function workDayOf(
  moment: Date,
  { timeZone, dayStart }: Pick<OrgFacts, 'timeZone' | 'dayStart'>,
): string {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  const isBefore = `${parts.get('hour')}:${parts.get('minute')}` < dayStart;
  return isBefore ? addDays(day, -1) : day;
}
