import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { certificateOf } from './certificate.ts';

const DAY = 86_400_000;
const AUTHORITY_DAYS = 3650;
/** Browsers refuse more than 398. */
const LEAF_DAYS = 397;
const RENEW_DAYS_BEFORE = 60;
/** Clocks of phones are not exact. */
const BACKDATED_DAYS = 2;

/** What the server shows, PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface AuthorityOptions {
  /** Folder of the keys; made when it is not there, closed to others. */
  readonly folder: string;
  readonly names: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A certificate authority of this installation alone: phones trust it once, and then every certificate it signs. */
export interface Authority {
  /** Its own certificate, PEM: what a phone is given. */
  readonly certificate: X509Certificate;
  readonly server: ServerCertificate;
  /** False when the server's certificate was good as it was. */
  readonly isNew: boolean;
}

/**
 * Opens the authority of a folder, or makes one; signs the server's certificate anew when it runs out, when names
 * changed, or when it is another authority's.
 * @throws Error when its files cannot be read or written
 */
export function openAuthority({ folder, names, now }: AuthorityOptions): Authority {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = (name: string): string => join(folder, name);
  const root = readPair(file('authority'));
  const authority =
    root !== null && Date.parse(root.certificate.validTo) > now + LEAF_DAYS * DAY
      ? root
      : writePair(file('authority'), makeAuthority(now));
  const leaf = readPair(file('server'));
  const isGood = leaf !== null && isLeafGood(leaf.certificate, authority.certificate, names, now);
  const server = isGood ? leaf : writePair(file('server'), makeLeaf(authority, names, now));
  return {
    certificate: authority.certificate,
    server: {
      cert: server.certificate.toString() + authority.certificate.toString(),
      key: pemOf(server.key),
    },
    isNew: !isGood,
  };
}

interface Pair {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

function makeAuthority(now: number): Pair {
  const key = newKey();
  const subject = `Selvedge local authority ${new Date(now).toISOString().slice(0, 10)}`;
  const from = new Date(now - BACKDATED_DAYS * DAY);
  const to = new Date(now + (AUTHORITY_DAYS - BACKDATED_DAYS) * DAY);
  const pem = certificateOf({
    subject,
    subjectKey: key,
    issuer: subject,
    issuerKey: key,
    from,
    to,
    names: null,
  });
  return { certificate: new X509Certificate(pem), key };
}

function makeLeaf(authority: Pair, names: readonly string[], now: number): Pair {
  const key = newKey();
  const pem = certificateOf({
    subject: names[0] ?? 'localhost',
    subjectKey: key,
    issuer: /CN=(.*)$/m.exec(authority.certificate.subject)?.[1] ?? '',
    issuerKey: authority.key,
    from: new Date(now - BACKDATED_DAYS * DAY),
    to: new Date(now + (LEAF_DAYS - BACKDATED_DAYS) * DAY),
    names,
  });
  return { certificate: new X509Certificate(pem), key };
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

function isLeafGood(
  leaf: X509Certificate,
  authority: X509Certificate,
  names: readonly string[],
  now: number,
): boolean {
  const isInTime =
    Date.parse(leaf.validTo) > now + RENEW_DAYS_BEFORE * DAY && Date.parse(leaf.validFrom) <= now;
  return (
    isInTime &&
    leaf.checkIssued(authority) &&
    leaf.verify(authority.publicKey) &&
    names.every((name) => (isIP(name) === 0 ? leaf.checkHost(name) : leaf.checkIP(name)) !== undefined)
  );
}

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

function readPair(path: string): Pair | null {
  if (!existsSync(`${path}.crt`) || !existsSync(`${path}.key`)) return null;
  try {
    const key = createPrivateKey(readFileSync(`${path}.key`));
    const certificate = new X509Certificate(readFileSync(`${path}.crt`));
    return certificate.checkPrivateKey(key) ? { certificate, key } : null;
  } catch (cause) {
    throw new Error(`${path}.key or .crt cannot be read. Remove both to have new ones made.`, { cause });
  }
}

/** Each file whole or not at all; a pair that a crash left unmatched reads as none. */
function writePair(path: string, pair: Pair): Pair {
  for (const [name, content] of [
    [`${path}.key`, pemOf(pair.key)],
    [`${path}.crt`, pair.certificate.toString()],
  ] as const) {
    writeFileSync(`${name}.new`, content, { mode: 0o600, flush: true });
    renameSync(`${name}.new`, name);
  }
  return pair;
}
