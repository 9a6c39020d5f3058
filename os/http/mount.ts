import type { Credential } from '@selvedge/sdk/connector';
import { type Language, SelvedgeError } from '@selvedge/sdk/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allow, type Principal } from '../identity/principal.ts';
import { BODY_LIMIT, textOf, unpack } from './body.ts';
import {
  checkOrigin,
  COOKIE,
  credentialOf,
  orgWishedBy,
  principalOf,
  type Shown,
  shownBy,
} from './caller.ts';
import { isTooDeep } from './depth.ts';
import { languageOf } from './language.ts';
import type { House } from './parts.ts';
import { isAnswer, type Route } from './route.ts';

export const API = '/api/v1';

/** As long as an idle session lives. */
const COOKIE_SECONDS = 30 * 86_400;
const SLOWEST_MS = 60_000;
const TOO_DEEP = { zh: '内容嵌套得太深。', en: 'The body nests too deeply.' };
const ANY_TIME_MS = 2 ** 31 - 1;

/** What is known of a request before its body is read. */
export interface Known {
  readonly shown: Shown;
  readonly principal: Principal | null;
  readonly device: Credential | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    known: Known | null;
  }
}

export const languageFor = (request: FastifyRequest): Language =>
  languageOf(request.headers['accept-language'], request.known?.principal?.person.locale);

/** Puts the routes of a table on the server, each behind the door its access says. */
export async function mount(app: FastifyInstance, house: House, routes: readonly Route[]): Promise<void> {
  for (const kind of ['json', 'bytes', 'stream'] as const) {
    await app.register(async (scope) => {
      readBodies(scope, kind);
      for (const route of routes.filter(({ bodyKind = 'json' }) => bodyKind === kind))
        put(scope, house, route);
    });
  }
}

/** A text, a whole file, or the bytes as they come. */
export function readBodies(scope: FastifyInstance, kind: 'json' | 'bytes' | 'stream'): void {
  scope.removeAllContentTypeParsers();
  if (kind === 'stream') {
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    return;
  }
  scope.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding'];
    return unpack(payload, encoding, BODY_LIMIT);
  });
  if (kind === 'bytes') {
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    return;
  }
  const readJson = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      const text = typeof body === 'string' ? body : textOf(body);
      if (isTooDeep(text)) throw new SelvedgeError('input.invalid', { reason: TOO_DEEP });
      void readJson(request, text, done);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function put(scope: FastifyInstance, house: House, route: Route): void {
  const [start = '', ending = ''] = route.url.split('{path…}');
  scope.route({
    method: route.method,
    url: API + (route.url.includes('{path…}') ? `${start}*` : start.replaceAll(/\{(\w+)\}/g, ':$1')),
    bodyLimit: BODY_LIMIT,
    // Asked for its head alone, a stream would be opened and never read.
    exposeHeadRoute: route.method === 'GET' && route.outputTypes === undefined,
    handlerTimeout: route.unhurried ? ANY_TIME_MS : SLOWEST_MS,
    ...(route.unhurried ? { compress: false as const } : {}),
    config: { rateLimit: rateOf(route) },
    onRequest: async (request) => {
      request.known = await knownOf(house, route, request);
    },
    handler: async (request, reply) => answer(house, route, ending, request, reply),
  });
}

const rateOf = ({ rate }: Route): object | false =>
  rate === 'none'
    ? false
    : rate === undefined
      ? {}
      : { max: rate, keyGenerator: (request: FastifyRequest) => `address ${request.ip}` };

/** Who asks; refuses whoever may not come in. @throws session.required, csrf.refused, permission.missing, … */
async function knownOf(house: House, route: Route, request: FastifyRequest): Promise<Known> {
  const shown = shownBy(request.headers, request.cookies);
  checkOrigin(request.method, request.headers, shown);
  if (route.access === 'public') return { shown, principal: null, device: null };
  if (route.devices && shown.kind === 'device')
    return { shown, principal: null, device: await credentialOf(house, shown, request.ip) };
  return { shown, principal: await admitted(house, route, shown, request), device: null };
}

/** @throws session.required, not.found for a foreign org, password.change.required, permission.missing */
export async function admitted(
  house: House,
  route: Pick<Route, 'access' | 'beforePasswordChange'>,
  shown: Shown,
  request: FastifyRequest,
): Promise<Principal> {
  const principal = await principalOf(house, shown, orgWishedBy(request.headers), request.ip);
  // What a device kept while it was offline goes out in the name of whoever did it, or not at all.
  const meant = request.headers['x-person'];
  if (meant !== undefined && meant !== principal.person.id) throw new SelvedgeError('session.other');
  if (principal.person.mustChange && principal.via === 'session' && !route.beforePasswordChange)
    throw new SelvedgeError('password.change.required');
  if (route.access !== 'session' && route.access !== 'public') allow(principal, route.access);
  return principal;
}

async function answer(
  house: House,
  route: Route,
  ending: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { known } = request;
  const shown = known?.shown ?? { kind: 'none' };
  const result = await route.handle({
    house,
    params: paramsOf(request.params, ending),
    query: request.query,
    body: request.body,
    contentType: request.headers['content-type'] ?? '',
    contentEncoding: request.headers['content-encoding'],
    address: request.ip,
    language: languageFor(request),
    principal: known?.principal ?? null,
    device: known?.device ?? null,
    token: 'token' in shown && shown.kind !== 'link' ? shown.token : null,
    link: shown.kind === 'link' ? shown.token : null,
    idempotencyKey: keyOf(request),
    setCookie: (value) => {
      reply.setCookie(COOKIE, value ?? '', {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
        maxAge: value === null ? 0 : COOKIE_SECONDS,
      });
    },
    recheck: () => admitted(house, route, shown, request),
  });
  if (isAnswer(result)) {
    for (const [name, value] of Object.entries(result.headers ?? {})) reply.header(name, value);
    return reply.type(result.contentType).send(result.content);
  }
  if (route.output === undefined) return reply.code(204).send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(route.output.parse(result)));
}

const keyOf = ({ headers }: FastifyRequest): string | null => {
  const key = headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? key : null;
};

/** The rest of the address is a path; a fixed ending is taken off. */
function paramsOf(params: unknown, ending: string): unknown {
  if (typeof params !== 'object' || params === null || !('*' in params)) return params;
  const { '*': rest, ...others } = params;
  const path = String(rest).replace(/\/$/, '');
  if (ending === '') return { ...others, path };
  if (!path.endsWith(ending)) throw new SelvedgeError('not.found', { object: { zh: '接口', en: 'route' } });
  return { ...others, path: path.slice(0, -ending.length) };
}
