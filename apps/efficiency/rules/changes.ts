/** What a team sewed of a style on a day, and the minutes that went into it. */
export interface StyleDay {
  readonly day: string;
  readonly style: string;
  /** Pieces of all operations. */
  readonly booked: number;
  /** Earned minutes, × 10,000. */
  readonly earned: number;
  readonly minutes: number;
}

export interface ChangeRules {
  /** Days without a style after which it is new again. */
  readonly gap: number;
  /** Pieces below which a style is no change. */
  readonly pieces: number;
}

/** A day after a change. */
export interface CurveDay {
  readonly day: string;
  /** Work days of the team on this style, the first is 1. */
  readonly nth: number;
  readonly earned: number;
  readonly minutes: number;
  /** Minutes lost against the steady efficiency, × 10,000; 0 once it was reached. */
  readonly lost: number;
}

export interface StyleChange {
  readonly day: string;
  readonly from: string | null;
  readonly to: string;
  /** Earned (× 10,000) and present minutes of the team's days without a change nearby: what it is measured against. */
  readonly steady: { readonly earned: number; readonly minutes: number } | null;
  readonly curve: readonly CurveDay[];
  /** × 10,000. */
  readonly lost: number;
  /** Work day after the change on which the steady efficiency was reached; null = not yet. */
  readonly reachedOn: number | null;
}

/** Work days after a change that are not steady. */
const LEARNING = 3;
/** A change is followed so many work days; what is lower still then is no longer the change. */
export const FOLLOWED = 10;
/** Work days looked back for what is steady. */
const BACK = 20;

/** Days of one style without a gap: the first days of each is a change when the team sewed something else before. */
interface Run {
  readonly style: string;
  readonly days: readonly StyleDay[];
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function runsOf(rows: readonly StyleDay[], { gap, pieces }: ChangeRules): Run[] {
  const found: Run[] = [];
  for (const [style, own] of Map.groupBy(rows, (row) => row.style)) {
    let run: StyleDay[] = [];
    for (const row of own) {
      const last = run.at(-1);
      if (last !== undefined && days(last.day, row.day) > gap) {
        found.push({ style, days: run });
        run = [];
      }
      run.push(row);
    }
    found.push({ style, days: run });
  }
  return found
    .filter((run) => run.days.reduce((sum, { booked }) => sum + booked, 0) >= pieces)
    .toSorted((one, other) =>
      one.days[0].day < other.days[0].day
        ? -1
        : one.days[0].day > other.days[0].day
          ? 1
          : one.style < other.style
            ? -1
            : 1,
    );
}

const sum = (rows: readonly StyleDay[]) => ({
  earned: rows.reduce((all, { earned }) => all + earned, 0),
  minutes: rows.reduce((all, { minutes }) => all + minutes, 0),
});

/** Style changes of one team, from its first pieces of a style. @param rows of days on which it sewed, in any order */
export function changesOf(given: readonly StyleDay[], rules: ChangeRules): StyleChange[] {
  const rows = given.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  const runs = runsOf(rows, rules);
  const workDays = [...new Set(rows.map(({ day }) => day))];
  const [first] = workDays;
  const begins = runs.filter((run) => run.days[0].day !== first);
  /** Rows that are within the first days of a run that was a change. */
  const learning = new Set(begins.flatMap((run) => run.days.slice(0, LEARNING)));
  const steadyRows = rows.filter((row) => !learning.has(row) && row.minutes > 0);
  return begins.map((run): StyleChange => {
    const begin = run.days[0].day;
    const at = workDays.indexOf(begin);
    const back = new Set(workDays.slice(Math.max(0, at - BACK), at));
    const before = steadyRows.filter(({ day }) => back.has(day));
    // Where a team has no steady day behind it, those to come stand for them.
    const measure = sum(before.length > 0 ? before : steadyRows.filter(({ day }) => day > begin));
    const steady = measure.earned > 0 && measure.minutes > 0 ? measure : null;
    return {
      ...curveOf(run, steady),
      day: begin,
      from: styleBefore(rows, run, begin),
      to: run.style,
      steady,
    };
  });
}

function styleBefore(rows: readonly StyleDay[], run: Run, begin: string): string | null {
  const before = rows.filter(({ day, style }) => day <= begin && style !== run.style);
  const last = before.at(-1)?.day;
  return (
    before
      .filter(({ day }) => day === last)
      .toSorted((one, other) => other.booked - one.booked)
      .at(0)?.style ?? null
  );
}

function curveOf(run: Run, steady: StyleChange['steady']): Pick<StyleChange, 'curve' | 'lost' | 'reachedOn'> {
  let reachedOn: number | null = null;
  const curve = run.days.slice(0, FOLLOWED).map(({ day, earned, minutes }, index): CurveDay => {
    const due = steady === null ? 0 : Math.round((minutes * steady.earned) / steady.minutes);
    const isReached = steady !== null && minutes > 0 && earned >= due;
    if (isReached) reachedOn ??= index + 1;
    return { day, nth: index + 1, earned, minutes, lost: reachedOn === null ? Math.max(0, due - earned) : 0 };
  });
  return { curve, reachedOn, lost: curve.reduce((all, { lost }) => all + lost, 0) };
}
