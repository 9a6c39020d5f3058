import { timingSafeEqual } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Credential } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Store, Tx } from '../store/unit.ts';
import { findDevice } from './devices.ts';
import { createOrg, getOrg, listOrgs, type Org } from './orgs.ts';
import { addPerson, findLogin, findPerson, type Membership, membershipsOf, setPassword } from './people.ts';
import { type Permission, permissionsOf } from './permissions.ts';
import type { Person, Principal } from './principal.ts';
import { checkPassword, hashSecret, newPassword, newSecret } from './secrets.ts';
import { Throttle } from './throttle.ts';
import { TOKEN_PREFIX } from './tokens.ts';

const SESSION_DAYS = 30;
/** How long a checked session, token or device is trusted without asking the store again. */
const TRUST_MS = 5000;

/** Somebody signed in, before an org is chosen. */
interface Bearer {
  readonly person: Person;
  readonly via: 'session' | 'token';
  /** A token's org and scopes. */
  readonly org: string | null;
  readonly scopes: readonly Permission[] | null;
}

export interface SignedIn {
  readonly token: string;
  readonly person: Person;
  readonly orgs: readonly Membership[];
}

/** Who is who: first start, signing in, sessions, tokens, device credentials. Records are in the noun files beside it. */
export class Identity {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #throttle: Throttle;
  readonly #bearers = new Map<string, { bearer: Bearer; until: number }>();
  readonly #devices = new Map<string, { credential: Credential; until: number }>();
  readonly #revoked = new Set<(key: string) => void>();

  /** @param now milliseconds since the epoch */
  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#throttle = new Throttle(now);
  }

  /**
   * The first start makes the home org and its owner, who operates the installation. No default password: the given
   * one, or a random one written to a file only the owner of the data can read, to be changed at the first sign-in.
   * @returns true when this was the first start
   */
  async firstStart(options: { password: string | null; file: string }): Promise<boolean> {
    return this.#store.system(async (tx) => {
      await tx.run("select pg_advisory_xact_lock(hashtext('selvedge.first-start'))");
      if ((await listOrgs(tx)).length > 0) return false;
      const org = await createOrg(tx, { slug: 'factory', title: '我的工厂 My factory', kind: 'factory' });
      const random = options.password === null ? newPassword() : null;
      await addPerson(tx, org.id, {
        login: 'owner',
        name: 'Owner',
        role: 'owner',
        password: options.password ?? random,
        operator: true,
      });
      if (random !== null) {
        await tx.run("update selvedge.people set must_change = true where login = 'owner'");
        writeFileSync(options.file, `login: owner\npassword: ${random}\n`, { mode: 0o600, flush: true });
      }
      return true;
    });
  }

  /** @throws session.refused, session.throttled */
  async signIn(login: string, password: string, address: string): Promise<SignedIn> {
    const keys = [`login ${login}`, `address ${address}`] as const;
    this.#throttle.check(...keys);
    const known = await this.#store.system((tx) => findLogin(tx, login));
    const isRight = await checkPassword(password, known?.password ?? null);
    const orgs = known === undefined ? [] : await this.#store.system((tx) => membershipsOf(tx, known.id));
    if (!isRight || known === undefined || (orgs.length === 0 && !known.operator)) {
      this.#throttle.fail(...keys);
      throw new SelvedgeError('session.refused');
    }
    this.#throttle.succeed(keys[0]);
    const token = newSecret();
    await this.#store.system(async (tx) => {
      await tx.run('delete from selvedge.sessions where expires_at < now()');
      await tx.run(
        `insert into selvedge.sessions (hash, person_id, expires_at, address) values ($1, $2, to_timestamp($3), $4)`,
        [hashSecret(token), known.id, this.#now() / 1000 + SESSION_DAYS * 86_400, address],
      );
      await tx.run('update selvedge.people set last_seen = to_timestamp($2) where id = $1', [
        known.id,
        this.#now() / 1000,
      ]);
    });
    const { password: _, ...person } = known;
    return { token, person, orgs };
  }

  async signOut(token: string): Promise<void> {
    this.#bearers.delete(token);
    await this.#store.system((tx) =>
      tx.run('delete from selvedge.sessions where hash = $1', [hashSecret(token)]),
    );
  }

  /** A person's own change of password; other sessions end. @throws session.refused, input.invalid */
  async changePassword(
    person: Person,
    current: string,
    next: string,
    keep: string | null,
    dataFile: string,
  ): Promise<void> {
    this.#throttle.check(`login ${person.login}`);
    const known = await this.#store.system((tx) => findLogin(tx, person.login));
    if (!(await checkPassword(current, known?.password ?? null))) {
      this.#throttle.fail(`login ${person.login}`);
      throw new SelvedgeError('session.refused');
    }
    await this.#store.system(async (tx) => {
      await setPassword(tx, person.id, next);
      await tx.run('delete from selvedge.sessions where person_id = $1 and hash <> $2', [
        person.id,
        hashSecret(keep ?? ''),
      ]);
    });
    this.forget();
    if (person.login === 'owner') rmSync(dataFile, { force: true });
  }

  /**
   * Who a session or token stands for, in the org wished for (its slug), the token's own, or the first of the person.
   * @throws session.required; not.found for an org that is not theirs
   */
  async authenticate(token: string | null, orgSlug: string | null, address: string): Promise<Principal> {
    const bearer = token === null ? null : await this.#bearer(token);
    if (bearer === null) throw new SelvedgeError('session.required');
    const { person } = bearer;
    const { org, role } = await this.#store.system(async (tx) => {
      const memberships = await membershipsOf(tx, person.id);
      const slug =
        orgSlug ??
        (bearer.org === null
          ? memberships[0]?.slug
          : memberships.find(({ orgId }) => orgId === bearer.org)?.slug);
      const org = slug === undefined ? await this.#fallback(tx, bearer) : await getOrg(tx, slug);
      const role = memberships.find(({ orgId }) => orgId === org.id)?.role ?? null;
      const isOwnToken =
        bearer.org === null ||
        bearer.org === org.id ||
        (person.operator && bearer.scopes?.includes('installation.operate'));
      if ((role === null && !person.operator) || !isOwnToken)
        throw new SelvedgeError('not.found', { object: 'org' });
      return { org, role };
    });
    const full = permissionsOf(role, person.operator);
    const permissions =
      bearer.scopes === null ? full : new Set(bearer.scopes.filter((scope) => full.has(scope)));
    return { person, org, role, permissions, via: bearer.via, address };
  }

  /** Checks a device credential. @returns null when refused; throttled per user name and address */
  async verifyDevice(username: string, secret: string, address: string): Promise<Credential | null> {
    const hash = hashSecret(secret);
    const key = `${username}\n${hash.toString('base64')}`;
    const trusted = this.#devices.get(key);
    if (trusted !== undefined && trusted.until > this.#now()) return trusted.credential;
    const keys = [`device ${username} ${address}`];
    try {
      this.#throttle.check(...keys);
    } catch {
      return null;
    }
    const found = await this.#store.system((tx) => findDevice(tx, username));
    if (found === null || !timingSafeEqual(found.hash, hash)) {
      this.#throttle.fail(...keys);
      return null;
    }
    this.#throttle.succeed(...keys);
    this.#devices.set(key, { credential: found.credential, until: this.#now() + TRUST_MS });
    await this.#store.system((tx) =>
      tx.run('update selvedge.devices set last_seen = to_timestamp($2) where username = $1', [
        username,
        this.#now() / 1000,
      ]),
    );
    return found.credential;
  }

  /** Tells when a device credential was revoked (its key). @returns the way to stop */
  onRevoke(heard: (key: string) => void): () => void {
    this.#revoked.add(heard);
    return () => void this.#revoked.delete(heard);
  }

  /** To be called after the commit that removed a device: its connections are dropped. */
  revoked(key: string): void {
    this.forget();
    for (const hear of this.#revoked) hear(key);
  }

  /** Drops everything trusted from memory: after rights, passwords or memberships changed. */
  forget(): void {
    this.#bearers.clear();
    this.#devices.clear();
  }

  async #fallback(tx: Tx, bearer: Bearer): Promise<Org> {
    const [home] = bearer.person.operator ? await listOrgs(tx) : [];
    if (home === undefined) throw new SelvedgeError('session.required');
    return home;
  }

  async #bearer(token: string): Promise<Bearer | null> {
    const trusted = this.#bearers.get(token);
    if (trusted !== undefined && trusted.until > this.#now()) return trusted.bearer;
    this.#bearers.delete(token);
    const bearer = await (token.startsWith(TOKEN_PREFIX)
      ? this.#tokenBearer(token)
      : this.#sessionBearer(token));
    if (bearer !== null) this.#bearers.set(token, { bearer, until: this.#now() + TRUST_MS });
    return bearer;
  }

  #sessionBearer(token: string): Promise<Bearer | null> {
    return this.#store.system(async (tx) => {
      const seconds = this.#now() / 1000;
      const session = await tx.row<{ person: string }>(
        `update selvedge.sessions set expires_at = to_timestamp($3) where hash = $1 and expires_at > to_timestamp($2) returning person_id as person`,
        [hashSecret(token), seconds, seconds + SESSION_DAYS * 86_400],
      );
      const person = session === undefined ? undefined : await findPerson(tx, session.person);
      return person === undefined ? null : { person, via: 'session', org: null, scopes: null };
    });
  }

  #tokenBearer(token: string): Promise<Bearer | null> {
    return this.#store.system(async (tx) => {
      const found = await tx.row<{ person: string; org: string; scopes: Permission[] }>(
        `update selvedge.tokens set last_seen = to_timestamp($2) where hash = $1 and (expires_at is null or expires_at > to_timestamp($2))
         returning person_id as person, org_id as org, scopes`,
        [hashSecret(token), this.#now() / 1000],
      );
      const person = found === undefined ? undefined : await findPerson(tx, found.person);
      return found === undefined || person === undefined
        ? null
        : { person, via: 'token', org: found.org, scopes: found.scopes };
    });
  }
}
