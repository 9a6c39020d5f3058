import { overtimeByKind, type OvertimeLimits } from './overtime.ts';
import type { Workday } from './workday.ts';

/** Days of one worker, summed. Minutes and counts; nothing is rounded again. */
export interface Totals {
  readonly plannedDays: number;
  readonly presentDays: number;
  readonly absentDays: number;
  readonly plannedMinutes: number;
  readonly presentMinutes: number;
  readonly leaveMinutes: number;
  readonly absentMinutes: number;
  readonly workdayOvertime: number;
  readonly restDayOvertime: number;
  readonly holidayOvertime: number;
  readonly overtimeMinutes: number;
  readonly lateTimes: number;
  readonly lateMinutes: number;
  readonly earlyTimes: number;
  readonly earlyMinutes: number;
  readonly missingClocks: number;
}

export function totalsOf(days: readonly Workday[]): Totals {
  const sum = (of: (day: Workday) => number): number => days.reduce((all, day) => all + of(day), 0);
  const overtime = overtimeByKind(days);
  return {
    plannedDays: sum((day) => Number(day.plannedMinutes > 0)),
    presentDays: sum((day) => Number(day.state === 'present')),
    absentDays: sum((day) => Number(day.state === 'absent')),
    plannedMinutes: sum((day) => day.plannedMinutes),
    presentMinutes: sum((day) => day.presentMinutes),
    leaveMinutes: sum((day) => day.leaveMinutes),
    absentMinutes: sum((day) => day.absentMinutes),
    workdayOvertime: overtime.workday,
    restDayOvertime: overtime.restDay,
    holidayOvertime: overtime.holiday,
    overtimeMinutes: sum((day) => day.overtimeMinutes),
    lateTimes: sum((day) => Number(day.lateMinutes > 0)),
    lateMinutes: sum((day) => day.lateMinutes),
    earlyTimes: sum((day) => Number(day.earlyMinutes > 0)),
    earlyMinutes: sum((day) => day.earlyMinutes),
    missingClocks: sum((day) => day.missing.length),
  };
}

/** Days and month above the limits of overtime; a limit that is just reached is none. */
export function overtimeWarnings(
  days: readonly Pick<Workday, 'overtimeMinutes'>[],
  limits: OvertimeLimits,
): { readonly daysAbove: number; readonly isMonthAbove: boolean } {
  const sum = days.reduce((all, { overtimeMinutes }) => all + overtimeMinutes, 0);
  return {
    daysAbove: days.filter(({ overtimeMinutes }) => overtimeMinutes > limits.day).length,
    isMonthAbove: sum > limits.month,
  };
}
