import type { FAULTS } from '../fields/words.ts';
import type { EntryKind } from '../rules/entry.ts';
import type { Fact, Kind, Place } from '../rules/fact.ts';

/** A record of a bundle, as it is read. */
export interface Booked {
  readonly id: string;
  readonly scan: string | null;
  readonly ordinal: number;
  readonly kind: EntryKind;
  readonly operation: string | null;
  readonly worker: string | null;
  readonly name: string | null;
  readonly quantity: number;
  readonly scrapped: number;
  readonly moved: number;
  /** Pieces were taken from what is out, or go back to it. */
  readonly isFinished: boolean;
  readonly marks: Readonly<Record<string, number>> | null;
  readonly carried: Readonly<Record<string, number>> | null;
  readonly group: string | null;
  readonly cause: string | null;
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
  join: ['wip', 'joined'],
  'outside-out': ['wip', 'outside'],
  'outside-in': ['outside', 'wip'],
  'outside-bad': ['outside', 'seconds'],
  'outside-short': ['outside', 'missing'],
};

/**
 * Records as the floor's rules read them: what takes back does the opposite of what it takes back; what is booked at the
 * output is out.
 */
export function factsOf(pool: string, records: readonly Booked[], output: string | null): Fact[] {
  const byId = new Map(records.map((one) => [one.id, one]));
  return records.map((one): Fact => {
    const kind = byId.get(one.takesBack ?? '')?.kind ?? one.kind;
    const isOut = (kind === 'done' || kind === 'opening') && one.operation === output && !one.isRework;
    const [from, to] = isOut ? (['wip', 'finished'] as const) : (WAYS[kind] ?? [null, null]);
    const here = (place: Place | null): Place | null =>
      one.isFinished && place === 'wip' ? 'finished' : place;
    return {
      id: one.id,
      pool,
      ordinal: one.ordinal,
      kind,
      operation: one.operation,
      good: one.quantity,
      isRework: one.isRework,
      pieces: isOut ? one.quantity : kind === 'scrap' ? one.scrapped : one.moved,
      from: isOut ? from : here(from),
      to: isOut ? to : here(to),
      marks: one.marks,
      carried: one.carried,
      worker: one.worker,
      group: one.group,
      takesBack: one.takesBack,
      cause: one.cause,
    };
  });
}
