import { createCipheriv, createECDH, hkdfSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Posting } from './post.ts';

const DAY_S = 86_400;
const RECORD = 4096;
/** Of a record, less its tag and delimiter and the head. */
export const MOST_PAYLOAD = 3800;

export interface Subscription {
  readonly endpoint: string;
  /** The browser’s public key, base64url of 65 bytes. */
  readonly p256dh: string;
  /** Its secret, base64url of 16 bytes. */
  readonly auth: string;
}

interface Sender {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** Fixed in tests only, to be compared with the example of the standard. */
interface Chance {
  readonly salt?: Buffer;
  readonly local?: Buffer;
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

/** A message only that browser can read: RFC 8291 over RFC 8188, one record. */
export function sealedFor({ p256dh, auth }: Subscription, text: Buffer, chance: Chance = {}): Buffer {
  const theirs = Buffer.from(p256dh, 'base64url');
  const ours = createECDH('prime256v1');
  if (chance.local === undefined) ours.generateKeys();
  else ours.setPrivateKey(chance.local);
  const own = ours.getPublicKey();
  const salt = chance.salt ?? randomBytes(16);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, own]);
  const secret = derive(ours.computeSecret(theirs), Buffer.from(auth, 'base64url'), info, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const body = Buffer.concat([
    cipher.update(Buffer.concat([text, Buffer.of(2)])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD);
  head.writeUInt8(own.length, 4);
  return Buffer.concat([salt, head, own, body]);
}

/** Says who sends (VAPID, RFC 8292): a push service takes it from nobody else for this subscription. */
function vouched({ publicKey, privateKey }: Sender, endpoint: string, now: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now / 1000) + DAY_S / 2,
    sub: 'mailto:notices@selvedge.example',
  };
  const token = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(token), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${token}.${signature.toString('base64url')}, k=${publicKey}`;
}

/** What a browser's push service is sent. */
export const pushPosting = (to: Subscription, text: Buffer, sender: Sender, now: number): Posting => ({
  url: to.endpoint,
  headers: {
    authorization: vouched(sender, to.endpoint, now),
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    ttl: DAY_S.toString(),
    urgency: 'normal',
  },
  body: sealedFor(to, text),
});
