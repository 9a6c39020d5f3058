import { z } from 'zod';
import { audit } from '../../identity/audit.ts';
import { typeInput, type TypeInput } from '../../namespace/input.ts';
import { route } from '../route.ts';
import { thingType } from '../shapes.ts';
import { written } from '../written.ts';

const typeParams = z.object({ id: z.string() });

export const thingTypeRoutes = [
  route({
    method: 'GET',
    url: '/thing-types',
    operation: 'listTypes',
    summary: { zh: '设备类型', en: 'Thing types' },
    access: 'namespace.read',
    output: z.object({ items: z.array(thingType), next: z.string().nullable() }),
    handle: async ({ house, principal }) => ({
      items: await house.store.org(principal.org.id, (tx) => house.namespace.listTypes(tx)),
      next: null,
    }),
  }),
  route({
    method: 'GET',
    url: '/thing-types/{id}',
    operation: 'getType',
    summary: { zh: '一个设备类型', en: 'One thing type' },
    access: 'namespace.read',
    params: typeParams,
    query: z.object({
      version: z.coerce
        .number()
        .int()
        .min(1)
        .max(2 ** 31 - 1)
        .optional(),
    }),
    output: thingType,
    handle: async ({ house, principal, params, query }) =>
      house.store.org(principal.org.id, (tx) => house.namespace.getType(tx, params.id, query.version)),
  }),
  route({
    method: 'PUT',
    url: '/thing-types/{id}',
    operation: 'putType',
    summary: { zh: '新建类型，或建立新版本', en: 'Make a type, or a new version of it' },
    access: 'namespace.write',
    params: typeParams,
    body: written<TypeInput>(typeInput),
    output: thingType,
    handle: async ({ house, principal, params, body }) =>
      house.store.org(principal.org.id, async (tx) => {
        const { before, after } = await house.namespace.putType(tx, params.id, body);
        const action = before === null ? 'type.create' : 'type.change';
        await audit(tx, principal, { action, object: `type:${params.id}`, before, after });
        return after;
      }),
  }),
];
