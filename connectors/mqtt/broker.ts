import type { EventEmitter } from 'node:events';
import { Aedes } from 'aedes';
import type { Client } from 'aedes';
import type { Admission } from './admission.ts';
import { REFUSAL, mayHear } from './admission.ts';
import type { Connection } from './connection.ts';
import { isFilter } from './filter.ts';
import { LIMITS } from './limits.ts';
import { Persistence, SESSION_MARK } from './persistence.ts';
import type { Relayed, Routes } from './routes.ts';
import type { Will } from './wills.ts';

/** What the broker library is given to work with. */
export interface BrokerParts {
  readonly routes: Routes;
  readonly admission: Admission;
  /** Makes the store the library asks; `connectionOf` finds the connection behind its client. */
  persistence(connectionOf: (client: object) => Connection | undefined): Persistence;
  /** Stores and passes on the will of a lost client; resolves when it is durable. */
  publishWill(connection: Connection, will: Will): Promise<void>;
  removeWill(session: string): Promise<void>;
  refused(connection: Connection, why: string): void;
  failed(error: unknown): void;
}

/**
 * The broker library (aedes) and its hooks: it answers CONNECT, SUBSCRIBE, UNSUBSCRIBE and PINGREQ, takes over sessions,
 * and says when a client is lost. The only file that knows it.
 */
export class Broker {
  readonly #aedes: Aedes;
  readonly #parts: BrokerParts;
  readonly #connections = new WeakMap<object, Connection>();

  private constructor(parts: BrokerParts) {
    this.#parts = parts;
    this.#aedes = new Aedes({
      mq: parts.routes,
      persistence: parts.persistence((client) => this.#connections.get(client)),
      connectTimeout: LIMITS.connectTimeout,
      preConnect: (client, packet, reply) => {
        const connection = this.#connections.get(client);
        // Version 3.1.1 lets a client do without an id only if nothing is to be kept for it, 3.1 not at all.
        const nameless = packet.clientId === '' && (!packet.clean || packet.protocolVersion === 3);
        if (connection === undefined || nameless || packet.clientId.length > LIMITS.clientId) {
          connection?.refuse(REFUSAL.clientId);
          return reply(null, false);
        }
        connection.knock = {
          clientId: packet.clientId,
          clean: packet.clean === true,
          username: packet.username,
          secret: packet.password,
          will: packet.will === undefined ? null : readWill(packet.will),
        };
        connection.keepalive = packet.keepalive ?? 0;
        packet.keepalive = 0;
        reply(null, true);
      },
      authenticate: (client, _username, _secret, reply) => {
        this.#admit(client).then(
          (code) =>
            reply(code === 0 ? null : Object.assign(new Error('refused'), { returnCode: code }), code === 0),
          (error: unknown) => {
            parts.failed(error);
            reply(Object.assign(new Error('unavailable'), { returnCode: REFUSAL.unavailable }), false);
          },
        );
      },
      authorizeSubscribe: (client, subscription, reply) => {
        const { topic, qos } = subscription;
        if (!isFilter(topic)) return reply(new Error('malformed filter'));
        const connection = this.#connections.get(client);
        const admitted = connection?.admitted;
        if (topic === SESSION_MARK || connection === undefined || !admitted) return reply(null, null);
        if (mayHear(admitted.credential, topic) && admitted.delivery.grant(topic, qos))
          return reply(null, subscription);
        parts.refused(connection, 'filter');
        reply(null, null);
      },
      // Messages of clients never come this way, only wills: what a client publishes is taken before the library sees it.
      authorizePublish: (client, packet, reply) => {
        const connection = client === null ? undefined : this.#connections.get(client);
        const taken = new Error('passed on already');
        if (connection === undefined || connection.barred) return reply(taken);
        // A will that could not be stored stays in the durable state and is published at the next start.
        parts.publishWill(connection, readWill(packet)).then(
          () => reply(taken),
          (error: unknown) => parts.failed(error),
        );
      },
    });
    this.#aedes.on('clientReady', (client) => this.#connections.get(client)?.open());
    this.#aedes.on('unsubscribe', (filters, client) =>
      this.#connections.get(client)?.admitted?.delivery.withdraw(filters),
    );
    const events: EventEmitter = this.#aedes;
    events.on('error', (error: unknown) => parts.failed(error));
  }

  static async start(parts: BrokerParts): Promise<Broker> {
    const broker = new Broker(parts);
    await broker.#aedes.listen();
    return broker;
  }

  /** Begins to serve a connection. */
  handle(connection: Connection): void {
    const client = this.#aedes.handle(connection.wire);
    this.#connections.set(client, connection);
    const deliver = (message: Relayed, done: () => void): void => {
      if (connection.isReady && connection.admitted !== null)
        connection.admitted.delivery.deliver(message, done);
      else done();
    };
    Object.assign(client, { deliver0: deliver, deliverQoS: deliver });
    connection.onGoodbye = () => {
      Object.assign(client, { will: null });
      this.#parts.removeWill(client.id).catch((error: unknown) => this.#parts.failed(error));
    };
    connection.keepWill = () => void Object.assign(client, { will: null });
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#aedes.close(resolve));
  }

  async #admit(client: Client): Promise<number> {
    const connection = this.#connections.get(client);
    if (connection?.knock === undefined) return REFUSAL.unavailable;
    // The library has made up an id where the client gave none.
    const code = await this.#parts.admission.admit(connection, { ...connection.knock, clientId: client.id });
    if (code !== 0) this.#parts.refused(connection, 'credential');
    // From here on the library knows the client by credential and id: two tenants' clients are never one.
    else if (connection.admitted !== null) Object.assign(client, { id: connection.admitted.session.id });
    return code;
  }
}

const readWill = (packet: {
  topic: string;
  payload: Buffer | string;
  qos?: number;
  retain?: boolean;
}): Will => ({
  topic: packet.topic,
  payload: Buffer.from(packet.payload),
  qos: packet.qos === 1 ? 1 : packet.qos === 2 ? 2 : 0,
  retain: packet.retain === true,
});
