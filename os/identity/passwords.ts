import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../store/unit.ts';
import { bearersChange } from './known.ts';
import { newPassword } from './secrets.ts';

const derive = promisify(argon2);

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_LENGTH = 32;

const SHORTEST = 8;
const LONGEST = 200;

/** PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', {
    message: bytesOf(password),
    nonce,
    ...COST,
    tagLength: TAG_LENGTH,
  });
  return phc(nonce, tag);
}

/** Checks a password; takes as long for a person who does not exist (null). */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , cost, salt, tag] = (stored ?? NOBODY).split('$');
  const { m, t, p } = Object.fromEntries(cost.split(',').map((part) => part.split('=')));
  const expected = Buffer.from(tag, 'base64');
  const given = await derive('argon2id', {
    message: bytesOf(password.slice(0, LONGEST)),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    tagLength: expected.length,
  });
  return timingSafeEqual(given, expected) && stored !== null;
}

/** Composed and decomposed letters are one password. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFC'));

const phc = (salt: Buffer, tag: Buffer): string =>
  `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(salt)}$${bare(tag)}`;

const bare = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const NOBODY = phc(Buffer.alloc(16), Buffer.alloc(TAG_LENGTH));

/** Sets the password a person chose. System unit. @throws input.invalid when it is too short or long */
export async function setPassword(tx: Tx, person: string, password: string): Promise<void> {
  checkLength(password);
  await keep(tx, person, password, false);
}

/** Gives a person a new one-time password and ends the sessions. System unit. @returns the password, shown once */
export async function resetPassword(tx: Tx, person: string): Promise<string> {
  const password = newPassword();
  await keep(tx, person, password, true);
  await tx.run('delete from selvedge.sessions where person_id = $1', [person]);
  return password;
}

async function keep(tx: Tx, person: string, password: string, mustChange: boolean): Promise<void> {
  bearersChange(tx);
  await tx.run(
    `insert into selvedge.passwords (person_id, hash, must_change) values ($1, $2, $3)
     on conflict (person_id) do update set hash = excluded.hash, must_change = excluded.must_change, changed_at = now()`,
    [person, await hashPassword(password), mustChange],
  );
}

function checkLength(password: string): void {
  if (password.length >= SHORTEST && password.length <= LONGEST) return;
  const reason = {
    zh: `密码应为 ${SHORTEST} 至 ${LONGEST} 个字符。`,
    en: `A password has ${SHORTEST} to ${LONGEST} characters.`,
  };
  throw new SelvedgeError('input.invalid', { reason }, { fields: [{ path: 'password', message: reason }] });
}
