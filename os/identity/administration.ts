import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Store, Tx } from '../store/unit.ts';
import { type AuditEntry, type AuditQuestion, audit, listAudit } from './audit.ts';
import { type Device, type DeviceInput, createDevice, listDevices, removeDevice } from './devices.ts';
import {
  type Org,
  type OrgChange,
  type OrgInput,
  changeOrg,
  createOrg,
  pageOrgs,
  setCluster,
} from './orgs.ts';
import type { Page, Paged } from './page.ts';
import {
  type Member,
  type PersonChange,
  type PersonInput,
  addPerson,
  changeMember,
  changeProfile,
  findLogin,
  findPerson,
  getMember,
  listMembers,
  membershipsOf,
  resetPassword,
} from './people.ts';
import { isPermission, type Permission } from './permissions.ts';
import { type Person, type Principal, allow, mayRule } from './principal.ts';
import { type Token, type TokenInput, createToken, listTokens, removeToken } from './tokens.ts';

/**
 * What administrators do to orgs, people, tokens and devices: each checked against the permission table, done and
 * audited in one unit of work. All throw permission.missing; not.found for what is another org's.
 */
export class Administration {
  readonly #store: Store;
  readonly #revoked: (key: string) => void;

  /** @param revoked told at once, after the commit, which credential is gone */
  constructor(store: Store, revoked: (key: string) => void) {
    this.#store = store;
    this.#revoked = revoked;
  }

  /** Orgs of the person; all for an operator. */
  listOrgs(principal: Principal, page: Page = {}): Promise<Paged<Org>> {
    const { operator, id } = principal.person;
    return this.#store.system((tx) => pageOrgs(tx, operator ? null : id, page));
  }

  /** @throws input.invalid, conflict */
  async createOrg(principal: Principal, input: OrgInput): Promise<Org> {
    allow(principal, 'installation.operate');
    return this.#store.system(async (tx) => {
      const org = await createOrg(tx, input);
      await audit(tx, principal, { action: 'org.create', object: `org:${org.slug}`, after: org });
      return org;
    });
  }

  /** The principal's own org; an operator's every one. @throws input.invalid */
  async changeOrg(principal: Principal, slug: string, change: OrgChange): Promise<Org> {
    requireOrg(principal, slug);
    allow(principal, 'org.manage');
    return this.#store.system(async (tx) => {
      const { before, after } = await changeOrg(tx, slug, change);
      await audit(tx, principal, { action: 'org.change', object: `org:${slug}`, before, after });
      return after;
    });
  }

  /** Who belongs to a cluster is the installation's operator's to say. @throws input.invalid */
  async setCluster(principal: Principal, slug: string, cluster: string, belongs: boolean): Promise<Org> {
    allow(principal, 'installation.operate');
    return this.#store.system(async (tx) => {
      const org = await setCluster(tx, slug, cluster, belongs);
      const action = belongs ? 'org.join' : 'org.leave';
      await audit(tx, principal, { action, object: `org:${slug}`, after: { cluster } });
      return org;
    });
  }

  async listPeople(principal: Principal, page: Page = {}): Promise<Paged<Member>> {
    allow(principal, 'people.manage');
    const { id } = principal.org;
    return this.#store.org(id, (tx) => listMembers(tx, id, page.after ?? null, page.limit ?? 50));
  }

  /**
   * A login that exists elsewhere is taken; only an operator may let that person join this org too.
   * @returns the one-time password when one was made. @throws input.invalid, conflict
   */
  async addPerson(
    principal: Principal,
    input: Omit<PersonInput, 'operator'>,
  ): Promise<{ member: Member; password: string | null }> {
    allow(principal, 'people.manage');
    requireRule(principal, input.role);
    return this.#store.system(async (tx) => {
      if (!principal.person.operator && (await findLogin(tx, input.login)) !== undefined)
        throw taken(input.login);
      const added = await addPerson(tx, principal.org.id, { ...input, operator: false });
      await audit(tx, principal, {
        action: 'person.add',
        object: `person:${added.member.login}`,
        after: added.member,
      });
      return added;
    });
  }

  /** @throws conflict for the last owner, input.invalid */
  async changePerson(principal: Principal, person: string, change: PersonChange): Promise<Member> {
    allow(principal, 'people.manage');
    return this.#store.system(async (tx) => {
      const old = await getMember(tx, principal.org.id, person);
      requireRule(principal, old.role);
      if (change.role !== undefined) requireRule(principal, change.role);
      if (change.name !== undefined && change.name !== old.name)
        await this.#requireWhole(tx, principal, person);
      const { before, after } = await changeMember(tx, principal.org.id, person, change);
      await audit(tx, principal, { action: 'person.change', object: `person:${after.login}`, before, after });
      return after;
    });
  }

  /** @returns a one-time password, to be changed at the next sign-in */
  async resetPassword(principal: Principal, person: string): Promise<string> {
    allow(principal, 'people.manage');
    return this.#store.system(async (tx) => {
      const member = await getMember(tx, principal.org.id, person);
      requireRule(principal, member.role);
      await this.#requireWhole(tx, principal, person);
      const password = await resetPassword(tx, person);
      await audit(tx, principal, { action: 'person.password', object: `person:${member.login}` });
      return password;
    });
  }

  /** A person's own name and language. @throws input.invalid */
  changeMe(principal: Principal, change: { name?: string; locale?: 'zh' | 'en' }): Promise<Person> {
    return this.#store.system(async (tx) => {
      const before = await findPerson(tx, principal.person.id);
      await changeProfile(tx, principal.person.id, change);
      const after = await findPerson(tx, principal.person.id);
      if (after === undefined) throw new SelvedgeError('session.required');
      const object = `person:${after.login}`;
      await audit(tx, principal, { action: 'person.change', object, before, after });
      return after;
    });
  }

  /** The person's own tokens in this org. */
  async listTokens(principal: Principal): Promise<Token[]> {
    allow(principal, 'tokens.own');
    return this.#store.org(principal.org.id, (tx) => listTokens(tx, principal.person.id));
  }

  /**
   * A token for oneself, with no more than one may oneself; a token makes no tokens. What one may in apps the app host
   * knows: whoever asks for such scopes has them checked there.
   * @returns the secret, shown once
   */
  async createToken(principal: Principal, input: TokenInput): Promise<{ token: Token; secret: string }> {
    allow(principal, 'tokens.own');
    if (principal.via !== 'session') throw new SelvedgeError('session.required');
    for (const scope of input.scopes.filter(isPermission)) allow(principal, scope);
    return this.#store.org(principal.org.id, async (tx) => {
      const made = await createToken(tx, principal.person.id, input);
      const object = `token:${made.token.id}`;
      await audit(tx, principal, { action: 'token.create', object, after: made.token });
      return made;
    });
  }

  /** One's own; with people.manage anybody's in the org. */
  async removeToken(principal: Principal, id: string): Promise<void> {
    const isManager = principal.permissions.has('people.manage');
    if (!isManager) allow(principal, 'tokens.own');
    await this.#store.org(principal.org.id, async (tx) => {
      const gone = await removeToken(tx, isManager ? null : principal.person.id, id);
      await audit(tx, principal, { action: 'token.remove', object: `token:${id}`, before: gone });
      tx.afterCommit(() => this.#revoked(id));
    });
  }

  /** Devices of the org; an operator sees those of the installation too. */
  async listDevices(principal: Principal, page: Page = {}): Promise<Paged<Device>> {
    allow(principal, 'devices.manage');
    return this.#store.system((tx) => listDevices(tx, principal.org.id, principal.person.operator, page));
  }

  /** Path '' is the whole installation and its operator's. @returns the secret, shown once. @throws input.invalid */
  async createDevice(principal: Principal, input: DeviceInput): Promise<{ device: Device; secret: string }> {
    allow(principal, input.path === '' ? 'installation.operate' : 'devices.manage');
    return this.#store.system(async (tx) => {
      const made = await createDevice(tx, input.path === '' ? null : principal.org.id, input);
      const object = `device:${made.device.id}`;
      await audit(tx, principal, { action: 'device.create', object, after: made.device });
      return made;
    });
  }

  async removeDevice(principal: Principal, id: string): Promise<void> {
    allow(principal, 'devices.manage');
    await this.#store.system(async (tx) => {
      const gone = await removeDevice(tx, principal.org.id, id, principal.person.operator);
      await audit(tx, principal, { action: 'device.remove', object: `device:${id}`, before: gone });
      tx.afterCommit(() => this.#revoked(id));
    });
  }

  /** @throws input.invalid */
  async listAudit(principal: Principal, question: AuditQuestion): Promise<Paged<AuditEntry>> {
    allow(principal, 'audit.read');
    return this.#store.org(principal.org.id, (tx) => listAudit(tx, question));
  }

  /** Name and password are of the person, not of one org: one org's manager does not rule over a member of others. */
  async #requireWhole(tx: Tx, principal: Principal, person: string): Promise<void> {
    if (principal.person.operator) return;
    const found = await findPerson(tx, person);
    const elsewhere = (await membershipsOf(tx, person)).some(({ orgId }) => orgId !== principal.org.id);
    if (elsewhere || found?.operator === true) throw denied('installation.operate');
  }
}

const denied = (permission: Permission): SelvedgeError =>
  new SelvedgeError('permission.missing', { permission });

function requireRule(principal: Principal, role: Member['role']): void {
  if (!mayRule(principal, role)) throw denied('org.manage');
}

function requireOrg(principal: Principal, slug: string): void {
  if (principal.org.slug === slug || principal.person.operator) return;
  throw new SelvedgeError('not.found', { object: { zh: '组织', en: 'organisation' } });
}

const taken = (login: string): SelvedgeError =>
  new SelvedgeError('conflict', {
    reason: {
      zh: `登录名“${login}”已被使用。`,
      en: `The login name “${login}” is taken.`,
    },
  });
