import type { Store, Tx } from '../store/unit.ts';
import type { Plan } from './plan.ts';
import { quoted } from './table.ts';

/** Makes the schema of an app, as often as it is asked. */
export const makeSpace = (tx: Tx, space: string): Promise<number> =>
  tx.run(`create schema if not exists ${quoted(space)}`);

/** Carries out the steps of a plan that belong into one transaction. Owner's unit. */
export async function expand(tx: Tx, plan: Plan): Promise<void> {
  for (const { sql } of plan.steps.filter(({ how }) => how === 'transaction')) await tx.run(sql);
}

/** Builds the indexes of a plan while others read and write. One that was left half built is built anew. */
export async function buildIndexes(store: Store, space: string, plan: Plan): Promise<void> {
  const invalid = await store.owner((tx) =>
    tx.rows<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_index i join pg_class c on c.oid = i.indexrelid
       join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and not i.indisvalid`,
      [space],
    ),
  );
  for (const { name } of invalid) await store.ownerAlone(`drop index concurrently if exists ${name}`);
  for (const { sql } of plan.steps.filter(({ how }) => how === 'alone')) await store.ownerAlone(sql);
}
