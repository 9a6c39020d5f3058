import type { Titles } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { newId } from '../store/id.ts';
import type { Tx } from '../store/unit.ts';
import { bearersChange } from './known.ts';
import type { OrgKind, Title } from './orgs.ts';
import { type Paged, boundsOf, paged } from './page.ts';
import { resetPassword, setPassword } from './passwords.ts';
import type { Role } from './permissions.ts';
import type { Person } from './principal.ts';
import { revoke } from './revocation.ts';

export { resetPassword } from './passwords.ts';

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
  readonly title: Title;
  readonly kind: OrgKind;
  readonly role: Role;
}

/** What a query selects to know a person, and from where. */
export const PERSON = {
  columns: 'p.id, p.login, p.name, p.locale, p.operator, coalesce(w.must_change, true) as "mustChange"',
  from: '(selvedge.people p left join selvedge.passwords w on w.person_id = p.id)',
} as const;
const MEMBER = `p.id, p.login, p.name, m.role, m.active, p.last_seen as "lastSeen", m.id as membership
  from selvedge.memberships m join selvedge.people p on p.id = m.person_id`;

type MemberRow = Omit<Member, 'lastSeen'> & { readonly lastSeen: Date | null; readonly membership: string };

const memberOf = ({ id, login, name, role, active, lastSeen }: MemberRow): Member => ({
  id,
  login,
  name,
  role,
  active,
  lastSeen: lastSeen?.toISOString() ?? null,
});

const LOGIN = /^[\p{L}\p{M}\p{Nd}._@+-]{1,64}$/u;

/** Logins are compared in lower case, composed. */
export const loginOf = (written: string): string => written.trim().normalize('NFC').toLowerCase();

/** System unit. */
export const findPerson = (tx: Tx, id: string): Promise<Person | undefined> =>
  tx.row<Person>(`select ${PERSON.columns} from ${PERSON.from} where p.id = $1`, [id]);

/** With the stored password, for signing in. System unit. */
export const findLogin = async (
  tx: Tx,
  login: string,
): Promise<(Person & { password: string }) | undefined> =>
  LOGIN.test(loginOf(login)) ? storedLogin(tx, loginOf(login)) : undefined;

const storedLogin = (tx: Tx, login: string): Promise<(Person & { password: string }) | undefined> =>
  tx.row<Person & { password: string }>(
    `select coalesce(w.hash, '') as password, ${PERSON.columns} from ${PERSON.from} where p.login = $1`,
    [login],
  );

/** Orgs a person is an active member of, oldest membership first. System unit. */
export const membershipsOf = (tx: Tx, person: string): Promise<Membership[]> =>
  tx.rows<Membership>(
    `select o.id as "orgId", o.slug, o.title, o.kind, m.role from selvedge.memberships m join selvedge.orgs o on o.id = m.org_id
     where m.person_id = $1 and m.active order by m.id`,
    [person],
  );

/** Members of an org, oldest first, paged by key. A unit of that org, or a system unit. */
export async function listMembers(
  tx: Tx,
  org: string,
  after: string | null,
  limit: number,
): Promise<Paged<Member>> {
  const bounds = boundsOf({ after, limit });
  const rows = await tx.rows<MemberRow>(
    `select ${MEMBER} where m.org_id = $1 and ($2::uuid is null or m.id > $2) order by m.id limit $3`,
    [org, bounds.after, bounds.fetch],
  );
  return paged(rows, bounds.limit, ({ membership }) => membership, memberOf);
}

/** A unit of that org, or a system unit. @throws not.found when the person is no member of the org */
export async function getMember(tx: Tx, org: string, person: string): Promise<Member> {
  const row = await tx.row<MemberRow>(`select ${MEMBER} where m.org_id = $1 and p.id = $2`, [org, person]);
  if (row === undefined) throw new SelvedgeError('not.found', { object: { zh: '人员', en: 'person' } });
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
 * System unit. @returns the one-time password when one was made. @throws input.invalid; conflict when already a member
 */
export async function addPerson(
  tx: Tx,
  org: string,
  input: PersonInput,
): Promise<{ member: Member; password: string | null }> {
  const login = loginOf(input.login);
  checkLogin(login);
  const name = nameOf(input.name);
  const id = newId();
  const made = await tx.run(
    'insert into selvedge.people (id, login, name, operator) values ($1, $2, $3, $4) on conflict (login) do nothing',
    [id, login, name, input.operator ?? false],
  );
  const person = made === 1 ? id : ((await findLogin(tx, login))?.id ?? id);
  let password: string | null = null;
  if (made === 1) {
    if (input.password) await setPassword(tx, id, input.password);
    else password = await resetPassword(tx, id);
  }
  bearersChange(tx);
  const joined = await tx.run(
    'insert into selvedge.memberships (id, org_id, person_id, role) values ($1, $2, $3, $4) on conflict do nothing',
    [newId(), org, person, input.role],
  );
  if (joined === 0)
    throw new SelvedgeError('conflict', {
      reason: { zh: `“${login}”已是成员。`, en: `“${login}” is a member already.` },
    });
  return { member: await getMember(tx, org, person), password };
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
  const owners = await tx.rows<{ person: string }>(
    `select person_id as person from selvedge.memberships where org_id = $1 and role = 'owner' and active order by id for update`,
    [org],
  );
  const before = await getMember(tx, org, person);
  bearersChange(tx);
  const wanted = { role: change.role ?? before.role, active: change.active ?? before.active };
  const isLastOwner = owners.length === 1 && owners[0].person === person;
  if (isLastOwner && (wanted.role !== 'owner' || !wanted.active)) {
    throw new SelvedgeError('conflict', {
      reason: {
        zh: '不能移除最后一位负责人，请先指定另一位负责人。',
        en: 'The last owner cannot be removed. Make somebody else owner first.',
      },
    });
  }
  if (change.name !== undefined)
    await tx.run('update selvedge.people set name = $2 where id = $1', [person, nameOf(change.name)]);
  await tx.run(
    'update selvedge.memberships set role = $3, active = $4 where org_id = $1 and person_id = $2',
    [org, person, wanted.role, wanted.active],
  );
  if (!wanted.active) await endAccess(tx, org, person);
  return { before, after: await getMember(tx, org, person) };
}

/** Ends the tokens in one org, and the sessions of somebody who is nowhere a member any more. */
async function endAccess(tx: Tx, org: string, person: string): Promise<void> {
  const tokens = await tx.rows<{ id: string }>(
    'delete from selvedge.tokens where org_id = $1 and person_id = $2 returning id',
    [org, person],
  );
  for (const { id } of tokens) await revoke(tx, id);
  await tx.run(
    `delete from selvedge.sessions where person_id = $1
     and not exists (select from selvedge.memberships m where m.person_id = $1 and m.active)`,
    [person],
  );
}

/** A person's own name and language. System unit. */
export async function changeProfile(
  tx: Tx,
  person: string,
  change: { name?: string; locale?: 'zh' | 'en' },
): Promise<void> {
  bearersChange(tx);
  await tx.run(
    'update selvedge.people set name = coalesce($2, name), locale = coalesce($3, locale) where id = $1',
    [person, change.name === undefined ? null : nameOf(change.name), change.locale ?? null],
  );
}

function checkLogin(login: string): void {
  if (LOGIN.test(login)) return;
  throw invalid('login', {
    zh: '登录名为 1 至 64 个文字、数字或 . _ @ + -，不含空格。',
    en: 'A login name has 1 to 64 letters, digits or . _ @ + -, and no space.',
  });
}

function nameOf(written: string): string {
  const name = written.trim();
  if (name !== '' && name.length <= 200) return name;
  throw invalid('name', { zh: '姓名应为 1 至 200 个字。', en: 'A name has 1 to 200 characters.' });
}

const invalid = (path: string, reason: Titles): SelvedgeError =>
  new SelvedgeError('input.invalid', { reason }, { fields: [{ path, message: reason }] });
