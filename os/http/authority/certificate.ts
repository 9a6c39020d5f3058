import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import {
  bits,
  boolean,
  identifier,
  implicit,
  integer,
  octets,
  sequence,
  set,
  tagged,
  time,
  utf8,
} from './der.ts';

/** What a certificate says (X.509 version 3, EC P-256, SHA-256). */
export interface CertificateFacts {
  readonly subject: string;
  readonly subjectKey: KeyObject;
  readonly from: Date;
  readonly to: Date;
  /** DNS names and IP addresses it is good for; null = an authority, good for signing only. */
  readonly names: readonly string[] | null;
  /** Who signs, with its private key. */
  readonly issuer: string;
  readonly issuerKey: KeyObject;
}

const ORGANISATION = 'Selvedge';
const ECDSA_WITH_SHA256 = sequence(identifier('1.2.840.10045.4.3.2'));
const COMMON_NAME = identifier('2.5.4.3');
const ORGANISATION_NAME = identifier('2.5.4.10');

/** A signed certificate, PEM. */
export function certificateOf(facts: CertificateFacts): string {
  const publicKey =
    facts.subjectKey.type === 'private' ? createPublicKey(facts.subjectKey) : facts.subjectKey;
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    nameOf(facts.issuer),
    sequence(time(facts.from), time(facts.to)),
    nameOf(facts.subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensionsOf(facts, publicKey))),
  );
  const der = sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, facts.issuerKey)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const nameOf = (commonName: string): Buffer =>
  sequence(
    set(sequence(ORGANISATION_NAME, utf8(ORGANISATION))),
    set(sequence(COMMON_NAME, utf8(commonName))),
  );

function extensionsOf({ names, issuerKey }: CertificateFacts, publicKey: KeyObject): Buffer[] {
  const keyIdentifier = extension('2.5.29.14', false, octets(fingerprintOf(publicKey)));
  const signedBy = extension(
    '2.5.29.35',
    false,
    sequence(implicit(0, fingerprintOf(createPublicKey(issuerKey)))),
  );
  if (names === null) {
    return [
      extension('2.5.29.19', true, sequence(boolean(true), integer(Buffer.from([0])))),
      // keyCertSign, cRLSign
      extension('2.5.29.15', true, bits(Buffer.from([0b0000_0110]), 1)),
      keyIdentifier,
      signedBy,
    ];
  }
  return [
    extension('2.5.29.19', true, sequence()),
    // digitalSignature
    extension('2.5.29.15', true, bits(Buffer.from([0b1000_0000]), 7)),
    // serverAuth
    extension('2.5.29.37', false, sequence(identifier('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', false, sequence(...names.map(alternativeName))),
    keyIdentifier,
    signedBy,
  ];
}

const extension = (id: string, isCritical: boolean, content: Buffer): Buffer =>
  sequence(identifier(id), ...(isCritical ? [boolean(true)] : []), octets(content));

function alternativeName(name: string): Buffer {
  if (isIPv4(name)) return implicit(7, Buffer.from(name.split('.').map(Number)));
  if (isIPv6(name)) return implicit(7, addressBytes(name));
  return implicit(2, Buffer.from(name, 'ascii'));
}

/** Sixteen bytes of an IPv6 address; URL knows how to write one out. */
function addressBytes(address: string): Buffer {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return Buffer.from([...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]));
}

/** SHA-1 of the key's bits: a name for it, as RFC 5280 has it; nothing rests on its strength. */
function fingerprintOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return createHash('sha1').update(point).digest();
}
