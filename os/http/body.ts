import { type Readable, Transform, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SelvedgeError } from '@selvedge/sdk/errors';

export const BODY_LIMIT = 8 * 1024 * 1024;

/** A long body may grow so many times by unpacking once it is past the free part; real points pack about 30 to 1. */
const MOST_GROWTH = 200;
const FREE_GROWTH = 64 * 1024 * 1024;

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** A body as it was before it was packed. Fastify reads how many packed bytes came. */
export interface Unpacked extends Readable {
  receivedEncodedLength?: number;
}

/**
 * Unpacks a body by its Content-Encoding, within a limit: whole bodies up to a number of bytes, streams up to a growth
 * no honest data has. The unpacker is ended at the limit, so a bomb costs no more than the limit.
 * @throws media.unsupported for an unknown encoding
 */
export function unpack(body: Readable, encoding: string | undefined, limit: number | 'growth'): Unpacked {
  if (encoding === undefined || encoding === '' || encoding === 'identity') return body;
  const make = UNPACKERS[encoding.trim().toLowerCase()];
  if (make === undefined) throw new SelvedgeError('media.unsupported', { type: encoding });
  let packed = 0;
  let unpacked = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, next) {
      packed += chunk.length;
      next(null, chunk);
    },
  });
  const guard = new Transform({
    transform(chunk: Buffer, _, next) {
      unpacked += chunk.length;
      if (limit === 'growth' ? unpacked > FREE_GROWTH && unpacked > packed * MOST_GROWTH : unpacked > limit)
        next(
          new SelvedgeError('body.too.large', { limit: limit === 'growth' ? `${MOST_GROWTH} : 1` : '8 MiB' }),
        );
      else next(null, chunk);
    },
  });
  // The request itself stays open for the answer; what goes wrong is heard by whoever reads the guard.
  pipeline(count, make(), guard, () => undefined);
  body.once('error', (error) => count.destroy(error));
  body.pipe(count);
  return Object.defineProperty(guard, 'receivedEncodedLength', { get: () => packed });
}

/** Text of a body. @throws TypeError when it is not UTF-8 */
export const textOf = (body: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(body);
