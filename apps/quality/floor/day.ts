import type { OrgFacts } from '@selvedge/sdk/app';

const DAY_MS = 86_400_000;

/** The work day of a moment, on the org's clocks: it ends at a set hour, not at midnight. */
export function workDayOf(at: Date, { timeZone, dayStart }: Pick<OrgFacts, 'timeZone' | 'dayStart'>): string {
  const written = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
  const [day, time] = written.split(' ');
  return time < dayStart ? new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10) : day;
}
