/** Letters and digits that nobody mistakes for each other, nor a phone’s reader breaks off: 32 of them, 5 bits each. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz_';
const LENGTH = 12;
const PATH = '/t/';

/** A ticket's code from random bytes: 60 bits, so that nobody scans what he does not hold. @param random at least 12 bytes */
export const codeOf = (random: Uint8Array): string =>
  Array.from(random.slice(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** What the QR holds, behind the address of the platform. */
export const contentOf = (code: string): string => PATH + code;

/** What was scanned or typed: a ticket (as text, or the whole address), or a bundle's number. */
export function readTicket(written: string): { readonly code: string } | { readonly number: string } {
  const found = written.normalize('NFKC').trim();
  const at = found.lastIndexOf(PATH);
  const code = at < 0 ? found : found.slice(at + PATH.length).replace(/[/?#].*$/, '');
  return at >= 0 || new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(code) ? { code } : { number: found };
}
