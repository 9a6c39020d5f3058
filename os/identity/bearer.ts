import type { Store } from '../store/unit.ts';
import type { KnownBearers } from './known.ts';
import { ORG, type Org } from './orgs.ts';
import { PERSON } from './people.ts';
import type { Role } from './permissions.ts';
import type { Person } from './principal.ts';
import { hashSecret } from './secrets.ts';
import { LIVING_SESSION, useSession } from './sessions.ts';
import { LIVING_TOKEN, TOKEN_PREFIX, useToken } from './tokens.ts';

/** Whom a session or token stands for, and where he may go. */
export interface Bearer {
  readonly person: Person;
  readonly via: 'session' | 'token';
  /** Id of the org a token is of; null for a session. */
  readonly org: string | null;
  /** What a token is limited to; null for a session. */
  readonly scopes: readonly string[] | null;
  /** When it ends by itself; null = a token without end. */
  readonly expires: Date | null;
  /** Id of the token; null for a session. */
  readonly token: string | null;
  /** Oldest first; active ones alone. */
  readonly memberships: readonly { readonly org: string; readonly role: Role }[];
  /** The org wished for, or else his own; null = there is none. Whether he may enter is not decided. */
  readonly place: (Org & { readonly roots: readonly string[] }) | null;
}

type Row = Omit<Bearer, 'person' | 'via'> & {
  readonly bearer: string;
  readonly lastSeen: Date | null;
} & Person;

/** `$3` is the slug wished for. */
const bearerSql = (living: string): string => `
  with bearer as (${living}),
  memberships as (
    select m.id, m.org_id, m.role, b.org is null or b.org = m.org_id as fits
    from selvedge.memberships m join bearer b on m.person_id = b.person where m.active)
  select b.token, b.person as bearer, b.org, b.scopes, b.expires, b."lastSeen", ${PERSON.columns},
    coalesce((select jsonb_agg(jsonb_build_object('org', org_id, 'role', role) order by id) from memberships), '[]') as memberships,
    (select to_jsonb(place) from (
      select ${ORG.columns}, array(select segment from selvedge.roots r where r.org_id = o.id order by segment) as roots
      from ${ORG.from}
      where o.slug = coalesce($3, (select i.slug from memberships m join selvedge.orgs i on i.id = m.org_id where m.fits order by m.id limit 1))
    ) place) as place
  from bearer b join ${PERSON.from} on p.id = b.person`;

const BY_SESSION = bearerSql(LIVING_SESSION);
const BY_TOKEN = bearerSql(LIVING_TOKEN);

/** In one round trip, or from memory: every request begins with it. @param now milliseconds since the epoch. @returns null for an unknown or expired one */
export async function findBearer(
  store: Pick<Store, 'systemAlone' | 'system'>,
  known: KnownBearers,
  token: string,
  wished: string | null,
  now: number,
): Promise<Bearer | null> {
  const hash = hashSecret(token);
  const key = `${hash.toString('base64')} ${wished ?? ''}`;
  return (
    known.find(key, now) ??
    known.ask(key, now, async () => {
      const isToken = token.startsWith(TOKEN_PREFIX);
      const [row] = await store.systemAlone<Row>(isToken ? BY_TOKEN : BY_SESSION, [
        hash,
        new Date(now),
        wished,
      ]);
      if (row === undefined) return null;
      const { token: id, bearer, lastSeen, org, scopes, expires, memberships, place, ...person } = row;
      if (id === null) await useSession(store, token, bearer, lastSeen, now);
      else await useToken(store, id, lastSeen, now);
      return {
        person,
        via: isToken ? 'token' : 'session',
        token: id,
        org,
        scopes,
        expires,
        memberships,
        place,
      };
    })
  );
}
