import { type Span, minutesIn, without } from './spans.ts';

const DAY = 1440;
/** A longer one is a slip of the pen, not a shift. */
const LONGEST = 16 * 60;

export interface Break {
  readonly from: string;
  readonly to: string;
}

/** When a shift works, as clocks show it. Times before `start` are those of the next day; a break may lie behind `end`, for overtime. */
export interface Hours {
  readonly start: string;
  readonly end: string;
  readonly breaks: readonly Break[];
}

/** Hours in minutes from the midnight before the shift. */
export interface Course {
  readonly shift: Span;
  readonly breaks: readonly Span[];
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export function courseOf({ start, end, breaks }: Hours): Course {
  const from = minutes(start);
  /** The next time after another at which clocks show this. */
  const next = (time: string, after: number): number =>
    after + ((((minutes(time) - after) % DAY) + DAY) % DAY || DAY);
  return {
    shift: { from, to: next(end, from) },
    breaks: breaks.map((one) => {
      const begins = minutes(one.from) === from ? from : next(one.from, from);
      return { from: begins, to: next(one.to, begins) };
    }),
  };
}

/** Minutes of work: the shift without its breaks. */
export function workMinutes(hours: Hours): number {
  const { shift, breaks } = courseOf(hours);
  return minutesIn(without([shift], breaks));
}

export type HoursFault = 'tooLong' | 'breaksOverlap' | 'nothingLeft' | 'breakTooLong';

/** What makes hours impossible. */
export function hoursFaults(hours: Hours): HoursFault[] {
  const { shift, breaks } = courseOf(hours);
  const faults: HoursFault[] = [];
  if (shift.to - shift.from > LONGEST) faults.push('tooLong');
  if (breaks.some(({ from, to }) => to - from > 4 * 60)) faults.push('breakTooLong');
  if (minutesIn(breaks) !== breaks.reduce((sum, { from, to }) => sum + to - from, 0))
    faults.push('breaksOverlap');
  if (workMinutes(hours) === 0) faults.push('nothingLeft');
  return faults;
}
