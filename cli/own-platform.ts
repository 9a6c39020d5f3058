import type { Config } from '@selvedge/os/config.ts';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type TLSSocket, connect } from 'node:tls';

export interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Ask = (address: string, asked: Asked) => Promise<Response>;

/**
 * Asks the platform of this machine. Over HTTPS it is known by its certificate's file, whatever names that carries:
 * commands reach it as 127.0.0.1, and its certificate may be for factory.example.
 */
export function askOwnPlatform(config: Config): Ask {
  if (config.tls === 'off') return (address, asked) => fetch(address, asked);
  const file = config.tls === 'local' ? join(config.data, 'tls', 'authority.crt') : config.tls.cert;
  const known = new X509Certificate(readFileSync(file));
  return (address, asked) => askOver(new URL(address), asked, known);
}

function askOver(url: URL, { method, headers, body }: Asked, known: X509Certificate): Promise<Response> {
  return new Promise((resolve, reject) => {
    const asking = request(url, {
      method,
      headers,
      createConnection: (_, done) => {
        const socket = connect({
          host: url.hostname,
          port: Number(url.port || 443),
          rejectUnauthorized: false,
        });
        socket.once('error', reject);
        socket.once('secureConnect', () => {
          if (isKnown(socket, known)) return done(null, socket);
          socket.destroy();
          reject(
            new Error(`${url.host} is not the platform of this data folder: its certificate is another.`),
          );
        });
        return undefined;
      },
    });
    asking.once('error', reject);
    asking.once('response', (answer) => {
      const status = answer.statusCode ?? 0;
      const isEmpty = status === 204 || status === 304;
      resolve(new Response(isEmpty ? null : Readable.toWeb(answer), { status }));
    });
    asking.end(body);
  });
}

/** The certificate itself, or one that it signed (the local authority's). */
function isKnown(socket: TLSSocket, known: X509Certificate): boolean {
  const peer = socket.getPeerX509Certificate();
  if (peer === undefined) return false;
  return (
    peer.fingerprint256 === known.fingerprint256 || (peer.checkIssued(known) && peer.verify(known.publicKey))
  );
}
