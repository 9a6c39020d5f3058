/** What a team brought out in one hour of the day. */
export interface HourOutput {
  /** On the org's clocks, 0–23. */
  readonly hour: number;
  readonly pieces: number;
}

export interface DayFacts {
  readonly hours: readonly HourOutput[];
  readonly target: number | null;
  /** Hours in which the target is to be reached. */
  readonly workHours: number;
  /** Σ pieces × SAM of every operation that was booked. */
  readonly earnedMinutes: number;
  readonly present: number;
  /** Minutes since the first of the team clocked or scanned today; 0 = nobody did. */
  readonly elapsed: number;
}

export interface DayBoard {
  readonly actual: number;
  /** What should be out by now. */
  readonly due: number | null;
  /** Earned ÷ present × elapsed; null = undefined (garment.md, truth 8). */
  readonly efficiency: number | null;
  /** Minutes from now until the target is reached at the pace of today; null = cannot be told. */
  readonly minutesLeft: number | null;
}

/** Line efficiency = Σ(output × SAM) / Σ(people × minutes) (garment.md, formulas). */
export function dayBoard({ hours, target, workHours, earnedMinutes, present, elapsed }: DayFacts): DayBoard {
  const actual = hours.reduce((sum, { pieces }) => sum + pieces, 0);
  const share = Math.min(1, elapsed / (workHours * 60));
  const pace = elapsed > 0 ? actual / elapsed : 0;
  const left = target === null ? null : Math.max(0, target - actual);
  return {
    actual,
    due: target === null ? null : Math.round(target * share),
    efficiency: present > 0 && elapsed > 0 && earnedMinutes > 0 ? earnedMinutes / (present * elapsed) : null,
    minutesLeft: left === null ? null : left === 0 ? 0 : pace > 0 ? Math.ceil(left / pace) : null,
  };
}
