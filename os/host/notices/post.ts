import { lookup } from 'node:dns';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isNear } from './address.ts';

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Posted {
  readonly status: number;
  /** The first of what it answered. */
  readonly text: string;
}

/** Sends something out of the house. @throws Error when nobody answered */
export type Post = (posting: Posting) => Promise<Posted>;

const PATIENCE_MS = 10_000;
const MOST = 16 * 1024;

/** A name may lead anywhere: what it resolves to is looked at before anything is sent, and only that is connected to. */
const outside: LookupFunction = (host, options, found) =>
  lookup(host, { ...options, all: true }, (fault, addresses) => {
    if (fault !== null) return found(fault, '', 0);
    const far = addresses.filter(({ address }) => !isNear(address));
    const [first] = far;
    if (first === undefined || far.length < addresses.length)
      return found(Object.assign(new Error(`${host} is of this network`), { code: 'ENEAR' }), '', 0);
    return options.all === true ? found(null, far) : found(null, first.address, first.family);
  });

/** Over HTTPS to the wide world; nothing of it leads elsewhere (redirects are answers). */
export const postOut: Post = ({ url, headers, body }) =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': body.length },
        lookup: outside,
        timeout: PATIENCE_MS,
      },
      (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          size += part.length;
          if (size > MOST) sent.destroy(new Error('The answer is too long.'));
          else parts.push(part);
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
        answer.on('error', reject);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('Nobody answered within ten seconds.')));
    sent.on('error', reject);
    sent.end(body);
  });
