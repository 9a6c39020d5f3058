import { inflateRawSync } from 'node:zlib';

const END = 'PK\u0005\u0006';
/** Bytes of an entry's head in the directory, and before its content. */
const DIRECTORY = 46;
const LOCAL = 30;

/** Files of a ZIP archive, by name. */
export function unzipped(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from(END, 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const start = bytes.readUInt32LE(at + 42);
    const content = start + LOCAL + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(content, content + bytes.readUInt32LE(at + 20));
    files.set(bytes.toString('utf8', at + DIRECTORY, at + DIRECTORY + name), inflateRawSync(packed));
    at += DIRECTORY + name + extra + comment;
  }
  return files;
}
