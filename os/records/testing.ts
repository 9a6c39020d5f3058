import assert from 'node:assert/strict';
import type { Entity } from '@selvedge/sdk/app';
import { v7 } from 'uuid';
import { type TemporaryStore, temporaryStore } from '../store/testing.ts';
import { buildIndexes, expand, makeSpace } from './expanding.ts';
import { planOf } from './plan.ts';
import { type Table, tableOf } from './table.ts';

/** A store with the tables of the shop's entities. */
export async function made(entities: readonly Entity[], store?: TemporaryStore): Promise<TemporaryStore> {
  const opened = store ?? (await temporaryStore());
  const tables = entities.map((one) => tableOf(one));
  await makeTables(opened, 'app_shop', tables);
  return opened;
}

/** Makes the tables of a space and their indexes. */
export async function makeTables(
  store: TemporaryStore,
  space: string,
  tables: readonly Table[],
): Promise<void> {
  const plan = await store.owner(async (tx) => {
    await makeSpace(tx, space);
    const found = await planOf(tx, space, tables);
    assert.deepEqual(found.faults, []);
    await expand(tx, found);
    return found;
  });
  await buildIndexes(store, space, plan);
}

export async function newOrg(store: TemporaryStore, slug: string): Promise<string> {
  const id = v7();
  await store.admin(`insert into selvedge.orgs (id, slug, title, kind) values ($1, $2, '"x"', 'factory')`, [
    id,
    slug,
  ]);
  return id;
}
