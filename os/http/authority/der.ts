/** DER (X.690), as far as a certificate needs it. Each function gives one encoded element. */

function element(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...parts: Uint8Array[]): Buffer => element(0x30, Buffer.concat(parts));
export const set = (...parts: Uint8Array[]): Buffer => element(0x31, Buffer.concat(parts));
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
export const octets = (content: Uint8Array): Buffer => element(0x04, content);
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'));

/** A positive whole number, most significant byte first. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Buffer.from([0]) : bytes.subarray(first);
  return element(0x02, digits[0] >= 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits);
}

/** @param unused bits at the end that do not count */
export const bits = (content: Uint8Array, unused = 0): Buffer =>
  element(0x03, Buffer.concat([Buffer.from([unused]), content]));

/** [n] around other elements. */
export const tagged = (number: number, ...parts: Uint8Array[]): Buffer =>
  element(0xa0 | number, Buffer.concat(parts));

/** [n] in place of an element's own tag. */
export const implicit = (number: number, content: Uint8Array): Buffer => element(0x80 | number, content);

export function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(number: number): number[] {
  const digits = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** Whole seconds, UTC: two digits of the year until 2049, four after it (RFC 5280). */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return date.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : element(0x18, Buffer.from(`${digits}Z`));
}
