import { z } from 'zod';
import { route } from '../route.ts';
import { demand } from '../../host/permission.ts';
import { isPermission } from '../../identity/permissions.ts';
import type { Principal } from '../../identity/principal.ts';
import type { House } from '../parts.ts';
import { id, idParams, moment } from '../shapes.ts';

const scopes = z.array(z.string()).describe('permissions; those of apps are called app.word');

const token = z
  .object({
    id,
    name: z.string(),
    scopes,
    createdAt: moment,
    expires: moment.nullable(),
    lastSeen: moment.nullable(),
  })
  .meta({ id: 'Token' });

/** @throws not.found for an app that the org does not use; permission.missing */
async function demandInApps(house: House, principal: Principal, wished: readonly string[]): Promise<void> {
  for (const scope of wished.filter((word) => !isPermission(word))) {
    const [app = ''] = scope.split('.');
    const { definition, permissions } = await house.host.uses.open(principal, app);
    demand(definition, permissions, scope);
  }
}

export const tokenRoutes = [
  route({
    method: 'GET',
    url: '/tokens',
    operation: 'listTokens',
    summary: { zh: '自己的令牌', en: 'One’s own tokens' },
    access: 'tokens.own',
    output: z.object({ items: z.array(token), next: z.string().nullable() }),
    handle: async ({ house, principal }) => ({
      items: await house.identity.administration.listTokens(principal),
      next: null,
    }),
  }),
  route({
    method: 'POST',
    url: '/tokens',
    operation: 'createToken',
    summary: { zh: '新建令牌（只显示一次）', en: 'Make a token (shown once)' },
    access: 'tokens.own',
    body: z.object({
      name: z.string(),
      scopes,
      expires: z.iso.datetime({ offset: true }).nullable().optional(),
    }),
    output: token.extend({ token: z.string() }).meta({ id: 'MadeToken' }),
    async handle({ house, principal, body: { name, scopes, expires } }) {
      await demandInApps(house, principal, scopes);
      const { token, secret } = await house.identity.administration.createToken(principal, {
        name,
        scopes,
        expires: expires ? new Date(expires) : null,
      });
      return { ...token, token: secret };
    },
  }),
  route({
    method: 'DELETE',
    url: '/tokens/{id}',
    operation: 'removeToken',
    summary: { zh: '撤销令牌', en: 'Revoke a token' },
    access: 'tokens.own',
    params: idParams,
    handle: async ({ house, principal, params }) =>
      house.identity.administration.removeToken(principal, params.id),
  }),
];
