import { FilterTree } from './filter-tree.ts';

/** A message on its way to subscribers, as the broker library passes it. */
export interface Relayed {
  readonly cmd: 'publish';
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  readonly dup: boolean;
  /** Empty for a retained message sent because of a subscription. */
  readonly brokerId: string | null;
  /** One number per message: overlapping subscriptions of a client see it several times. */
  readonly brokerCounter: number;
}

type Deliver = (message: Relayed, done: () => void) => void;

/**
 * Live routing: the emitter the broker library asks for, with subscribers called at once instead of through its queues.
 * A subscriber that is slow is its own problem (see Outgoing); it never holds up a publisher.
 */
export class Routes {
  readonly #tree = new FilterTree<Deliver>();

  get version(): number {
    return this.#tree.version;
  }

  /** True when somebody would hear a message on the topic. */
  wanted(topic: string): boolean {
    return this.#tree.any(topic);
  }

  on(filter: string, deliver: Deliver, done?: () => void): void {
    this.#tree.add(filter, deliver);
    if (done !== undefined) setImmediate(done);
  }

  removeListener(filter: string, deliver: Deliver, done?: () => void): void {
    this.#tree.remove(filter, deliver);
    if (done !== undefined) setImmediate(done);
  }

  emit(message: Relayed, done?: () => void): void {
    this.#tree.match(message.topic, (deliver) => deliver(message, ignore));
    if (done !== undefined) setImmediate(done);
  }

  close(done: () => void): void {
    setImmediate(done);
  }
}

const ignore = (): void => undefined;
