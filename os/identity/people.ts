import { SelvedgeError } from '@selvedge/sdk/errors';
import { v7 } from 'uuid';
import type { Tx } from '../store/unit.ts';
import type { Role } from './permissions.ts';
import type { Person } from './principal.ts';
import { hashPassword, newPassword } from './secrets.ts';

/** A person as a member of one org. */
export interface Member {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  /** RFC 3339; null = never signed in. */
  readonly lastSeen: string | null;
}

export interface Membership {
  readonly orgId: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: string;
  readonly role: Role;
}

export const SHORTEST_PASSWORD = 8;

const PERSON = 'id, login, name, locale, operator, must_change as "mustChange"';
const MEMBER = 'p.id, p.login, p.name, m.role, m.active, p.last_seen as "lastSeen", m.id as membership';

interface MemberRow {
  id: string;
  login: string;
  name: string;
  role: Role;
  active: boolean;
  lastSeen: Date | null;
  membership: string;
}

const memberOf = ({ membership: _, lastSeen, ...row }: MemberRow): Member => ({
  ...row,
  lastSeen: lastSeen?.toISOString() ?? null,
});

/** System unit. */
export const findPerson = (tx: Tx, id: string): Promise<Person | undefined> =>
  tx.row<Person>(`select ${PERSON} from selvedge.people where id = $1`, [id]);

/** With the stored password, for signing in. System unit. */
export const findLogin = (tx: Tx, login: string): Promise<(Person & { password: string }) | undefined> =>
  tx.row<Person & { password: string }>(`select ${PERSON}, password from selvedge.people where login = $1`, [
    login,
  ]);

/** Orgs a person is an active member of, oldest membership first. System unit. */
export const membershipsOf = (tx: Tx, person: string): Promise<Membership[]> =>
  tx.rows<Membership>(
    `select o.id as "orgId", o.slug, o.title, o.kind, m.role from selvedge.memberships m join selvedge.orgs o on o.id = m.org_id
     where m.person_id = $1 and m.active order by m.id`,
    [person],
  );

/** Members of an org, oldest first, paged by key. System unit. */
export async function listMembers(
  tx: Tx,
  org: string,
  after: string | null,
  limit: number,
): Promise<{ items: Member[]; next: string | null }> {
  const rows = await tx.rows<MemberRow>(
    `select ${MEMBER} from selvedge.memberships m join selvedge.people p on p.id = m.person_id
     where m.org_id = $1 and ($2::uuid is null or m.id > $2) order by m.id limit $3`,
    [org, after, limit + 1],
  );
  const page = rows.slice(0, limit);
  return { items: page.map(memberOf), next: rows.length > limit ? (page.at(-1)?.membership ?? null) : null };
}

/** @throws not.found when the person is no member of the org. System unit. */
export async function getMember(tx: Tx, org: string, person: string): Promise<Member> {
  const row = await tx.row<MemberRow>(
    `select ${MEMBER} from selvedge.memberships m join selvedge.people p on p.id = m.person_id where m.org_id = $1 and p.id = $2`,
    [org, person],
  );
  if (row === undefined) throw new SelvedgeError('not.found', { object: 'person' });
  return memberOf(row);
}

export interface PersonInput {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Without one a one-time password is made, to be changed at the first sign-in. */
  readonly password?: string | null;
  readonly operator?: boolean;
}

/**
 * Makes a person and the membership; a login that exists elsewhere joins this org as well (its password stays).
 * System unit. @returns the one-time password when one was made. @throws conflict when already a member
 */
export async function addPerson(
  tx: Tx,
  org: string,
  input: PersonInput,
): Promise<{ member: Member; password: string | null }> {
  const known = await findLogin(tx, input.login);
  const password = known === undefined && !input.password ? newPassword() : null;
  const id = known?.id ?? v7();
  if (known === undefined) {
    const chosen = input.password || password || '';
    checkLength(chosen);
    await tx.run(
      'insert into selvedge.people (id, login, name, password, must_change, operator) values ($1, $2, $3, $4, $5, $6)',
      [id, input.login, input.name, await hashPassword(chosen), password !== null, input.operator ?? false],
    );
  }
  const joined = await tx.run(
    'insert into selvedge.memberships (id, org_id, person_id, role) values ($1, $2, $3, $4) on conflict do nothing',
    [v7(), org, id, input.role],
  );
  if (joined === 0) throw new SelvedgeError('conflict', { reason: `“${input.login}” is a member already.` });
  return { member: await getMember(tx, org, id), password };
}

export interface PersonChange {
  readonly name?: string;
  readonly role?: Role;
  readonly active?: boolean;
}

/** Changes a member; one who is deactivated loses sessions and tokens at once. System unit. @throws conflict for the last owner */
export async function changeMember(
  tx: Tx,
  org: string,
  person: string,
  change: PersonChange,
): Promise<{ before: Member; after: Member }> {
  const before = await getMember(tx, org, person);
  const losesOwner =
    before.role === 'owner' &&
    before.active &&
    (change.active === false || (change.role !== undefined && change.role !== 'owner'));
  if (losesOwner) {
    const others = await tx.rows(
      `select 1 from selvedge.memberships where org_id = $1 and role = 'owner' and active and person_id <> $2 for update`,
      [org, person],
    );
    if (others.length === 0)
      throw new SelvedgeError('conflict', {
        reason: 'The last owner cannot be removed. Make somebody else owner first.',
      });
  }
  if (change.name !== undefined)
    await tx.run('update selvedge.people set name = $2 where id = $1', [person, change.name]);
  await tx.run(
    'update selvedge.memberships set role = $3, active = $4 where org_id = $1 and person_id = $2',
    [org, person, change.role ?? before.role, change.active ?? before.active],
  );
  if (change.active === false) {
    await tx.run('delete from selvedge.tokens where org_id = $1 and person_id = $2', [org, person]);
    const elsewhere = await tx.row('select 1 from selvedge.memberships where person_id = $1 and active', [
      person,
    ]);
    if (elsewhere === undefined) await tx.run('delete from selvedge.sessions where person_id = $1', [person]);
  }
  return { before, after: await getMember(tx, org, person) };
}

/** Gives a person a new one-time password and ends the sessions. System unit. */
export async function resetPassword(tx: Tx, person: string): Promise<string> {
  const password = newPassword();
  await tx.run('update selvedge.people set password = $2, must_change = true where id = $1', [
    person,
    await hashPassword(password),
  ]);
  await tx.run('delete from selvedge.sessions where person_id = $1', [person]);
  return password;
}

/** Sets the password a person chose. System unit. @throws input.invalid when it is too short */
export async function setPassword(tx: Tx, person: string, password: string): Promise<void> {
  checkLength(password);
  await tx.run('update selvedge.people set password = $2, must_change = false where id = $1', [
    person,
    await hashPassword(password),
  ]);
}

export async function changeProfile(
  tx: Tx,
  person: string,
  change: { name?: string; locale?: string },
): Promise<void> {
  await tx.run(
    'update selvedge.people set name = coalesce($2, name), locale = coalesce($3, locale) where id = $1',
    [person, change.name ?? null, change.locale ?? null],
  );
}

function checkLength(password: string): void {
  if (password.length >= SHORTEST_PASSWORD && password.length <= 200) return;
  throw new SelvedgeError(
    'input.invalid',
    { reason: `A password has at least ${SHORTEST_PASSWORD} characters.` },
    { fields: [{ path: 'password', message: 'too short' }] },
  );
}
