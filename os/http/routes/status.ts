import type { Readable } from 'node:stream';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { audit } from '../../identity/audit.ts';
import { readiness } from '../health.ts';
import { route, sending } from '../route.ts';
import { connectionState } from './connections.ts';

const status = z
  .object({
    version: z.string(),
    taking: z.boolean(),
    reason: z.string().nullable(),
    mqtt: z.string().nullable().describe('address of the MQTT door'),
    hotRows: z.number().optional(),
    sealedRows: z.number().optional(),
    files: z.number().optional(),
    sealedBytes: z.number().optional(),
    freeBytes: z.number().optional(),
    liveStreams: z.number().optional(),
    connectors: z
      .array(
        z.object({
          id: z.string(),
          state: connectionState,
          detail: z.string(),
          address: z.string().nullable(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Status' });

export const statusRoutes = [
  route({
    method: 'GET',
    url: '/status',
    operation: 'getStatus',
    summary: { zh: '平台状态；运维者看到全部', en: 'How the platform fares; an operator sees all' },
    access: 'session',
    output: status,
    async handle({ house, principal }) {
      const short = {
        version: house.version,
        ...(await readiness(house)),
        mqtt: house.gateway.address('mqtt'),
      };
      if (!principal.permissions.has('installation.operate')) return short;
      const { hotRows, sealedRows, files, sealedBytes, freeBytes } = house.historian.status();
      return {
        ...short,
        hotRows,
        sealedRows,
        files,
        sealedBytes,
        freeBytes: Number.isFinite(freeBytes) ? freeBytes : 0,
        liveStreams: house.streams.size,
        connectors: house.gateway.doorStates(),
      };
    },
  }),
  route({
    method: 'POST',
    url: '/backup',
    operation: 'makeBackup',
    summary: { zh: '备份整个平台（tar 流）', en: 'A backup of the whole platform (tar stream)' },
    access: 'installation.operate',
    outputTypes: ['application/x-tar'],
    rate: 10,
    unhurried: true,
    async handle({ house, principal }) {
      if (house.backup === undefined)
        throw new SelvedgeError('not.found', { object: { zh: '备份功能', en: 'backup' } });
      await house.store.org(principal.org.id, (tx) =>
        audit(tx, principal, { action: 'installation.backup', object: 'installation' }),
      );
      const content: Readable = await house.backup();
      const day = new Date(house.now()).toISOString().slice(0, 10);
      return sending({
        contentType: 'application/x-tar',
        headers: {
          'content-disposition': `attachment; filename="selvedge-${day}.tar"`,
          'cache-control': 'no-store',
        },
        content,
      });
    },
  }),
];
