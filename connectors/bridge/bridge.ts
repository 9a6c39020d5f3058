import { randomUUID } from 'node:crypto';
import { ConnectorError } from '@selvedge/sdk/connector';
import type { ConnectorContext, Counter, Running } from '@selvedge/sdk/connector';
import { Gathering } from '../mqtt/gathering.ts';
import { sparing } from '../mqtt/note.ts';
import type { Receipt, Sender } from '../mqtt/round.ts';
import { decodePlain } from '../payload/plain.ts';
import { TopicTable } from '../payload/topic.ts';
import { Link } from './link.ts';
import type { Subscribed } from './link.ts';
import { RemoteTopic, toPath } from './path.ts';
import type { BridgeSettings } from './settings.ts';

/** Milliseconds between attempts: doubled up to the last, which is also the pace when a person must help. */
const SHORTEST = 500;
const LONGEST = 60_000;
const UNACKNOWLEDGED = 4_096;

const CLIENT_ID = 'client-id';
const SUBSCRIBED = 'subscribed';

/**
 * Reads from an external broker, in a session it keeps there: what that broker sent is acknowledged to it after the
 * commit, and what it could not send waits there while we are away.
 */
export class Bridge implements Running, Sender {
  readonly #context: ConnectorContext;
  readonly #settings: BridgeSettings;
  readonly #gathering: Gathering;
  readonly #topics: TopicTable<RemoteTopic>;
  readonly #paths = new Map<string, RemoteTopic>();
  readonly #under: string;
  readonly #note: ReturnType<typeof sparing>;
  readonly #malformed: Counter;
  #receipt: Receipt | null = null;
  /** The link each receipt's packet ids belong to. */
  readonly #links = new WeakMap<Receipt, Link>();
  #outstanding = 0;
  #link: Link | null = null;
  #stopping = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #state: 'ok' | 'waiting' | 'failed' = 'waiting';
  #detail = 'Connecting.';

  constructor(context: ConnectorContext, settings: BridgeSettings, under: string) {
    this.#context = context;
    this.#settings = settings;
    this.#under = under;
    this.#note = sparing(context.log, context.now);
    const messages = context.meters.counter('bridge_messages_total', 'Messages of external brokers stored.');
    const points = context.meters.counter('bridge_points_total', 'Points in messages of external brokers.');
    this.#malformed = context.meters.counter(
      'bridge_malformed_total',
      'Messages of external brokers, or parts of them, that could not be read as points.',
    );
    this.#gathering = new Gathering(context, 'bridge', null, {
      stored: (stored, count) => {
        messages.add(stored);
        points.add(count);
      },
      refused: (error) =>
        this.#note(
          'unstored',
          { err: error },
          'Messages of the external broker could not be stored; it will send them again',
        ),
    });
    this.#topics = new TopicTable((path) => new RemoteTopic(path));
  }

  /** Starts connecting; `status` tells how it goes. */
  run(): void {
    this.#running = this.#keepConnected();
  }

  get address(): string {
    const { tls, host, port } = this.#settings;
    return `${tls ? 'mqtts' : 'mqtt'}://${host}:${port}`;
  }

  status(): { state: 'ok' | 'waiting' | 'failed'; detail: string } {
    return { state: this.#state, detail: this.#detail };
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#link?.pause();
    const patience = new Promise((resolve) => {
      setTimeout(resolve, 3_000).unref();
    });
    await Promise.race([this.#gathering.settled(), patience]);
    this.#link?.leave();
    this.#wake();
    await this.#running;
  }

  stored(receipt: Receipt): void {
    this.#outstanding -= receipt.messages;
    this.#links.get(receipt)?.acknowledge(receipt.ids);
    this.#flow();
  }

  refused(receipt: Receipt): void {
    this.#outstanding -= receipt.messages;
    this.#links.get(receipt)?.close(new ConnectorError('retry', 'Messages could not be stored.'));
  }

  changes(): void {}

  async #keepConnected(): Promise<void> {
    let wait = SHORTEST;
    while (!this.#stopping) {
      const began = performance.now();
      const reason = await this.#connectOnce();
      if (this.#stopping) return;
      if (performance.now() - began > LONGEST) wait = SHORTEST;
      this.#state = reason.kind === 'retry' ? 'waiting' : 'failed';
      this.#detail = reason.message;
      this.#note(reason.kind, { broker: this.address, err: reason }, 'The external broker cannot be read');
      await this.#pause(reason.kind === 'retry' ? wait * (0.75 + Math.random() / 2) : LONGEST);
      wait = Math.min(wait * 2, LONGEST);
    }
  }

  /** One connection from beginning to end. @returns why it ended */
  async #connectOnce(): Promise<ConnectorError> {
    try {
      const clientId = await this.#clientId();
      const link: Link = new Link(this.#settings, (topic, bytes, start, end, id) =>
        this.#take(link, topic, bytes, start, end, id),
      );
      this.#link = link;
      this.#receipt = null;
      const refused = await link.open(clientId, await this.#subscribed());
      const { filters, qos } = this.#settings;
      const granted = filters.filter((filter) => !refused.includes(filter));
      await this.#context.state.write([[SUBSCRIBED, Buffer.from(JSON.stringify({ filters: granted, qos }))]]);
      if (granted.length === 0) {
        link.leave();
        return new ConnectorError('credentials', 'The broker lets this user read none of the topics.');
      }
      this.#state = refused.length === 0 ? 'ok' : 'failed';
      this.#detail = refused.length === 0 ? 'Connected.' : `The broker refuses: ${refused.join(', ')}`;
      return await link.ended;
    } catch (error) {
      const reason =
        error instanceof ConnectorError
          ? error
          : new ConnectorError('retry', String(error), { cause: error });
      this.#link?.close(reason);
      return reason;
    } finally {
      this.#link = null;
    }
  }

  #take(link: Link, remote: string, bytes: Buffer, start: number, end: number, id: number): void {
    const topic = this.#topicOf(remote);
    const round = this.#gathering.round(this.#gathering.lane(null), null);
    let receipt = this.#receipt;
    if (receipt === null || receipt.round !== round) {
      this.#receipt = receipt = round.receipt(this);
      this.#links.set(receipt, link);
    }
    receipt.messages++;
    this.#outstanding++;
    if (id > 0) receipt.ids.push(id);
    round.bytes += end - start;
    const fault = decodePlain(topic, bytes, start, end, round.builder);
    if (fault !== null) {
      this.#malformed.add();
      this.#note(
        'malformed',
        { topic: remote.slice(0, 200), fault },
        'A message of the external broker could not be read as points',
      );
    }
    this.#flow();
  }

  #topicOf(remote: string): RemoteTopic {
    const known = this.#paths.get(remote);
    if (known !== undefined) return known;
    const topic = this.#topics.find(toPath(remote, this.#under, this.#settings.strip));
    if (this.#paths.size >= 100_000) this.#paths.clear();
    this.#paths.set(remote, topic);
    return topic;
  }

  readonly #resume = (): void => this.#flow();

  #flow(): void {
    const full = this.#gathering.isFull(this.#gathering.lane(null));
    if (full) this.#gathering.whenTaken(this.#resume);
    if (full || this.#outstanding >= UNACKNOWLEDGED) this.#link?.pause();
    else if (!this.#stopping) this.#link?.resume();
  }

  async #clientId(): Promise<string> {
    const kept = await this.#context.state.get(CLIENT_ID);
    if (kept !== null) return Buffer.from(kept).toString('utf8');
    // 23 characters: more may be refused by an old broker.
    const made = `selvedge-${randomUUID().replaceAll('-', '').slice(0, 14)}`;
    await this.#context.state.write([[CLIENT_ID, Buffer.from(made)]]);
    return made;
  }

  async #subscribed(): Promise<Subscribed> {
    const kept = await this.#context.state.get(SUBSCRIBED);
    return kept === null ? { filters: [], qos: 0 } : JSON.parse(Buffer.from(kept).toString('utf8'));
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
