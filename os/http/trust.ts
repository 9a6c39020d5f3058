import { createHash, type X509Certificate } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { localAddresses } from './authority/names.ts';
import { profileOf } from './authority/profile.ts';
import { trustPage } from './authority/trust-page.ts';
import { languageOf } from './language.ts';

export interface TrustAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The pages that walk a phone through trusting the local authority, and the files it needs. The same over plain HTTP
 * (a phone that does not trust us yet) and over HTTPS (the office computer that shows the code).
 * @returns null for any other address
 */
export async function trustAnswer(
  authority: X509Certificate,
  address: URL,
  acceptLanguage: string | undefined,
): Promise<TrustAnswer | null> {
  if (address.pathname === '/trust/selvedge.crt')
    return file(authority.raw, 'application/x-x509-ca-cert', 'selvedge.crt');
  if (address.pathname === '/trust/selvedge.mobileconfig')
    return file(profileOf(authority), 'application/x-apple-aspen-config', 'selvedge.mobileconfig');
  if (address.pathname !== '/trust') return null;
  const language = languageOf(address.searchParams.get('lang') ?? acceptLanguage);
  const host = reachableHost(address);
  // Loaded when first needed: the platform starts sooner.
  const { toString: drawCode } = await import('qrcode');
  const body = trustPage({
    language,
    fingerprint: authority.fingerprint256,
    open: `https://${host}/`,
    code: await drawCode(`http://${host}/trust`, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
    address: `http://${host}/trust`,
  });
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAGE_POLICY,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body,
  };
}

/** A phone cannot reach this machine as localhost: then the first address of its network cards stands in. */
function reachableHost(address: URL): string {
  const isLocal = /^(localhost|127\.|\[::1\])/.test(address.hostname);
  const [card] = localAddresses();
  if (!isLocal || card === undefined) return address.host;
  const host = card.includes(':') ? `[${card}]` : card;
  return address.port === '' ? host : `${host}:${address.port}`;
}

const file = (body: string | Uint8Array, type: string, name: string): TrustAnswer => ({
  status: 200,
  headers: {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
  },
  body,
});

/**
 * Answers whoever speaks plain HTTP on the TLS port: the trust pages; somebody who types the bare address is led to
 * them; everything else is sent to the same place over HTTPS. Nothing that changes anything is taken here.
 * @param authority null when the certificate was given: then there is nothing to trust first
 */
export function strangerListener(authority: () => X509Certificate | null): RequestListener {
  return (request, response) => {
    const send = (
      status: number,
      headers: Readonly<Record<string, string>>,
      body: string | Uint8Array = '',
    ): void => {
      response
        .writeHead(status, { ...headers, connection: 'close' })
        .end(request.method === 'HEAD' ? '' : body);
    };
    const address = addressOf(request.url, request.headers.host);
    if (address === null) return send(400, { 'content-type': 'text/plain' }, 'Bad request.\n');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(426, { upgrade: 'TLS/1.2', 'content-type': 'text/plain' }, 'Use https.\n');
    const known = authority();
    const secure = `https://${address.host}${address.pathname}${address.search}`;
    if (known === null) return send(308, { location: secure });
    trustAnswer(known, address, request.headers['accept-language']).then(
      (answer) => {
        if (answer !== null) return send(answer.status, answer.headers, answer.body);
        return address.pathname === '/' ? send(302, { location: '/trust' }) : send(308, { location: secure });
      },
      () => send(500, { 'content-type': 'text/plain' }, 'Something went wrong.\n'),
    );
  };
}

/** Only a plain host and port are taken from the request, so that no answer leads anywhere else. */
function addressOf(url: string | undefined, host: string | undefined): URL | null {
  if (host === undefined || !/^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host)) return null;
  const path = (url ?? '/').startsWith('/') ? (url ?? '/') : '/';
  return URL.parse(`http://${host}${path.replace(/^\/+/, '/')}`);
}
