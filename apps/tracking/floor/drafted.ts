import type { NewOf } from '@selvedge/sdk/app';
import type { record } from '../entities/record.ts';
import type { Booked } from './facts.ts';
import { type Standing, withRecords } from './standing.ts';

type Draft = NewOf<typeof record>;

/** Bundles as they would stand, by id, while records are drafted that are not stored yet. */
export class Drafted {
  readonly #standings = new Map<string, Standing>();
  readonly drafts: Draft[] = [];

  /** As it stands with all that was drafted; the ticket that was scanned stays its own. */
  seen(standing: Standing): Standing {
    const known = this.#standings.get(standing.bundle.id);
    if (known === undefined) this.#standings.set(standing.bundle.id, standing);
    return known === undefined ? standing : { ...known, coupon: standing.coupon, isVoid: standing.isVoid };
  }

  /** @param drafts of bundles that were seen */
  add(drafts: readonly Draft[], name: string): Booked[] {
    const added = drafts.map((draft, at) => bookedFrom(draft, `${this.drafts.length + at}`, name));
    for (const [id, own] of Map.groupBy(
      drafts.map((draft, at) => ({ draft, at })),
      ({ draft }) => draft.bundle,
    )) {
      const standing = this.#standings.get(id);
      if (standing !== undefined)
        this.#standings.set(
          id,
          withRecords(standing, [...standing.records, ...own.map(({ at }) => added[at])]),
        );
    }
    this.drafts.push(...drafts);
    return added;
  }
}

/** A draft as it would be read. */
export const bookedFrom = (draft: Draft, id: string, name: string): Booked => ({
  id,
  name,
  scan: draft.scan ?? null,
  ordinal: draft.ordinal,
  kind: draft.kind,
  operation: draft.operation ?? null,
  worker: draft.worker ?? null,
  group: draft.group ?? null,
  quantity: draft.quantity ?? 0,
  scrapped: draft.scrapped ?? 0,
  moved: draft.moved ?? 0,
  isFinished: draft.isFinished ?? false,
  marks: draft.marks ?? null,
  carried: draft.carried ?? null,
  cause: draft.cause ?? null,
  isRework: draft.isRework ?? false,
  fault: draft.fault ?? null,
  takesBack: draft.takesBack ?? null,
  day: draft.day,
  at: draft.at,
});
