import type { Tx } from '../../store/unit.ts';
import type { Told } from './outbox.ts';

/** Milliseconds until a failed event is tried again; after the last one it waits for a person. */
const PAUSES = [2000, 15_000, 120_000, 900_000];

/** An event that waits, and why. */
export interface Parked extends Told {
  readonly subscription: string;
  /** 0 = waits behind another of its subject. */
  readonly attempts: number;
  readonly fault: string | null;
  /** null = waits for a person. */
  readonly nextTry: Date | null;
}

const COLUMNS = `subscription, xid, position, id, event, subject, payload, at, attempts, fault, next_try as "nextTry"`;

/** True while an earlier event of the subject waits. */
export async function isBlocked(tx: Tx, subscription: string, subject: string): Promise<boolean> {
  const row = await tx.row(
    'select 1 from selvedge.parked_events where org_id = $1 and subscription = $2 and subject = $3 limit 1',
    [tx.org, subscription, subject],
  );
  return row !== undefined;
}

/** Puts an event aside. @param attempts how often it was tried; 0 = it waits behind another */
export async function park(
  tx: Tx,
  subscription: string,
  told: Told,
  attempts: number,
  fault: string | null,
  now: number,
): Promise<void> {
  const pause = PAUSES[attempts - 1];
  await tx.run(
    `insert into selvedge.parked_events (org_id, subscription, xid, position, id, event, subject, payload, at, attempts, fault, next_try)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (org_id, subscription, xid, position) do update set attempts = excluded.attempts, fault = excluded.fault, next_try = excluded.next_try`,
    [
      tx.org,
      subscription,
      told.xid,
      told.position,
      told.id,
      told.event,
      told.subject,
      JSON.stringify(told.payload),
      told.at,
      attempts,
      fault?.slice(0, 2000) ?? null,
      attempts === 0 || pause === undefined ? null : new Date(now + pause),
    ],
  );
}

/** Puts events back that were taken out and not heard, as they were. */
export async function putBack(tx: Tx, taken: readonly Parked[]): Promise<void> {
  for (const { subscription, attempts, fault, nextTry, ...told } of taken) {
    await park(tx, subscription, told, attempts, fault, 0);
    await tx.run(
      'update selvedge.parked_events set next_try = $5 where org_id = $1 and subscription = $2 and xid = $3 and position = $4',
      [tx.org, subscription, told.xid, told.position, nextTry],
    );
  }
}

/**
 * Takes out the first waiting event of each subject whose time has come, and after it, one round later, the next: a
 * subject's events stay in order.
 */
export async function takeDue(tx: Tx, subscription: string, now: number): Promise<Parked[]> {
  const due = await tx.rows<Parked>(
    `delete from selvedge.parked_events k using (
       select distinct on (subject) subject, xid, position, attempts, next_try from selvedge.parked_events
       where org_id = $1 and subscription = $2 order by subject, xid, position) first
     where k.org_id = $1 and k.subscription = $2 and k.xid = first.xid and k.position = first.position
       and (first.next_try <= $3)
     returning k.subscription, k.xid, k.position, k.id, k.event, k.subject, k.payload, k.at, k.attempts, k.fault, k.next_try as "nextTry"`,
    [tx.org, subscription, new Date(now)],
  );
  for (const { subject } of due) await release(tx, subscription, subject, now);
  return due.sort((a, b) => a.xid - b.xid || a.position - b.position);
}

/** The next in line of a subject is due at once. */
export async function release(tx: Tx, subscription: string, subject: string, now: number): Promise<void> {
  await tx.run(
    `update selvedge.parked_events set next_try = $4 where org_id = $1 and subscription = $2 and subject = $3 and attempts = 0
     and (xid, position) = (select xid, position from selvedge.parked_events
       where org_id = $1 and subscription = $2 and subject = $3 order by xid, position limit 1)`,
    [tx.org, subscription, subject, new Date(now)],
  );
}

/** Waiting events of the unit's org, oldest first. */
export const listParked = (tx: Tx, app: string): Promise<Parked[]> =>
  tx.rows<Parked>(
    `select ${COLUMNS} from selvedge.parked_events where org_id = $1 and starts_with(subscription, $2) order by at, xid, position limit 500`,
    [tx.org, `${app}/`],
  );

/** A person says “try again now” for the subject of an event. @returns whether there was one */
export async function retry(tx: Tx, id: string, subscription: string, now: number): Promise<boolean> {
  const count = await tx.run(
    `update selvedge.parked_events k set next_try = $4, attempts = 1 where org_id = $1 and subscription = $2 and (xid, position) = (
       select xid, position from selvedge.parked_events f where f.org_id = $1 and f.subscription = $2
         and f.subject = (select subject from selvedge.parked_events where org_id = $1 and subscription = $2 and id = $3)
       order by xid, position limit 1)`,
    [tx.org, subscription, id, new Date(now)],
  );
  return count > 0;
}

/** A person gives an event up: those behind it go on. @returns whether there was one */
export async function discard(tx: Tx, id: string, subscription: string, now: number): Promise<boolean> {
  const row = await tx.row<{ subject: string }>(
    'delete from selvedge.parked_events where org_id = $1 and subscription = $2 and id = $3 returning subject',
    [tx.org, subscription, id],
  );
  if (row !== undefined) await release(tx, subscription, row.subject, now);
  return row !== undefined;
}
