import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../store/unit.ts';
import { getThing } from './listing.ts';
import { lockNamespace } from './namespace-lock.ts';
import { below } from './subtree.ts';
import type { Thing } from './thing.ts';
import { REASON } from './words.ts';

export interface Removed {
  readonly before: Thing;
  /** How many things went, itself included. */
  readonly things: number;
  /** Series that are gone now; their history and ids stay. */
  readonly series: readonly number[];
}

/**
 * Removes a thing, or with `deep` everything below it too.
 * @throws not.found, conflict when there are things below and `deep` was not asked
 */
export async function removeThing(
  tx: Tx,
  path: string,
  { deep = false }: { deep?: boolean },
): Promise<Removed> {
  await lockNamespace(tx, [tx.org ?? '']);
  const before = await getThing(tx, path);
  if (before.children > 0 && !deep) throw new SelvedgeError('conflict', { reason: REASON.hasChildren });
  const { above, beyond } = below(path);
  const subtree = '(select id from selvedge.things where path = $1 or (path > $2 and path < $3))';
  const params = [path, above, beyond];
  await tx.run(
    `delete from selvedge.series_aliases a using selvedge.series s where a.series_id = s.id and s.thing_id in ${subtree}`,
    params,
  );
  const series = await tx.rows<{ id: number; was: string }>(
    `update selvedge.series s set state = 'gone', thing_id = null
     from (select id, state from selvedge.series where thing_id in ${subtree} for update) old
     where s.id = old.id returning s.id, old.state as was`,
    params,
  );
  const things = await tx.run(
    `delete from selvedge.things where path = $1 or (path > $2 and path < $3)`,
    params,
  );
  return { before, things, series: series.filter(({ was }) => was === 'active').map(({ id }) => id) };
}
