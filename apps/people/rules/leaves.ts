import { ALWAYS, type Span } from './spans.ts';
import type { Timetable } from './timetable.ts';

/** Days off, or a part of one day. */
export interface Leave {
  readonly since: string;
  readonly until: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
}

export type LeaveFault = 'order' | 'halfTimes' | 'timesOfDays' | 'tooLong';

/** Nobody asks for more at once; a slip of the year is. */
const LONGEST_DAYS = 366;

/** What makes a leave impossible. */
export function leaveFaults({ since, until, startTime, endTime }: Leave, days: number): LeaveFault[] {
  const faults: LeaveFault[] = [];
  if (until < since) faults.push('order');
  if (days > LONGEST_DAYS) faults.push('tooLong');
  if ((startTime === null) !== (endTime === null)) faults.push('halfTimes');
  else if (startTime !== null && (since !== until || startTime === endTime)) faults.push('timesOfDays');
  return faults;
}

/** Minutes of a work day that a leave covers; times before a night shift begins are those after midnight. */
export function leaveOn(leave: Leave, day: string, team: string | null, table: Timetable): Span | null {
  const { since, until, startTime, endTime } = leave;
  if (day < since || day > until) return null;
  if (startTime === null || endTime === null) return ALWAYS;
  const span = table.span(day, startTime, endTime);
  const usual = table.plan(team, day).usual;
  return usual !== null && span.to <= usual.from && usual.to > table.span(day, '00:00', '00:00').to
    ? { from: span.from + 1440, to: span.to + 1440 }
    : span;
}

/** Whether two leaves of one worker want the same time. */
export function overlap(a: Leave, b: Leave): boolean {
  if (a.until < b.since || b.until < a.since) return false;
  if (a.startTime === null || a.endTime === null || b.startTime === null || b.endTime === null) return true;
  const [endA, endB] = [ended(a.startTime, a.endTime), ended(b.startTime, b.endTime)];
  return a.startTime < endB && b.startTime < endA;
}

/** A time past midnight sorts behind every other. */
const ended = (start: string, end: string): string => (end > start ? end : `~${end}`);
