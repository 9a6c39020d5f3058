import type { IngestPlace } from '../../historian/historian.ts';
import { newId } from '../../store/id.ts';
import type { Tx } from '../../store/unit.ts';
import { type Parked, park, release } from '../events/parking.ts';
import type { Told } from '../events/outbox.ts';
import type { Reading } from './readings.ts';

/** What waits of a metric: not the points, which history keeps, but where they are. */
export interface Stretch {
  readonly series: number;
  readonly after: IngestPlace;
  /** Included; null = all that comes behind, as far as the others have heard. */
  readonly upTo: IngestPlace | null;
}

/** An event that waits is one stretch of one metric. */
export const stretchOf = (parked: Parked): Stretch => parked.payload as Stretch;

/** Metrics that wait for a handler, in the unit's org. */
export async function stuckSeries(tx: Tx, subscription: string): Promise<ReadonlySet<number>> {
  const rows = await tx.rows<{ series: number }>(
    `select distinct (payload->>'series')::int as series from selvedge.parked_events where org_id = $1 and subscription = $2`,
    [tx.org, subscription],
  );
  return new Set(rows.map(({ series }) => series));
}

/** Puts readings of one metric aside that a handler could not take, and behind them whatever follows. */
export async function putAside(
  tx: Tx,
  subscription: string,
  readings: readonly Reading[],
  { after, upTo }: { readonly after: IngestPlace; readonly upTo: IngestPlace },
  fault: string,
  now: number,
): Promise<void> {
  const [{ series, point }] = readings;
  const path = `${point.thing}/${point.metric}`;
  const at = new Date(point.at);
  await park(tx, subscription, told(path, at, { series, after, upTo }), 1, fault, now);
  await putBehind(tx, subscription, path, at, { series, after: upTo, upTo: null }, now);
}

/** Keeps what comes behind a place waiting, until those before it were heard. */
export const putBehind = (
  tx: Tx,
  subscription: string,
  path: string,
  at: Date,
  stretch: Stretch,
  now: number,
): Promise<void> => park(tx, subscription, told(path, at, stretch), 0, null, now);

/** What comes behind is heard on at once. */
export const goOn = (tx: Tx, subscription: string, path: string, now: number): Promise<void> =>
  release(tx, subscription, path, now);

/** A metric has two at most: what could not be taken, and what is behind it. */
const told = (path: string, at: Date, stretch: Stretch): Told => ({
  id: newId(),
  event: path,
  subject: path,
  payload: stretch,
  at,
  xid: stretch.after.sequence,
  position: stretch.series * 2 + (stretch.upTo === null ? 1 : 0),
});
