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
  await tx.run(
    'insert into selvedge.events (org_id, event, id, subject, payload, at) values ($1, $2, $3, $4, $5, $6)',
    [tx.org, event, v7(), subject, JSON.stringify(parse(inputShape(declared.payload), payload)), now],
  );
  tx.afterCommit(wake);
}
