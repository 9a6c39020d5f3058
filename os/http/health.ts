import { isLoopback } from '../config.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { allow } from '../identity/principal.ts';
import { orgWishedBy, principalOf, shownBy } from './caller.ts';
import type { House } from './parts.ts';

/** Is it alive, does it take data, how much: for supervisors and Prometheus. */
export function serveHealth(app: FastifyInstance, house: House): void {
  const free = { config: { rateLimit: false } };
  app.get('/healthz', free, async () => ({ alive: true, version: house.version }));
  app.get('/readyz', free, async (_request, reply) => {
    const { taking, reason } = await readiness(house);
    return reply.code(taking ? 200 : 503).send({ ready: taking, reason });
  });
  app.get('/metrics', free, async (request, reply) => {
    await mayRead(house, request);
    return reply.type(house.meters.contentType).send(await house.meters.text());
  });
}

/** Whether everything that is needed to store a point works. */
export async function readiness(house: House): Promise<{ taking: boolean; reason: string | null }> {
  const history = house.historian.status();
  if (!history.taking) return { taking: false, reason: history.reason };
  return (await house.store.healthy())
    ? { taking: true, reason: null }
    : { taking: false, reason: 'PostgreSQL does not answer.' };
}

/** From this machine itself, or with the right to operate the installation. */
async function mayRead(house: House, request: FastifyRequest): Promise<void> {
  const isProxied =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  if (isLoopback(request.ip.replace(/^::ffff:/, '')) && !isProxied) return;
  const shown = shownBy(request.headers, request.cookies);
  const principal = await principalOf(house, shown, orgWishedBy(request.headers), request.ip);
  allow(principal, 'installation.operate');
}
