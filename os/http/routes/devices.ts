import { z } from 'zod';
import { route } from '../route.ts';
import { id, idParams, moment, page, pageQuery } from '../shapes.ts';

const device = z
  .object({
    id,
    name: z.string(),
    path: z.string().describe('subtree; empty = the whole installation'),
    username: z.string(),
    mayRead: z.boolean(),
    mayWrite: z.boolean(),
    createdAt: moment,
    lastSeen: moment.nullable(),
  })
  .meta({ id: 'Device' });

export const deviceRoutes = [
  route({
    method: 'GET',
    url: '/devices',
    operation: 'listDevices',
    summary: { zh: '设备凭证', en: 'Device credentials' },
    access: 'devices.manage',
    query: z.object(pageQuery),
    output: page(device),
    handle: async ({ house, principal, query }) =>
      house.identity.administration.listDevices(principal, query),
  }),
  route({
    method: 'POST',
    url: '/devices',
    operation: 'createDevice',
    summary: { zh: '新建设备凭证（密钥只显示一次）', en: 'Make a device credential (secret shown once)' },
    access: 'devices.manage',
    body: z.object({
      name: z.string(),
      path: z.string().describe('subtree; empty = the whole installation, its operator only'),
      access: z.enum(['read', 'write', 'both']).default('both'),
    }),
    output: z.object({ id, username: z.string(), secret: z.string() }).meta({ id: 'MadeDevice' }),
    async handle({ house, principal, body }) {
      const { device, secret } = await house.identity.administration.createDevice(principal, body);
      return { id: device.id, username: device.username, secret };
    },
  }),
  route({
    method: 'DELETE',
    url: '/devices/{id}',
    operation: 'removeDevice',
    summary: { zh: '撤销设备凭证', en: 'Revoke a device credential' },
    access: 'devices.manage',
    params: idParams,
    handle: async ({ house, principal, params }) =>
      house.identity.administration.removeDevice(principal, params.id),
  }),
];
