import { auditAs, type Change } from '@selvedge/os/identity/audit.ts';
import { type Org, getOrg, homeOrg } from '@selvedge/os/identity/orgs.ts';
import { type Membership, findLogin, membershipsOf } from '@selvedge/os/identity/people.ts';
import type { Person } from '@selvedge/os/identity/principal.ts';
import type { Tx } from '@selvedge/os/store/unit.ts';
import { CommandFailure } from './shell.ts';

/** The org a command means: `--org`, else the one the first start made. */
export const orgOf = (tx: Tx, slug: string | undefined): Promise<Org> =>
  slug === undefined ? homeOrg(tx) : getOrg(tx, slug);

/** @throws CommandFailure when nobody has this login */
export async function personOf(
  tx: Tx,
  login: string,
): Promise<Person & { readonly memberships: readonly Membership[] }> {
  const found = await findLogin(tx, login);
  if (found === undefined) {
    throw new CommandFailure({ zh: `没有登录名为“${login}”的人。`, en: `Nobody signs in as “${login}”.` });
  }
  const { password: _, ...person } = found;
  return { ...person, memberships: await membershipsOf(tx, person.id) };
}

/** Writes a change made on the command line into the trail of an org. */
export const auditCommand = (tx: Tx, org: string, change: Change): Promise<void> =>
  auditAs(tx, org, { personId: null, who: null, via: 'cli', address: 'local' }, change);
