import { daysBetween } from '@selvedge/sdk/app';
import { type Calendar } from './calendar.ts';

/** What was sewn of an operation on a day. */
export interface SewnOn {
  readonly day: string;
  readonly pieces: number;
  readonly people: number;
}

/** An operation of an order. */
export interface OperationFacts {
  readonly code: string;
  readonly title: string;
  /** Operations before it. */
  readonly before: readonly string[];
  readonly done: number;
  /** Pieces that are with a partner for it. */
  readonly away: number;
  /** The last days on which it was sewn. */
  readonly recent: readonly SewnOn[];
}

export interface OrderFacts {
  readonly due: string | null;
  readonly ordered: number;
  /** Operation that is counted as output; null = there are no operations. */
  readonly output: string | null;
  readonly operations: readonly OperationFacts[];
}

export interface Habits {
  /** Days of work on which the pace is measured. */
  readonly paceDays: number;
  /** Days of work between the last piece sewn and the lorry. */
  readonly finishingDays: number;
  /** Pieces a day of an operation that nobody has begun; null = nothing is known. */
  readonly typicalPace: number | null;
}

export interface OperationForecast {
  readonly code: string;
  readonly title: string;
  readonly remaining: number;
  /** Pieces a day of work; null = not known. */
  readonly pace: number | null;
  /** True where none of its days but the first is known: the pace is that of others. */
  readonly isGuessed: boolean;
  readonly isBegun: boolean;
  readonly away: number;
  readonly people: number | null;
  /** Days of work that its own remainder takes. */
  readonly days: number | null;
}

export type Verdict = 'ready' | 'onTime' | 'late' | 'unknown' | 'noDue';

export interface Forecast {
  readonly verdict: Verdict;
  /** The day on which it can go; null = not known. */
  readonly day: string | null;
  /** Calendar days past the due day. */
  readonly late: number;
  readonly operations: readonly OperationForecast[];
  /** The operation that takes longest; null = all is sewn, or nothing is known. */
  readonly bottleneck: OperationForecast | null;
  /** People more that the bottleneck needs to be in time; null = not known, or time alone is too short. */
  readonly lacking: number | null;
}

/** A piece that left one operation is at the next within so much of a day. */
const PASSING = 0.1;
/** A day of which less is over says nothing of its pace. */
const ENOUGH = 0.25;

/** When an order can go, from what remains of each operation and the pace of the last days. */
export function forecastOf(order: OrderFacts, calendar: Calendar, habits: Habits): Forecast {
  const measured = order.operations.map((one) => measure(one, order.ordered, calendar, habits));
  const paces = measured.flatMap(({ pace, isGuessed }) => (pace === null || isGuessed ? [] : [pace]));
  const guess = median(paces) ?? habits.typicalPace;
  const operations = measured.map((one) => (one.isGuessed ? guessed(one, guess) : one));
  const open = operations.filter(({ remaining }) => remaining > 0);
  const sewing = workOf(order, operations);
  if (sewing === null) return verdictOf(order, null, operations, null, null);
  const day = calendar.dayAfter(sewing + habits.finishingDays);
  const bottleneck = open.reduce<OperationForecast | null>(
    (most, one) => ((one.days ?? 0) > (most?.days ?? -1) ? one : most),
    null,
  );
  const lacking =
    bottleneck === null || order.due === null ? null : lackingAt(bottleneck, order.due, calendar, habits);
  return verdictOf(order, day, operations, bottleneck, lacking);
}

function measure(
  { code, title, done, away, recent }: OperationFacts,
  ordered: number,
  { today, left }: Calendar,
  { paceDays }: Habits,
): OperationForecast {
  const remaining = Math.max(0, ordered - done);
  const sewn = recent.filter(({ pieces }) => pieces > 0);
  const before = sewn.filter(({ day }) => day < today);
  // Nobody knows how much of its first day an operation had: the last bundles of an evening are no pace.
  const isAll = sewn.reduce((sum, { pieces }) => sum + pieces, 0) >= done;
  const past = (isAll ? before.slice(1) : before).slice(-paceDays);
  const now = sewn.find(({ day }) => day === today);
  const over = 1 - left;
  const isToday = past.length === 0 && now !== undefined && over >= ENOUGH;
  const isFirst = isAll && before.length === 0;
  const isGuessed = past.length === 0 && (isFirst || !isToday);
  const days = isToday ? [now] : isGuessed ? before : past;
  const share = isToday ? over : days.length;
  const pieces = days.reduce((all, one) => all + one.pieces, 0);
  const people = days.reduce((all, one) => all + one.people, 0);
  const pace = days.length === 0 ? null : pieces / share;
  return {
    code,
    title,
    remaining,
    pace,
    isGuessed: isGuessed && remaining > 0,
    isBegun: done > 0,
    away,
    people: days.length === 0 ? null : people / days.length,
    days: pace === null ? null : remaining / pace,
  };
}

/** The pace of others, or what was seen of it where that is more. */
function guessed(one: OperationForecast, guess: number | null): OperationForecast {
  const pace = guess === null ? one.pace : Math.max(guess, one.pace ?? 0);
  return { ...one, pace, days: pace === null ? null : one.remaining / pace };
}

/** Days of work until the output is through: each operation takes its own time, and ends after those before it. */
function workOf({ output, operations }: OrderFacts, forecasts: readonly OperationForecast[]): number | null {
  const byCode = new Map(forecasts.map((one) => [one.code, one]));
  const before = new Map(operations.map((one) => [one.code, one.before]));
  const known = new Map<string, number | null>();
  const end = (code: string): number | null => {
    const found = known.get(code);
    if (found !== undefined) return found;
    // A bulletin that goes in a circle is not followed round.
    known.set(code, 0);
    const one = byCode.get(code);
    const value =
      one === undefined || one.remaining === 0 ? 0 : later(one.days, (before.get(code) ?? []).map(end));
    known.set(code, value);
    return value;
  };
  if (output === null) return null;
  return end(output);
}

function later(own: number | null, before: readonly (number | null)[]): number | null {
  if (own === null || before.includes(null)) return null;
  const ends = before.filter((one) => one !== null && one > 0).map((one) => (one ?? 0) + PASSING);
  return Math.max(own, ...ends);
}

/** People more on the bottleneck, at the pace each of them has now. */
function lackingAt(
  { remaining, pace, people, isGuessed }: OperationForecast,
  due: string,
  calendar: Calendar,
  { finishingDays }: Habits,
): number | null {
  const work = calendar.workUntil(due) - finishingDays;
  if (work <= 0 || pace === null || people === null || people === 0 || isGuessed) return null;
  const each = pace / people;
  return Math.max(0, Math.ceil(remaining / work / each - people - 1e-9));
}

function verdictOf(
  { due, operations: all }: OrderFacts,
  day: string | null,
  operations: readonly OperationForecast[],
  bottleneck: OperationForecast | null,
  lacking: number | null,
): Forecast {
  const late = due === null || day === null ? 0 : Math.max(0, daysBetween(due, day));
  const isSewn = all.length > 0 && operations.every(({ remaining }) => remaining === 0);
  const verdict = ((): Verdict => {
    if (day === null) return 'unknown';
    if (late > 0) return 'late';
    if (due === null) return 'noDue';
    return isSewn ? 'ready' : 'onTime';
  })();
  return { verdict, day, late, operations, bottleneck, lacking };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
