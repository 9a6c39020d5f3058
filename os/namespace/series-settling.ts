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
  for (let start = 0; start < wanted.length; start += CHUNK) {
    const rows = JSON.stringify(wanted.slice(start, start + CHUNK).map(rowOf));
    for (const statement of STATEMENTS) await tx.run(statement, [rows]);
  }
}

/** Ends metrics of a thing; their history and ids stay. */
export async function retireSeries(
  tx: Tx,
  retired: readonly { readonly thingId: string; readonly metric: string }[],
): Promise<void> {
  if (retired.length === 0) return;
  const lists = [retired.map(({ thingId }) => thingId), retired.map(({ metric }) => metric)];
  const given = 'unnest($1::uuid[], $2::text[]) as g(thing_id, metric)';
  await tx.run(
    `delete from selvedge.series_aliases a using selvedge.series s, ${given}
     where a.series_id = s.id and s.thing_id = g.thing_id and s.metric = g.metric collate "C"`,
    lists,
  );
  await tx.run(
    `update selvedge.series s set state = 'gone' from ${given}
     where s.thing_id = g.thing_id and s.metric = g.metric collate "C" and s.state = 'active'`,
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
});

const WANTED = `with wanted as (
  select org_id, thing_id, path collate "C" as path, metric collate "C" as metric, own, position, title, datatype, unit, low, high, counter, words
  from jsonb_to_recordset($1::jsonb) as w(org_id uuid, thing_id uuid, path text, metric text, own boolean, position integer, title jsonb,
    datatype text, unit text, low double precision, high double precision, counter boolean, words text[]))`;

const DECLARATION = 'own, position, title, datatype, unit, low, high, counter, words';
const of = (table: string): string =>
  DECLARATION.split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');

const STATEMENTS = [
  // A former series of the thing makes room for the one that waits in quarantine with newer points.
  `${WANTED} update selvedge.series s set thing_id = null from wanted w
   where s.thing_id = w.thing_id and s.metric = w.metric and s.state = 'gone'
     and exists (select from selvedge.series q where q.org_id = w.org_id and q.path = w.path and q.state = 'quarantined')`,
  `${WANTED} update selvedge.series s set thing_id = w.thing_id, state = 'active', declared = true, (${DECLARATION}) = row (${of('w')})
   from wanted w
   where s.id = (
       select c.id from selvedge.series c
       where c.org_id = w.org_id and c.path = w.path and c.thing_id is null and c.state <> 'active'
       order by c.state = 'quarantined' desc, c.id desc limit 1)
     and not exists (select from selvedge.series x where x.thing_id = w.thing_id and x.metric = w.metric)`,
  `${WANTED} insert into selvedge.series as s (org_id, thing_id, path, metric, state, declared, ${DECLARATION})
   select org_id, thing_id, path, metric, 'active', true, ${DECLARATION} from wanted
   on conflict (thing_id, metric) do update
   set path = excluded.path, state = 'active', declared = true, (${DECLARATION}) = row (${of('excluded')})
   where (s.state, s.path, ${of('s')}) is distinct from ('active', excluded.path, ${of('excluded')})`,
  `${WANTED} delete from selvedge.series_aliases a using wanted w where a.path = w.path`,
  // A metric that joins a thing which was moved is reached by the old topics, too.
  `${WANTED} insert into selvedge.series_aliases (path, org_id, series_id)
   select left(a.path, -length(sibling.metric)) || w.metric, w.org_id, s.id
   from wanted w
   join selvedge.series s on s.thing_id = w.thing_id and s.metric = w.metric
   join selvedge.series sibling on sibling.thing_id = w.thing_id
   join selvedge.series_aliases a on a.series_id = sibling.id
   where not exists (
     select from selvedge.series l
     where l.org_id = w.org_id and l.path = left(a.path, -length(sibling.metric)) || w.metric and l.state <> 'gone')
   on conflict (path) do nothing`,
  `${WANTED} delete from selvedge.quarantine q using wanted w, selvedge.series s
   where s.thing_id = w.thing_id and s.metric = w.metric and q.series_id = s.id`,
] as const;
