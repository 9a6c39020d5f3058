import { weekdayOf } from './days.ts';
import { type Hours, workMinutes } from './hours.ts';

export type DayKind = 'workday' | 'restDay' | 'holiday';

/** From a day on, a team (null = the whole factory) works in a shift on some weekdays. */
export interface Schedule {
  readonly team: string | null;
  readonly since: string;
  readonly shift: string;
  readonly hours: Hours;
  /** Monday = 1 … Sunday = 7. */
  readonly weekdays: readonly number[];
}

/** A day that is not as its weekday says, for a team or the whole factory. */
export interface SpecialDay {
  readonly team: string | null;
  readonly day: string;
  readonly kind: DayKind;
  readonly name: string | null;
}

/** What a factory has set of its time; of two for the same day the later in the list holds. */
export interface Calendar {
  readonly schedules: readonly Schedule[];
  readonly specials: readonly SpecialDay[];
  /** Where no schedule holds: minutes of a day from Monday to Friday. */
  readonly standardMinutes: number;
}

/** What a day is for a team. */
export interface DayPlan {
  readonly day: string;
  readonly kind: DayKind;
  /** Of a holiday or a swapped day. */
  readonly name: string | null;
  readonly shift: string | null;
  /** Usual hours, on rest days too: who works then has the same breaks. Null = nobody set any. */
  readonly hours: Hours | null;
  /** Minutes of work that are expected; 0 on rest days and holidays. */
  readonly plannedMinutes: number;
}

const USUAL_WEEK = [1, 2, 3, 4, 5];

/** The plan of a day for a team (null = somebody without one). A team's own word goes before the factory's. */
export function planOf(
  { schedules, specials, standardMinutes }: Calendar,
  team: string | null,
  day: string,
): DayPlan {
  const schedule = ownOrAll(
    schedules
      .filter(({ since }) => since <= day)
      .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)),
    team,
  );
  const special = ownOrAll(
    specials.filter((one) => one.day === day),
    team,
  );
  const isUsual = (schedule?.weekdays ?? USUAL_WEEK).includes(weekdayOf(day));
  const kind = special?.kind ?? (isUsual ? 'workday' : 'restDay');
  const hours = schedule?.hours ?? null;
  const full = hours === null ? standardMinutes : workMinutes(hours);
  return {
    day,
    kind,
    name: special?.name ?? null,
    shift: schedule?.shift ?? null,
    hours,
    plannedMinutes: kind === 'workday' ? full : 0,
  };
}

const ownOrAll = <T extends { readonly team: string | null }>(
  all: readonly T[],
  team: string | null,
): T | undefined =>
  (team === null ? undefined : all.findLast((one) => one.team === team)) ??
  all.findLast((one) => one.team === null);
