import { v7 } from 'uuid';

const BYTES = 16;
/** Random bytes are fetched for so many ids at once: fetched for each, they are the dearest part of a record added. */
const AT_ONCE = 256;

const random = new Uint8Array(BYTES * AT_ONCE);
let used = AT_ONCE;
let moment = 0;
let sequence = 0;

function randomBytes(): Uint8Array {
  if (used === AT_ONCE) {
    crypto.getRandomValues(random);
    used = 0;
  }
  return random.subarray(BYTES * used, BYTES * ++used);
}

/** A UUIDv7: each is above those that this process made before. */
export function newId(): string {
  const bytes = randomBytes();
  const now = Date.now();
  if (now > moment) {
    moment = now;
    // 31 bits: the sequence of a millisecond has room to grow.
    sequence = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) >>> 1;
  } else sequence++;
  return v7({ random: bytes, msecs: moment, seq: sequence });
}
