import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';

export type Encoding = 'auto' | 'utf-8' | 'gb18030' | 'utf-16le';

const LOOK_AT = 262_144;

/** The encoding a file's beginning shows: a byte order mark, valid UTF-8, else GB18030 (GBK and GB2312 are parts of it). */
export async function detectEncoding(file: string): Promise<Exclude<Encoding, 'auto'>> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOK_AT), 0, LOOK_AT, 0);
    const begins = buffer.subarray(0, bytesRead);
    if (begins[0] === 0xff && begins[1] === 0xfe) return 'utf-16le';
    return isMostlyUtf8(begins) ? 'utf-8' : 'gb18030';
  } finally {
    await handle.close();
  }
}

/**
 * A few broken bytes in a UTF-8 file do not make it a Chinese one: lines decide by majority. Lines of ASCII alone have
 * no voice.
 */
function isMostlyUtf8(bytes: Buffer): boolean {
  let voices = 0;
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    // The last line may be cut in the middle of a character.
    if (end < 0 && from > 0) break;
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (line.some((byte) => byte > 127)) voices += isUtf8(line) ? 1 : -1;
    from = end < 0 ? bytes.length : end + 1;
  }
  return voices >= 0;
}
