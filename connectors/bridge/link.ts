import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ConnectorError } from '@selvedge/sdk/connector';
import { generate } from 'mqtt-packet';
import { Frames } from '../mqtt/frames.ts';
import { ANSWER, answer } from '../mqtt/packets.ts';
import type { BridgeSettings } from './settings.ts';

const KEEPALIVE = 30;
const CONNECT_TIMEOUT = 15_000;
const LARGEST = 16_777_216;

/** Takes a message; `id` is 0 at QoS 0. The payload is `bytes[start, end)`. */
export type Take = (topic: string, bytes: Buffer, start: number, end: number, id: number) => void;

/** What was subscribed to in the session the remote broker keeps for us. */
export interface Subscribed {
  readonly filters: readonly string[];
  readonly qos: 0 | 1;
}

/**
 * One connection to the remote broker. Unlike ready-made clients, which take the next message only when the last one is
 * acknowledged, it acknowledges later and in any number: `acknowledge`.
 */
export class Link {
  /** Resolves when the connection has ended, with the reason. */
  readonly ended: Promise<ConnectorError>;
  readonly #end: (reason: ConnectorError) => void;
  readonly #settings: BridgeSettings;
  readonly #socket: Socket;
  readonly #frames: Frames;
  readonly #take: Take;
  readonly #answers = new Map<number, (bytes: Buffer) => void>();
  #heard = performance.now();
  #timer: NodeJS.Timeout | null = null;

  constructor(settings: BridgeSettings, take: Take) {
    this.#settings = settings;
    this.#take = take;
    const { promise, resolve } = Promise.withResolvers<ConnectorError>();
    this.ended = promise;
    this.#end = resolve;
    this.#frames = new Frames(
      (bytes, first, _head, start, end) => this.#packet(bytes, first, start, end),
      LARGEST,
    );
    const { host, port, ca } = settings;
    const servername = /^[\d.]+$|:/.test(host) ? undefined : host;
    this.#socket = settings.tls
      ? connectTls({ host, port, servername, ...(ca === null ? {} : { ca }) })
      : connect({ host, port });
    this.#socket.setNoDelay(true);
    this.#socket.on('error', (error) =>
      this.close(new ConnectorError('retry', error.message, { cause: error })),
    );
    this.#socket.on('close', () =>
      this.close(new ConnectorError('retry', 'The broker closed the connection.')),
    );
    this.#socket.on('data', (chunk: Buffer) => {
      this.#heard = performance.now();
      if (!this.#frames.feed(chunk))
        this.close(new ConnectorError('retry', 'The broker sent what is not MQTT.'));
    });
  }

  /**
   * Introduces itself and sees that the session there listens to our filters.
   * @returns the filters the broker refuses
   * @throws ConnectorError of the kind the answer calls for
   */
  async open(clientId: string, before: Subscribed): Promise<string[]> {
    const { username, password, filters, qos } = this.#settings;
    const timer = setTimeout(
      () => this.close(new ConnectorError('retry', 'The broker does not answer.')),
      CONNECT_TIMEOUT,
    );
    try {
      const connack = this.#answer(0x20);
      this.#socket.write(
        generate({
          cmd: 'connect',
          protocolId: 'MQTT',
          protocolVersion: 4,
          clean: false,
          keepalive: KEEPALIVE,
          clientId,
          ...(username === '' ? {} : { username, password: Buffer.from(password) }),
        }),
      );
      const [flags, code] = await connack;
      if (code !== 0) throw refusal(code);
      this.#timer = setInterval(() => this.#ping(), (KEEPALIVE * 1000) / 2);
      const kept = flags === 1 && before.qos === qos ? before.filters : [];
      await this.#unsubscribe(kept.filter((filter) => !filters.includes(filter)));
      // Not again what is subscribed already: it would bring every retained message again, as if it were new.
      return await this.#subscribe(filters.filter((filter) => !kept.includes(filter)));
    } finally {
      clearTimeout(timer);
    }
  }

  acknowledge(ids: readonly number[]): void {
    if (ids.length > 0) this.#socket.write(Buffer.concat(ids.map((id) => answer(ANSWER.puback, id))));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#heard = performance.now();
    this.#socket.resume();
  }

  /** Ends politely: the session there stays and collects. */
  leave(): void {
    this.#socket.write(generate({ cmd: 'disconnect' }));
    this.#finish(new ConnectorError('retry', 'Stopped.'));
    this.#socket.destroySoon();
  }

  close(reason: ConnectorError): void {
    this.#finish(reason);
    this.#socket.destroy();
  }

  #finish(reason: ConnectorError): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#end(reason);
  }

  async #subscribe(filters: readonly string[]): Promise<string[]> {
    if (filters.length === 0) return [];
    const suback = this.#answer(0x90);
    const subscriptions = filters.map((topic) => ({ topic, qos: this.#settings.qos }));
    this.#socket.write(generate({ cmd: 'subscribe', messageId: 1, subscriptions }));
    const codes = (await suback).subarray(2);
    return filters.filter((_, index) => codes[index] === 0x80);
  }

  async #unsubscribe(filters: readonly string[]): Promise<void> {
    if (filters.length === 0) return;
    const unsuback = this.#answer(0xb0);
    this.#socket.write(generate({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: [...filters] }));
    await unsuback;
  }

  /** The body of the next packet that starts with this byte. */
  async #answer(first: number): Promise<Buffer> {
    const { promise, resolve } = Promise.withResolvers<Buffer>();
    this.#answers.set(first, resolve);
    return await Promise.race([
      promise,
      this.ended.then((reason) => {
        throw reason;
      }),
    ]);
  }

  #packet(bytes: Buffer, first: number, start: number, end: number): boolean {
    if (first >> 4 === 3) return this.#publish(bytes, first, start, end);
    this.#answers.get(first)?.(Buffer.from(bytes.subarray(start, end)));
    this.#answers.delete(first);
    return true;
  }

  #publish(bytes: Buffer, first: number, start: number, end: number): boolean {
    const qos = (first >> 1) & 3;
    if (qos > 1 || end - start < 2) return false;
    const nameEnd = start + 2 + bytes.readUInt16BE(start);
    const payload = qos === 0 ? nameEnd : nameEnd + 2;
    if (payload > end) return false;
    this.#take(
      bytes.toString('utf8', start + 2, nameEnd),
      bytes,
      payload,
      end,
      qos === 0 ? 0 : bytes.readUInt16BE(nameEnd),
    );
    return true;
  }

  #ping(): void {
    if (this.#socket.isPaused()) return;
    if (performance.now() - this.#heard > KEEPALIVE * 1500) {
      this.close(new ConnectorError('retry', 'The broker has fallen silent.'));
    } else this.#socket.write(generate({ cmd: 'pingreq' }));
  }
}

function refusal(code: number): ConnectorError {
  if (code === 4 || code === 5)
    return new ConnectorError('credentials', 'The broker refuses user name and password.');
  if (code === 3) return new ConnectorError('retry', 'The broker is not available.');
  if (code === 1) return new ConnectorError('never', 'The broker does not speak MQTT 3.1.1.');
  return new ConnectorError('never', `The broker refuses the connection (code ${code}).`);
}
