import { isUtf8 } from 'node:buffer';
import { isUnder } from '@selvedge/sdk/connector';
import { decodePlain } from '../payload/plain.ts';
import type { Guest, Line } from './guest.ts';
import { LIMITS } from './limits.ts';
import { ANSWER, answer } from './packets.ts';
import type { Parts } from './parts.ts';
import { QOS2 } from './round.ts';
import type { Receipt, Sender } from './round.ts';
import { receivedKey } from './sessions.ts';
import type { MqttTopic } from './topic.ts';

/** Messages a client publishes, until they are stored and acknowledged. */
export class Inbound implements Sender {
  readonly #line: Line;
  readonly #guest: Guest;
  readonly #parts: Parts;
  #receipt: Receipt | null = null;
  #outstanding = 0;
  /** QoS 2 packet ids whose message is not stored yet. */
  readonly #pending = new Set<number>();
  #released: number[] = [];

  constructor(line: Line, guest: Guest, parts: Parts) {
    this.#line = line;
    this.#guest = guest;
    this.#parts = parts;
  }

  /** Messages that wait for the commit. */
  get outstanding(): number {
    return this.#outstanding;
  }

  /** Takes a PUBLISH, `bytes[start, end)` being all after its fixed header. @returns false when the client must go */
  publish(bytes: Buffer, first: number, start: number, end: number): boolean {
    const qos = (first >> 1) & 3;
    if (qos === 3 || (first & 0b1110) === 0b1000 || end - start < 3) return false;
    const nameEnd = start + 2 + ((bytes[start] << 8) | bytes[start + 1]);
    const payload = qos === 0 ? nameEnd : nameEnd + 2;
    if (nameEnd === start + 2 || payload > end) return false;
    const topic = this.#parts.topics.find(bytes.toString('utf8', start + 2, nameEnd));
    if (!topic.isPath && (!topic.sound || !isUtf8(bytes.subarray(start + 2, nameEnd)))) return false;
    const { credential } = this.#guest;
    if (!credential.mayWrite || !isUnder(topic.path, credential.path)) return this.#forbid(topic);
    if (qos === 0) {
      this.#gather(topic, bytes, payload, end, 0, (first & 1) === 1).messages++;
      return true;
    }
    const id = (bytes[nameEnd] << 8) | bytes[nameEnd + 1];
    if (id === 0) return false;
    if (qos === 2) return this.#publishOnce(topic, bytes, payload, end, id, (first & 1) === 1);
    const receipt = this.#gather(topic, bytes, payload, end, 1, (first & 1) === 1);
    receipt.messages++;
    receipt.ids.push(id);
    return true;
  }

  /** Takes a PUBREL: the packet id is free again once that is on disk. */
  pubrel(id: number): void {
    const { session } = this.#guest;
    if (!session.persistent || !session.received.has(id)) {
      session.received.delete(id);
      this.#line.send(answer(ANSWER.pubcomp, id));
      return;
    }
    if (this.#released.push(id) === 1) setImmediate(() => void this.#release());
  }

  stored(receipt: Receipt): void {
    this.#outstanding -= receipt.messages;
    const { ids } = receipt;
    if (ids.length > 0) {
      const answers = Buffer.allocUnsafe(ids.length * 4);
      let at = 0;
      for (const id of ids) {
        if (id > QOS2) this.#keep(id - QOS2);
        answers[at++] = id > QOS2 ? ANSWER.pubrec : ANSWER.puback;
        answers[at++] = 2;
        answers[at++] = (id >> 8) & 255;
        answers[at++] = id & 255;
      }
      this.#line.send(answers);
    }
    this.#line.relieved();
  }

  refused(receipt: Receipt, error: unknown): void {
    this.#outstanding -= receipt.messages;
    if (receipt.ids.length > 0) this.#line.fail(error);
    this.#line.relieved();
  }

  changes(receipt: Receipt, changes: Map<string, Uint8Array | null>): void {
    const { session } = this.#guest;
    if (!session.persistent || session.discarded || this.#pending.size === 0) return;
    for (const id of receipt.ids)
      if (id > QOS2) changes.set(receivedKey(session, id - QOS2), Uint8Array.of(1));
  }

  #publishOnce(
    topic: MqttTopic,
    bytes: Buffer,
    payload: number,
    end: number,
    id: number,
    retain: boolean,
  ): boolean {
    const { received } = this.#guest.session;
    if (received.has(id)) {
      this.#line.send(answer(ANSWER.pubrec, id));
      return true;
    }
    if (this.#pending.has(id)) return true;
    if (received.size + this.#pending.size >= LIMITS.halfReceived)
      return this.#refuse('halfReceived', {}, 'Too many unreleased QoS 2 messages');
    this.#pending.add(id);
    const receipt = this.#gather(topic, bytes, payload, end, 2, retain);
    receipt.messages++;
    receipt.ids.push(id + QOS2);
    return true;
  }

  #gather(
    topic: MqttTopic,
    bytes: Buffer,
    payload: number,
    end: number,
    qos: 0 | 1 | 2,
    retain: boolean,
  ): Receipt {
    const { gathering, relay, counters } = this.#parts;
    const round = gathering.round(this.#guest.lane, this.#guest.credential);
    let receipt = this.#receipt;
    if (receipt === null || receipt.round !== round) this.#receipt = receipt = round.receipt(this);
    this.#outstanding++;
    round.bytes += end - payload;
    const fault = topic.hidden ? 'not a path' : decodePlain(topic, bytes, payload, end, round.builder);
    if (fault !== null && !(fault === 'empty' && retain)) {
      counters.malformed.add();
      this.#parts.note(
        'malformed',
        { topic: topic.path.slice(0, 200), session: this.#guest.session.id, fault },
        'A message could not be read as points',
      );
    }
    if (!topic.hidden && (retain || topic.wanted(relay))) {
      round.parcels.push({
        topic: topic.path,
        payload: Buffer.from(bytes.subarray(payload, end)),
        qos,
        retain,
      });
    }
    return receipt;
  }

  #keep(id: number): void {
    this.#pending.delete(id);
    const { session } = this.#guest;
    if (!session.discarded) session.received.add(id);
  }

  async #release(): Promise<void> {
    const ids = this.#released;
    this.#released = [];
    const { session } = this.#guest;
    try {
      await this.#parts.erase(ids.map((id) => receivedKey(session, id)));
    } catch (error) {
      this.#line.fail(error);
      return;
    }
    for (const id of ids) {
      session.received.delete(id);
      this.#line.send(answer(ANSWER.pubcomp, id));
    }
  }

  #forbid(topic: MqttTopic): false {
    return this.#refuse(
      'forbidden',
      { topic: topic.path.slice(0, 200) },
      'A client published where its credential may not write; it is disconnected',
    );
  }

  #refuse(kind: string, fields: object, message: string): false {
    this.#parts.counters.refused.add();
    this.#parts.note(kind, { ...fields, session: this.#guest.session.id }, message);
    return false;
  }
}
