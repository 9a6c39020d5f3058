import { createServer, type RequestListener, type Server } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { Server as NetServer, Socket } from 'node:net';
import type { ServerCertificate } from './authority/authority.ts';

/** Limits on what a stranger may keep open or send. */
export const LIMITS = {
  headersTimeout: 15_000,
  /** A body may take long; idle sockets are closed instead. */
  requestTimeout: 0,
  keepAliveTimeout: 72_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 5000,
} as const;

/** A long export may think for minutes before its first byte. */
const IDLE_MS = 600_000;
const FIRST_BYTE_MS = 10_000;
const HANDSHAKE_MS = 20_000;
const TLS_HANDSHAKE = 0x16;
const MOST_CONNECTIONS = 20_000;

/** Plain HTTP, for loopback. */
export function plainServer(handler: RequestListener): Server {
  const server = createServer(LIMITS, handler);
  server.setTimeout(IDLE_MS);
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

/**
 * HTTP/2 and HTTP/1.1 over TLS. A client that speaks plain HTTP on this port is handed to `stranger`, which can tell a
 * phone how to trust us.
 */
export function secureServer(
  certificate: ServerCertificate,
  handler: RequestListener,
  stranger: RequestListener,
): Server {
  const server = createSecureServer(
    {
      ...LIMITS,
      ...certificate,
      allowHTTP1: true,
      minVersion: 'TLSv1.2',
      handshakeTimeout: HANDSHAKE_MS,
      settings: { maxConcurrentStreams: 200, maxHeaderListSize: LIMITS.maxHeaderSize },
    },
    // Node's compatibility layer: requests and responses of version 2 have what those of version 1 have.
    handler as unknown as Parameters<typeof createSecureServer>[1],
  );
  server.setTimeout(IDLE_MS);
  server.on('session', (session) => session.setTimeout(IDLE_MS, () => session.close()));
  const net: NetServer = server;
  net.maxConnections = MOST_CONNECTIONS;
  sortByFirstByte(net, stranger);
  return net as Server;
}

/** Looks at the first byte of each connection before TLS does. */
function sortByFirstByte(server: NetServer, stranger: RequestListener): void {
  const plain = createServer(
    { ...LIMITS, headersTimeout: FIRST_BYTE_MS, requestTimeout: FIRST_BYTE_MS, keepAliveTimeout: 1 },
    stranger,
  );
  // Its timeouts are watched from here on, though it listens to no port of its own.
  plain.emit('listening');
  server.on('close', () => plain.close());
  const takers = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    socket.setTimeout(FIRST_BYTE_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: unknown = socket.read(1);
      if (!(first instanceof Uint8Array)) return void socket.destroy();
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.unshift(first);
      if (first[0] !== TLS_HANDSHAKE) plain.emit('connection', socket);
      else for (const take of takers) take.call(server, socket);
    });
  });
}

/** Every open socket of a server, so that a stop need not wait for the slowest. */
export class Sockets {
  readonly #open = new Set<Socket>();

  constructor(server: NetServer) {
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }
}
