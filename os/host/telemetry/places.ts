import type { AppDefinition } from '@selvedge/sdk/app';
import { endOf, type IngestPlace } from '../../historian/historian.ts';
import type { Tx } from '../../store/unit.ts';

const COLUMNS = 'sequence, series, time';

/** The highest ingest sequence that any handler has heard. System unit. */
export async function highestHeard(tx: Tx): Promise<number> {
  const row = await tx.row<{ sequence: number | null }>(
    'select max(sequence) as sequence from selvedge.point_places',
  );
  return row?.sequence ?? 0;
}

/**
 * Handlers of an app begin to hear in every org that has it (in an org's own unit: in that one); those that hear already go on.
 * @param head the newest ingest sequence
 */
export async function placePoints(
  tx: Tx,
  { id, telemetry = [] }: AppDefinition,
  head: number,
): Promise<void> {
  for (const { name, from } of telemetry)
    await tx.run(
      `insert into selvedge.point_places (org_id, subscription, ${COLUMNS})
       select org_id, $2, $3, $4, $5 from selvedge.app_orgs where app = $1 and enabled on conflict do nothing`,
      [id, name, ...placed(endOf(from === 'now' ? head : 0))],
    );
}

/** An org switches an app on again: what came meanwhile is not heard, but by whoever asked for it. */
export async function placeAgain(tx: Tx, { telemetry = [] }: AppDefinition, head: number): Promise<void> {
  for (const { name, from } of telemetry)
    if (from === 'now')
      await tx.run(
        `update selvedge.point_places set (${COLUMNS}) = ($3, $4, $5) where org_id = $1 and subscription = $2`,
        [tx.org, name, ...placed(endOf(head))],
      );
}

/** How far a handler has heard in the unit's org; undefined = it does not hear there. */
export const placeOf = (tx: Tx, subscription: string): Promise<IngestPlace | undefined> =>
  tx.row<IngestPlace>(
    `select ${COLUMNS} from selvedge.point_places where org_id = $1 and subscription = $2`,
    [tx.org, subscription],
  );

/**
 * The place, kept from others until the unit ends, and whether metrics wait; undefined when it is not there or another has it:
 * of two programs on one database the second leaves an org that the first is at.
 */
export async function takePlace(
  tx: Tx,
  subscription: string,
): Promise<{ readonly place: IngestPlace; readonly isParked: boolean } | undefined> {
  const [row] = await tx.planned<IngestPlace & { isParked: boolean }>(
    `select ${COLUMNS}, exists (select 1 from selvedge.parked_events k where k.org_id = $1 and k.subscription = $2) as "isParked"
     from selvedge.point_places where org_id = $1 and subscription = $2 for update skip locked`,
    [tx.org ?? '', subscription],
  );
  if (row === undefined) return undefined;
  const { isParked, ...place } = row;
  return { place, isParked };
}

/** Goes out with the commit of what was heard. */
export function movePlace(tx: Tx, subscription: string, place: IngestPlace): void {
  tx.last(
    `update selvedge.point_places set (${COLUMNS}) = ($3, $4, $5) where org_id = $1 and subscription = $2`,
    [tx.org, subscription, ...placed(place)],
  );
}

export const isSamePlace = (a: IngestPlace, b: IngestPlace): boolean =>
  a.sequence === b.sequence && a.series === b.series && a.time === b.time;

const placed = ({ sequence, series, time }: IngestPlace): number[] => [sequence, series, time];
