import type { Entity, Fields } from '@selvedge/sdk/app';
import type { Store } from '../../store/unit.ts';
import type { Sight } from '../condition.ts';
import type { Table, Tables } from '../table.ts';
import type { Doing } from '../writing.ts';

/** Whose records go into files and come out of them, and what of them he may see. */
export interface ExchangeParts {
  readonly store: Store;
  readonly org: { readonly id: string; readonly timeZone: string };
  readonly tables: Tables;
  readonly entity: Entity;
  /** Fields that may be known, without their hidden parts. */
  readonly fields: Fields;
  readonly sees: Sight;
  /** What he may see of the records that these refer to: they are named by it. */
  readonly seesOf: (table: Table) => Sight;
  /** In whose name records are changed. @throws permission.missing */
  readonly doing: () => Doing;
}

export type FileFormat = 'xlsx' | 'csv';

/** Fields that somebody may fill in: those of which he sees every part. */
export const writable = ({ fields, sees, entity }: ExchangeParts): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => sees.whole?.(entity.fields[name]) ?? true));
