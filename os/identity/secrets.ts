import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Hash of a password with its own salt and cost: `argon2id$memory$passes$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: Buffer.from(password.normalize('NFC')), nonce, ...COST });
  return ['argon2id', COST.memory, COST.passes, nonce.toString('base64url'), tag.toString('base64url')].join(
    '$',
  );
}

/** Checks a password in the same time whether the person exists or not: give null for a person who does not. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, salt, tag] = (stored ?? NOBODY).split('$');
  const given = await derive('argon2id', {
    message: Buffer.from(password.normalize('NFC')),
    nonce: Buffer.from(salt, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: COST.parallelism,
    tagLength: COST.tagLength,
  });
  return timingSafeEqual(given, Buffer.from(tag, 'base64url')) && stored !== null;
}

const NOBODY = [
  'argon2id',
  COST.memory,
  COST.passes,
  Buffer.alloc(16).toString('base64url'),
  Buffer.alloc(32).toString('base64url'),
].join('$');

/** 256 random bits in URL-safe letters, for tokens, sessions and devices. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** A password a person can read out and type: five groups of four letters and digits without look-alikes. */
export function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const picked = Array.from(randomBytes(40), (byte) => letters[byte % 32] ?? '')
    .join('')
    .slice(0, 20);
  return picked.match(/.{1,4}/g)?.join('-') ?? picked;
}

/** How a random secret is kept: it needs no salt, having 256 bits of its own. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
