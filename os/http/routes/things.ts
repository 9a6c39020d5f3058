import { z } from 'zod';
import { audit } from '../../identity/audit.ts';
import type { Principal } from '../../identity/principal.ts';
import { thingInput, type ThingInput } from '../../namespace/input.ts';
import type { Claim } from '../../namespace/roots.ts';
import { route } from '../route.ts';
import { flag, page, pageQuery, pathParams, thing } from '../shapes.ts';
import { written } from '../written.ts';

/** A root nobody owns goes to the org in whose name the installation's operator acts. */
export const claimOf = ({ permissions }: Principal): Claim => ({
  claimRoot: permissions.has('installation.operate'),
});

export const thingRoutes = [
  route({
    method: 'GET',
    url: '/things',
    operation: 'listThings',
    summary: { zh: '某路径下的设备', en: 'Things below a path' },
    access: 'namespace.read',
    query: z.object({
      ...pageQuery,
      under: z.string().default(''),
      type: z.string().optional(),
      q: z.string().optional().describe('text in path or title'),
      depth: z.coerce.number().int().min(1).max(12).optional().describe('1 = direct children only'),
    }),
    output: page(thing),
    handle: async ({ house, principal, query }) =>
      house.store.org(principal.org.id, (tx) => house.namespace.list(tx, query)),
  }),
  route({
    method: 'GET',
    url: '/things/{path…}',
    operation: 'getThing',
    summary: { zh: '一个设备', en: 'One thing' },
    access: 'namespace.read',
    params: pathParams,
    output: thing,
    handle: async ({ house, principal, params }) =>
      house.store.org(principal.org.id, (tx) => house.namespace.get(tx, params.path)),
  }),
  route({
    method: 'PUT',
    url: '/things/{path…}',
    operation: 'putThing',
    summary: {
      zh: '新建或修改设备；缺少的上级会一并建立',
      en: 'Make or change a thing; missing parents are made',
    },
    access: 'namespace.write',
    params: pathParams,
    body: written<ThingInput>(thingInput),
    output: thing,
    handle: async ({ house, principal, params, body }) =>
      house.store.org(principal.org.id, async (tx) => {
        const { before, after } = await house.namespace.put(tx, params.path, body, claimOf(principal));
        const action = before === null ? 'thing.create' : 'thing.change';
        await audit(tx, principal, { action, object: `thing:${after.path}`, before, after });
        return after;
      }),
  }),
  route({
    method: 'DELETE',
    url: '/things/{path…}',
    operation: 'removeThing',
    summary: { zh: '删除设备；历史仍保留', en: 'Remove a thing; its history stays' },
    access: 'namespace.write',
    params: pathParams,
    query: z.object({ deep: flag.describe('1 = with everything below it') }),
    handle: async ({ house, principal, params, query }) =>
      house.store.org(principal.org.id, async (tx) => {
        const { before, things } = await house.namespace.remove(tx, params.path, query);
        await audit(tx, principal, {
          action: 'thing.remove',
          object: `thing:${params.path}`,
          before: { ...before, things },
        });
      }),
  }),
  route({
    method: 'POST',
    url: '/things/{path…}/move',
    operation: 'moveThing',
    summary: { zh: '移动设备；历史与旧主题保留', en: 'Move a thing; history and old topics stay' },
    access: 'namespace.write',
    params: pathParams,
    body: z.object({ to: z.string() }),
    output: thing,
    handle: async ({ house, principal, params, body }) =>
      house.store.org(principal.org.id, async (tx) => {
        const claim = claimOf(principal);
        const { before, after } = await house.namespace.move(tx, params.path, body.to, claim);
        await audit(tx, principal, {
          action: 'thing.move',
          object: `thing:${before.path}`,
          before: { path: before.path },
          after: { path: after.path },
        });
        return after;
      }),
  }),
];
