import { type ClassPlan, type Grade, GRADES, type Plan } from './sampling.ts';

/** Pieces that were looked at, how many of them had defects, and which, by class. */
export interface Counted {
  readonly inspected: number;
  readonly defectives: number;
  readonly defects: Readonly<Record<Grade, number>>;
}

/** What is held against the numbers of a plan: every defect, or every defective piece, once, in its worst class. */
export type Counts = 'defects' | 'pieces';

export type Outcome = 'open' | 'accepted' | 'rejected';

export interface ClassVerdict extends ClassPlan {
  /** Defects, or defective pieces, of its sample. */
  readonly found: number;
  readonly verdict: Outcome;
  /** Accepted between the two numbers of a reduced plan: the next lot is inspected normally again. */
  readonly isBetween: boolean;
}

export interface Verdict {
  readonly inspected: number;
  readonly defects: Readonly<Record<Grade, number>>;
  readonly classes: readonly ClassVerdict[];
  readonly verdict: Outcome;
  readonly isBetween: boolean;
}

/**
 * A lot is rejected as soon as a class has reached its number, and accepted when the whole sample was looked at. A class
 * whose sample is smaller than the others' counts what its own first pieces had.
 * @param plan `counts` none = defects
 * @param records in the order in which they were made
 */
export function verdictOf(
  plan: Pick<Plan, 'n' | 'classes'> & { readonly counts?: Counts | null },
  records: readonly Counted[],
): Verdict {
  const defects: Record<Grade, number> = { critical: 0, major: 0, minor: 0 };
  let inspected = 0;
  const found = new Map<Grade, number>(plan.classes.map(({ grade }) => [grade, 0]));
  for (const record of records) {
    const held = plan.counts === 'pieces' ? worstOf(record) : record.defects;
    for (const grade of GRADES) {
      defects[grade] += record.defects[grade];
      const own = plan.classes.find((one) => one.grade === grade);
      if (own !== undefined && inspected < own.n) found.set(grade, (found.get(grade) ?? 0) + held[grade]);
    }
    inspected += record.inspected;
  }
  const classes = plan.classes.map((own) => classVerdict(own, found.get(own.grade) ?? 0, inspected));
  const verdict: Outcome = classes.some((one) => one.verdict === 'rejected')
    ? 'rejected'
    : inspected >= plan.n && classes.every((one) => one.verdict === 'accepted')
      ? 'accepted'
      : 'open';
  return {
    inspected,
    defects,
    classes,
    verdict,
    isBetween: verdict === 'accepted' && classes.some((one) => one.isBetween),
  };
}

/** Defective pieces by the worst class that they have; of pieces recorded together the worst are thought to be apart. */
function worstOf({ defectives, defects }: Counted): Record<Grade, number> {
  let left = defectives;
  const pieces: Record<Grade, number> = { critical: 0, major: 0, minor: 0 };
  for (const grade of GRADES) {
    pieces[grade] = Math.min(left, defects[grade]);
    left -= pieces[grade];
  }
  return pieces;
}

function classVerdict(plan: ClassPlan, found: number, inspected: number): ClassVerdict {
  const { n, accept, reject } = plan;
  const verdict = found >= reject ? 'rejected' : inspected >= n ? 'accepted' : 'open';
  return { ...plan, found, verdict, isBetween: verdict === 'accepted' && found > accept };
}
