import type { HeardState } from '@selvedge/sdk/app';
import type { Tx } from '../../store/unit.ts';
import type { Reading } from './readings.ts';

/** The newest state of a metric that was told. Times in microseconds. */
interface Known {
  readonly series: number;
  readonly time: number;
  readonly since: number;
  readonly state: string;
}

const rfc3339 = (micros: number): string => new Date(micros / 1000).toISOString();

/** Which readings changed a state, by the time at which they were measured. Pure. @param known is brought up to date */
export function changesIn(readings: readonly Reading[], known: Map<number, Known>): HeardState[] {
  const changes: HeardState[] = [];
  for (const { series, time, point } of readings) {
    const before = known.get(series);
    if (before !== undefined && time < before.time) continue;
    const state = String(point.value);
    const isOther = before?.state !== state;
    known.set(series, { series, time, state, since: isOther ? time : (before?.since ?? time) });
    if (!isOther) continue;
    const { id, thing, metric, at } = point;
    changes.push({
      id,
      thing,
      metric,
      at,
      state,
      before: before?.state ?? null,
      since: before === undefined ? null : rfc3339(before.since),
    });
  }
  return changes;
}

/** The changes that readings are for a handler of states; what it knows moves in the same unit of work. */
export async function stateChanges(
  tx: Tx,
  subscription: string,
  readings: readonly Reading[],
): Promise<HeardState[]> {
  const series = [...new Set(readings.map((one) => one.series))];
  const rows = await tx.rows<Known>(
    `select series, time, since, state from selvedge.point_states
     where org_id = $1 and subscription = $2 and series = any($3)`,
    [tx.org, subscription, series],
  );
  const known = new Map(rows.map((row) => [row.series, row]));
  const changes = changesIn(readings, known);
  await tx.run(
    `insert into selvedge.point_states (org_id, subscription, series, time, since, state)
     select $1, $2, g.* from jsonb_to_recordset($3::jsonb) as g(series integer, "time" bigint, since bigint, state text)
     on conflict (org_id, subscription, series)
       do update set time = excluded.time, since = excluded.since, state = excluded.state`,
    [tx.org, subscription, JSON.stringify([...known.values()])],
  );
  return changes;
}
