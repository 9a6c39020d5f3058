/** Where somebody works from a day on (`home`), or is lent to for some days. */
export interface Placing {
  readonly team: string;
  readonly kind: 'home' | 'loan';
  readonly since: string;
  /** Last day of a loan; null for a home. */
  readonly until: string | null;
}

/**
 * The team of a day: the one he is lent to, or his own. Of two of a kind the later begun holds; of two begun on one day
 * the later in the list.
 */
export function teamOf(placings: readonly Placing[], day: string): string | null {
  return (
    (latest(placings.filter((one) => one.kind === 'loan' && isOn(one, day))) ?? homeOf(placings, day))
      ?.team ?? null
  );
}

/** His own team on a day, wherever he is lent to; before the first day the first. */
export function homeOf(placings: readonly Placing[], day: string): Placing | undefined {
  const homes = placings.filter(({ kind }) => kind === 'home');
  return latest(homes.filter((one) => isOn(one, day))) ?? earliest(homes);
}

const isOn = ({ since, until }: Placing, day: string): boolean =>
  since <= day && (until === null || day <= until);

const latest = (some: readonly Placing[]): Placing | undefined =>
  some.reduce<Placing | undefined>(
    (best, one) => (best === undefined || one.since >= best.since ? one : best),
    undefined,
  );

const earliest = (some: readonly Placing[]): Placing | undefined =>
  some.reduce<Placing | undefined>(
    (best, one) => (best === undefined || one.since < best.since ? one : best),
    undefined,
  );
