import { isUtf8 } from 'node:buffer';

/**
 * Text of a file whose encoding nobody says: a byte order mark, valid UTF-8, else GB18030 (GBK and GB2312 are parts of
 * it). A few broken bytes do not make a UTF-8 file a Chinese one: lines decide by majority, those of ASCII alone have no
 * voice.
 */
export function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const isUtf = isUtf8(bytes) || isMostlyUtf8(bytes);
  return new TextDecoder(isUtf ? 'utf-8' : 'gb18030').decode(bytes);
}

function isMostlyUtf8(bytes: Buffer): boolean {
  let voices = 0;
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(10, from);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(from, end);
    if (line.some((byte) => byte > 127)) voices += isUtf8(line) ? 1 : -1;
    from = end + 1;
  }
  return voices > 0;
}
