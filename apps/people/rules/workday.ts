import { overtimeOf, type Rounding } from './overtime.ts';
import type { DayKind } from './plan.ts';
import { type Direction, type Mark, presenceOf } from './presence.ts';
import { cut, minutesIn, type Span, united, without } from './spans.ts';
import type { PlacedPlan } from './timetable.ts';

/** What a factory has set about attendance. */
export interface DayRules {
  /** Minutes that nobody calls late or early. */
  readonly tolerance: number;
  /** Clocks so close to each other may be one. */
  readonly doubleMinutes: number;
  readonly standardMinutes: number;
  readonly rounding: Rounding;
  /** Whether time before the shift counts. */
  readonly countsEarly: boolean;
}

export interface DayFacts {
  readonly plan: PlacedPlan;
  /** Clocks of this work day, in any order. */
  readonly marks: readonly Mark[];
  /** Approved leave. */
  readonly leave: readonly Span[];
  readonly now: number;
  /** Moment at which the next work day begins. */
  readonly ends: number;
}

/** `due`: expected, the day is not over yet; `off`: nobody is expected. */
export type DayState = 'present' | 'absent' | 'leave' | 'due' | 'off';

/** A day of one worker. Moments and minutes are whole. */
export interface Workday {
  readonly kind: DayKind;
  readonly state: DayState;
  readonly plannedMinutes: number;
  /** At work: without breaks, overtime included. */
  readonly presentMinutes: number;
  readonly overtimeMinutes: number;
  readonly lateMinutes: number;
  readonly earlyMinutes: number;
  /** Planned, neither at work nor on leave; known when the day is over. */
  readonly absentMinutes: number;
  readonly leaveMinutes: number;
  readonly firstIn: number | null;
  readonly lastOut: number | null;
  readonly isHere: boolean;
  /** Clocks that should be there. */
  readonly missing: readonly Direction[];
  /** True where the end of the shift stands in for a missing clock-out. */
  readonly isEstimated: boolean;
}

/** Reckons a day from its facts alone. */
export function workdayOf({ plan, marks, leave, now, ends }: DayFacts, rules: DayRules): Workday {
  const { kind, plannedMinutes, usual, breaks, work } = plan;
  const isOver = now >= ends;
  const { spans, openSince, missing, first, last } = presenceOf(marks, rules.doubleMinutes, isOver);
  const open = openSince === null ? [] : [{ from: openSince, to: isOver ? (usual?.to ?? openSince) : now }];
  const presence = united([...spans, ...open]);
  const counted = cut(without(presence, breaks), [
    { from: rules.countsEarly ? -Infinity : (usual?.from ?? -Infinity), to: Infinity },
  ]);
  const presentMinutes = minutesIn(counted);
  const expected = without(work, leave);
  // Where no hours are set there is a number of minutes only; a leave then is one of the whole day.
  const isBare = usual === null && plannedMinutes > 0;
  const expectedMinutes = isBare ? (leave.length > 0 ? 0 : plannedMinutes) : minutesIn(expected);
  const [came] = presence;
  const beyond = (minutes: number): number => (minutes > rules.tolerance ? minutes : 0);
  const isGone = isOver && openSince === null && presence.length > 0;
  return {
    kind,
    state: stateOf(marks.length > 0, plannedMinutes, expectedMinutes, isOver),
    plannedMinutes,
    presentMinutes,
    overtimeMinutes: overtimeOf(kind, presentMinutes, plannedMinutes, rules.standardMinutes, rules.rounding),
    lateMinutes:
      came === undefined ? 0 : beyond(minutesIn(cut(expected, [{ from: -Infinity, to: came.from }]))),
    earlyMinutes: isGone
      ? beyond(minutesIn(cut(expected, [{ from: presence[presence.length - 1].to, to: Infinity }])))
      : 0,
    absentMinutes: isOver
      ? absentOf(isBare, expectedMinutes, marks.length > 0, without(expected, presence))
      : 0,
    leaveMinutes: plannedMinutes - expectedMinutes,
    firstIn: first?.at ?? null,
    lastOut: openSince === null ? (last?.at ?? null) : null,
    isHere: openSince !== null && !isOver,
    missing,
    isEstimated: openSince !== null && isOver,
  };
}

function stateOf(hasMarks: boolean, planned: number, expected: number, isOver: boolean): DayState {
  if (hasMarks) return 'present';
  if (planned === 0) return 'off';
  if (expected === 0) return 'leave';
  return isOver ? 'absent' : 'due';
}

function absentOf(isBare: boolean, expected: number, hasMarks: boolean, away: readonly Span[]): number {
  if (!isBare) return minutesIn(away);
  return hasMarks ? 0 : expected;
}
