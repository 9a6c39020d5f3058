const MINUTE_MS = 60_000;

/** Clocks on the wall of a place. Moments are whole minutes since the epoch. */
export interface Zone {
  /** When the clocks show a time of a day; a time that is skipped in spring is taken as if it was not. */
  minuteAt(day: string, time: string): number;
  /** What the clocks show: day and time. */
  wallAt(minute: number): { readonly day: string; readonly time: string };
}

/** A moment as whole minutes: 07:30:59 is 07:30, as people read it. */
export const minuteOf = (moment: Date | string): number => Math.floor(new Date(moment).getTime() / MINUTE_MS);

/** RFC 3339, from whole minutes. */
export const momentOf = (minute: number): string => new Date(minute * MINUTE_MS).toISOString();

export function zoneOf(timeZone: string): Zone {
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, number>();
  const asIfUtc = (minute: number): number => {
    const part = Object.fromEntries(
      formatter.formatToParts(minute * MINUTE_MS).map(({ type, value }) => [type, Number(value)]),
    );
    const { year, month, day, hour, minute: minutes } = part;
    return Date.UTC(year, month - 1, day, hour, minutes) / MINUTE_MS;
  };
  const offset = (minute: number): number => {
    const found = known.get(minute) ?? asIfUtc(minute) - minute;
    known.set(minute, found);
    return found;
  };
  return {
    minuteAt(day, time) {
      const wished = Date.parse(`${day}T${time}:00Z`) / MINUTE_MS;
      const near = wished - offset(wished);
      return wished - offset(near);
    },
    wallAt(minute) {
      const written = new Date((minute + offset(minute)) * MINUTE_MS).toISOString();
      return { day: written.slice(0, 10), time: written.slice(11, 16) };
    },
  };
}
