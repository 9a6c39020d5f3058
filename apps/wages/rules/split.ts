/**
 * Splits a whole amount by weights so that the parts add up to it: each gets its quotient rounded down, what is left goes
 * one by one to the largest remainders, of equal ones to the first (largest remainder, Hare quota). An amount below zero is
 * split as its opposite.
 * @throws RangeError when no weight is above zero
 */
export function largestRemainder(amount: bigint, weights: readonly bigint[]): bigint[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  if (all <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('Nothing to split by');
  if (amount < 0n) return largestRemainder(-amount, weights).map((part) => -part);
  const parts = weights.map((weight) => (amount * weight) / all);
  let left = amount - parts.reduce((sum, part) => sum + part, 0n);
  const order = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % all }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of order) {
    if (left === 0n) break;
    parts[index] += 1n;
    left -= 1n;
  }
  return parts;
}

/** Weight of a member: minutes × score; the score is in hundredths. */
export const weightOf = (minutes: number, score: number): bigint => BigInt(minutes) * BigInt(score);
