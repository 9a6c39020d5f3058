import type { ConnectorContext, Credential } from '@selvedge/sdk/connector';
import { LIMITS } from './limits.ts';
import { Round } from './round.ts';
import type { Relay } from './relay.ts';

/** Senders of one org share a round: whose an unknown path is depends on the org alone. */
export interface Lane {
  round: Round | null;
}

/** Told about what happens, for counters and log. */
export interface GatheringWatch {
  stored(messages: number, points: number): void;
  refused(error: unknown, messages: number): void;
}

/**
 * Gathers messages of all clients while a commit is under way, stores them with one call, then acknowledges them:
 * the busier the broker, the larger the commits. Rounds are acknowledged in the order they were gathered.
 */
export class Gathering {
  readonly #context: Pick<ConnectorContext, 'ingest' | 'state'>;
  readonly #connector: string;
  readonly #relay: Relay | null;
  readonly #watch: GatheringWatch;
  readonly #lanes = new Map<string | null, Lane>();
  #open: Lane[] = [];
  #flying = 0;
  #scheduled = false;
  #last: Promise<void> = Promise.resolve();
  #stalled = new Set<() => void>();
  #pausing: NodeJS.Timeout | null = null;

  /** @param connector id of the connector, named as the source; @param relay who passes messages on, if anybody */
  constructor(
    context: Pick<ConnectorContext, 'ingest' | 'state'>,
    connector: string,
    relay: Relay | null,
    watch: GatheringWatch,
  ) {
    this.#context = context;
    this.#connector = connector;
    this.#relay = relay;
    this.#watch = watch;
  }

  lane(org: string | null): Lane {
    let lane = this.#lanes.get(org);
    if (lane === undefined) this.#lanes.set(org, (lane = { round: null }));
    return lane;
  }

  /** The round a message of this credential belongs to. The first sender of a round gives its name to the source. */
  round(lane: Lane, credential: Credential | null): Round {
    if (lane.round !== null) return lane.round;
    lane.round = new Round({ connector: this.#connector, credential });
    this.#open.push(lane);
    this.#schedule();
    return lane.round;
  }

  /** True when a sender should stop reading until `whenTaken`. */
  isFull(lane: Lane): boolean {
    const round = lane.round;
    return round !== null && (round.builder.length >= LIMITS.round || round.bytes >= LIMITS.roundBytes);
  }

  /** Calls back once, when what is gathered has been taken. */
  whenTaken(resume: () => void): void {
    this.#stalled.add(resume);
  }

  /** Resolves when everything gathered so far is stored or refused. */
  async settled(): Promise<void> {
    while (this.#open.length > 0 || this.#flying > 0) {
      this.#schedule();
      await this.#last;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #schedule(): void {
    if (this.#scheduled || this.#pausing !== null || this.#flying >= LIMITS.rounds) return;
    this.#scheduled = true;
    setImmediate(() => this.#take());
  }

  #take(): void {
    this.#scheduled = false;
    if (this.#open.length === 0) return;
    const rounds: Round[] = [];
    for (const lane of this.#open) {
      if (lane.round !== null) rounds.push(lane.round);
      lane.round = null;
    }
    this.#open = [];
    this.#flying++;
    this.#last = this.#settle(rounds, this.#last);
    const stalled = this.#stalled;
    if (stalled.size === 0) return;
    this.#stalled = new Set();
    for (const resume of stalled) resume();
  }

  async #settle(rounds: readonly Round[], before: Promise<void>): Promise<void> {
    const errors = await Promise.all(rounds.map((round) => this.#ingest(round)));
    await before;
    try {
      rounds.forEach((round, index) => {
        if (errors[index] !== null) this.#refuse(round, errors[index]);
      });
      const unwritten = await this.#finish(rounds.filter((_, index) => errors[index] === null));
      if (unwritten !== null || errors.some((error) => error !== null)) this.#pause();
    } catch (error) {
      this.#watch.refused(error, 0);
    } finally {
      this.#flying--;
      if (this.#open.length > 0) this.#schedule();
    }
  }

  async #ingest(round: Round): Promise<unknown> {
    round.points = round.builder.length;
    if (round.points === 0) return null;
    try {
      await this.#context.ingest(round.builder.take(), round.source);
      return null;
    } catch (error) {
      return error ?? new Error('refused');
    }
  }

  /** Writes what must be durable besides the points, then passes on and acknowledges. */
  async #finish(rounds: readonly Round[]): Promise<unknown> {
    const changes = new Map<string, Uint8Array | null>();
    const dispatches = rounds.map((round) => this.#relay?.prepare(round.parcels, changes));
    for (const round of rounds) {
      for (const receipt of round.receipts) receipt.sender.changes(receipt, changes);
    }
    if (changes.size > 0) {
      try {
        await this.#context.state.write([...changes]);
      } catch (error) {
        for (const round of rounds) this.#refuse(round, error);
        return error ?? new Error('refused');
      }
    }
    for (const dispatch of dispatches) dispatch?.();
    for (const round of rounds) {
      let messages = 0;
      for (const receipt of round.receipts) {
        messages += receipt.messages;
        receipt.sender.stored(receipt);
      }
      this.#watch.stored(messages, round.points);
    }
    return null;
  }

  #refuse(round: Round, error: unknown): void {
    let messages = 0;
    for (const receipt of round.receipts) {
      messages += receipt.messages;
      receipt.sender.refused(receipt, error);
    }
    this.#watch.refused(error, messages);
  }

  /** After a failure the store gets a moment before the next attempt. */
  #pause(): void {
    this.#pausing ??= setTimeout(() => {
      this.#pausing = null;
      if (this.#open.length > 0) this.#schedule();
    }, 250);
  }
}
