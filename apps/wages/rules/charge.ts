/**
 * How much of a charge for damage may be kept back, in fen: at most the set part of the month's wage, and the rest not
 * below the local minimum (工资支付暂行规定 art. 16).
 * @param wage of the month, before anything is kept back
 * @param percent the law allows 20
 */
export function chargeable(wanted: bigint, wage: bigint, percent: number, minimum: bigint): bigint {
  const part = (wage * BigInt(percent)) / 100n;
  const above = wage - minimum;
  const most = part < above ? part : above;
  const kept = wanted < most ? wanted : most;
  return kept > 0n ? kept : 0n;
}

/** A charge counts when somebody wrote on what it stands and the worker answered. */
export const isAnswered = (charge: {
  readonly basis: string | null;
  readonly answer: string | null;
}): boolean => charge.basis !== null && charge.answer === 'accepted';
