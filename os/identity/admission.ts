import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../store/unit.ts';
import { type Bearer, findBearer } from './bearer.ts';
import { type Org, findOrg, homeOrg } from './orgs.ts';
import { type Membership, membershipsOf } from './people.ts';
import { isPermission, type Permission, permissionsOf } from './permissions.ts';
import type { Principal } from './principal.ts';

/**
 * Who a session or token stands for, in the org wished for (its slug), the token's own, or the first of the person.
 * System unit. @param now milliseconds since the epoch
 * @throws session.required; not.found for an org that is not theirs
 */
export async function admit(
  tx: Tx,
  token: string | null,
  orgSlug: string | null,
  address: string,
  now: number,
): Promise<Principal> {
  const bearer = token === null ? null : await findBearer(tx, token, now);
  const memberships = bearer === null ? [] : await membershipsOf(tx, bearer.person.id);
  // Somebody who is a member nowhere any more is deactivated, operator or not.
  if (bearer === null || memberships.length === 0) throw new SelvedgeError('session.required');
  const isOperator = operates(bearer);
  const org = await chooseOrg(tx, bearer, memberships, isOperator, orgSlug);
  const role = memberships.find(({ orgId }) => orgId === org.id)?.role ?? null;
  const roots = await tx.rows<{ segment: string }>(
    'select segment from selvedge.roots where org_id = $1 order by segment',
    [org.id],
  );
  return {
    person: { ...bearer.person, operator: isOperator },
    org,
    role,
    permissions: permitted(bearer, permissionsOf(role, isOperator)),
    scopes: bearer.scopes === null ? null : new Set(bearer.scopes),
    roots: roots.map(({ segment }) => segment),
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

async function chooseOrg(
  tx: Tx,
  bearer: Bearer,
  memberships: readonly Membership[],
  isOperator: boolean,
  wished: string | null,
): Promise<Org> {
  const isMember = (org: Org): boolean => memberships.some(({ orgId }) => orgId === org.id);
  const own = memberships.find(({ orgId }) => bearer.org === null || orgId === bearer.org)?.slug;
  const slug = wished ?? own;
  if (slug === undefined && isOperator) return homeOrg(tx);
  const org = slug === undefined ? undefined : await findOrg(tx, slug);
  const mayEnter =
    org !== undefined && (isOperator || (isMember(org) && (bearer.org === null || bearer.org === org.id)));
  if (mayEnter) return org;
  // A token whose person left its org opens nothing; an org that is not theirs does not exist for them.
  if (wished === null) throw new SelvedgeError('session.required');
  throw new SelvedgeError('not.found', { object: { zh: '组织', en: 'organisation' } });
}
