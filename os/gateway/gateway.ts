import {
  type ClientDefinition,
  type ConnectorContext,
  type ConnectorDefinition,
  ConnectorError,
  type Credential,
  type DoorDefinition,
  type DoorSettings,
  type HttpDefinition,
  type Log,
  type Meters,
  type Running,
} from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Live } from '../live/live.ts';
import type { Store } from '../store/unit.ts';
import type { Stream } from '../stream/stream.ts';
import { type Connection, listConnections } from './connections.ts';
import { PostgresState } from './durable-state.ts';

/** What the gateway needs of the house. */
export interface GatewayParts {
  readonly store: Store;
  readonly stream: Stream;
  readonly live: Live;
  readonly log: Log;
  readonly meters: Meters;
  readonly now: () => number;
  readonly verify: ConnectorContext['verify'];
  readonly onRevoke: ConnectorContext['onRevoke'];
}

/** How a connector or connection fares, for screens. */
export interface ConnectorState {
  readonly id: string;
  readonly state: 'ok' | 'waiting' | 'failed' | 'off';
  readonly detail: string;
  readonly address: string | null;
}

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

/** Life cycle of connectors: doors once, clients once per enabled connection; what fails is tried again. */
export class Gateway {
  readonly #parts: GatewayParts;
  readonly #definitions: readonly ConnectorDefinition[];
  readonly #doors = new Map<string, Running>();
  readonly #clients = new Map<string, ClientLife>();

  constructor(parts: GatewayParts, definitions: readonly ConnectorDefinition[]) {
    this.#parts = parts;
    this.#definitions = definitions;
  }

  get decoders(): readonly HttpDefinition[] {
    return this.#definitions.filter((definition): definition is HttpDefinition => definition.kind === 'http');
  }

  get clients(): readonly ClientDefinition[] {
    return this.#definitions.filter(
      (definition): definition is ClientDefinition => definition.kind === 'client',
    );
  }

  /** @throws not.found for an unknown connector */
  client(id: string): ClientDefinition {
    const found = this.clients.find((definition) => definition.id === id);
    if (found === undefined) throw new SelvedgeError('not.found', { object: 'connector' });
    return found;
  }

  /** Opens the doors, then the connections of every org. @param settings of each door, by its id */
  async start(settings: (door: string) => DoorSettings): Promise<void> {
    for (const door of this.#definitions.filter(
      (definition): definition is DoorDefinition => definition.kind === 'door',
    )) {
      this.#doors.set(door.id, await door.start(this.#context(door.id, door.id), settings(door.id)));
    }
    const orgs = await this.#parts.store.system((tx) =>
      tx.rows<{ id: string }>('select id from selvedge.orgs'),
    );
    for (const org of orgs) {
      for (const connection of await this.#parts.store.org(org.id, listConnections)) this.apply(connection);
    }
  }

  address(door: string): string | null {
    return this.#doors.get(door)?.address ?? null;
  }

  /** Starts, restarts or stops a connection so that it runs as it now stands. */
  apply(connection: Connection): void {
    const old = this.#clients.get(connection.id);
    this.#clients.delete(connection.id);
    const definition = this.clients.find(({ id }) => id === connection.connector);
    const stopped = old?.stop() ?? Promise.resolve();
    if (!connection.enabled || definition === undefined) return;
    const life = new ClientLife(
      definition,
      connection,
      this.#context(connection.id, connection.connector, credentialOf(connection)),
      this.#parts.log,
    );
    this.#clients.set(connection.id, life);
    void stopped.then(() => life.begin());
  }

  /** Stops a connection that is gone and forgets what it remembered. */
  async drop(id: string): Promise<void> {
    await this.#clients.get(id)?.stop();
    this.#clients.delete(id);
    await new PostgresState(this.#parts.store, id).clear('');
  }

  state(connection: string): ConnectorState {
    return (
      this.#clients.get(connection)?.state() ?? { id: connection, state: 'off', detail: '', address: null }
    );
  }

  /** Gives the doors a certificate that was renewed. */
  renew(tls: { readonly cert: string; readonly key: string }): void {
    for (const running of this.#doors.values()) running.renew?.(tls);
  }

  doorStates(): ConnectorState[] {
    return [...this.#doors].map(([id, running]) => ({
      id,
      ...(running.status?.() ?? { state: 'ok' as const, detail: '' }),
      address: running.address ?? null,
    }));
  }

  async stop(): Promise<void> {
    await Promise.allSettled([...this.#clients.values()].map((life) => life.stop()));
    await Promise.allSettled([...this.#doors.values()].map((running) => running.stop()));
  }

  #context(owner: string, connector: string, credential?: Credential): ConnectorContext {
    const { stream, live, store, log, meters, now, verify, onRevoke } = this.#parts;
    return {
      ingest: async (batch, source) => {
        try {
          return await stream.accept(batch, credential === undefined ? source : { connector, credential });
        } catch (error) {
          throw new ConnectorError('retry', error instanceof Error ? error.message : String(error), {
            cause: error,
          });
        }
      },
      verify,
      onRevoke,
      latest: (under) => live.latest(under),
      state: new PostgresState(store, owner),
      log,
      meters,
      now,
    };
  }
}

/** A connection writes in the name of its org, under its own subtree. */
const credentialOf = (connection: Connection): Credential => ({
  key: connection.id,
  org: connection.orgId,
  path: connection.under,
  mayWrite: true,
  mayRead: false,
});

/** One connection's life: started, and started again after a while when it fails. */
class ClientLife {
  readonly #definition: ClientDefinition;
  readonly #connection: Connection;
  readonly #context: ConnectorContext;
  readonly #log: Log;
  #running: Running | null = null;
  #failure: string | null = null;
  #retry: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(definition: ClientDefinition, connection: Connection, context: ConnectorContext, log: Log) {
    this.#definition = definition;
    this.#connection = connection;
    this.#context = context;
    this.#log = log;
  }

  begin(delay = FIRST_RETRY_MS): void {
    if (this.#isStopped) return;
    this.#definition.start(this.#context, this.#connection.settings, this.#connection.under).then(
      (running) => {
        this.#failure = null;
        this.#running = running;
        if (this.#isStopped) void running.stop();
      },
      (error: Error) => {
        this.#failure = error.message;
        this.#log.warn(
          { connection: this.#connection.title, error: error.message },
          'a connection could not be started',
        );
        if (error instanceof ConnectorError && error.kind !== 'retry') return;
        this.#retry = setTimeout(() => this.begin(Math.min(LONGEST_RETRY_MS, delay * 2)), delay);
        this.#retry.unref();
      },
    );
  }

  state(): ConnectorState {
    const { id } = this.#connection;
    if (this.#failure !== null) return { id, state: 'failed', detail: this.#failure, address: null };
    if (this.#running === null) return { id, state: 'waiting', detail: '', address: null };
    return {
      id,
      ...(this.#running.status?.() ?? { state: 'ok' as const, detail: '' }),
      address: this.#running.address ?? null,
    };
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#running?.stop();
  }
}
