import type { Tx } from '../store/unit.ts';
import { hashSecret, newSecret } from './secrets.ts';

const DAY_MS = 86_400_000;
/** A session ends after so long without a request. */
const IDLE_MS = 30 * DAY_MS;
/** How often a request moves the end. */
const STEP_MS = 5 * 60_000;

/** Opens a session. System unit. @param now milliseconds since the epoch. @returns its token, kept nowhere */
export async function openSession(tx: Tx, person: string, address: string, now: number): Promise<string> {
  const token = newSecret();
  await tx.run('delete from selvedge.sessions where expires_at <= $1', [new Date(now)]);
  await tx.run(
    'insert into selvedge.sessions (hash, person_id, address, created_at, last_seen, expires_at) values ($1, $2, $3, $4, $4, $5)',
    [hashSecret(token), person, address, new Date(now), new Date(now + IDLE_MS)],
  );
  await tx.run('update selvedge.people set last_seen = $2 where id = $1', [person, new Date(now)]);
  return token;
}

/** Person of a living session; using it moves its end. System unit. */
export async function useSession(tx: Tx, token: string, now: number): Promise<string | null> {
  const hash = hashSecret(token);
  const session = await tx.row<{ person: string; lastSeen: Date }>(
    'select person_id as person, last_seen as "lastSeen" from selvedge.sessions where hash = $1 and expires_at > $2',
    [hash, new Date(now)],
  );
  if (session === undefined) return null;
  if (now - session.lastSeen.getTime() >= STEP_MS) {
    await tx.run('update selvedge.sessions set last_seen = $2, expires_at = $3 where hash = $1', [
      hash,
      new Date(now),
      new Date(now + IDLE_MS),
    ]);
    await tx.run('update selvedge.people set last_seen = $2 where id = $1', [session.person, new Date(now)]);
  }
  return session.person;
}

/** System unit. */
export async function closeSession(tx: Tx, token: string): Promise<void> {
  await tx.run('delete from selvedge.sessions where hash = $1', [hashSecret(token)]);
}

/** Ends all sessions of a person but one. System unit. */
export async function closeOtherSessions(tx: Tx, person: string, kept: string | null): Promise<void> {
  await tx.run('delete from selvedge.sessions where person_id = $1 and hash <> $2', [
    person,
    kept === null ? Buffer.alloc(0) : hashSecret(kept),
  ]);
}
