/** Minutes of a time measurement unit (MTM). */
export const TMU_MINUTES = 0.0006;

/** Line efficiency = Σ(output × SAM) ÷ Σ(people × minutes), helpers counted; null = undefined. */
export const lineEfficiency = (output: number, sam: number, people: number, minutes: number): number | null =>
  people * minutes > 0 ? (output * sam) / (people * minutes) : null;

/** Target = people × minutes × efficiency ÷ SAM; null without a SAM. @param efficiency 0.6 = 60 % */
export const targetPieces = (
  people: number,
  minutes: number,
  efficiency: number,
  sam: number,
): number | null => (sam > 0 ? (people * minutes * efficiency) / sam : null);

/** Capacity in minutes = people × minutes × (1 − absence) × efficiency. */
export const capacityMinutes = (
  people: number,
  minutes: number,
  absence: number,
  efficiency: number,
): number => people * minutes * (1 - absence) * efficiency;

/** Basic time = observed time × rating; SAM = basic time × (1 + allowance). */
export const basicTime = (observed: number, rating: number): number => observed * rating;
export const samOf = (basic: number, allowance: number): number => basic * (1 + allowance);

/** Balance efficiency = Σ SAM ÷ (stations × cycle); null = undefined. */
export const balanceEfficiency = (sams: readonly number[], stations: number, cycle: number): number | null =>
  stations * cycle > 0 ? sams.reduce((all, one) => all + one, 0) / (stations * cycle) : null;

/** Whole pieces, where a floating rest of a billionth is no piece missing. */
export const wholePieces = (pieces: number): number => Math.floor(pieces + 1e-9);
