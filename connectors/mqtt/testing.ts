import { ConnectorError, isUnder } from '@selvedge/sdk/connector';
import type {
  Batch,
  ConnectorContext,
  Credential,
  DurableState,
  IngestResult,
  LastValue,
  PointValue,
  Source,
} from '@selvedge/sdk/connector';

/** A point as a test looks at it. */
export interface StoredPoint {
  readonly path: string;
  /** NaN = stamped on arrival. */
  readonly time: number;
  readonly value: PointValue | null;
  readonly quality: number;
}

/** Durable state in memory: asynchronous, all or nothing, keys in byte order, with switches to make it fail or wait. */
export class MemoryState implements DurableState {
  readonly #values = new Map<string, Uint8Array>();
  writes = 0;
  failing = false;
  /** Awaited before a write happens. */
  gate: Promise<void> | null = null;

  async get(key: string): Promise<Uint8Array | null> {
    await turn();
    return this.#values.get(key) ?? null;
  }

  async entries(prefix: string): Promise<[key: string, value: Uint8Array][]> {
    await turn();
    const found = [...this.#values].filter(([key]) => key.startsWith(prefix));
    return found.sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  }

  async write(changes: readonly [key: string, value: Uint8Array | null][]): Promise<void> {
    if (new Set(changes.map(([key]) => key)).size !== changes.length)
      throw new Error('a key twice in one write');
    await turn();
    await this.gate;
    if (this.failing) throw new ConnectorError('retry', 'The state store is down.');
    this.writes++;
    for (const [key, value] of changes) {
      if (value === null) this.#values.delete(key);
      else this.#values.set(key, Uint8Array.from(value));
    }
  }

  async clear(prefix: string): Promise<void> {
    await turn();
    if (this.failing) throw new ConnectorError('retry', 'The state store is down.');
    for (const key of this.keys(prefix)) this.#values.delete(key);
  }

  keys(prefix = ''): string[] {
    return [...this.#values.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  /** What a process that was killed now would find on disk. */
  copy(): MemoryState {
    const copy = new MemoryState();
    for (const [key, value] of this.#values) copy.#values.set(key, value);
    return copy;
  }
}

/** The platform as a connector sees it, in memory: stores after a turn of the event loop, refuses and waits on command. */
export class MemoryContext implements ConnectorContext {
  readonly state: MemoryState;
  readonly points: StoredPoint[] = [];
  readonly sources: Source[] = [];
  readonly credentials = new Map<string, { secret: string; credential: Credential }>();
  readonly counted = new Map<string, number>();
  readonly gauges = new Map<string, () => number>();
  readonly said: { level: string; fields: object; message: string }[] = [];
  readonly #revocations = new Set<(key: string) => void>();
  /** Ingest rejects. */
  failing = false;
  /** Awaited before a batch is stored. */
  gate: Promise<void> | null = null;
  lastValues: LastValue[] = [];
  clock = Date.UTC(2026, 2, 1);

  constructor(state = new MemoryState()) {
    this.state = state;
  }

  readonly now = (): number => this.clock;

  async ingest(batch: Batch, source: Source): Promise<IngestResult> {
    await turn();
    await this.gate;
    if (this.failing) throw new ConnectorError('retry', 'The disk is full.');
    this.sources.push(source);
    for (let row = 0; row < batch.length; row++) {
      const text = batch.text?.[row] ?? null;
      const value = Number.isNaN(batch.value[row]) ? text : text === null ? batch.value[row] : BigInt(text);
      this.points.push({
        path: batch.paths[batch.path[row]],
        time: batch.time[row],
        value,
        quality: batch.quality[row],
      });
    }
    return { accepted: batch.length, quarantined: 0, rejected: 0 };
  }

  /** Makes a credential whose username is `name` and whose secret is `name-secret`. */
  credential(name: string, path: string, more: Partial<Credential> = {}): Credential {
    const org = path === '' ? null : path.split('/')[0];
    const credential = { key: `key-${name}`, org, path, mayWrite: true, mayRead: true, ...more };
    this.credentials.set(name, { secret: `${name}-secret`, credential });
    return credential;
  }

  async verify(username: string, secret: string): Promise<Credential | null> {
    await turn();
    const known = this.credentials.get(username);
    return known?.secret === secret ? known.credential : null;
  }

  onRevoke(heard: (key: string) => void): () => void {
    this.#revocations.add(heard);
    return () => void this.#revocations.delete(heard);
  }

  revoke(name: string): void {
    const key = this.credentials.get(name)?.credential.key;
    this.credentials.delete(name);
    if (key !== undefined) for (const heard of this.#revocations) heard(key);
  }

  *latest(under: string): Generator<LastValue> {
    for (const last of this.lastValues) if (isUnder(last.path, under)) yield last;
  }

  readonly log = {
    debug: (fields: object, message: string): void =>
      void this.said.push({ level: 'debug', fields, message }),
    info: (fields: object, message: string): void => void this.said.push({ level: 'info', fields, message }),
    warn: (fields: object, message: string): void => void this.said.push({ level: 'warn', fields, message }),
    error: (fields: object, message: string): void =>
      void this.said.push({ level: 'error', fields, message }),
  };

  readonly meters = {
    counter: (name: string): { add(amount?: number): void } => ({
      add: (amount = 1) => void this.counted.set(name, (this.counted.get(name) ?? 0) + amount),
    }),
    gauge: (name: string, _help: string, read: () => number): void => void this.gauges.set(name, read),
  };

  /** Values stored for a path, in the order they came. */
  values(path: string): (PointValue | null)[] {
    return this.points.filter((point) => point.path === path).map((point) => point.value);
  }

  /** The same installation after the process was killed: what was durable is there, nothing else. */
  afterKill(): MemoryContext {
    const next = new MemoryContext(this.state.copy());
    for (const [name, known] of this.credentials) next.credentials.set(name, known);
    next.lastValues = this.lastValues;
    next.clock = this.clock;
    return next;
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A promise and its handle. */
export function latch(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

/** Resolves when the condition holds; rejects after `patience` milliseconds. */
export async function until(condition: () => boolean, patience = 5_000): Promise<void> {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
