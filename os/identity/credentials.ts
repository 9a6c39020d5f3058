import { timingSafeEqual } from 'node:crypto';
import type { Credential, Log } from '@selvedge/sdk/connector';
import type { Store, Tx } from '../store/unit.ts';
import { findDevice } from './devices.ts';
import { isId } from './page.ts';
import { membershipsOf } from './people.ts';
import { type Permission, permissionsOf } from './permissions.ts';
import { hashSecret } from './secrets.ts';
import { Throttle } from './throttle.ts';

/** How long a checked credential is trusted without asking the store again; a revocation ends it at once. */
const TRUST_MS = 60_000;
const SEEN_STEP_MS = 60_000;
const MOST_TRUSTED = 10_000;

interface Trusted {
  readonly credential: Credential;
  readonly until: number;
}

/** Checks credentials of devices (user name and secret) and tokens (id and token) for connectors, fast. */
export class Credentials {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #log: Log;
  readonly #pair: Throttle;
  readonly #address: Throttle;
  readonly #trusted = new Map<string, Trusted>();
  readonly #seen = new Map<string, number>();

  constructor(store: Store, now: () => number, log: Log) {
    this.#store = store;
    this.#now = now;
    this.#log = log;
    this.#pair = new Throttle({ free: 10, longestMs: 60_000 }, now);
    this.#address = new Throttle({ free: 300, longestMs: 60_000 }, now);
  }

  /** @returns null when refused, also while throttled. @throws store.unavailable */
  async verify(username: string, secret: string, address: string): Promise<Credential | null> {
    const hash = hashSecret(secret);
    const key = `${username}\n${hash.toString('base64')}`;
    const trusted = this.#trusted.get(key);
    if (trusted !== undefined && trusted.until > this.#now()) return trusted.credential;
    this.#trusted.delete(key);
    const pair = `${username}\n${address}`;
    if (this.#pair.pause(pair) > 0 || this.#address.pause(address) > 0) return null;
    this.#pair.count(pair);
    this.#address.count(address);
    const credential = await this.#store.system((tx) =>
      isId(username) ? this.#ofToken(tx, username, hash) : this.#ofDevice(tx, username, hash),
    );
    if (credential === null) return null;
    this.#pair.forget(pair);
    this.#address.takeBack(address);
    if (this.#trusted.size >= MOST_TRUSTED) this.#trusted.clear();
    this.#trusted.set(key, { credential, until: this.#now() + TRUST_MS });
    return credential;
  }

  /** Drops what is trusted from memory. */
  forget(): void {
    this.#trusted.clear();
  }

  async #ofDevice(tx: Tx, username: string, hash: Buffer): Promise<Credential | null> {
    const found = await findDevice(tx, username);
    if (found === null || !timingSafeEqual(found.hash, hash)) return null;
    await this.#markSeen(tx, 'devices', found.credential.key);
    return found.credential;
  }

  /** A token reaches its org's own subtree, as far as it and its person may. */
  async #ofToken(tx: Tx, id: string, hash: Buffer): Promise<Credential | null> {
    const found = await tx.row<{
      person: string;
      org: string;
      slug: string;
      scopes: string[];
      hash: Buffer;
    }>(
      `select t.person_id as person, t.org_id as org, o.slug, t.scopes, t.hash from selvedge.tokens t join selvedge.orgs o on o.id = t.org_id
       where t.id = $1 and (t.expires_at is null or t.expires_at > $2)`,
      [id, new Date(this.#now())],
    );
    if (found === undefined || !timingSafeEqual(found.hash, hash)) return null;
    const membership = (await membershipsOf(tx, found.person)).find(({ orgId }) => orgId === found.org);
    if (membership === undefined) return null;
    await this.#markSeen(tx, 'tokens', id);
    const full = permissionsOf(membership.role, false);
    const may = (permission: Permission): boolean =>
      found.scopes.includes(permission) && full.has(permission);
    return {
      key: id,
      org: found.org,
      path: found.slug,
      mayRead: may('history.read'),
      mayWrite: may('history.write'),
    };
  }

  async #markSeen(tx: Tx, table: 'devices' | 'tokens', id: string): Promise<void> {
    const now = this.#now();
    if (now - (this.#seen.get(id) ?? 0) < SEEN_STEP_MS) return;
    await tx.run(`update selvedge.${table} set last_seen = $2 where id = $1`, [id, new Date(now)]);
    if (this.#seen.size >= MOST_TRUSTED) this.#seen.clear();
    this.#seen.set(id, now);
    this.#log.debug({ credential: id }, 'a credential was used');
  }
}
