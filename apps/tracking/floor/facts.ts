import type { FAULTS, KIND_WORDS } from '../fields/words.ts';
import type { Fact, Kind, Place } from '../rules/fact.ts';

/** A record of a bundle, as it is read. */
export interface Booked {
  readonly id: string;
  readonly scan: string | null;
  readonly ordinal: number;
  readonly kind: keyof typeof KIND_WORDS;
  readonly operation: string | null;
  readonly worker: string | null;
  readonly name: string | null;
  readonly quantity: number;
  readonly scrapped: number;
  readonly moved: number;
  readonly isRework: boolean;
  readonly fault: keyof typeof FAULTS | null;
  readonly takesBack: string | null;
  readonly day: string;
  readonly at: string;
}

/** Where pieces of a record went. */
const WAYS: Readonly<Partial<Record<Kind, readonly [from: Place, to: Place]>>> = {
  scrap: ['wip', 'scrapped'],
  second: ['wip', 'seconds'],
  sample: ['wip', 'samples'],
  missing: ['wip', 'missing'],
  found: ['missing', 'wip'],
};

/** Records as the floor's rules read them: what takes back does the opposite of what it takes back. */
export function factsOf(pool: string, records: readonly Booked[]): Fact[] {
  const byId = new Map(records.map((one) => [one.id, one]));
  return records.map((one) => {
    const kind = byId.get(one.takesBack ?? '')?.kind ?? one.kind;
    const way = WAYS[kind];
    return {
      id: one.id,
      pool,
      ordinal: one.ordinal,
      kind,
      operation: one.operation,
      good: one.quantity,
      isRework: one.isRework,
      pieces: kind === 'scrap' ? one.scrapped : one.moved,
      from: way?.[0] ?? null,
      to: way?.[1] ?? null,
      marks: null,
      worker: one.worker,
      group: null,
      takesBack: one.takesBack,
      cause: null,
    };
  });
}
