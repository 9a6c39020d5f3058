/** What somebody did of an operation. */
export interface SkillFacts {
  readonly pieces: number;
  /** Earned minutes, × 10,000; 0 where no SAM is known. */
  readonly earned: number;
  /** Minutes that went into them. */
  readonly minutes: number;
}

/** Pieces below which somebody is learning. */
export const LEARNING_PIECES = 50;
const STEPS = [
  { level: 4, pace: 1 },
  { level: 3, pace: 0.8 },
  { level: 2, pace: 0.6 },
] as const;

/** Pace against the SAM: earned minutes ÷ minutes; null = it cannot be told. */
export const paceOf = ({ earned, minutes }: SkillFacts): number | null =>
  earned > 0 && minutes > 0 ? earned / 10_000 / minutes : null;

/**
 * 0 never did it · 1 learning, or too little is known · 2 from 60 % of the SAM’s pace · 3 from 80 % · 4 from 100 %.
 */
export function levelOf(facts: SkillFacts): number {
  if (facts.pieces <= 0) return 0;
  const pace = paceOf(facts);
  if (facts.pieces < LEARNING_PIECES || pace === null) return 1;
  return STEPS.find((step) => pace >= step.pace)?.level ?? 1;
}
