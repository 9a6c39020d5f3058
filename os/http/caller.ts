import type { IncomingHttpHeaders } from 'node:http';
import type { Credential } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Principal } from '../identity/principal.ts';
import type { House } from './parts.ts';

export const COOKIE = 'selvedge';

/** What a request shows of itself. */
export type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'cookie' | 'token' | 'link'; readonly token: string }
  | { readonly kind: 'device'; readonly username: string; readonly secret: string };

/** Reads `Authorization` (Bearer token, Bearer username:secret, Basic, Link code) or else the cookie. */
export function shownBy(
  headers: IncomingHttpHeaders,
  cookies: Readonly<Record<string, string | undefined>>,
): Shown {
  const { authorization } = headers;
  if (authorization === undefined) {
    const token = cookies[COOKIE];
    return token ? { kind: 'cookie', token } : { kind: 'none' };
  }
  const [, scheme = '', written = ''] = /^(\S+)\s+(\S+)\s*$/.exec(authorization) ?? [];
  if (/^bearer$/i.test(scheme))
    return written.includes(':') ? deviceOf(written) : { kind: 'token', token: written };
  if (/^link$/i.test(scheme)) return { kind: 'link', token: written };
  if (/^basic$/i.test(scheme)) return deviceOf(Buffer.from(written, 'base64').toString('utf8'));
  return { kind: 'none' };
}

function deviceOf(pair: string): Shown {
  const cut = pair.indexOf(':');
  return cut < 0
    ? { kind: 'none' }
    : { kind: 'device', username: pair.slice(0, cut), secret: pair.slice(cut + 1) };
}

/** The org a request names, in `X-Org`; a slug that is not plain letters comes percent-encoded. */
export function orgWishedBy(headers: IncomingHttpHeaders): string | null {
  const written = headers['x-org'];
  if (typeof written !== 'string' || written === '') return null;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** @throws session.required; not.found for an org that is not theirs */
export async function principalOf(
  house: House,
  shown: Shown,
  org: string | null,
  address: string,
): Promise<Principal> {
  if (shown.kind !== 'cookie' && shown.kind !== 'token') throw new SelvedgeError('session.required');
  return house.identity.authenticate(shown.token, org, address);
}

/** @throws session.required */
export async function credentialOf(house: House, shown: Shown, address: string): Promise<Credential> {
  const credential =
    shown.kind === 'device' ? await house.identity.verifyDevice(shown.username, shown.secret, address) : null;
  if (credential === null) throw new SelvedgeError('session.required');
  return credential;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change made with a cookie must come from our own pages: browsers say where a request comes from, and one that does
 * not say is refused.
 * @throws csrf.refused
 */
export function checkOrigin(method: string, headers: IncomingHttpHeaders, shown: Shown): void {
  if (SAFE.has(method) || (shown.kind !== 'cookie' && shown.kind !== 'none')) return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin') return;
    throw new SelvedgeError('csrf.refused');
  }
  const { origin } = headers;
  if (
    origin === undefined
      ? shown.kind === 'cookie'
      : hostOf(origin) !== (headers[':authority'] ?? headers.host)
  )
    throw new SelvedgeError('csrf.refused');
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
