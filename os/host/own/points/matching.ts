import type { SeriesMap } from '../../../namespace/series.ts';
import type { PointRule } from '../document.ts';
import { isMeant } from './pattern.ts';

/** Metrics of an org that a rule looks at, by series id. */
export function seriesOf(series: SeriesMap, org: string, of: PointRule['of']): number[] {
  const ids: number[] = [];
  for (const { id, orgId, path, type, metric } of series.under('')) {
    if (orgId !== org) continue;
    const isOurs = 'type' in of ? metric === of.metric && type === of.type : isMeant(of.path, path);
    if (isOurs) ids.push(id);
  }
  return ids;
}
