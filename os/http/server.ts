import { randomUUID } from 'node:crypto';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { fastify, type FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { ServerCertificate } from './authority/authority.ts';
import { Certificates } from './certificates.ts';
import { serveDocs } from './docs.ts';
import { answerFaults, answerClientFault } from './faults.ts';
import { serveHealth } from './health.ts';
import { plainServer, secureServer, Sockets } from './listener.ts';
import { LiveStreams } from './live-streams.ts';
import { serveMcp } from './mcp/door.ts';
import { mount } from './mount.ts';
import type { House, HttpParts } from './parts.ts';
import { routes } from './routes/routes.ts';
import { strangerListener, trustAnswer } from './trust.ts';
import { serveWeb } from './web-files.ts';

export interface OpenedHttp {
  /** Where it is reached on this machine. */
  readonly url: string;
  /** What it shows over TLS, for other doors of the installation; null = plain HTTP. */
  readonly certificate: ServerCertificate | null;
  close(): Promise<void>;
}

const CERTIFICATE_LOOK_MS = 60 * 60_000;
/** Answers under way may finish so long after the stop began. */
const GRACE_MS = 2000;
const GENERAL_RATE = 6000;

/** Opens the HTTP door: API, health, pages. Port 0 = a free one. @throws Error when it cannot listen */
export async function openHttp(parts: HttpParts, config: Config): Promise<OpenedHttp> {
  const certificates =
    config.tls === 'off' ? null : new Certificates(config, parts.extraNames ?? [], parts.now);
  const streams = new LiveStreams(parts);
  // Exports that a kill left behind.
  await rm(join(config.data, 'tmp'), { recursive: true, force: true });
  const house: House = { ...parts, data: config.data, streams };
  const app = fastify({
    serverFactory: (handler) =>
      certificates === null
        ? plainServer(handler)
        : secureServer(
            certificates.server,
            handler,
            strangerListener(() => certificates.authority?.certificate ?? null),
          ),
    genReqId: () => randomUUID(),
    clientErrorHandler: answerClientFault,
    routerOptions: { maxParamLength: 4096 },
  });
  await frame(app, house, certificates);
  await mount(app, house, routes);
  await serveMcp(app, house);
  await app.ready();
  const sockets = new Sockets(app.server);
  try {
    await listen(app.server, config.host, config.port);
  } catch (error) {
    await app.close();
    throw error;
  }
  const fingerprint = certificates?.authority?.certificate.fingerprint256;
  if (fingerprint !== undefined)
    house.log.info({ fingerprint }, 'local authority: phones trust it at /trust');
  const look = certificates === null ? null : watchCertificate(app.server, certificates, house);
  return {
    url: urlOf(app.server, config.host, certificates !== null),
    certificate: certificates?.server ?? null,
    async close() {
      if (look !== null) clearInterval(look);
      streams.close();
      const closed = new Promise<void>((resolve) => app.server.close(() => resolve()));
      const grace = setTimeout(() => sockets.destroy(), GRACE_MS);
      app.server.closeIdleConnections?.();
      await closed;
      clearTimeout(grace);
      await app.close();
    },
  };
}

/** Everything that holds for every request. */
async function frame(app: FastifyInstance, house: House, certificates: Certificates | null): Promise<void> {
  app.decorateRequest('known', null);
  answerFaults(app, house);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  await app.register(cookie);
  await app.register(helmet, HEADERS);
  await app.register(rateLimit, {
    hook: 'preValidation',
    max: house.rate ?? GENERAL_RATE,
    timeWindow: 60_000,
    cache: 20_000,
    addHeaders: NO_HEADERS,
    addHeadersOnExceeding: NO_HEADERS,
    keyGenerator: (request) => {
      const known = request.known;
      return known?.principal?.person.id ?? known?.device?.key ?? `address ${request.ip}`;
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new SelvedgeError('rate.limited', { seconds: Math.ceil(ttl / 1000) }),
  });
  await app.register(etag, { weak: true });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], globalDecompression: false });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'private, no-cache');
  });
  serveHealth(app, house);
  serveDocs(app, house);
  const authority = (): Certificates['authority'] => certificates?.authority ?? null;
  for (const place of ['/trust', '/trust/*'])
    app.get(place, async (request, reply) => {
      const known = authority();
      const address = new URL(request.url, `${request.protocol}://${request.host}`);
      const answer =
        known === null
          ? null
          : await trustAnswer(known.certificate, address, request.headers['accept-language']);
      if (answer === null) throw new SelvedgeError('not.found', { object: { zh: '地址', en: 'address' } });
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    });
  await serveWeb(app, house.webRoot ?? join(import.meta.dirname, '..', '..', 'web', 'dist'), {
    linked: (letters) => house.host.registry.linked(letters),
    codeOf: (id, page) => house.host.faces.codeOf(id, page),
  });
}

const NO_HEADERS = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
} as const;

const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // WebAssembly reads codes from a camera where the device has no reader of its own; text never becomes code.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      // The chart and the component library set styles on elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // A phone must be able to look past an authority it does not trust yet.
  hsts: false,
  crossOriginEmbedderPolicy: false,
  // With it a browser throws away the process it got ready and starts another: decision 0039.
  originAgentCluster: false,
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'same-origin' },
} as const;

function listen(server: NetServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} on ${host} is in use. Choose another with SELVEDGE_PORT, or 0 for a free one.`,
              {
                cause: error,
              },
            )
          : error,
      ),
    );
    server.listen({ host, port }, () => resolve());
  });
}

/** Everywhere (0.0.0.0, ::) is reached here as 127.0.0.1. */
function urlOf(server: NetServer, host: string, isSecure: boolean): string {
  const address = server.address();
  const port = isListening(address) ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `${isSecure ? 'https' : 'http'}://${name}:${port}`;
}

const isListening = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

function watchCertificate(server: NetServer, certificates: Certificates, house: House): NodeJS.Timeout {
  const look = (): void => {
    try {
      if (!certificates.refresh() || !('setSecureContext' in server)) return;
      const set: unknown = server.setSecureContext;
      if (typeof set === 'function') set.call(server, certificates.server);
      house.gateway.renew(certificates.server);
      house.log.info({}, 'the certificate was renewed');
    } catch (error) {
      house.log.error({ error }, 'the certificate could not be renewed; the old one stays in use');
    }
  };
  return setInterval(look, CERTIFICATE_LOOK_MS).unref();
}
