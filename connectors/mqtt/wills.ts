import type { Credential, DurableState } from '@selvedge/sdk/connector';
import { decodePlain } from '../payload/plain.ts';
import type { Gathering } from './gathering.ts';
import { decodeMessage, encodeMessage } from './stored.ts';
import { MqttTopic } from './topic.ts';
import type { Audience } from './topic.ts';

const WILL = 'will/';

/** What is published when a client is lost. */
export interface Will {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

/** Wills of connected clients, durable: the clients of a process that was killed are lost too. */
export class Wills {
  readonly #state: DurableState;
  readonly #present = new Set<string>();

  constructor(state: DurableState) {
    this.#state = state;
  }

  async put(session: string, credential: Credential, will: Will): Promise<void> {
    this.#present.add(session);
    const head = Buffer.from(JSON.stringify(credential));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(head.length);
    const message = encodeMessage({ ...will, id: 0, released: false });
    await this.#state.write([[WILL + session, Buffer.concat([length, head, message])]]);
  }

  async remove(session: string): Promise<void> {
    if (!this.#present.has(session)) return;
    await this.#state.write([[WILL + session, null]]);
    this.#present.delete(session);
  }

  /** Wills a former process left behind. */
  async orphans(): Promise<{ session: string; credential: Credential; will: Will }[]> {
    const orphans = [];
    for (const [key, stored] of await this.#state.entries(WILL)) {
      const bytes = Buffer.from(stored);
      const session = key.slice(WILL.length);
      this.#present.add(session);
      const end = 4 + bytes.readUInt32BE(0);
      const credential: Credential = JSON.parse(bytes.toString('utf8', 4, end));
      const will = decodeMessage(bytes.subarray(end));
      if (will !== null) orphans.push({ session, credential, will });
    }
    return orphans;
  }
}

/** Stores a will like any message and passes it on. Rejects when it could not be stored. */
export function publishWill(
  gathering: Gathering,
  relay: Audience,
  credential: Credential,
  will: Will,
): Promise<void> {
  const round = gathering.round(gathering.lane(credential.org), credential);
  const topic = new MqttTopic(will.topic);
  decodePlain(topic, will.payload, 0, will.payload.length, round.builder);
  if (will.retain || topic.wanted(relay)) round.parcels.push(will);
  return new Promise((resolve, reject) => {
    const receipt = round.receipt({
      stored: () => resolve(),
      refused: (_, error) => reject(new Error('The will could not be stored.', { cause: error })),
      changes: () => undefined,
    });
    receipt.messages++;
  });
}
