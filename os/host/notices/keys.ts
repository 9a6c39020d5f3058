import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [NONCE, TAG] = [12, 16];

interface Written {
  readonly seal: string;
  readonly vapid: { readonly x: string; readonly y: string; readonly d: string };
}

/** Keys of this installation for what leaves it; made once, kept in `<data>/notices.json` (0600), never in the database. */
export class NoticeKeys {
  readonly #seal: Buffer;
  /** Of web push (RFC 8292): the uncompressed point, base64url. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;

  private constructor({ seal, vapid: { x, y, d } }: Written) {
    this.#seal = Buffer.from(seal, 'base64url');
    this.publicKey = Buffer.concat([
      Buffer.of(4),
      Buffer.from(x, 'base64url'),
      Buffer.from(y, 'base64url'),
    ]).toString('base64url');
    this.privateKey = createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d }, format: 'jwk' });
  }

  /** @param data the data folder */
  static read(data: string): NoticeKeys {
    const file = join(data, 'notices.json');
    if (existsSync(file)) {
      chmodSync(file, 0o600);
      return new NoticeKeys(parsed(readFileSync(file, 'utf8'), file));
    }
    const written = fresh();
    mkdirSync(data, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(written), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
    return new NoticeKeys(written);
  }

  seal(text: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#seal, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** Null when it was sealed with another key: a restored database without its file. */
  open(sealed: Buffer): string | null {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#seal, sealed.subarray(0, NONCE));
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString(
        'utf8',
      );
    } catch {
      return null;
    }
  }
}

function fresh(): Written {
  const {
    x = '',
    y = '',
    d = '',
  } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  });
  return { seal: randomBytes(32).toString('base64url'), vapid: { x, y, d } };
}

function parsed(text: string, file: string): Written {
  const read: unknown = JSON.parse(text);
  if (isWritten(read)) return read;
  throw new Error(`${file} does not hold the keys of notices. Bring back the file as it was, or remove it.`);
}

const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' &&
  value !== null &&
  'seal' in value &&
  typeof value.seal === 'string' &&
  'vapid' in value &&
  typeof value.vapid === 'object' &&
  value.vapid !== null &&
  ['x', 'y', 'd'].every((name) => typeof Reflect.get(Object(value.vapid), name) === 'string');
