import { connect as connectTcp, type Socket } from 'node:net';
import { generate } from 'mqtt-packet';

/** What one load client does. */
export interface PublisherOptions {
  readonly host: string;
  readonly port: number;
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  /** Message number i: its topic and payload. */
  readonly message: (number: number) => { topic: string; payload: string };
  readonly count: number;
  /** Unacknowledged messages at most. */
  readonly window: number;
  /** Messages per second; 0 = as fast as acknowledged. */
  readonly rate: number;
}

export interface PublisherResult {
  readonly acknowledged: number;
  /** Milliseconds from sending to PUBACK, of a sample of messages. */
  readonly latencies: number[];
}

/** A bare QoS 1 publisher on a socket: cheap enough that the broker, not the generator, is measured. */
export async function publish(options: PublisherOptions): Promise<PublisherResult> {
  const socket = connectTcp(options.port, options.host);
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  await shakeHands(socket, options);
  const sentAt = new Float64Array(65536);
  const latencies: number[] = [];
  let sent = 0;
  let acknowledged = 0;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const allowed = (): number =>
      options.rate === 0
        ? options.count
        : Math.min(options.count, Math.floor(((performance.now() - started) / 1000) * options.rate) + 1);
    const send = (): void => {
      const until = Math.min(allowed(), acknowledged + options.window);
      const packets: Buffer[] = [];
      const now = performance.now();
      for (; sent < until; sent++) {
        const messageId = (sent % 65_000) + 1;
        sentAt[messageId] = now;
        const { topic, payload } = options.message(sent);
        packets.push(encode(topic, payload, messageId));
      }
      if (packets.length > 0) socket.write(Buffer.concat(packets));
    };
    let rest = Buffer.alloc(0);
    socket.on('data', (data) => {
      rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
      const now = performance.now();
      let at = 0;
      for (; at + 4 <= rest.length; at += 4) {
        if (rest[at] !== 0x40) return reject(new Error(`Not a PUBACK: ${rest[at].toString(16)}`));
        acknowledged++;
        if (acknowledged % 7 === 0) latencies.push(now - sentAt[rest.readUInt16BE(at + 2)]);
      }
      rest = rest.subarray(at);
      if (acknowledged >= options.count) {
        clearInterval(timer);
        socket.end(generate({ cmd: 'disconnect' }));
        resolve({ acknowledged, latencies });
      } else send();
    });
    socket.on(
      'close',
      () =>
        acknowledged < options.count &&
        reject(new Error(`Closed after ${acknowledged} of ${options.count}.`)),
    );
    socket.on('error', reject);
    const timer = setInterval(send, options.rate === 0 ? 1000 : 2);
    send();
  });
}

async function shakeHands(socket: Socket, options: PublisherOptions): Promise<void> {
  socket.write(
    generate({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      clientId: options.clientId,
      keepalive: 0,
      ...(options.username === undefined
        ? {}
        : { username: options.username, password: Buffer.from(options.password ?? '') }),
    }),
  );
  const answer = await new Promise<Buffer>((resolve, reject) =>
    socket
      .once('data', resolve)
      .once('error', reject)
      .once('close', () => reject(new Error('refused'))),
  );
  socket.removeAllListeners('close');
  socket.removeAllListeners('error');
  if (answer[0] !== 0x20 || answer[3] !== 0) throw new Error(`CONNACK ${answer[3]}`);
}

function encode(topic: string, payload: string, messageId: number): Buffer {
  const topicLength = Buffer.byteLength(topic);
  const remaining = 2 + topicLength + 2 + Buffer.byteLength(payload);
  const lengthBytes = remaining < 128 ? 1 : remaining < 16_384 ? 2 : 3;
  const packet = Buffer.allocUnsafe(1 + lengthBytes + remaining);
  packet[0] = 0x32;
  let at = 1;
  let left = remaining;
  do {
    const digit = left % 128;
    left = Math.floor(left / 128);
    packet[at++] = left > 0 ? digit | 128 : digit;
  } while (left > 0);
  at = packet.writeUInt16BE(topicLength, at);
  at += packet.write(topic, at);
  at = packet.writeUInt16BE(messageId, at);
  packet.write(payload, at);
  return packet;
}
