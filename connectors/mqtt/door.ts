import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import type { ConnectorContext, DoorSettings, Running } from '@selvedge/sdk/connector';
import { TopicTable } from '../payload/topic.ts';
import { Admission } from './admission.ts';
import { Broker } from './broker.ts';
import { Connection } from './connection.ts';
import { Gathering } from './gathering.ts';
import { sparing } from './note.ts';
import type { MqttCounters, Parts } from './parts.ts';
import { Persistence } from './persistence.ts';
import { Relay } from './relay.ts';
import { Retained } from './retained.ts';
import { Routes } from './routes.ts';
import { Sessions } from './sessions.ts';
import { MqttTopic } from './topic.ts';
import { Wills, publishWill } from './wills.ts';

const SWEEP = 500;
const EXPIRY = 3_600_000;
/** Milliseconds a stop waits for messages under way. */
const PATIENCE = 3_000;

/** The broker on its port, and everything it is made of. */
export class Door implements Running {
  readonly #context: ConnectorContext;
  readonly #server: Server | TlsServer;
  readonly #scheme: string;
  readonly #host: string;
  readonly #parts: Parts;
  readonly #admission: Admission;
  readonly #wills: Wills;
  readonly #retained = new Retained();
  readonly #connections = new Set<Connection>();
  readonly #timers: NodeJS.Timeout[] = [];
  #broker: Broker | null = null;
  #forgetRevocations: () => void = () => undefined;
  #failure: string | null = null;

  private constructor(context: ConnectorContext, settings: DoorSettings) {
    this.#context = context;
    const note = sparing(context.log, context.now);
    const counters = meters(context);
    const routes = new Routes();
    const failed = (error: unknown): void => note('state', { err: error }, 'MQTT state could not be written');
    const sessions = new Sessions(context.state, context.now, () => counters.dropped.add(), failed);
    const relay = new Relay(routes, sessions, this.#retained, () => counters.refused.add());
    const gathering = new Gathering(context, 'mqtt', relay, {
      stored: (messages, points) => {
        this.#failure = null;
        counters.messages.add(messages);
        counters.points.add(points);
      },
      refused: (error, messages) => {
        this.#failure = error instanceof Error ? error.message : String(error);
        counters.unstored.add(messages);
        note('unstored', { err: error, messages }, 'Messages could not be stored and are not acknowledged');
      },
    });
    const topics = new TopicTable((name) => new MqttTopic(name));
    const erase = (keys: readonly string[]): Promise<void> =>
      context.state.write(keys.map((key) => [key, null]));
    this.#parts = { gathering, relay, sessions, routes, topics, counters, note, erase };
    this.#admission = new Admission(context, sessions, gathering);
    this.#wills = new Wills(context.state);
    this.#host = settings.host;
    this.#scheme = settings.tls === null ? 'mqtt' : 'mqtts';
    const accept = (socket: Socket): void => this.#accept(socket);
    this.#server =
      settings.tls === null
        ? createServer(accept)
        : createTlsServer({ ...settings.tls, handshakeTimeout: 10_000 }, accept);
  }

  /** @throws Error when the port is taken or the durable state cannot be read */
  static async open(context: ConnectorContext, settings: DoorSettings): Promise<Door> {
    const door = new Door(context, settings);
    try {
      await door.#open(settings);
    } catch (error) {
      await door.stop();
      throw error;
    }
    return door;
  }

  get address(): string {
    const bound = this.#server.address();
    const port = bound === null || typeof bound === 'string' ? 0 : bound.port;
    return `${this.#scheme}://${this.#host.includes(':') ? `[${this.#host}]` : this.#host}:${port}`;
  }

  status(): { state: 'ok' | 'failed'; detail: string } {
    if (this.#failure !== null) return { state: 'failed', detail: this.#failure };
    return { state: 'ok', detail: `${this.#connected()} connected` };
  }

  renew(tls: { readonly cert: string; readonly key: string }): void {
    if ('setSecureContext' in this.#server) this.#server.setSecureContext(tls);
  }

  /** Lets messages under way finish, then closes every connection; wills stay in the durable state. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#forgetRevocations();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const connection of this.#connections) connection.retire();
    await Promise.race([this.#parts.gathering.settled(), after(PATIENCE)]);
    for (const connection of this.#connections) connection.wire.destroy();
    await Promise.race([this.#broker?.close(), after(500)]);
    await Promise.race([closed, after(1_000)]);
    await Promise.race([this.#parts.sessions.close(), after(500)]);
  }

  async #open(settings: DoorSettings): Promise<void> {
    const { sessions, gathering, relay, counters, note, routes } = this.#parts;
    await sessions.load();
    await this.#retained.load(this.#context.state);
    const orphans = await this.#wills.orphans();
    const failed = (error: unknown): void =>
      note('state', { err: error }, 'MQTT state could not be read or written');
    this.#broker = await Broker.start({
      routes,
      admission: this.#admission,
      persistence: (connectionOf) =>
        new Persistence(
          sessions,
          this.#retained,
          this.#wills,
          (under) => this.#context.latest(under),
          connectionOf,
          failed,
        ),
      publishWill: async ({ admitted }, will) => {
        if (admitted !== null) await publishWill(gathering, relay, admitted.credential, will);
      },
      removeWill: (session) => this.#wills.remove(session),
      refused: ({ address, knock }, why) => {
        counters.refused.add();
        note(
          `refused ${why}`,
          { address, username: knock?.username },
          why === 'filter' ? 'A subscription was refused' : 'A connection was refused',
        );
      },
      failed,
    });
    for (const { session, credential, will } of orphans) {
      publishWill(gathering, relay, credential, will)
        .then(() => this.#wills.remove(session))
        .catch(failed);
    }
    this.#forgetRevocations = this.#context.onRevoke((key) => this.#admission.revoke(key));
    this.#timers.push(setInterval(() => this.#sweep(), SWEEP));
    this.#timers.push(setInterval(() => void this.#expire(), EXPIRY));
    await this.#expire();
    this.#context.meters.gauge('mqtt_clients', 'MQTT clients connected.', () => this.#connected());
    this.#context.meters.gauge(
      'mqtt_sessions',
      'MQTT sessions kept for clients that come back.',
      () => sessions.size,
    );
    this.#context.meters.gauge('mqtt_retained', 'Topics with a retained message.', () => this.#retained.size);
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(settings.port, settings.host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  #connected(): number {
    let connected = 0;
    for (const connection of this.#connections) if (connection.isReady) connected++;
    return connected;
  }

  #accept(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    if (!this.#admission.arrive(address)) {
      this.#parts.counters.refused.add();
      this.#parts.note('crowded', { address }, 'Too many MQTT connections; a new one was closed');
      socket.destroy();
      return;
    }
    const connection = new Connection(socket, address, this.#parts);
    this.#connections.add(connection);
    connection.wire.once('close', () => this.#left(connection));
    this.#broker?.handle(connection);
  }

  #left(connection: Connection): void {
    this.#connections.delete(connection);
    this.#admission.leave(connection);
    const session = connection.admitted?.session;
    if (session === undefined) return;
    session.outgoing.disconnect(connection);
    this.#parts.sessions
      .touch(session)
      .catch((error: unknown) =>
        this.#parts.note('state', { err: error }, 'MQTT state could not be written'),
      );
  }

  /** Closes connections of clients that have been silent too long. */
  #sweep(): void {
    const now = performance.now();
    for (const connection of this.#connections) {
      if (
        connection.isReady &&
        !connection.isHeld &&
        connection.keepalive > 0 &&
        now - connection.heard > connection.keepalive * 1_500
      ) {
        connection.wire.destroy();
      }
    }
  }

  async #expire(): Promise<void> {
    const inUse = new Set([...this.#connections].map((connection) => connection.admitted?.session));
    try {
      await this.#parts.sessions.expire((session) => inUse.has(session));
    } catch (error) {
      this.#parts.note('state', { err: error }, 'Old MQTT sessions could not be removed');
    }
  }
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

const meters = ({ meters }: ConnectorContext): MqttCounters => ({
  messages: meters.counter('mqtt_messages_total', 'MQTT messages stored and, where asked for, acknowledged.'),
  points: meters.counter('mqtt_points_total', 'Points received in MQTT messages.'),
  malformed: meters.counter(
    'mqtt_malformed_total',
    'MQTT messages, or parts of them, that could not be read as points.',
  ),
  refused: meters.counter('mqtt_refused_total', 'MQTT connections, subscriptions and messages refused.'),
  unstored: meters.counter(
    'mqtt_unstored_total',
    'MQTT messages that could not be stored and were not acknowledged.',
  ),
  dropped: meters.counter(
    'mqtt_dropped_total',
    'Messages dropped because a subscriber is too slow or too long away.',
  ),
});
