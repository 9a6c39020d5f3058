import { addDays } from '@selvedge/sdk/app';
import { courseOf } from './hours.ts';
import { type Calendar, type DayPlan, planOf } from './plan.ts';
import { type Span, without } from './spans.ts';
import type { Zone } from './zone.ts';

/** Overtime after a shift belongs to it for so long … */
const AFTER_SHIFT = 4 * 60;
/** … and who comes so long before a shift comes to it. */
const BEFORE_SHIFT = 60;

/** A plan in moments: whole minutes since the epoch. */
export interface PlacedPlan extends DayPlan {
  /** Usual hours of that day. */
  readonly usual: Span | null;
  readonly breaks: readonly Span[];
  /** What is expected: the shift without its breaks, none on rest days. */
  readonly work: readonly Span[];
}

/** Plans of days and teams in moments, each reckoned once. */
export class Timetable {
  readonly #calendar: Calendar;
  readonly #zone: Zone;
  readonly #dayStart: string;
  readonly #plans = new Map<string, PlacedPlan>();
  readonly #starts = new Map<string, number>();

  /** @param dayStart time at which a work day begins */
  constructor(calendar: Calendar, zone: Zone, dayStart: string) {
    this.#calendar = calendar;
    this.#zone = zone;
    this.#dayStart = dayStart;
  }

  plan(team: string | null, day: string): PlacedPlan {
    const key = `${day} ${team ?? ''}`;
    const known = this.#plans.get(key) ?? this.#place(planOf(this.#calendar, team, day));
    this.#plans.set(key, known);
    return known;
  }

  /**
   * Moment at which a work day begins for somebody: at `dayStart`, unless the shift before (with overtime) or the one that
   * comes reaches over it; where both do, in the middle between them.
   */
  start(team: string | null, before: string | null, day: string): number {
    const key = `${day} ${team ?? ''} ${before ?? ''}`;
    const known = this.#starts.get(key) ?? this.#startOf(team, before, day);
    this.#starts.set(key, known);
    return known;
  }

  /** A moment as it stands on a day: spans of `08:00` to `10:00`. */
  span(day: string, from: string, to: string): Span {
    const [begins, ends] = [this.#zone.minuteAt(day, from), this.#zone.minuteAt(day, to)];
    return { from: begins, to: ends > begins ? ends : this.#zone.minuteAt(addDays(day, 1), to) };
  }

  #place(plan: DayPlan): PlacedPlan {
    if (plan.hours === null) return { ...plan, usual: null, breaks: [], work: [] };
    const { shift, breaks } = courseOf(plan.hours);
    const placed = ({ from, to }: Span): Span => ({
      from: this.#at(plan.day, from),
      to: this.#at(plan.day, to),
    });
    const usual = placed(shift);
    const pauses = breaks.map(placed);
    return { ...plan, usual, breaks: pauses, work: plan.kind === 'workday' ? without([usual], pauses) : [] };
  }

  #at(day: string, minute: number): number {
    const rest = minute % 1440;
    const pad = (number: number): string => String(number).padStart(2, '0');
    return this.#zone.minuteAt(
      addDays(day, Math.floor(minute / 1440)),
      `${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`,
    );
  }

  #startOf(team: string | null, before: string | null, day: string): number {
    const begins = this.#zone.minuteAt(day, this.#dayStart);
    const ended = this.plan(before, addDays(day, -1)).usual?.to ?? -Infinity;
    const comes = this.plan(team, day).usual?.from ?? Infinity;
    const [earliest, latest] = [ended + AFTER_SHIFT, comes - BEFORE_SHIFT];
    if (earliest > latest) return Math.floor((ended + comes) / 2);
    return Math.min(Math.max(begins, earliest), latest);
  }
}
