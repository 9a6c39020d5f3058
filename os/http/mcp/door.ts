import { SelvedgeError } from '@selvedge/sdk/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BODY_LIMIT } from '../body.ts';
import { shownBy } from '../caller.ts';
import { admitted, languageFor, readBodies } from '../mount.ts';
import type { House } from '../parts.ts';

const SLOWEST_MS = 60_000;
/** The transport wants one; it looks at nothing in it. */
const ADDRESS = 'http://localhost/mcp';

/**
 * The Model Context Protocol over streamable HTTP, without sessions: every request says who asks, by a session's or
 * access token, and is answered with JSON. Cookies are not looked at, so no page of another site gets in.
 */
export async function serveMcp(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    readBodies(scope, 'json');
    scope.route({
      method: ['GET', 'POST', 'DELETE'],
      url: '/mcp',
      bodyLimit: BODY_LIMIT,
      exposeHeadRoute: false,
      handlerTimeout: SLOWEST_MS,
      onRequest: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const shown = shownBy(request.headers, {});
        const principal = await admitted(house, { access: 'session' }, shown, request);
        request.known = { shown, principal, device: null };
      },
      handler: async (request, reply) =>
        request.method === 'POST' ? exchange(house, request, reply) : refuseStream(reply),
    });
  });
}

/** There is nothing that the platform would tell unasked. */
const refuseStream = (reply: FastifyReply): FastifyReply =>
  reply.code(405).header('allow', 'POST').send(fault('Method not allowed: POST only.'));

const fault = (message: string): object => ({ jsonrpc: '2.0', error: { code: -32000, message }, id: null });

async function exchange(house: House, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const principal = request.known?.principal;
  if (!principal) throw new SelvedgeError('session.required');
  // One request, one turn of the rate limit.
  if (Array.isArray(request.body)) return reply.code(400).send(fault('Send one message a request.'));
  // Loaded when first needed: the platform starts sooner.
  const [{ mcpServer }, { WebStandardStreamableHTTPServerTransport }] = await Promise.all([
    import('./server.ts'),
    import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
  ]);
  const server = mcpServer(house, {
    principal,
    language: languageFor(request),
    request: request.id,
    apps: appsWished(request.query),
  });
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await server.connect(transport);
    const asked = new Request(ADDRESS, {
      method: 'POST',
      headers: headersOf(request),
    });
    const answered = await transport.handleRequest(asked, { parsedBody: request.body });
    reply.code(answered.status);
    for (const [name, value] of answered.headers) reply.header(name, value);
    return await reply.send(await answered.text());
  } finally {
    await server.close();
  }
}

/** What the transport looks at. */
const headersOf = ({ headers }: FastifyRequest): [string, string][] =>
  ['accept', 'content-type', 'mcp-protocol-version'].flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });

/** `/mcp?apps=orders,tracking` shows the tools of some apps only: an assistant chooses better among few. */
function appsWished(query: unknown): ReadonlySet<string> | null {
  const written =
    typeof query === 'object' && query !== null && 'apps' in query && typeof query.apps === 'string'
      ? query.apps
      : '';
  return written === '' ? null : new Set(written.split(','));
}
