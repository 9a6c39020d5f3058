import type { Inspection } from './plans.ts';

/** Inspection is stopped until the maker has shown that he mended the process. */
export type Severity = Inspection | 'stopped';

/** What happened to the lots of a series, in order. Lots that are presented again do not count (ISO 2859-1, 9.3). */
export type Happened =
  | {
      readonly kind: 'lot';
      readonly isAccepted: boolean;
      /** Accepted between the numbers of a reduced plan. */
      readonly isBetween: boolean;
      /** Acceptance number of its plan, the smallest of its classes that the tables have. */
      readonly accept: number;
      /** It would have been accepted with the AQL one step tighter. */
      readonly isAcceptedTighter: boolean;
    }
  /** Somebody in charge has seen that the process was mended. */
  | { readonly kind: 'resumed' };

interface Standing {
  readonly severity: Severity;
  /** Verdicts under normal inspection, the newest last, at most five. */
  readonly recent: readonly boolean[];
  readonly score: number;
  /** Lots accepted one after the other under tightened inspection. */
  readonly accepted: number;
  /** Lots not accepted since tightened inspection began. */
  readonly refused: number;
}

const BEGIN: Standing = { severity: 'normal', recent: [], score: 0, accepted: 0, refused: 0 };
const WINDOW = 5;
const TIGHTEN_AT = 2;
const BACK_AT = 5;
const STOP_AT = 5;
const REDUCE_AT = 30;

/** Severity of the next lot: ISO 2859-1:1999, 9.3 and 9.4. @param mayReduce reduced inspection is wanted, and production steady */
export const severityAfter = (happened: readonly Happened[], mayReduce: boolean): Severity =>
  happened.reduce((standing, one) => next(standing, one, mayReduce), BEGIN).severity;

function next(standing: Standing, happened: Happened, mayReduce: boolean): Standing {
  if (happened.kind === 'resumed')
    return standing.severity === 'stopped' ? { ...BEGIN, severity: 'tightened' } : standing;
  switch (standing.severity) {
    case 'normal': {
      const recent = [...standing.recent, happened.isAccepted].slice(-WINDOW);
      if (recent.filter((isAccepted) => !isAccepted).length >= TIGHTEN_AT)
        return { ...BEGIN, severity: 'tightened' };
      const score = scored(standing.score, happened);
      return mayReduce && score >= REDUCE_AT
        ? { ...BEGIN, severity: 'reduced' }
        : { ...standing, recent, score };
    }
    case 'tightened': {
      const accepted = happened.isAccepted ? standing.accepted + 1 : 0;
      const refused = standing.refused + (happened.isAccepted ? 0 : 1);
      if (accepted >= BACK_AT) return BEGIN;
      return refused >= STOP_AT ? { ...BEGIN, severity: 'stopped' } : { ...standing, accepted, refused };
    }
    case 'reduced':
      return happened.isAccepted && !happened.isBetween && mayReduce ? standing : BEGIN;
    case 'stopped':
      return standing;
  }
}

/** The switching score of single plans (9.3.3.2). */
function scored(
  score: number,
  { isAccepted, accept, isAcceptedTighter }: Happened & { kind: 'lot' },
): number {
  if (!isAccepted) return 0;
  if (accept <= 1) return score + 2;
  return isAcceptedTighter ? score + 3 : 0;
}
