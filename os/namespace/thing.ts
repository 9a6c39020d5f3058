import { lastOf } from '@selvedge/sdk/connector';
import type { Tx } from '../store/unit.ts';
import type { ThingMetric, Title } from './metric.ts';
import { type Level, levelOf } from './subtree.ts';

/** A node of the ISA-95 tree. */
export interface Thing {
  /** UUIDv7; stays when it is moved. */
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly level: Level;
  readonly title: Title | null;
  readonly type: string | null;
  /** How many things are directly below. */
  readonly children: number;
  readonly metrics: readonly ThingMetric[];
  /** Former paths whose topics still reach it. */
  readonly aliases: readonly string[];
  /** RFC 3339. */
  readonly createdAt: string;
}

/** A thing as its own row has it. */
export interface ThingRow {
  readonly id: string;
  readonly path: string;
  readonly title: Title | null;
  readonly type: string | null;
  readonly createdAt: Date;
  readonly children: number;
}

export const THING_COLUMNS = `t.id, t.path, t.title, t.type, t.created_at as "createdAt",
  (select count(*)::int from selvedge.things c where c.parent_id = t.id) as children`;

/** Metrics of things, in their order, keyed by the thing's id. */
export async function metricsOf(tx: Tx, things: readonly string[]): Promise<Map<string, ThingMetric[]>> {
  const rows = await tx.rows<ThingMetric & { thingId: string }>(
    `select thing_id as "thingId", metric as name, title, datatype, unit, low as min, high as max, counter, words, formula, path, own
     from selvedge.series where thing_id = any($1) and state = 'active' order by thing_id, own, position, metric`,
    [[...things]],
  );
  const byThing = new Map<string, ThingMetric[]>();
  for (const { thingId, ...metric } of rows) {
    const metrics = byThing.get(thingId) ?? [];
    metrics.push(metric);
    byThing.set(thingId, metrics);
  }
  return byThing;
}

async function aliasesOf(tx: Tx, things: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ thingId: string; aliases: string[] }>(
    `select s.thing_id as "thingId", array_agg(distinct left(a.path, -length(s.metric) - 1)) as aliases
     from selvedge.series s join selvedge.series_aliases a on a.series_id = s.id where s.thing_id = any($1) group by s.thing_id`,
    [[...things]],
  );
  return new Map(rows.map(({ thingId, aliases }) => [thingId, aliases]));
}

/** Completes rows to things: three statements for any number of them. */
export async function complete(tx: Tx, rows: readonly ThingRow[]): Promise<Thing[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const metrics = await metricsOf(tx, ids);
  const aliases = await aliasesOf(tx, ids);
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    name: lastOf(row.path),
    level: levelOf(row.path),
    metrics: metrics.get(row.id) ?? [],
    aliases: aliases.get(row.id) ?? [],
    createdAt: createdAt.toISOString(),
  }));
}
