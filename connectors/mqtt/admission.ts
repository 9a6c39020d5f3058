import type { ConnectorContext, Credential } from '@selvedge/sdk/connector';
import { isUnder } from '@selvedge/sdk/connector';
import type { Connection } from './connection.ts';
import { isInside } from './filter.ts';
import type { Gathering } from './gathering.ts';
import type { Knock } from './knock.ts';
import { LIMITS } from './limits.ts';
import { sessionId } from './session.ts';
import type { Sessions } from './sessions.ts';
import { MqttTopic } from './topic.ts';
import type { Will } from './wills.ts';

/** Return codes of CONNACK. */
export const REFUSAL = { clientId: 2, unavailable: 3, secret: 4, forbidden: 5 } as const;

/** Who is connected, and who may. */
export class Admission {
  readonly #context: Pick<ConnectorContext, 'verify'>;
  readonly #sessions: Sessions;
  readonly #gathering: Gathering;
  readonly #byCredential = new Map<string, Set<Connection>>();
  readonly #byAddress = new Map<string, number>();
  #connections = 0;

  constructor(context: Pick<ConnectorContext, 'verify'>, sessions: Sessions, gathering: Gathering) {
    this.#context = context;
    this.#sessions = sessions;
    this.#gathering = gathering;
  }

  /** Counts a new connection. @returns false when there are too many */
  arrive(address: string): boolean {
    const fromThere = this.#byAddress.get(address) ?? 0;
    if (this.#connections >= LIMITS.connections || fromThere >= LIMITS.connectionsPerAddress) return false;
    this.#connections++;
    this.#byAddress.set(address, fromThere + 1);
    return true;
  }

  leave(connection: Connection): void {
    this.#connections--;
    const fromThere = (this.#byAddress.get(connection.address) ?? 1) - 1;
    if (fromThere === 0) this.#byAddress.delete(connection.address);
    else this.#byAddress.set(connection.address, fromThere);
    const connections = this.#byCredential.get(connection.credential);
    connections?.delete(connection);
    if (connections?.size === 0) this.#byCredential.delete(connection.credential);
  }

  /**
   * Checks the credential and opens the session; then the connection is admitted.
   * @returns 0, or the return code to refuse with
   */
  async admit(connection: Connection, knock: Knock): Promise<number> {
    if (knock.username === undefined || knock.username === '' || knock.secret === undefined)
      return REFUSAL.forbidden;
    const secret = Buffer.from(knock.secret).toString('utf8');
    const credential = await this.#context.verify(knock.username, secret, connection.address);
    if (credential === null) return REFUSAL.secret;
    const connections = this.#byCredential.get(credential.key) ?? new Set();
    if (connections.size >= LIMITS.connectionsPerCredential) return REFUSAL.unavailable;
    if (knock.will !== null && !mayLeave(credential, knock.will)) return REFUSAL.forbidden;
    if (!connection.isAlive) return REFUSAL.unavailable;
    this.#byCredential.set(credential.key, connections.add(connection));
    connection.credential = credential.key;
    const id = sessionId(credential.key, knock.clientId);
    const session = await (knock.clean ? this.#sessions.openClean(id) : this.#sessions.openPersistent(id));
    // The credential may reach less far than when the session subscribed.
    const lost = [...session.subscriptions.keys()].filter((filter) => !mayHear(credential, filter));
    await this.#sessions.unsubscribe(session, lost);
    connection.admit({ credential, session, lane: this.#gathering.lane(credential.org) });
    return 0;
  }

  /** Drops the connections of a credential at once; their wills do not count. */
  revoke(credential: string): void {
    for (const connection of this.#byCredential.get(credential) ?? []) {
      connection.barred = true;
      connection.wire.destroy();
    }
  }
}

/** May the credential subscribe to the filter? */
export const mayHear = (credential: Credential, filter: string): boolean =>
  credential.mayRead && isInside(filter, credential.path);

function mayLeave(credential: Credential, { topic }: Will): boolean {
  const name = new MqttTopic(topic);
  return credential.mayWrite && isUnder(topic, credential.path) && topic !== '' && name.sound && !name.hidden;
}
