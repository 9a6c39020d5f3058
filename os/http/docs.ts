import type { FastifyInstance } from 'fastify';
import { docsPage } from './docs-page.ts';
import { languageFor } from './mount.ts';
import { type OpenApiDocument, openApi } from './openapi.ts';
import type { House } from './parts.ts';
import { routes } from './routes/routes.ts';

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API's document for programs, and the same for people. */
export function serveDocs(app: FastifyInstance, house: House): void {
  let made: OpenApiDocument | null = null;
  const document = (): OpenApiDocument => (made ??= openApi(routes, house.version));
  app.get('/api/openapi.json', async () => document());
  app.get('/api/docs', async (request, reply) =>
    reply
      .header('content-security-policy', POLICY)
      .header('vary', 'accept-language')
      .type('text/html; charset=utf-8')
      .send(docsPage(document(), languageFor(request))),
  );
}
