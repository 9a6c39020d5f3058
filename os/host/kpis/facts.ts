import type { Kpi } from '@selvedge/sdk/app';
import type { CatalogueEntry } from './kpis.ts';
import { shortOf } from '../registry.ts';
import { placesOf } from './sums.ts';

/** What a KPI says of itself, without the way it is reckoned. */
export const kpiFacts = (kpi: Kpi) => ({
  name: shortOf(kpi.id),
  title: kpi.title,
  summary: kpi.summary,
  unit: kpi.unit,
  formula: kpi.formula,
  source: kpi.source,
  kind: kpi.kind,
  better: kpi.better,
  places: placesOf(kpi),
  isStand: kpi.isStand === true,
  dimensions: Object.fromEntries(
    Object.entries(kpi.dimensions ?? {}).map(([name, { title, ref }]) => [
      name,
      { title, ref: ref?.id ?? null },
    ]),
  ),
  published: kpi.publish?.path ?? null,
});

/** An entry of the catalogue, as it is told. */
export const entryFacts = ({ app: { id, title }, kpi, total }: CatalogueEntry) => ({
  app: { id, title },
  kpi: kpiFacts(kpi),
  total,
});
