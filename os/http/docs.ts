import { SelvedgeError } from '@selvedge/sdk/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OpenApp } from '../host/uses.ts';
import { withApps } from './apps/paths.ts';
import { orgWishedBy, type Shown, shownBy } from './caller.ts';
import { docsPage } from './docs-page.ts';
import { admitted, type Known, languageFor } from './mount.ts';
import { type OpenApiDocument, openApi } from './openapi.ts';
import type { House } from './parts.ts';
import { routes } from './routes/routes.ts';

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The API's document for programs, and the same for people. Whoever is signed in finds the apps of his org in it, as far
 * as he may use them; `?app=orders` only that one.
 */
export function serveDocs(app: FastifyInstance, house: House): void {
  let made: OpenApiDocument | null = null;
  const open = (): OpenApiDocument => (made ??= openApi(routes, house.version));
  const document = async (request: FastifyRequest): Promise<OpenApiDocument> => {
    const apps = await appsFor(house, request);
    return apps.length === 0 ? open() : withApps(open(), apps);
  };
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    request.known = await knownOf(house, request);
  };
  app.get('/api/openapi.json', { onRequest }, async (request, reply) =>
    reply.header('vary', 'authorization, cookie, x-org').send(await document(request)),
  );
  app.get('/api/docs', { onRequest }, async (request, reply) =>
    reply
      .header('content-security-policy', POLICY)
      .header('vary', 'accept-language, authorization, cookie, x-org')
      .type('text/html; charset=utf-8')
      .send(docsPage(await document(request), languageFor(request))),
  );
}

/** Strangers may read too; so may whoever's cookie has run out. @throws session.required for a token that is none */
async function knownOf(house: House, request: FastifyRequest): Promise<Known> {
  const shown: Shown = shownBy(request.headers, request.cookies);
  const stranger = { shown, principal: null, device: null };
  if (shown.kind === 'none' || shown.kind === 'device') return stranger;
  try {
    return { ...stranger, principal: await admitted(house, { access: 'session' }, shown, request) };
  } catch (error) {
    const isStale = shown.kind === 'cookie' && orgWishedBy(request.headers) === null;
    if (isStale && error instanceof SelvedgeError) return stranger;
    throw error;
  }
}

/** @throws session.required, not.found for an app that is not there */
async function appsFor(house: House, { known, query }: FastifyRequest): Promise<readonly OpenApp[]> {
  const wished =
    typeof query === 'object' && query !== null && 'app' in query && typeof query.app === 'string'
      ? query.app
      : null;
  const principal = known?.principal ?? null;
  if (principal === null) {
    if (wished !== null) throw new SelvedgeError('session.required');
    return [];
  }
  if (wished === null) return house.host.uses.all(principal);
  return [
    principal.permissions.has('installation.operate')
      ? wholeApp(house, wished)
      : await house.host.uses.open(principal, wished),
  ];
}

/** Whoever installs apps may read all that they declare, in use or not. @throws not.found */
function wholeApp(house: House, id: string): OpenApp {
  const { definition } = house.host.installations.app(id);
  return { definition, permissions: new Set(Object.keys(definition.permissions)) };
}
