import type { Tx } from '../store/unit.ts';
import { findPerson } from './people.ts';
import type { Person } from './principal.ts';
import { hashSecret } from './secrets.ts';
import { useSession } from './sessions.ts';
import { TOKEN_PREFIX } from './tokens.ts';

/** Whom a session or token stands for, before an org is chosen. */
export interface Bearer {
  readonly person: Person;
  readonly via: 'session' | 'token';
  /** Id of the org a token is of; null for a session. */
  readonly org: string | null;
  /** What a token is limited to; null for a session. */
  readonly scopes: readonly string[] | null;
}

const STEP_MS = 60_000;

/** System unit. @param now milliseconds since the epoch. @returns null for an unknown or expired one */
export async function findBearer(tx: Tx, token: string, now: number): Promise<Bearer | null> {
  return token.startsWith(TOKEN_PREFIX) ? ofToken(tx, token, now) : ofSession(tx, token, now);
}

async function ofSession(tx: Tx, token: string, now: number): Promise<Bearer | null> {
  const id = await useSession(tx, token, now);
  const person = id === null ? undefined : await findPerson(tx, id);
  return person === undefined ? null : { person, via: 'session', org: null, scopes: null };
}

async function ofToken(tx: Tx, token: string, now: number): Promise<Bearer | null> {
  const found = await tx.row<{
    id: string;
    person: string;
    org: string;
    scopes: string[];
    lastSeen: Date | null;
  }>(
    `select id, person_id as person, org_id as org, scopes, last_seen as "lastSeen" from selvedge.tokens
     where hash = $1 and (expires_at is null or expires_at > $2)`,
    [hashSecret(token), new Date(now)],
  );
  const person = found === undefined ? undefined : await findPerson(tx, found.person);
  if (found === undefined || person === undefined) return null;
  if (now - (found.lastSeen?.getTime() ?? 0) >= STEP_MS)
    await tx.run('update selvedge.tokens set last_seen = $2 where id = $1', [found.id, new Date(now)]);
  return { person, via: 'token', org: found.org, scopes: found.scopes };
}
