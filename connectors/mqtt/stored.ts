/** A message as it lies in the durable state. */
export interface StoredMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  /** Packet id under which it was sent, 0 = not sent. */
  readonly id: number;
  /** QoS 2: the receiver has answered PUBREC. */
  readonly released: boolean;
}

const HEAD = 5;

/** Bytes: flags, packet id (2), length of the topic (2), topic, payload. */
export function encodeMessage(message: StoredMessage): Buffer {
  const name = Buffer.from(message.topic);
  const bytes = Buffer.allocUnsafeSlow(HEAD + name.length + message.payload.length);
  bytes[0] = message.qos | (message.retain ? 4 : 0) | (message.released ? 8 : 0);
  bytes.writeUInt16BE(message.id, 1);
  bytes.writeUInt16BE(name.length, 3);
  name.copy(bytes, HEAD);
  message.payload.copy(bytes, HEAD + name.length);
  return bytes;
}

/** Null when the bytes are no stored message. */
export function decodeMessage(stored: Uint8Array): StoredMessage | null {
  const bytes = Buffer.from(stored);
  if (bytes.length < HEAD) return null;
  const end = HEAD + bytes.readUInt16BE(3);
  const qos = bytes[0] & 3;
  if (end > bytes.length || qos === 3) return null;
  return {
    topic: bytes.toString('utf8', HEAD, end),
    payload: bytes.subarray(end),
    qos: qos === 0 ? 0 : qos === 1 ? 1 : 2,
    retain: (bytes[0] & 4) !== 0,
    id: bytes.readUInt16BE(1),
    released: (bytes[0] & 8) !== 0,
  };
}
