import { BatchBuilder } from '@selvedge/sdk/connector';
import type { Source } from '@selvedge/sdk/connector';

/** A message that must also be kept or passed on once it is stored. */
export interface Parcel {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

/** Who waits for a commit. */
export interface Sender {
  /** The round is on disk. `ids` as in Receipt. */
  stored(receipt: Receipt): void;
  /** Nothing of the round was stored: nothing may be acknowledged. */
  refused(receipt: Receipt, error: unknown): void;
  /** Durable changes to be written before `stored` (QoS 2 packet ids). */
  changes(receipt: Receipt, changes: Map<string, Uint8Array | null>): void;
}

/** Messages of one sender in one round, in the order they came. */
export interface Receipt {
  readonly round: Round;
  readonly sender: Sender;
  /** Packet ids to acknowledge; at QoS 2 plus `QOS2`. */
  readonly ids: number[];
  /** All messages, those at QoS 0 included. */
  messages: number;
}

/** Added to a packet id of a QoS 2 message. */
export const QOS2 = 65_536;

/** What is gathered for one commit, out of one org. */
export class Round {
  readonly builder = new BatchBuilder(1_024);
  readonly source: Source;
  readonly receipts: Receipt[] = [];
  readonly parcels: Parcel[] = [];
  /** Bytes of payload. */
  bytes = 0;
  /** Points handed to the store. */
  points = 0;

  constructor(source: Source) {
    this.source = source;
  }

  receipt(sender: Sender): Receipt {
    const receipt: Receipt = { round: this, sender, ids: [], messages: 0 };
    this.receipts.push(receipt);
    return receipt;
  }
}
