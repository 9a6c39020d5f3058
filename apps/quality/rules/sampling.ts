import {
  type Aql,
  AQLS,
  codeLetter,
  type Inspection,
  type Letter,
  type Level,
  planOf,
  type Sampling,
} from './plans.ts';

export const GRADES = ['critical', 'major', 'minor'] as const;
export type Grade = (typeof GRADES)[number];

/** An AQL, or none of the class accepted in the sample that the others ask for. */
export type ClassAql = Aql | '0';
/** Major decides the size of the sample, so it has an AQL of the tables. */
export interface Aqls {
  readonly critical: ClassAql;
  readonly major: Aql;
  readonly minor: Aql;
}

export interface ClassPlan extends Sampling {
  readonly grade: Grade;
  /** As it is written in the tables, or `0`. */
  readonly aql: string;
}

/** How a lot is inspected; kept with it, whatever the settings become (garment.md, truth 2). */
export interface Plan {
  readonly lot: number;
  readonly level: Level;
  readonly severity: Inspection;
  /** Of the lot and level; null = one piece, which no table knows. Arrows may have led to another. */
  readonly letter: Letter | null;
  /** Pieces to inspect: the largest sample of a class. */
  readonly n: number;
  /** Every piece is inspected, because the sample is no smaller than the lot. */
  readonly isFull: boolean;
  readonly classes: readonly ClassPlan[];
}

interface Wish {
  /** Whole pieces, from 1 on. */
  readonly lot: number;
  readonly level: Level;
  readonly severity: Inspection;
  readonly aqls: Aqls;
}

/** ISO 2859-1, single sampling: an arrow brings the sample size of the plan it points to. */
export function samplingOf({ lot, level, severity, aqls }: Wish): Plan {
  if (!(Number.isInteger(lot) && lot >= 1)) throw new RangeError(`A lot of ${lot} cannot be sampled.`);
  const letter = lot === 1 ? null : codeLetter(lot, level);
  const own = (aql: Aql): Sampling =>
    letter === null ? { n: 1, accept: 0, reject: 1 } : planOf(severity, letter, aql);
  const tabled = GRADES.flatMap((grade) => {
    const aql: ClassAql = aqls[grade];
    return aql === '0' ? [] : [{ grade, aql, ...own(aql) }];
  });
  const most = Math.max(...tabled.map(({ n }) => n));
  const n = Math.min(most, lot);
  const strict: ClassPlan[] =
    aqls.critical === '0' ? [{ grade: 'critical', aql: '0', n, accept: 0, reject: 1 }] : [];
  return {
    lot,
    level,
    severity,
    letter,
    n,
    isFull: most >= lot,
    classes: [...strict, ...tabled.map((one) => ({ ...one, n: Math.min(one.n, lot) }))],
  };
}

/** The same lot with every AQL one step tighter: what the switching score asks about. */
export const tighter = (aqls: Aqls): Aqls => ({
  critical: aqls.critical === '0' ? '0' : stepTighter(aqls.critical),
  major: stepTighter(aqls.major),
  minor: stepTighter(aqls.minor),
});

const stepTighter = (aql: Aql): Aql => AQLS[Math.max(0, AQLS.indexOf(aql) - 1)];
