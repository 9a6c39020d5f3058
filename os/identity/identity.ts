import { rmSync } from 'node:fs';
import type { Credential, Log } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Store } from '../store/unit.ts';
import { Administration } from './administration.ts';
import { admit } from './admission.ts';
import { Credentials } from './credentials.ts';
import { type FirstStartOptions, firstStart } from './first-start.ts';
import { BEARERS, bearersChanged, KnownBearers } from './known.ts';
import { checkPassword, setPassword } from './passwords.ts';
import { type Membership, findLogin, loginOf, membershipsOf } from './people.ts';
import type { Person, Principal } from './principal.ts';
import { REVOKED } from './revocation.ts';
import { closeOtherSessions, closeSession, openSession } from './sessions.ts';
import { SignInThrottle } from './throttle.ts';

export interface SignedIn {
  /** Shown once; kept as a hash. */
  readonly token: string;
  readonly person: Person;
  /** Orgs the person is a member of, oldest membership first. */
  readonly orgs: readonly Membership[];
}

const nothing = (): void => {};
const QUIET: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Who is who: first start, signing in, sessions, tokens, device credentials. Records are in the noun files beside it. */
export class Identity {
  /** Changes that administrators make: checked against the permission table, audited. */
  readonly administration: Administration;
  readonly #store: Store;
  readonly #now: () => number;
  readonly #throttle: SignInThrottle;
  readonly #credentials: Credentials;
  readonly #bearers = new KnownBearers();
  readonly #revoked = new Set<(key: string) => void>();
  readonly #listening: readonly Promise<() => Promise<void>>[];

  /** @param now milliseconds since the epoch */
  constructor(store: Store, now: () => number, log: Log = QUIET) {
    this.#store = store;
    this.#now = now;
    this.#throttle = new SignInThrottle(now);
    this.#credentials = new Credentials(store, now, log);
    this.administration = new Administration(store, (key) => this.revoked(key));
    // Other programs on this state (the command line) revoke too.
    const listen = (channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>> =>
      store.listen(channel, heard).catch((error: Error) => {
        log.warn({ error: error.message }, 'changes by other programs are not heard');
        return () => Promise.resolve();
      });
    this.#listening = [
      listen(REVOKED, (key) => (key === null ? this.forget() : this.revoked(key))),
      listen(BEARERS, bearersChanged),
    ];
  }

  /**
   * The first start makes the home org and its owner, who operates the installation. No default password: the given
   * one, or a random one written to a file only the owner of the data can read, to be changed at the first sign-in.
   * @returns true when this was the first start
   */
  firstStart(options: FirstStartOptions): Promise<boolean> {
    return this.#store.system((tx) => firstStart(tx, options));
  }

  /** @throws session.refused, session.throttled */
  async signIn(login: string, password: string, address: string): Promise<SignedIn> {
    const name = loginOf(login);
    this.#throttle.enter(name, address);
    const { known, orgs } = await this.#store.system(async (tx) => {
      const known = await findLogin(tx, name);
      return { known, orgs: known === undefined ? [] : await membershipsOf(tx, known.id) };
    });
    const isRight = await checkPassword(password, known?.password || null);
    if (known === undefined || !isRight || orgs.length === 0) throw new SelvedgeError('session.refused');
    this.#throttle.succeed(name, address);
    const token = await this.#store.system((tx) => openSession(tx, known.id, address, this.#now()));
    const { password: _, ...person } = known;
    return { token, person, orgs };
  }

  async signOut(token: string): Promise<void> {
    await this.#store.system((tx) => closeSession(tx, token));
  }

  /**
   * A person's own change of password; other sessions end.
   * @param keep token of the session that stays. @param firstLogin file of the first start, removed with its password
   * @throws session.refused, session.throttled, input.invalid
   */
  async changePassword(
    person: Person,
    current: string,
    next: string,
    keep: string | null,
    firstLogin: string,
  ): Promise<void> {
    this.#throttle.enter(person.login, 'password');
    const known = await this.#store.system((tx) => findLogin(tx, person.login));
    if (!(await checkPassword(current, known?.password || null))) throw new SelvedgeError('session.refused');
    this.#throttle.succeed(person.login, 'password');
    await this.#store.system(async (tx) => {
      await setPassword(tx, person.id, next);
      await closeOtherSessions(tx, person.id, keep);
    });
    if (person.login === 'owner') rmSync(firstLogin, { force: true });
  }

  /**
   * Who a session or token stands for, in the org wished for (its slug), the token's own, or the first of the person.
   * While a one-time password waits to be changed there are no permissions.
   * @throws session.required; not.found for an org that is not theirs
   */
  authenticate(token: string | null, orgSlug: string | null, address: string): Promise<Principal> {
    if (token === null) return Promise.reject(new SelvedgeError('session.required'));
    return admit(this.#store, this.#bearers, token, orgSlug, address, this.#now());
  }

  /** Checks a device's user name and secret, or a token's id and the token. @returns null when refused or throttled */
  verifyDevice(username: string, secret: string, address: string): Promise<Credential | null> {
    return this.#credentials.verify(username, secret, address);
  }

  /** Tells when a device or token was revoked (its key), maybe twice. @returns the way to stop */
  onRevoke(heard: (key: string) => void): () => void {
    this.#revoked.add(heard);
    return () => void this.#revoked.delete(heard);
  }

  /** After the commit that removed a device or token: its connections are dropped. */
  revoked(key: string): void {
    this.forget();
    for (const hear of this.#revoked) hear(key);
  }

  /** Drops everything trusted from memory. */
  forget(): void {
    this.#credentials.forget();
    bearersChanged();
  }

  async close(): Promise<void> {
    for (const listening of this.#listening) await (await listening)();
  }
}
