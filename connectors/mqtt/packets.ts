/** Control packet types, as in the first half of a packet's first byte. */
export const TYPE = {
  connect: 1,
  publish: 3,
  puback: 4,
  pubrec: 5,
  pubrel: 6,
  pubcomp: 7,
  subscribe: 8,
  unsubscribe: 10,
  pingreq: 12,
  disconnect: 14,
} as const;

/** First bytes of the four-byte answers. */
export const ANSWER = { puback: 0x40, pubrec: 0x50, pubrel: 0x62, pubcomp: 0x70 } as const;

/** PUBACK, PUBREC, PUBREL or PUBCOMP. */
export const answer = (first: number, id: number): Buffer => Buffer.of(first, 2, id >> 8, id & 255);

/** CONNACK without a session: the refusals of version 3.1.1 (1 version, 2 client id, 3 unavailable, 4 secret, 5 not authorised). */
export const refusal = (code: number): Buffer => Buffer.of(0x20, 2, 0, code);

/** A PUBLISH. The packet id is left out at QoS 0. */
export function publish(
  topic: string,
  payload: Buffer,
  qos: number,
  retain: boolean,
  id = 0,
  again = false,
): Buffer {
  const name = Buffer.byteLength(topic);
  const length = 2 + name + (qos > 0 ? 2 : 0) + payload.length;
  const head = 1 + lengthBytes(length);
  const packet = Buffer.allocUnsafe(head + length);
  packet[0] = 0x30 | (again ? 8 : 0) | (qos << 1) | (retain ? 1 : 0);
  let at = 1;
  for (let rest = length; ; rest >>>= 7) {
    packet[at++] = rest > 127 ? (rest & 127) | 128 : rest;
    if (rest <= 127) break;
  }
  at = packet.writeUInt16BE(name, at);
  at += packet.write(topic, at);
  if (qos > 0) at = packet.writeUInt16BE(id, at);
  payload.copy(packet, at);
  return packet;
}

const lengthBytes = (length: number): number =>
  length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : 4;

/**
 * The protocol level a CONNECT asks for, when it is one this broker speaks: 4 (3.1.1) or 3 (3.1); else null.
 * Bit 7, set by bridges, does not count.
 */
export function protocolLevel(bytes: Buffer, start: number, end: number): 3 | 4 | null {
  if (end - start < 4) return null;
  const name = start + 2 + bytes.readUInt16BE(start);
  if (name >= end) return null;
  const protocol = bytes.toString('latin1', start + 2, name);
  const level = bytes[name] & 127;
  if (protocol === 'MQTT' && level === 4) return 4;
  return protocol === 'MQIsdp' && level === 3 ? 3 : null;
}

/** True when a CONNECT names a protocol of the family, whatever its version. */
export function isMqtt(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < 4) return false;
  const protocol = bytes.toString('latin1', start + 2, Math.min(end, start + 2 + bytes.readUInt16BE(start)));
  return protocol === 'MQTT' || protocol === 'MQIsdp';
}
