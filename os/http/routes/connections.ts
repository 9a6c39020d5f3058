import type { ClientDefinition, SettingField } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import {
  changeConnection,
  type Connection,
  createConnection,
  getConnection,
  listConnections,
  masked,
  removeConnection,
} from '../../gateway/connections.ts';
import { audit } from '../../identity/audit.ts';
import { owns, type Principal } from '../../identity/principal.ts';
import { parse } from '../../namespace/parse.ts';
import { thingPath } from '../../namespace/input.ts';
import type { House } from '../parts.ts';
import { route } from '../route.ts';
import { id, idParams, titles } from '../shapes.ts';

export const connectionState = z.enum(['ok', 'waiting', 'failed', 'off']);

const settings = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const name = z.string().trim().min(1).max(200);

const connection = z
  .object({
    id,
    connector: z.string(),
    title: z.string(),
    under: z.string().describe('thing path its points go under'),
    settings: settings.describe('secrets are masked'),
    enabled: z.boolean(),
    state: connectionState,
    detail: z.string(),
  })
  .meta({ id: 'Connection' });

const field = z
  .object({
    name: z.string(),
    title: titles,
    type: z.enum(['text', 'secret', 'number', 'path', 'boolean']),
    required: z.boolean().optional(),
    default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    hint: titles.optional(),
  })
  .meta({ id: 'SettingField' });

const connector = z
  .object({ id: z.string(), title: titles, settings: z.array(field) })
  .meta({ id: 'Connector' });

/** As shown: secrets masked, with how it fares. */
function shown(house: House, made: Connection): z.input<typeof connection> {
  const definition = house.gateway.clients.find((client) => client.id === made.connector);
  const { state, detail } = house.gateway.state(made.id);
  return {
    id: made.id,
    connector: made.connector,
    title: made.title,
    under: made.under,
    settings: definition === undefined ? {} : { ...masked(definition, made.settings) },
    enabled: made.enabled,
    state,
    detail,
  };
}

const facts = (definition: ClientDefinition, made: Connection): object => ({
  ...made,
  settings: masked(definition, made.settings),
});

/** @throws input.invalid, not.found for another org's path */
function checkUnder(principal: Principal, under: string): void {
  parse(z.object({ under: thingPath }), { under });
  if (!owns(principal, under)) throw new SelvedgeError('not.found', { object: { zh: '路径', en: 'path' } });
}

export const connectionRoutes = [
  route({
    method: 'GET',
    url: '/connectors',
    operation: 'listConnectors',
    summary: { zh: '可用的连接器', en: 'Connectors there are' },
    access: 'connections.manage',
    output: z.object({ items: z.array(connector) }),
    handle: async ({ house }) => ({
      items: house.gateway.clients.map((client) => ({
        id: client.id,
        title: client.title,
        settings: client.settings.map((setting: SettingField) => ({ ...setting })),
      })),
    }),
  }),
  route({
    method: 'GET',
    url: '/connections',
    operation: 'listConnections',
    summary: { zh: '本组织的连接', en: 'Connections of the org' },
    access: 'connections.manage',
    output: z.object({ items: z.array(connection), next: z.string().nullable() }),
    handle: async ({ house, principal }) => ({
      items: (await house.store.org(principal.org.id, listConnections)).map((made) => shown(house, made)),
      next: null,
    }),
  }),
  route({
    method: 'POST',
    url: '/connections',
    operation: 'createConnection',
    summary: { zh: '新建连接', en: 'Set up a connection' },
    access: 'connections.manage',
    body: z.object({
      connector: z.string(),
      title: name,
      under: z.string(),
      settings: settings.default({}),
      enabled: z.boolean().default(true),
    }),
    output: connection,
    async handle({ house, principal, body }) {
      const definition = house.gateway.client(body.connector);
      checkUnder(principal, body.under);
      const made = await house.store.org(principal.org.id, async (tx) => {
        const created = await createConnection(tx, definition, body);
        const after = facts(definition, created);
        await audit(tx, principal, {
          action: 'connection.create',
          object: `connection:${created.id}`,
          after,
        });
        return created;
      });
      house.gateway.apply(made);
      return shown(house, made);
    },
  }),
  route({
    method: 'PATCH',
    url: '/connections/{id}',
    operation: 'changeConnection',
    summary: { zh: '修改连接', en: 'Change a connection' },
    access: 'connections.manage',
    params: idParams,
    body: z.object({
      title: name.optional(),
      under: z.string().optional(),
      settings: settings.optional(),
      enabled: z.boolean().optional(),
    }),
    output: connection,
    async handle({ house, principal, params, body }) {
      const made = await house.store.org(principal.org.id, async (tx) => {
        const before = await getConnection(tx, params.id);
        const definition = house.gateway.client(before.connector);
        if (body.under !== undefined) checkUnder(principal, body.under);
        const after = await changeConnection(tx, definition, params.id, body);
        await audit(tx, principal, {
          action: 'connection.change',
          object: `connection:${params.id}`,
          before: facts(definition, before),
          after: facts(definition, after),
        });
        return after;
      });
      house.gateway.apply(made);
      return shown(house, made);
    },
  }),
  route({
    method: 'DELETE',
    url: '/connections/{id}',
    operation: 'removeConnection',
    summary: { zh: '删除连接', en: 'Remove a connection' },
    access: 'connections.manage',
    params: idParams,
    async handle({ house, principal, params }) {
      await house.store.org(principal.org.id, async (tx) => {
        const { settings: _, ...before } = await removeConnection(tx, params.id);
        await audit(tx, principal, {
          action: 'connection.remove',
          object: `connection:${params.id}`,
          before,
        });
      });
      await house.gateway.drop(params.id);
    },
  }),
];
