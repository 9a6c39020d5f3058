import type { Relation, RelationRef } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../store/unit.ts';
import { partsOf, quoted, spaceOf, type Tables } from './table.ts';

/** Schema and name of the view behind a relation: `tracking/scan/v1` → `"app_tracking"."rel_scan_v1"`. */
export function viewOf({ id }: RelationRef): string {
  const { app, name } = partsOf(id);
  return `${quoted(spaceOf(app))}.${quoted(`rel_${name.replaceAll(/[^a-zA-Z0-9]/g, '_')}`)}`;
}

/**
 * Makes the views of an app's relations anew. They run with the rights of whoever asks, so that row-level security holds.
 * Owner's unit, after the tables are there.
 * @throws conflict when a relation lacks a column that it promises
 */
export async function makeRelations(tx: Tx, relations: readonly Relation[], tables: Tables): Promise<void> {
  for (const relation of relations) {
    const view = viewOf(relation);
    await tx.run(`drop view if exists ${view}`);
    const statement = relation.from(({ id }) => tables.of(id).qualified);
    await tx.run(`create view ${view} with (security_invoker = true) as ${statement}`);
    const rows = await tx.rows<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [view],
    );
    const absent = Object.keys(relation.columns).filter(
      (column) => !rows.some(({ name }) => name === column),
    );
    if (absent.length > 0)
      throw new SelvedgeError('conflict', {
        reason: {
          zh: `关系 ${relation.id} 缺少列：${absent.join('、')}。`,
          en: `The relation ${relation.id} lacks the columns ${absent.join(', ')}.`,
        },
      });
    await tx.run(`select selvedge.offer_view($1)`, [view]);
  }
}
