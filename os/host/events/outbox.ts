import { v7 } from 'uuid';
import { parse } from '../../namespace/parse.ts';
import { inputShape } from '../../records/shape.ts';
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
export async function emit(
  tx: Tx,
  registry: Registry,
  { app, now, wake }: Errand,
  event: string,
  subject: string,
  payload: object,
): Promise<void> {
  const declared = registry.event(event);
  if (declared === undefined || !event.startsWith(`${app}/`))
    throw new Error(`“${event}” is no event of ${app}.`);
  await tell(tx, event, subject, parse(inputShape(declared.payload), payload), now);
  tx.afterCommit(wake);
}

/**
 * Puts an event into the outbox. Transactions are numbered when they first write, not when they commit: one that wrote
 * early and told late takes the place of the event before it on the subject, so that what it saw comes before what it
 * tells. Readers stay below every transaction that runs, so none of them has passed that place yet.
 */
export async function tell(tx: Tx, event: string, subject: string, payload: object, at: Date): Promise<void> {
  await tx.run(
    `insert into selvedge.events (org_id, event, id, subject, payload, at, xid)
     select $1, $2, $3, $4, $5, $6, greatest(pg_current_xact_id()::text::bigint,
       (select max(xid) from selvedge.events where org_id = $1 and event = $2 and subject = $4))`,
    [tx.org, event, v7(), subject, JSON.stringify(payload), at],
  );
}
