import { rootOf } from '@selvedge/sdk/connector';
import type { DurableState } from '@selvedge/sdk/connector';
import { matches } from './filter.ts';
import { LIMITS } from './limits.ts';
import { decodeMessage, encodeMessage } from './stored.ts';

const RETAINED = 'retained/';

/** The message a topic keeps for those who subscribe later. */
export interface RetainedMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
}

/** Retained messages, in memory and in the durable state, within a limit per root. */
export class Retained {
  readonly #messages = new Map<string, RetainedMessage>();
  readonly #usage = new Map<string, { topics: number; bytes: number }>();

  async load(state: DurableState): Promise<void> {
    for (const [, bytes] of await state.entries(RETAINED)) {
      const message = decodeMessage(bytes);
      if (message !== null) this.keep(message);
    }
  }

  get size(): number {
    return this.#messages.size;
  }

  get(topic: string): RetainedMessage | undefined {
    return this.#messages.get(topic);
  }

  /**
   * Adds to `changes` what must be written before the message counts as retained; an empty payload removes.
   * @returns false when the limit forbids it
   */
  plan(message: RetainedMessage, changes: Map<string, Uint8Array | null>): boolean {
    const key = RETAINED + message.topic;
    const kept = this.#messages.get(message.topic);
    if (message.payload.length === 0) {
      if (kept !== undefined || changes.has(key)) changes.set(key, null);
      return true;
    }
    if (message.topic.length > LIMITS.retainedTopic) return false;
    const usage = this.#usage.get(rootOf(message.topic));
    if (usage !== undefined && kept === undefined && usage.topics >= LIMITS.retained) return false;
    const growth = message.payload.length - (kept?.payload.length ?? 0);
    if (growth > 0 && (usage?.bytes ?? 0) + growth > LIMITS.retainedBytes) return false;
    if (
      changes.has(key) ||
      kept === undefined ||
      kept.qos !== message.qos ||
      !kept.payload.equals(message.payload)
    ) {
      changes.set(key, encodeMessage({ ...message, retain: true, id: 0, released: false }));
    }
    return true;
  }

  /** Makes a planned message, now durable, the topic's own. */
  keep(message: RetainedMessage): void {
    const root = rootOf(message.topic);
    const usage = this.#usage.get(root) ?? { topics: 0, bytes: 0 };
    this.#usage.set(root, usage);
    const former = this.#messages.get(message.topic);
    if (former !== undefined) {
      usage.topics--;
      usage.bytes -= former.payload.length;
      this.#messages.delete(message.topic);
    }
    if (message.payload.length === 0) return;
    usage.topics++;
    usage.bytes += message.payload.length;
    this.#messages.set(message.topic, message);
  }

  *matching(filter: string): Generator<RetainedMessage> {
    if (!filter.includes('+') && !filter.includes('#')) {
      const only = this.#messages.get(filter);
      if (only !== undefined) yield only;
      return;
    }
    for (const message of this.#messages.values()) if (matches(filter, message.topic)) yield message;
  }
}
