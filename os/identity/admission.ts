import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Store } from '../store/unit.ts';
import { type Bearer, findBearer } from './bearer.ts';
import type { KnownBearers } from './known.ts';
import { homeOrg } from './orgs.ts';
import { isPermission, type Permission, permissionsOf } from './permissions.ts';
import type { Principal } from './principal.ts';
import { rootsOfOrg } from './roots.ts';

/**
 * Who a session or token stands for, in the org wished for (its slug), the token's own, or the first of the person.
 * @param now milliseconds since the epoch
 * @throws session.required; not.found for an org that is not theirs
 */
export async function admit(
  store: Store,
  known: KnownBearers,
  token: string | null,
  orgSlug: string | null,
  address: string,
  now: number,
): Promise<Principal> {
  const bearer = token === null ? null : await findBearer(store, known, token, orgSlug, now);
  // Somebody who is a member nowhere any more is deactivated, operator or not.
  if (bearer === null || bearer.memberships.length === 0) throw new SelvedgeError('session.required');
  const isOperator = operates(bearer);
  const { roots, ...org } = entered(bearer, isOperator, orgSlug) ?? (await home(store));
  const role = bearer.memberships.find((membership) => membership.org === org.id)?.role ?? null;
  return {
    person: { ...bearer.person, operator: isOperator },
    org,
    role,
    permissions: permitted(bearer, permissionsOf(role, isOperator)),
    scopes: bearer.scopes === null ? null : new Set(bearer.scopes),
    roots,
    via: bearer.via,
    address,
  };
}

/** A one-time password opens nothing but its own change; a token operates only when it was made for that. */
const operates = ({ person, via, scopes }: Bearer): boolean =>
  person.operator &&
  (via === 'session' ? !person.mustChange : (scopes?.includes('installation.operate') ?? false));

function permitted(bearer: Bearer, full: ReadonlySet<Permission>): ReadonlySet<Permission> {
  if (bearer.scopes !== null)
    return new Set(bearer.scopes.filter(isPermission).filter((scope) => full.has(scope)));
  return bearer.person.mustChange ? new Set<Permission>() : full;
}

/** The org that he enters; null = the installation's own, for an operator whose token's org is not his any more. */
function entered(
  { memberships, org, place }: Bearer,
  isOperator: boolean,
  wished: string | null,
): Bearer['place'] {
  const isMember = memberships.some((membership) => membership.org === place?.id);
  if (place !== null && (isOperator || (isMember && (org === null || org === place.id)))) return place;
  if (place === null && wished === null && isOperator) return null;
  // A token whose person left its org opens nothing; an org that is not theirs does not exist for them.
  if (wished === null) throw new SelvedgeError('session.required');
  throw new SelvedgeError('not.found', { object: { zh: '组织', en: 'organisation' } });
}

const home = (store: Store): Promise<NonNullable<Bearer['place']>> =>
  store.system(async (tx) => {
    const org = await homeOrg(tx);
    return { ...org, roots: await rootsOfOrg(tx, org.id) };
  });
