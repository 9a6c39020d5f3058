import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { OBJECT } from '../../host/words.ts';
import { openRoute, sending } from '../route.ts';
import { json, moment, orgTitle, titles } from '../shapes.ts';

/** Requests a minute from one address: whoever looks at a consignment needs a few, whoever guesses needs ever so many. */
const RATE = 120;

/** @throws not.found */
function codeIn(link: string | null): string {
  if (link === null) throw new SelvedgeError('not.found', { object: OBJECT.link });
  return link;
}

/** For people who have a link and no login: `Authorization: Link <code>`. */
export const linkRoutes = [
  openRoute({
    method: 'GET',
    url: '/link',
    operation: 'openLink',
    summary: {
      zh: '链接打开的是什么（无需登录）',
      en: 'What a link opens, without a login; 404 when it is unknown, closed or past its day',
    },
    access: 'public',
    rate: RATE,
    output: z
      .object({
        app: z.string(),
        title: titles,
        module: z.string().nullable(),
        org: z.object({ title: orgTitle, timeZone: z.string() }),
        name: z.string().describe('whom it was made for'),
        expiresAt: moment,
      })
      .meta({ id: 'OpenedLink' }),
    handle: async ({ house, link, address }) => house.host.guests.open(codeIn(link), address),
  }),
  openRoute({
    method: 'GET',
    url: '/link/views/{name}',
    operation: 'askLink',
    summary: { zh: '查询链接的内容', en: 'Ask a view of what a link opens' },
    access: 'public',
    rate: RATE,
    params: z.object({ name: z.string() }),
    query: z.object({ input: json.describe('the view’s input as JSON') }),
    output: z.unknown(),
    handle: async ({ house, link, address, params, query }) =>
      house.host.guests.ask(codeIn(link), params.name, query.input, address),
  }),
  openRoute({
    method: 'POST',
    url: '/link/actions/{name}',
    operation: 'actByLink',
    summary: {
      zh: '经链接登记',
      en: 'Run an action of what a link opens; `Idempotency-Key` makes it once for ever',
    },
    access: 'public',
    rate: RATE,
    params: z.object({ name: z.string() }),
    body: z.record(z.string(), z.unknown()).optional(),
    output: z.unknown(),
    handle: async ({ house, link, address, params, body, idempotencyKey }) =>
      house.host.guests.act(codeIn(link), params.name, body ?? {}, idempotencyKey, address),
  }),
  openRoute({
    method: 'GET',
    url: '/link/modules/{app}/{file}',
    operation: 'getLinkModule',
    summary: { zh: '链接页面的代码', en: 'Code of the page that a link opens: the same for everybody' },
    access: 'public',
    params: z.object({ app: z.string(), file: z.string() }),
    outputTypes: ['text/javascript'],
    handle: async ({ house, params }) =>
      sending({
        contentType: 'text/javascript; charset=utf-8',
        content: await house.host.faces.guestCode(params.app, params.file),
        headers: { 'cache-control': 'public, max-age=31536000, immutable' },
      }),
  }),
];
