import type { Tx } from '../../store/unit.ts';
import type { Metric, Title } from '../metric.ts';
import { checkPath } from '../parse.ts';
import { below } from '../subtree.ts';
import { metricsOf } from '../thing.ts';
import { listTypes } from '../thing-types.ts';
import type { DocumentThing, NamespaceDocument } from './document.ts';

interface Row {
  readonly id: string;
  readonly path: string;
  readonly type: string | null;
  readonly title: Title | null;
}

/**
 * Things below a path and the path itself ('' = all of the org), with their own metrics, and the org's types: all, or
 * for a subtree those in use there. @throws input.invalid
 */
export async function exportNamespace(tx: Tx, under: string): Promise<NamespaceDocument> {
  if (under !== '') checkPath(under, 'under');
  const { above, beyond } = below(under);
  const rows = await tx.rows<Row>(
    'select id, path, type, title from selvedge.things where path = $1 or (path > $2 and path < $3) order by path',
    [under, above, beyond],
  );
  const metrics = await metricsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const things = rows.map(({ id, path, type, title }): DocumentThing => ({
    path,
    type,
    title,
    metrics: (metrics.get(id) ?? []).filter(({ own }) => own).map(declared),
  }));
  const used = new Set(things.flatMap(({ type }) => type ?? []));
  const types = (await listTypes(tx)).filter(({ id, builtIn }) => !builtIn && (under === '' || used.has(id)));
  return { types: types.map(({ id, title, metrics: own }) => ({ id, title, metrics: own })), things };
}

const declared = ({ name, title, datatype, unit, min, max, counter, words, formula }: Metric): Metric => ({
  name,
  title,
  datatype,
  unit,
  min,
  max,
  counter,
  words,
  formula,
});
