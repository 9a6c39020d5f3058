import { parse } from '../../namespace/parse.ts';
import { inputShape } from '../../records/shape.ts';
import { newId } from '../../store/id.ts';
import type { Tx } from '../../store/unit.ts';
import type { Errand } from '../context.ts';
import type { Registry } from '../registry.ts';

/** An event in the outbox. */
export interface Told {
  readonly id: string;
  readonly event: string;
  readonly subject: string;
  readonly payload: object;
  readonly at: Date;
  /** Transaction and place in it: together the order in which events are heard. */
  readonly xid: number;
  readonly position: number;
}

/** Writes an event beside the change it tells of. @throws input.invalid when the payload is not as declared */
export function emit(
  tx: Tx,
  registry: Registry,
  { app, now, wake }: Errand,
  event: string,
  subject: string,
  payload: object,
): void {
  const declared = registry.event(event);
  if (declared === undefined || !event.startsWith(`${app}/`))
    throw new Error(`“${event}” is no event of ${app}.`);
  tell(tx, event, subject, parse(inputShape(declared.payload), payload), now);
  tx.afterCommit(wake);
}

/**
 * Puts an event into the outbox. Transactions are numbered when they first write, not when they commit: one that wrote
 * early and told late takes the place of the event before it on the subject, so that what it saw comes before what it
 * tells. Readers stay below every transaction that runs, so none of them has passed that place yet. It goes out with the commit.
 */
export function tell(tx: Tx, event: string, subject: string, payload: object, at: Date): void {
  tx.last(
    `insert into selvedge.events (org_id, event, id, subject, payload, at, xid)
     select $1, given.event, given.id, given.subject, given.payload::jsonb, given.at, greatest(pg_current_xact_id()::text::bigint,
       (select max(e.xid) from selvedge.events e where e.org_id = $1 and e.event = given.event and e.subject = given.subject))
     from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[]) with ordinality
       as given(event, id, subject, payload, at, place)
     order by given.place`,
    [tx.org],
    [[event], [newId()], [subject], [JSON.stringify(payload)], [at]],
  );
}

/** The newest events of a kind in the unit's org, the last first. */
export const lastTold = (tx: Tx, event: string, limit: number): Promise<Told[]> =>
  tx.rows<Told>(
    `select id, event, subject, payload, at, xid, position from selvedge.events
     where org_id = $1 and event = $2 order by xid desc, position desc limit $3`,
    [tx.org, event, limit],
  );
