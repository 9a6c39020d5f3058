/** Letters and digits that nobody mistakes for each other: 32 of them, 5 bits each. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz_';
const LENGTH = 12;
const PATH = '/b/';

/** A badge's token from random bytes: 60 bits, short enough for a small QR. @param random at least 12 bytes */
export const tokenOf = (random: Uint8Array): string =>
  Array.from(random.slice(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** What the QR holds, behind the address of the platform. */
export const contentOf = (token: string): string => PATH + token;

/** What a badge holds, of what a camera, a gun or a reader took in: the whole address, or the token alone. */
export const badgeToken = (written: string): string => {
  const read = readCode(written);
  return 'token' in read ? read.token : read.number.replace(/[/?#].*$/, '');
};

/** What was scanned or typed: a badge (as text, or the whole address), or a number. */
export function readCode(written: string): { readonly token: string } | { readonly number: string } {
  const code = written.trim();
  const at = code.lastIndexOf(PATH);
  return at < 0 ? { number: code } : { token: code.slice(at + PATH.length).replace(/[/?#].*$/, '') };
}
