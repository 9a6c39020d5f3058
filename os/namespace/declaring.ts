import { parentOf } from '@selvedge/sdk/connector';
import { newId } from '../store/id.ts';
import type { Tx } from '../store/unit.ts';
import {
  effective,
  type EffectiveMetric,
  isSameEffective,
  isSameTitle,
  merged,
  type Metric,
  type Title,
} from './metric.ts';
import { invalid } from './parse.ts';
import { retireSeries, settleSeries, type Wanted } from './series-settling.ts';
import { depthOf, wayTo } from './subtree.ts';
import { metricsOf } from './thing.ts';
import { type ThingType, typesById } from './thing-types.ts';
import { FAULT } from './words.ts';

/** What is said about one thing; what is absent stays as it is. */
export interface Declaration {
  readonly path: string;
  readonly type?: string | null;
  readonly title?: Title | null;
  /** All own metrics of the thing. */
  readonly metrics?: readonly Metric[];
  /** Own metrics to add or change; the others stay. Not together with `metrics`. */
  readonly more?: readonly Metric[];
}

/** Paths by what became of them. */
export interface Declared {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

interface Known {
  readonly id: string;
  readonly path: string;
  readonly type: string | null;
  readonly title: Title | null;
  readonly isNew: boolean;
}

interface Plan {
  readonly known: Known;
  readonly type: string | null;
  readonly title: Title | null;
  readonly metrics: readonly EffectiveMetric[];
  readonly now: readonly EffectiveMetric[];
}

/**
 * Makes or changes things, any number at once; missing parents are made. A path may be there once.
 * The caller has checked paths and roots and holds the namespace lock. @throws input.invalid for an unknown type
 */
export async function declareThings(tx: Tx, declarations: readonly Declaration[]): Promise<Declared> {
  const things = await knownThings(tx, declarations);
  const types = await typesOf(tx, declarations, things);
  const plans = await planAll(tx, declarations, things, types);
  const touched = plans.filter(isTouched);
  await updateHeads(tx, touched.filter(isOtherHead));
  await settle(tx, touched.filter(isOtherBody));
  const paths = (some: readonly Plan[]): string[] => some.map((plan) => plan.known.path);
  return {
    created: paths(touched.filter((plan) => plan.known.isNew)),
    changed: paths(touched.filter((plan) => !plan.known.isNew)),
    unchanged: paths(plans.filter((plan) => !isTouched(plan))),
  };
}

/** Things of the declarations by path, made where they were missing (and so are their parents). */
async function knownThings(tx: Tx, declarations: readonly Declaration[]): Promise<Map<string, Known>> {
  const paths = [...new Set(declarations.flatMap(({ path }) => wayTo(path)))];
  const rows = await tx.rows<Omit<Known, 'isNew'>>(
    'select id, path, type, title from selvedge.things where path = any($1)',
    [paths],
  );
  const known = new Map<string, Known>(rows.map((row) => [row.path, { ...row, isNew: false }]));
  const missing = paths.filter((path) => !known.has(path));
  for (const path of missing) known.set(path, { id: newId(), path, type: null, title: null, isNew: true });
  if (missing.length === 0) return known;
  await tx.run(
    `insert into selvedge.things (id, org_id, parent_id, path, depth)
     select id, $5, parent_id, path, depth from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[]) as g(id, parent_id, path, depth)`,
    [
      missing.map((path) => known.get(path)?.id ?? null),
      missing.map((path) => known.get(parentOf(path))?.id ?? null),
      missing,
      missing.map(depthOf),
      tx.org,
    ],
  );
  return known;
}

/** @throws input.invalid for a type that is newly named and not there */
async function typesOf(
  tx: Tx,
  declarations: readonly Declaration[],
  things: ReadonlyMap<string, Known>,
): Promise<Map<string, ThingType>> {
  const named = new Set(declarations.flatMap(({ type }) => type ?? []));
  const used = declarations.flatMap(({ path }) => things.get(path)?.type ?? []);
  const types = await typesById(tx, [...new Set([...named, ...used])]);
  const missing = [...named].filter((id) => !types.has(id));
  if (missing.length > 0) throw invalid([{ path: 'type', message: FAULT.noSuchType }]);
  return types;
}

async function planAll(
  tx: Tx,
  declarations: readonly Declaration[],
  things: ReadonlyMap<string, Known>,
  types: ReadonlyMap<string, ThingType>,
): Promise<Plan[]> {
  const found = declarations.flatMap((declaration) => {
    const known = things.get(declaration.path);
    return known === undefined ? [] : [{ declaration, known }];
  });
  const metrics = await metricsOf(
    tx,
    found.map(({ known }) => known.id),
  );
  return found.map(({ declaration, known }) => {
    const now = metrics.get(known.id) ?? [];
    const type = declaration.type === undefined ? known.type : declaration.type;
    const ofType = (type === null ? undefined : types.get(type))?.metrics ?? [];
    const own =
      declaration.metrics ??
      merged(
        now.filter((metric) => metric.own),
        declaration.more ?? [],
      );
    return {
      known,
      type,
      title: declaration.title === undefined ? known.title : declaration.title,
      metrics: effective(ofType, own),
      now,
    };
  });
}

const isOtherHead = ({ known, type, title }: Plan): boolean =>
  type !== known.type || !isSameTitle(title, known.title);

const isOtherBody = ({ metrics, now }: Plan): boolean => !isSameEffective(metrics, now);

const isTouched = (plan: Plan): boolean => plan.known.isNew || isOtherHead(plan) || isOtherBody(plan);

async function updateHeads(tx: Tx, plans: readonly Plan[]): Promise<void> {
  if (plans.length === 0) return;
  await tx.run(
    `update selvedge.things t set type = g.type, title = g.title
     from jsonb_to_recordset($1::jsonb) as g(id uuid, type text, title jsonb) where t.id = g.id`,
    [JSON.stringify(plans.map(({ known, type, title }) => ({ id: known.id, type, title })))],
  );
}

async function settle(tx: Tx, plans: readonly Plan[]): Promise<void> {
  const retired = plans.flatMap(({ known, metrics, now }) => {
    const names = new Set(metrics.map(({ name }) => name));
    return now
      .filter(({ name }) => !names.has(name))
      .map(({ name }) => ({ orgId: tx.org ?? '', thingId: known.id, metric: name }));
  });
  const wanted = plans.flatMap(({ known, metrics }) =>
    metrics.map((metric, position): Wanted => ({
      orgId: tx.org ?? '',
      thingId: known.id,
      thing: known.path,
      metric,
      position,
    })),
  );
  await retireSeries(tx, retired);
  await settleSeries(tx, wanted);
}
