import type { Socket } from 'node:net';
import { isUnder } from '@selvedge/sdk/connector';
import type { Knock } from './knock.ts';
import { Delivery } from './delivery.ts';
import { Frames } from './frames.ts';
import type { Guest, Line } from './guest.ts';
import { Inbound } from './inbound.ts';
import { LIMITS } from './limits.ts';
import { TYPE, isMqtt, protocolLevel, refusal } from './packets.ts';
import type { Parts } from './parts.ts';
import { Wire } from './wire.ts';

/** A client that was let in, and its two directions. */
export interface Admitted extends Guest {
  readonly inbound: Inbound;
  readonly delivery: Delivery;
}

/**
 * One client's connection. Messages and their acknowledgements are handled here, in both directions; what else a client
 * sends (CONNECT, SUBSCRIBE, UNSUBSCRIBE, PINGREQ) is handed to the broker library through `wire`.
 */
export class Connection implements Line {
  readonly wire: Wire;
  readonly address: string;
  /** Seconds the client may be silent; 0 = for ever. */
  keepalive = 0;
  /** Monotonic milliseconds of the last packet, or of the moment we began to read again. */
  heard = performance.now();
  /** Nothing of this client counts any more, its will included. */
  barred = false;
  /** Key of the credential, as soon as it was checked; '' before. */
  credential = '';
  admitted: Admitted | null = null;
  /** What the client's CONNECT said. */
  knock: Knock | undefined;
  /** Set by the broker: the client said DISCONNECT, its will is void. */
  onGoodbye: () => void = () => undefined;
  /** Set by the broker: the will is not to be published when the connection closes, but kept. */
  keepWill: () => void = () => undefined;

  readonly #socket: Socket;
  readonly #parts: Parts;
  readonly #frames: Frames;
  #begun = false;
  #introduced = false;
  #ready = false;
  #leaving = false;
  #paused = false;
  #awaitsRound = false;
  #corked = false;
  #retired = false;

  constructor(socket: Socket, address: string, parts: Parts) {
    this.#socket = socket;
    this.#parts = parts;
    this.address = address;
    this.wire = new Wire(socket, () => this.#flow());
    this.#frames = new Frames(
      (bytes, first, head, start, end) => this.#take(bytes, first, head, start, end),
      LIMITS.connect,
    );
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', () => this.wire.destroy());
    socket.on('close', () => this.wire.destroy());
  }

  admit(guest: Guest): void {
    const { counters } = this.#parts;
    const inbound = new Inbound(this, guest, this.#parts);
    const delivery = new Delivery(this, guest, () => counters.dropped.add());
    this.admitted = { ...guest, inbound, delivery };
  }

  /** The CONNECT was answered: everything else may come. */
  open(): void {
    if (this.admitted === null || this.#socket.destroyed) return;
    this.#ready = true;
    this.heard = performance.now();
    this.#frames.limit = LIMITS.packet;
    const { session, credential } = this.admitted;
    session.outgoing.connect(this, (topic) => credential.mayRead && isUnder(topic, credential.path));
    if (!this.#frames.resume()) this.wire.destroy();
    this.#flow();
  }

  get isReady(): boolean {
    return this.#ready && this.isAlive;
  }

  get isAlive(): boolean {
    return !this.wire.destroyed;
  }

  /** True while we do not read because of what is under way: the client's silence is ours. */
  get isHeld(): boolean {
    return this.#paused;
  }

  /** Answers CONNECT with a refusal and closes. */
  refuse(code: number): void {
    this.#parts.counters.refused.add();
    this.#socket.write(refusal(code));
    this.wire.destroy();
  }

  /** Reads no more; the will is kept for the next start. */
  retire(): void {
    this.keepWill();
    this.#retired = true;
    this.#flow();
  }

  send(bytes: Buffer): void {
    if (!this.#corked) {
      this.#corked = true;
      this.#socket.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.#socket.uncork();
      });
    }
    this.#socket.write(bytes);
  }

  get backlog(): number {
    return this.#socket.writableLength;
  }

  whenDrained(done: () => void): void {
    if (this.#socket.writableNeedDrain) this.#socket.once('drain', done);
    else done();
  }

  relieved(): void {
    if (this.#leaving && this.admitted?.inbound.outstanding === 0) this.wire.destroy();
    else this.#flow();
  }

  fail(error: unknown): void {
    this.#parts.note(
      'unstored',
      { err: error },
      'Messages could not be stored; their senders are disconnected and will send again',
    );
    this.wire.destroy();
  }

  #read(chunk: Buffer): void {
    this.heard = performance.now();
    // What does not begin like a CONNECT need not be waited for.
    const foreign = !this.#begun && chunk[0] !== 0x10;
    this.#begun = true;
    if (foreign || !this.#frames.feed(chunk)) {
      this.wire.destroy();
      return;
    }
    this.#flow();
  }

  /** Takes one packet: `bytes[head, end)`, all after its fixed header from `start`. @returns false = close */
  #take(bytes: Buffer, first: number, head: number, start: number, end: number): boolean {
    if (!this.#introduced) return this.#introduce(bytes, first, head, start, end);
    const admitted = this.admitted;
    if (admitted === null || this.#leaving) return false;
    const type = first >> 4;
    if (type === TYPE.publish) return admitted.inbound.publish(bytes, first, start, end);
    if (type >= TYPE.puback && type <= TYPE.pubcomp) {
      if (end - start !== 2 || (first & 15) !== (type === TYPE.pubrel ? 2 : 0)) return false;
      const id = (bytes[start] << 8) | bytes[start + 1];
      if (type === TYPE.puback) admitted.session.outgoing.puback(id);
      else if (type === TYPE.pubrec) admitted.session.outgoing.pubrec(id);
      else if (type === TYPE.pubrel) admitted.inbound.pubrel(id);
      else admitted.session.outgoing.pubcomp(id);
      return true;
    }
    if (type === TYPE.disconnect) return first === 0xe0 && start === end && this.#leave();
    if (type === TYPE.connect) return false;
    this.wire.push(bytes.subarray(head, end));
    return true;
  }

  #introduce(bytes: Buffer, first: number, head: number, start: number, end: number): boolean {
    if (first !== 0x10) return false;
    this.#introduced = true;
    this.#frames.held = true;
    if (protocolLevel(bytes, start, end) !== null) this.wire.push(bytes.subarray(head, end));
    else if (isMqtt(bytes, start, end)) this.refuse(1);
    else return false;
    return true;
  }

  /** Closes once everything sent before is answered. */
  #leave(): boolean {
    this.#leaving = true;
    this.onGoodbye();
    if (this.admitted?.inbound.outstanding === 0) this.wire.destroy();
    return true;
  }

  /** Reads on, or stops reading: back-pressure is a socket that is not read. */
  #flow(): void {
    const full = this.admitted !== null && this.#parts.gathering.isFull(this.admitted.lane);
    if (full && !this.#awaitsRound) {
      this.#awaitsRound = true;
      this.#parts.gathering.whenTaken(() => {
        this.#awaitsRound = false;
        this.#flow();
      });
    }
    const outstanding = this.admitted?.inbound.outstanding ?? 0;
    const hold =
      this.#retired ||
      this.#frames.held ||
      full ||
      outstanding >= LIMITS.unacknowledged ||
      this.wire.readableLength > 65_536;
    if (hold === this.#paused || this.#socket.destroyed) return;
    this.#paused = hold;
    if (hold) this.#socket.pause();
    else {
      this.heard = performance.now();
      this.#socket.resume();
    }
  }
}
