import type { Batch } from './batch.ts';

/** A text in the languages of the screen. */
export interface Titles {
  readonly zh: string;
  readonly en: string;
}

/** Who sends or reads: the answer to a checked credential. */
export interface Credential {
  /** Stable id of the credential; with the client's own id it names an MQTT session. */
  readonly key: string;
  /** The org it belongs to; null for one of the whole installation. */
  readonly org: string | null;
  /** Subtree it is limited to, as a thing's path; '' = the whole installation. */
  readonly path: string;
  readonly mayWrite: boolean;
  readonly mayRead: boolean;
}

/** Where a batch comes from, for the log, the counters and for deciding whose an unknown path is. */
export interface Source {
  readonly connector: string;
  readonly credential: Credential | null;
}

export interface IngestResult {
  /** Points in history now. */
  readonly accepted: number;
  /** Points of unknown paths, kept until a person adopts the path. */
  readonly quarantined: number;
  /** Points beyond quarantine's limit: not kept. */
  readonly rejected: number;
}

/** A last value, as `latest` and `watch` give it. */
export interface LastValue {
  readonly path: string;
  /** Microseconds since the epoch. */
  readonly time: number;
  /** Number; true/false for a boolean metric; text; a bigint where 2^53 is exceeded; null = no readable value. */
  readonly value: number | string | boolean | bigint | null;
  readonly quality: number;
}

/** Small durable state of a connector (sessions, retained messages, positions). Keys sort bytewise. */
export interface DurableState {
  get(key: string): Promise<Uint8Array | null>;
  /** All entries whose key starts with the prefix, in key order. */
  entries(prefix: string): Promise<[key: string, value: Uint8Array][]>;
  /** Resolves when every change is on disk, all or nothing. null removes. Calls made at once share one commit. */
  write(changes: readonly [key: string, value: Uint8Array | null][]): Promise<void>;
  /** Removes every key with the prefix. */
  clear(prefix: string): Promise<void>;
}

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Counter {
  add(amount?: number): void;
}

/** A gauge is read when somebody asks for the metrics. */
export interface Meters {
  counter(name: string, help: string): Counter;
  gauge(name: string, help: string, read: () => number): void;
}

/** Listening details the installation gives a connector that is a door (MQTT broker). */
export interface DoorSettings {
  readonly host: string;
  readonly port: number;
  /** PEM; null = plain. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
}

/** What the platform gives a running connector: the whole of it. */
export interface ConnectorContext {
  /**
   * Stores a batch. Resolves after the commit (fsync): only then may the transport be acknowledged.
   * Never drops: waits while the store is busy. Rejects with ConnectorError `retry` when it cannot store now
   * (disk full, store down); then nothing of the batch is acknowledged.
   * The caller has checked that the credential covers every path.
   */
  ingest(batch: Batch, source: Source): Promise<IngestResult>;
  /** Checks a device credential (or a token's id and secret). null = refused. Throttled per address. */
  verify(username: string, secret: string, address: string): Promise<Credential | null>;
  /** Called with the key of a credential that was revoked: drop its connections. Returns the way to stop. */
  onRevoke(heard: (key: string) => void): () => void;
  /** Last values of all metrics under a thing's or metric's path ('' = all). */
  latest(under: string): Iterable<LastValue>;
  readonly state: DurableState;
  readonly log: Log;
  readonly meters: Meters;
  /** Milliseconds since the epoch; tests give a fake one. */
  readonly now: () => number;
}

/** A running connector. */
export interface Running {
  /** Address for ready.json and screens, e.g. mqtt://127.0.0.1:1883. */
  readonly address?: string;
  /** Facts for the health page: one word and a sentence. */
  status?(): { readonly state: 'ok' | 'waiting' | 'failed'; readonly detail: string };
  /** A door over TLS: new connections are shown this certificate from now on (PEM). */
  renew?(tls: { readonly cert: string; readonly key: string }): void;
  stop(): Promise<void>;
}

/**
 * A connector, declared.
 * A `door` listens for the whole installation and is started once; a `client` reaches out and is started once per
 * connection a person has set up; an `http` decodes bodies posted to /api/v1/ingest.
 */
export type ConnectorDefinition = DoorDefinition | ClientDefinition | HttpDefinition;

interface Named {
  readonly id: string;
  readonly title: Titles;
}

export interface DoorDefinition extends Named {
  readonly kind: 'door';
  start(context: ConnectorContext, settings: DoorSettings): Promise<Running>;
}

/** A field of a client connector's settings, enough to draw its form. */
export interface SettingField {
  readonly name: string;
  readonly title: Titles;
  readonly type: 'text' | 'secret' | 'number' | 'path' | 'boolean';
  readonly required?: boolean;
  readonly default?: string | number | boolean;
  readonly hint?: Titles;
}

export type SettingValues = Readonly<Record<string, string | number | boolean>>;

export interface ClientDefinition extends Named {
  readonly kind: 'client';
  readonly settings: readonly SettingField[];
  /** `under` is the subtree the connection may write to; the connector puts it in front of every path it makes. */
  start(context: ConnectorContext, settings: SettingValues, under: string): Promise<Running>;
}

export interface HttpDefinition extends Named {
  readonly kind: 'http';
  /** Content types it reads. */
  readonly contentTypes: readonly string[];
  /**
   * Decodes a body, chunk by chunk, into batches of a bounded size (so a long body never sits in memory whole).
   * Throws ConnectorError `never` with the line or index of the first thing it cannot read.
   */
  decode(body: AsyncIterable<Uint8Array>, contentType: string): AsyncIterable<Batch>;
}

export const defineConnector = <T extends ConnectorDefinition>(definition: T): T => definition;

/** Three kinds of failure, and no others: `retry` later, `credentials` needed, `never` will work as it is. */
export class ConnectorError extends Error {
  readonly kind: 'retry' | 'credentials' | 'never';
  constructor(kind: 'retry' | 'credentials' | 'never', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConnectorError';
    this.kind = kind;
  }
}
