import type { LaterOptions, Unsent, UnsentAction } from '@selvedge/sdk/page';
import { Problem } from '../../client/problem.ts';
import { recordsClient } from '../../client/records.ts';
import type { Transport } from '../../client/transport.ts';
import type { Line } from '../line.ts';
import { sentenceOf } from '../sentence.ts';
import { inputOf, sendable } from './order.ts';
import type { DeviceStore, StoredAction } from './store.ts';

interface OutboxParts {
  readonly store: DeviceStore;
  readonly line: Line;
  /** Sends in this person's name and for this org alone. */
  readonly transport: Transport;
  readonly person: string;
  readonly org: string;
}

/** Of different subjects so many go out at once. */
const ABREAST = 6;
const BUSY_MS = 3000;
/** What got no answer by then is sent again under the same key. */
const PATIENCE_MS = 20_000;
const CHANNEL = 'selvedge.unsent';

/**
 * Actions that are kept on the device until the server has done them: each once, of one subject in the order they were done,
 * only in the name of whoever did them. What the server refuses is held until a person decides.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #listeners = new Set<() => void>();
  readonly #answered = new Set<(app: string, action: UnsentAction, answer: unknown) => void>();
  readonly #tabs = new BroadcastChannel(CHANNEL);
  readonly #stopLine: () => void;
  #actions: readonly StoredAction[] = [];
  #isSending = false;
  #isWished = false;
  #isClosed = false;

  private constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#tabs.onmessage = () => void this.#read();
    this.#stopLine = parts.line.on(() => {
      if (parts.line.state.kind === 'online') this.send();
    });
  }

  static async open(parts: OutboxParts): Promise<Outbox> {
    const outbox = new Outbox(parts);
    await outbox.#read();
    outbox.send();
    return outbox;
  }

  close(): void {
    this.#isClosed = true;
    this.#stopLine();
    this.#tabs.close();
  }

  of(app: string): Unsent {
    const mine = this.#actions.filter((action) => action.app === app);
    return {
      waiting: mine.filter(({ reason }) => reason === null).map(shown),
      held: mine.filter(({ reason }) => reason !== null).map(shown),
    };
  }

  on(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  onAnswered(heard: (app: string, action: UnsentAction, answer: unknown) => void): () => void {
    this.#answered.add(heard);
    return () => void this.#answered.delete(heard);
  }

  /** Resolves when it is on the device's disk. */
  async add(
    app: string,
    action: string,
    input: Readonly<Record<string, unknown>>,
    { subject, at, ahead, files }: LaterOptions = {},
  ): Promise<UnsentAction> {
    const { store, line, person, org } = this.#parts;
    const stored = await store.add({
      id: crypto.randomUUID(),
      person,
      org,
      app,
      action,
      input,
      subject: subject ?? null,
      at: Date.now(),
      ahead: line.ahead,
      atField: at ?? null,
      aheadField: ahead ?? null,
      reason: null,
      ...(files === undefined ? {} : { files }),
    });
    await this.#changed();
    this.send();
    return shown(stored);
  }

  async resend(id: string): Promise<void> {
    const held = this.#find(id);
    if (held?.reason === null || held === undefined) return;
    await this.#parts.store.put({ ...held, reason: null });
    await this.#changed();
    this.send();
  }

  /** What may be on its way cannot be taken back. */
  async drop(id: string): Promise<void> {
    const held = this.#find(id);
    if (held?.reason === null || held === undefined) return;
    await this.#parts.store.remove(held.seq);
    await this.#changed();
    this.send();
  }

  /** Begins to send, unless it is being done. Of several tabs one sends. */
  send(): void {
    this.#isWished = true;
    if (this.#isSending) return;
    this.#isSending = true;
    void this.#alone(() => this.#drain())
      .catch(() => undefined)
      .finally(() => {
        this.#isSending = false;
        if (this.#isClosed || this.#parts.line.state.kind !== 'online') return;
        if (this.#isWished) this.send();
        // The server was busy: not a refusal, and the line is up.
        else if (sendable(this.#actions).length > 0) setTimeout(() => this.send(), BUSY_MS);
      });
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    if (!('locks' in navigator)) return work();
    await navigator.locks.request(CHANNEL, work);
  }

  async #drain(): Promise<void> {
    while (!this.#isClosed && this.#parts.line.state.kind === 'online') {
      this.#isWished = false;
      await this.#read();
      const next = sendable(this.#actions).slice(0, ABREAST);
      if (next.length === 0) return;
      const went = await Promise.all(next.map((action) => this.#deliver(action)));
      await this.#changed();
      if (!went.includes(true)) return;
    }
  }

  /** @returns true when this action is settled: done, or refused and held */
  async #deliver(action: StoredAction): Promise<boolean> {
    const { store, transport, line } = this.#parts;
    let dated = await this.#dated(action);
    const path = `/apps/${encodeURIComponent(action.app)}/actions/${encodeURIComponent(action.action)}`;
    let answer: unknown;
    try {
      dated = await this.#carried(dated);
      answer = await transport.json<unknown>('POST', path, {
        json: inputOf(dated),
        key: action.id,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (cause) {
      if (!isRefusal(cause)) {
        line.lost(cause);
        return false;
      }
      await store.put({ ...dated, reason: sentenceOf(cause) });
      return true;
    }
    await store.remove(action.seq);
    for (const heard of this.#answered) heard(action.app, shown(dated), answer);
    return true;
  }

  /** The clock's difference is settled before the first sending: what comes again must be the same. */
  async #dated(action: StoredAction): Promise<StoredAction> {
    const { store, line } = this.#parts;
    if (action.aheadField === null || action.ahead !== null) return action;
    const dated = { ...action, ahead: line.ahead ?? 0 };
    await store.put(dated);
    return dated;
  }

  /** Its files go first, each once: what comes again names the same ones. */
  async #carried(action: StoredAction): Promise<StoredAction> {
    const { store, transport } = this.#parts;
    let carried = action;
    for (const [field, file] of Object.entries(action.files ?? {})) {
      const { id } = await recordsClient(transport).uploadFile(
        new File([file], `${field}.${file.type.replace(/^.*\//, '')}`, { type: file.type }),
      );
      const { [field]: _sent, ...files } = carried.files ?? {};
      carried = { ...carried, input: { ...carried.input, [field]: id }, files };
      await store.put(carried);
    }
    return carried;
  }

  #find(id: string): StoredAction | undefined {
    return this.#actions.find((action) => action.id === id);
  }

  async #changed(): Promise<void> {
    await this.#read();
    if (!this.#isClosed) this.#tabs.postMessage(null);
  }

  async #read(): Promise<void> {
    const { store, person, org } = this.#parts;
    this.#actions = await store.unsent(person, org);
    for (const listener of this.#listeners) listener();
  }
}

const shown = ({ id, action, input, subject, at, reason }: StoredAction): UnsentAction => ({
  id,
  action,
  input,
  subject,
  at,
  reason,
});

/** The server looked at it and said no; another try would hear the same. */
const isRefusal = (cause: unknown): cause is Problem =>
  cause instanceof Problem &&
  cause.status >= 400 &&
  cause.status < 500 &&
  ![401, 408, 425, 429].includes(cause.status) &&
  !['session.other', 'password.change.required', 'csrf.refused'].includes(cause.code);
