import type { SeriesMap } from '../../../namespace/series.ts';
import type { Store } from '../../../store/unit.ts';
import type { PointRule } from '../document.ts';
import { isMeant } from './pattern.ts';

/** Metrics of an org that a rule looks at, by series id. */
export async function seriesOf(
  store: Store,
  series: SeriesMap,
  org: string,
  of: PointRule['of'],
): Promise<number[]> {
  const ids: number[] = [];
  const things = 'type' in of ? await thingsOf(store, org, of.type) : null;
  for (const { id, orgId, path, thing, metric } of series.under('')) {
    if (orgId !== org) continue;
    const isOurs =
      'type' in of ? metric === of.metric && things?.has(thing) === true : isMeant(of.path, path);
    if (isOurs) ids.push(id);
  }
  return ids;
}

async function thingsOf(store: Store, org: string, type: string): Promise<ReadonlySet<string>> {
  const rows = await store.org(org, (tx) =>
    tx.rows<{ path: string }>('select path from selvedge.things where org_id = $1 and type = $2', [
      org,
      type,
    ]),
  );
  return new Set(rows.map(({ path }) => path));
}
