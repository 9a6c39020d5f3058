import type { Store, Tx } from '../store/unit.ts';
import { bearersChange } from './known.ts';
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

/** Whose a session is and when it was used last; `$1` its hash, `$2` now. */
export const LIVING_SESSION = `select null::uuid as token, person_id as person, null::uuid as org, null::text[] as scopes, expires_at as expires, last_seen as "lastSeen"
  from selvedge.sessions where hash = $1 and expires_at > $2`;

/** Using a session moves its end. */
export async function useSession(
  store: Pick<Store, 'system'>,
  token: string,
  person: string,
  lastSeen: Date | null,
  now: number,
): Promise<void> {
  if (now - (lastSeen?.getTime() ?? 0) < STEP_MS) return;
  await store.system(async (tx) => {
    await tx.run('update selvedge.sessions set last_seen = $2, expires_at = $3 where hash = $1', [
      hashSecret(token),
      new Date(now),
      new Date(now + IDLE_MS),
    ]);
    await tx.run('update selvedge.people set last_seen = $2 where id = $1', [person, new Date(now)]);
  });
}

/** System unit. */
export async function closeSession(tx: Tx, token: string): Promise<void> {
  bearersChange(tx);
  await tx.run('delete from selvedge.sessions where hash = $1', [hashSecret(token)]);
}

/** Ends all sessions of a person but one. System unit. */
export async function closeOtherSessions(tx: Tx, person: string, kept: string | null): Promise<void> {
  bearersChange(tx);
  await tx.run('delete from selvedge.sessions where person_id = $1 and hash <> $2', [
    person,
    kept === null ? Buffer.alloc(0) : hashSecret(kept),
  ]);
}
