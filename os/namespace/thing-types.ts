import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../store/unit.ts';
import { typeId, typeInput } from './input.ts';
import { effective, isSameMetrics, isSameTitle, type Metric, type Title } from './metric.ts';
import { lockNamespace } from './namespace-lock.ts';
import { parse } from './parse.ts';
import { retireSeries, settleSeries, type Wanted } from './series-settling.ts';
import { OBJECT } from './words.ts';

export interface ThingType {
  readonly id: string;
  /** From 1; every change makes one more, and things follow the newest. */
  readonly version: number;
  readonly title: Title | null;
  readonly metrics: readonly Metric[];
  /** Of the installation, for every org. */
  readonly builtIn: boolean;
}

/** Every version an org may read; its own type stands in for a built-in one of the same id. */
const VISIBLE = `(
  select id, version, title, metrics, false as "builtIn" from selvedge.thing_types
  union all
  select b.id, b.version, b.title, b.metrics, true from selvedge.built_in_types b
  where not exists (select from selvedge.thing_types t where t.id = b.id)) as visible`;
const BUILT_IN =
  '(select id, version, title, metrics, true as "builtIn" from selvedge.built_in_types) as visible';

/** What a unit can see: an org's, or in a system unit the built-in ones. */
const visible = (tx: Tx): string => (tx.org === null ? BUILT_IN : VISIBLE);

/** Metrics written before there were formulas say nothing of one. */
const whole = (type: ThingType): ThingType => ({
  ...type,
  metrics: type.metrics.map((metric) => ({ ...metric, formula: metric.formula ?? null })),
});

/** Newest version of every type, by id. */
export async function listTypes(tx: Tx): Promise<ThingType[]> {
  const rows = await tx.rows<ThingType>(
    `select distinct on (id) * from ${visible(tx)} order by id, version desc`,
  );
  return rows.map(whole);
}

/** Newest versions of some types, keyed by id; those that are not there are missing. */
export async function typesById(tx: Tx, ids: readonly string[]): Promise<Map<string, ThingType>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<ThingType>(
    `select distinct on (id) * from ${visible(tx)} where id = any($1) order by id, version desc`,
    [[...ids]],
  );
  return new Map(rows.map((type) => [type.id, whole(type)]));
}

/** @param version default: the newest. @throws not.found */
export async function getType(tx: Tx, id: string, version?: number): Promise<ThingType> {
  const found = await tx.row<ThingType>(
    `select * from ${visible(tx)} where id = $1 and ($2::integer is null or version = $2) order by version desc limit 1`,
    [id, version ?? null],
  );
  if (found === undefined) throw new SelvedgeError('not.found', { object: OBJECT.type });
  return whole(found);
}

/**
 * Makes a type or a new version of it, and brings every thing of it to that version. In an org's unit the type is the
 * org's own; in a system unit it is built in. The same again changes nothing. @throws input.invalid
 */
export async function putType(
  tx: Tx,
  id: string,
  input: unknown,
): Promise<{ before: ThingType | null; after: ThingType }> {
  parse(typeId, id);
  const { title, metrics } = parse(typeInput, input);
  await lockNamespace(tx, [tx.org ?? 'built-in']);
  const seen = (await typesById(tx, [id])).get(id) ?? null;
  const before = seen?.builtIn === (tx.org === null) ? seen : null;
  if (seen !== null && isSameTitle(seen.title, title) && isSameMetrics(seen.metrics, metrics))
    return { before: seen, after: seen };
  const after: ThingType = {
    id,
    version: (before?.version ?? 0) + 1,
    title,
    metrics,
    builtIn: tx.org === null,
  };
  await insertType(tx, after);
  await follow(tx, after);
  return { before: seen, after };
}

async function insertType(tx: Tx, type: ThingType): Promise<void> {
  const values = [type.id, type.version, JSON.stringify(type.title), JSON.stringify(type.metrics)];
  if (tx.org === null)
    await tx.run(
      'insert into selvedge.built_in_types (id, version, title, metrics) values ($1, $2, $3, $4)',
      values,
    );
  else
    await tx.run(
      'insert into selvedge.thing_types (id, version, title, metrics, org_id) values ($1, $2, $3, $4, $5)',
      [...values, tx.org],
    );
}

interface Follower {
  readonly id: string;
  readonly orgId: string;
  readonly path: string;
  readonly inherited: readonly string[] | null;
  readonly own: readonly string[] | null;
}

/** Gives things of a type what the type now says; what they declare themselves stays. */
async function follow(tx: Tx, type: ThingType): Promise<void> {
  if (tx.org === null) await lockNamespace(tx, await orgsUsing(tx, type.id));
  const things = await tx.rows<Follower>(
    `select t.id, t.org_id as "orgId", t.path,
       array_agg(s.metric) filter (where not s.own) as inherited, array_agg(s.metric) filter (where s.own) as own
     from selvedge.things t left join selvedge.series s on s.org_id = t.org_id and s.thing_id = t.id and s.state = 'active'
     where t.type = $1 ${tx.org === null ? STILL_BUILT_IN : ''} group by t.org_id, t.id order by t.path`,
    [type.id],
  );
  const names = new Set(type.metrics.map(({ name }) => name));
  await retireSeries(
    tx,
    things.flatMap(({ id, orgId, inherited }) =>
      (inherited ?? [])
        .filter((metric) => !names.has(metric))
        .map((metric) => ({ orgId, thingId: id, metric })),
    ),
  );
  const metrics = effective(type.metrics, []);
  const wanted = things.flatMap(({ id, orgId, path, own }) =>
    metrics.flatMap((metric, position): Wanted[] =>
      own?.includes(metric.name) ? [] : [{ orgId, thingId: id, thing: path, metric, position }],
    ),
  );
  await settleSeries(tx, wanted);
}

const STILL_BUILT_IN =
  'and not exists (select from selvedge.thing_types own where own.org_id = t.org_id and own.id = t.type)';

async function orgsUsing(tx: Tx, type: string): Promise<string[]> {
  const rows = await tx.rows<{ org: string }>(
    'select distinct org_id as org from selvedge.things where type = $1',
    [type],
  );
  return rows.map(({ org }) => org);
}
