import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type TemporaryStore, temporaryStore } from '../store/testing.ts';
import { Identity } from './identity.ts';
import type { Org, OrgInput } from './orgs.ts';
import { createOrg, getOrg } from './orgs.ts';
import { addPerson } from './people.ts';
import type { Role } from './permissions.ts';
import type { Principal } from './principal.ts';

export const PASSWORD = 'a-good-password';

const folder = mkdtempSync(join(tmpdir(), 'selvedge-identity-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** An installation after its first start, with a clock that stands until it is moved. */
export class House {
  readonly store: TemporaryStore;
  readonly identity: Identity;
  readonly clock: { now: number };
  /** Where the first start writes a random password. */
  readonly file = join(folder, 'first-login.txt');

  constructor(store: TemporaryStore) {
    this.store = store;
    this.clock = { now: Date.now() };
    this.identity = new Identity(store, () => this.clock.now);
  }

  addOrg(slug: string, kind: OrgInput['kind'] = 'factory'): Promise<Org> {
    return this.store.system((tx) => createOrg(tx, { slug, title: slug, kind }));
  }

  /** Adds a person to an org, whose password is PASSWORD. @returns its id */
  async add(org: string, login: string, role: Role): Promise<string> {
    return this.store.system(async (tx) => {
      const { id } = await getOrg(tx, org);
      return (await addPerson(tx, id, { login, name: login, role, password: PASSWORD })).member.id;
    });
  }

  async token(login: string): Promise<string> {
    return (await this.identity.signIn(login, PASSWORD, '10.0.0.7')).token;
  }

  /** Somebody signed in, in an org (its slug; default the first of the person). */
  async as(login: string, org: string | null = null): Promise<Principal> {
    return this.identity.authenticate(await this.token(login), org, '10.0.0.7');
  }
}

export async function startedHouse(): Promise<House> {
  const house = new House(await temporaryStore());
  await house.identity.firstStart({ password: PASSWORD, file: house.file });
  return house;
}
