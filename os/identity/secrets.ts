import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits in URL-safe letters, for tokens, sessions and devices. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** How a random secret is kept: SHA-256; it needs no salt, having 256 bits of its own. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Without look-alikes. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password a person can read out and type: five groups of four, 99 bits. */
export function newPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}
