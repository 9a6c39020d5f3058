/** An operation that a coupon may be printed for. */
export interface Step {
  readonly code: string;
  readonly title: string;
  readonly part: string | null;
  readonly isJoin: boolean;
  readonly joins: readonly string[] | null;
}

/**
 * What is printed for a bundle: one ticket (null), or one coupon for each operation of its parts. Operations of no part,
 * and joins, are those of the bundle that holds the part named first among them: each is on one coupon of a garment only.
 */
export function couponsOf<S extends Step>(
  kind: 'bundle' | 'coupon',
  operations: readonly S[],
  parts: readonly string[] | null,
): (S | null)[] {
  if (kind === 'bundle' || operations.length === 0) return [null];
  if (parts === null) return [...operations];
  const first = leadingPart(operations);
  const mine = operations.filter(({ part, joins }) => parts.includes(part ?? joins?.[0] ?? first ?? ''));
  return mine.length === 0 ? [null] : mine;
}

/** The part that the garment is built on: the first of the first join, or of the first operation with one. */
const leadingPart = (operations: readonly Step[]): string | null =>
  operations.find(({ isJoin, joins }) => isJoin && (joins?.length ?? 0) > 0)?.joins?.[0] ??
  operations.find(({ part }) => part !== null)?.part ??
  null;
