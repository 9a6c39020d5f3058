import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { generate, parser } from 'mqtt-packet';
import type { IConnectPacket, IPublishPacket, Packet, QoS } from 'mqtt-packet';

/** What a test may leave out of a CONNECT. */
export interface Introduction {
  readonly clientId?: string;
  readonly clean?: boolean;
  readonly keepalive?: number;
  readonly username?: string;
  readonly password?: string;
  readonly will?: IConnectPacket['will'];
  readonly protocolVersion?: 3 | 4 | 5;
}

type Seen = Packet;

/** A client that does what a test says and nothing by itself: it acknowledges only when told to. */
export class Probe {
  readonly socket: Socket;
  readonly packets: Seen[] = [];
  closed = false;
  /** Acknowledge publishes as they come. */
  answers = true;
  /** Answer PUBREC with PUBREL. */
  releases = true;
  #waiting: { wanted: (packet: Seen) => boolean; found: (packet: Seen) => void }[] = [];
  readonly #closing: Promise<void>;
  #id = 0;

  constructor(address: string) {
    const { hostname, port } = new URL(address);
    this.socket = connect(Number(port), hostname);
    this.socket.setNoDelay(true);
    const reader = parser({ protocolVersion: 4 });
    reader.on('packet', (packet: Packet) => this.#take(packet));
    reader.on('error', (error: Error) => this.socket.destroy(error));
    this.socket.on('data', (chunk: Buffer) => reader.parse(chunk));
    this.socket.on('error', () => undefined);
    this.#closing = new Promise((resolve) => {
      this.socket.on('close', () => {
        this.closed = true;
        resolve();
      });
    });
  }

  /** Connects and introduces itself; `name` is both username and the start of the secret, as MemoryContext has it. */
  static async open(address: string, name: string, more: Introduction = {}): Promise<Probe> {
    const probe = new Probe(address);
    const connack = await probe.introduce({ username: name, password: `${name}-secret`, ...more });
    if (connack !== 0) throw new Error(`refused with ${connack}`);
    return probe;
  }

  /** @returns CONNACK's return code */
  async introduce(more: Introduction): Promise<number> {
    const answer = this.next((packet) => packet.cmd === 'connack');
    const {
      clientId = 'probe',
      clean = true,
      keepalive = 0,
      username,
      password,
      will,
      protocolVersion = 4,
    } = more;
    const protocolId = protocolVersion === 3 ? 'MQIsdp' : 'MQTT';
    this.send({
      cmd: 'connect',
      protocolId,
      protocolVersion,
      clientId,
      clean,
      keepalive,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password: Buffer.from(password) }),
      ...(will === undefined ? {} : { will }),
    });
    const connack = await answer;
    return connack.cmd === 'connack' ? (connack.returnCode ?? -1) : -1;
  }

  send(packet: Packet, version = packet.cmd === 'connect' ? packet.protocolVersion : 4): void {
    this.socket.write(generate(packet, { protocolVersion: version }));
  }

  write(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** The next packet from now on that is wanted. Rejects when the connection closes first, or after `patience` ms. */
  next(wanted: (packet: Seen) => boolean, patience = 5_000): Promise<Seen> {
    const { promise, resolve, reject } = Promise.withResolvers<Seen>();
    this.#waiting.push({ wanted, found: resolve });
    const timer = setTimeout(() => reject(new Error('nothing came')), patience);
    void promise.finally(() => clearTimeout(timer)).catch(() => undefined);
    void this.#closing.then(() => reject(new Error('closed')));
    return promise;
  }

  /** Publishes at QoS 1 or 2 and waits for PUBACK, or PUBREC, PUBREL and PUBCOMP. */
  async publish(topic: string, payload: string | Buffer, qos: QoS = 1, retain = false): Promise<void> {
    const messageId = ++this.#id;
    const done =
      qos === 0
        ? null
        : this.next(
            (packet) =>
              (packet.cmd === 'puback' || packet.cmd === 'pubcomp') && packet.messageId === messageId,
          );
    this.send({
      cmd: 'publish',
      topic,
      payload,
      qos,
      retain,
      dup: false,
      ...(qos === 0 ? {} : { messageId }),
    });
    await done;
  }

  /** @returns SUBACK's return codes */
  async subscribe(filters: string | readonly string[], qos: QoS = 0): Promise<number[]> {
    const messageId = ++this.#id;
    const answer = this.next((packet) => packet.cmd === 'suback');
    const subscriptions = [filters].flat().map((topic) => ({ topic, qos }));
    this.send({ cmd: 'subscribe', messageId, subscriptions });
    const suback = await answer;
    return suback.cmd === 'suback' ? suback.granted.map(Number) : [];
  }

  async unsubscribe(filter: string): Promise<void> {
    const answer = this.next((packet) => packet.cmd === 'unsuback');
    this.send({ cmd: 'unsubscribe', messageId: ++this.#id, unsubscriptions: [filter] });
    await answer;
  }

  /** Everything published to this client so far. */
  get messages(): IPublishPacket[] {
    return this.packets.filter((packet) => packet.cmd === 'publish');
  }

  /** `topic payload qos` of everything published to this client. */
  get heard(): string[] {
    return this.messages.map(({ topic, payload, qos }) => `${topic} ${payload.toString()} ${qos}`);
  }

  /** Resolves when so many messages have come. */
  async hear(count: number): Promise<void> {
    while (this.messages.length < count) await this.next((packet) => packet.cmd === 'publish');
  }

  /** A PINGREQ and its answer: everything the broker had to say before it has been said. */
  async settle(): Promise<void> {
    const answer = this.next((packet) => packet.cmd === 'pingresp');
    this.send({ cmd: 'pingreq' });
    await answer;
  }

  /** Says DISCONNECT and waits for the end. */
  async leave(): Promise<void> {
    this.send({ cmd: 'disconnect' });
    await this.#closing;
  }

  /** Breaks the connection. */
  async cut(): Promise<void> {
    this.socket.destroy();
    await this.#closing;
  }

  async gone(): Promise<void> {
    await this.#closing;
  }

  #take(packet: Seen): void {
    this.packets.push(packet);
    if (this.answers && packet.cmd === 'publish') {
      if (packet.qos === 1) this.send({ cmd: 'puback', messageId: packet.messageId });
      else if (packet.qos === 2) this.send({ cmd: 'pubrec', messageId: packet.messageId });
    }
    if (this.answers && packet.cmd === 'pubrel') this.send({ cmd: 'pubcomp', messageId: packet.messageId });
    if (this.releases && packet.cmd === 'pubrec') this.send({ cmd: 'pubrel', messageId: packet.messageId });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) {
      if (one.wanted(packet)) one.found(packet);
      else this.#waiting.push(one);
    }
  }
}
