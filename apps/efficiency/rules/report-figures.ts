/** A reported team-day as it is reckoned with; ratios × 100,000,000, workers × 10. */
export interface ReportDay {
  readonly day: string;
  readonly team: string;
  readonly target: number;
  readonly actual: number;
  readonly workers: number;
  readonly overtime: number;
  readonly styleChanges: number;
}

export const RATIO = 100_000_000;

export interface ReportFigures {
  readonly rows: number;
  /** Mean of the daily ratios as the file gives them: it has no minutes to weigh them by. */
  readonly meanActual: number | null;
  readonly meanTarget: number | null;
  /** Weighed by people and minutes. */
  readonly weighed: number | null;
  readonly met: number;
  readonly over: number;
  readonly changes: number;
  /** Minutes lost on days with a style change. */
  readonly lost: number;
}

export interface ReportChange extends ReportDay {
  /** What the team reaches on days without a change; null = it has none. */
  readonly steady: number | null;
  readonly lost: number;
}

/** Person-minutes of a day: the file tells people and overtime, a normal day is a setting. */
const minutesOf = ({ workers, overtime }: ReportDay, dayMinutes: number): number =>
  (workers / 10) * dayMinutes + overtime;

/** By team: Σ(actual × minutes) ÷ Σ minutes of days without a style change. */
function steadyOf(days: readonly ReportDay[], dayMinutes: number): Map<string, number> {
  const steady = new Map<string, number>();
  for (const [team, own] of Map.groupBy(
    days.filter(({ styleChanges }) => styleChanges === 0),
    (day) => day.team,
  )) {
    const minutes = own.reduce((all, day) => all + minutesOf(day, dayMinutes), 0);
    const earned = own.reduce((all, day) => all + (day.actual / RATIO) * minutesOf(day, dayMinutes), 0);
    if (minutes > 0) steady.set(team, earned / minutes);
  }
  return steady;
}

/** Days with a style change and what it cost: (steady − actual) × people × minutes, never below zero. */
export function reportChanges(days: readonly ReportDay[], dayMinutes: number): ReportChange[] {
  const steady = steadyOf(days, dayMinutes);
  return days
    .filter(({ styleChanges }) => styleChanges > 0)
    .map((day): ReportChange => {
      const usual = steady.get(day.team) ?? null;
      const short = usual === null ? 0 : Math.max(0, usual - day.actual / RATIO);
      return { ...day, steady: usual, lost: short * minutesOf(day, dayMinutes) };
    });
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((all, one) => all + one, 0) / values.length / RATIO;

/** @param changes of the same days */
export function reportFigures(
  days: readonly ReportDay[],
  changes: readonly ReportChange[],
  dayMinutes: number,
): ReportFigures {
  const minutes = days.reduce((all, day) => all + minutesOf(day, dayMinutes), 0);
  const earned = days.reduce((all, day) => all + (day.actual / RATIO) * minutesOf(day, dayMinutes), 0);
  return {
    rows: days.length,
    meanActual: mean(days.map(({ actual }) => actual)),
    meanTarget: mean(days.map(({ target }) => target)),
    weighed: minutes > 0 ? earned / minutes : null,
    met: days.filter(({ actual, target }) => actual >= target).length,
    over: days.filter(({ actual }) => actual > RATIO).length,
    changes: changes.length,
    lost: changes.reduce((all, { lost }) => all + lost, 0),
  };
}
