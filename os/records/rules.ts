import type { Tx } from '../store/unit.ts';
import type { Found } from './reading.ts';
import type { Json } from './value.ts';

/** A change as a rule sees it: the record before (null = it is new), and as it would be. */
export interface Proposed {
  readonly before: Found | null;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Rules of an org that look at changes of records before they are stored. */
export interface RecordRules {
  /** True when some rule looks at records of an entity. */
  watches(entity: string): boolean;
  /** What rules set, for each change in turn. @throws input.invalid or conflict with what a rule says */
  weigh(
    tx: Tx,
    entity: string,
    changes: readonly Proposed[],
  ): Promise<readonly Readonly<Record<string, Json>>[]>;
}
