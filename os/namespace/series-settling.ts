import { isMetricPath } from '@selvedge/sdk/connector';
import type { Tx } from '../store/unit.ts';
import type { Metric } from './metric.ts';
import { invalid } from './parse.ts';
import { FAULT } from './words.ts';

/** A metric a thing shall have. */
export interface Wanted {
  readonly orgId: string;
  readonly thingId: string;
  /** Path of the thing. */
  readonly thing: string;
  readonly metric: Metric & { readonly own: boolean };
  /** Place among the thing's metrics. */
  readonly position: number;
}

const CHUNK = 5000;

/**
 * Gives every wanted metric its series: the one in quarantine at that path, or the thing's former one, or a former one
 * of that path, or a new one. What a thing no longer has is not touched here (`retireSeries`).
 * The caller holds the namespace lock of the orgs. @throws input.invalid where a metric's path would be too long
 */
export async function settleSeries(tx: Tx, wanted: readonly Wanted[]): Promise<void> {
  const tooLong = wanted.find(({ thing, metric }) => !isMetricPath(`${thing}/${metric.name}`));
  if (tooLong !== undefined)
    throw invalid([{ path: `${tooLong.thing}/${tooLong.metric.name}`, message: FAULT.metricPath }]);
  if (wanted.length === 0) return;
  const statements = await needed(tx);
  for (let start = 0; start < wanted.length; start += CHUNK) {
    const rows = JSON.stringify(wanted.slice(start, start + CHUNK).map(rowOf));
    for (const statement of statements) await tx.run(statement, [rows]);
  }
}

/** The statements there is work for; a first import of a large tree needs only one of them. */
async function needed(tx: Tx): Promise<string[]> {
  const has = await tx.row<{ waiting: boolean; former: boolean; aliases: boolean }>(
    `select exists (select from selvedge.series where state = 'quarantined') as waiting,
       exists (select from selvedge.series where state = 'gone') as former,
       exists (select from selvedge.series_aliases) as aliases`,
  );
  return [
    ...(has?.waiting && has.former ? [MAKE_ROOM] : []),
    ...(has?.waiting || has?.former ? [TAKE_UP] : []),
    DECLARE,
    ...(has?.aliases ? [DROP_COVERED_ALIASES, ADD_ALIASES] : []),
    ...(has?.waiting ? [DROP_FACTS] : []),
  ];
}

/** A metric of a thing that it shall no longer have. */
export interface Retired {
  readonly orgId: string;
  readonly thingId: string;
  readonly metric: string;
}

/** Ends metrics of things; their history and ids stay. */
export async function retireSeries(tx: Tx, retired: readonly Retired[]): Promise<void> {
  if (retired.length === 0) return;
  const lists = [
    retired.map(({ orgId }) => orgId),
    retired.map(({ thingId }) => thingId),
    retired.map(({ metric }) => metric),
  ];
  const given = 'unnest($1::uuid[], $2::uuid[], $3::text[]) as g(org_id, thing_id, metric)';
  const those = 's.org_id = g.org_id and s.thing_id = g.thing_id and s.metric = g.metric collate "C"';
  await tx.run(
    `delete from selvedge.series_aliases a using selvedge.series s, ${given} where a.series_id = s.id and ${those}`,
    lists,
  );
  await tx.run(
    `update selvedge.series s set state = 'gone' from ${given} where ${those} and s.state = 'active'`,
    lists,
  );
}

const rowOf = ({ orgId, thingId, thing, metric, position }: Wanted) => ({
  org_id: orgId,
  thing_id: thingId,
  path: `${thing}/${metric.name}`,
  metric: metric.name,
  own: metric.own,
  position,
  title: metric.title,
  datatype: metric.datatype,
  unit: metric.unit,
  low: metric.min,
  high: metric.max,
  counter: metric.counter,
  words: metric.words,
  formula: metric.formula,
});

const WANTED = `with wanted as (
  select org_id, thing_id, path collate "C" as path, metric collate "C" as metric, own, position, title, datatype, unit, low, high, counter, words, formula
  from jsonb_to_recordset($1::jsonb) as w(org_id uuid, thing_id uuid, path text, metric text, own boolean, position integer, title jsonb,
    datatype text, unit text, low double precision, high double precision, counter boolean, words text[], formula text))`;

const DECLARATION = 'own, position, title, datatype, unit, low, high, counter, words, formula';
const of = (table: string): string =>
  DECLARATION.split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');

const SAME_METRIC = 's.org_id = w.org_id and s.thing_id = w.thing_id and s.metric = w.metric';

/** A former series of the thing makes room for the one that waits in quarantine with newer points. */
const MAKE_ROOM = `${WANTED} update selvedge.series s set thing_id = null from wanted w
  where ${SAME_METRIC} and s.state = 'gone'
    and exists (select from selvedge.series q where q.org_id = w.org_id and q.path = w.path and q.state = 'quarantined')`;

const TAKE_UP = `${WANTED} update selvedge.series s set thing_id = w.thing_id, state = 'active', declared = true, (${DECLARATION}) = row (${of('w')})
  from wanted w
  where s.id = coalesce(
      (select c.id from selvedge.series c where c.org_id = w.org_id and c.path = w.path and c.state = 'quarantined'),
      (select max(c.id) from selvedge.series c
       where c.org_id = w.org_id and c.path = w.path and c.state = 'gone' and c.thing_id is null))
    and not exists (
      select from selvedge.series x where x.org_id = w.org_id and x.thing_id = w.thing_id and x.metric = w.metric)`;

const DECLARE = `${WANTED} insert into selvedge.series as s (org_id, thing_id, path, metric, state, declared, ${DECLARATION})
  select org_id, thing_id, path, metric, 'active', true, ${DECLARATION} from wanted
  on conflict (org_id, thing_id, metric) do update
  set path = excluded.path, state = 'active', declared = true, (${DECLARATION}) = row (${of('excluded')})
  where (s.state, s.path, ${of('s')}) is distinct from ('active', excluded.path, ${of('excluded')})`;

const DROP_COVERED_ALIASES = `${WANTED} delete from selvedge.series_aliases a using wanted w
  where a.org_id = w.org_id and a.path = w.path`;

/** A metric that joins a thing which was moved is reached by the old topics, too. */
const ADD_ALIASES = `${WANTED}, former as (
    select distinct s.org_id, s.thing_id, left(a.path, -length(s.metric)) as place
    from selvedge.series_aliases a join selvedge.series s on s.id = a.series_id
    where (s.org_id, s.thing_id) in (select org_id, thing_id from wanted))
  insert into selvedge.series_aliases (path, org_id, series_id)
  select f.place || w.metric, w.org_id, s.id
  from former f join wanted w on w.org_id = f.org_id and w.thing_id = f.thing_id
  join selvedge.series s on ${SAME_METRIC}
  where not exists (
    select from selvedge.series l where l.org_id = w.org_id and l.path = f.place || w.metric and l.state <> 'gone')
  on conflict (org_id, path) do nothing`;

const DROP_FACTS = `${WANTED} delete from selvedge.quarantine q using wanted w, selvedge.series s
  where ${SAME_METRIC} and q.series_id = s.id`;
