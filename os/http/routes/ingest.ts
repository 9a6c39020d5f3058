import { Readable } from 'node:stream';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { unpack } from '../body.ts';
import { openRoute } from '../route.ts';
import { senderOf } from '../sender.ts';
import { takeIn } from '../taking-in.ts';

const counted = z
  .object({
    accepted: z.number().int().describe('points in history now'),
    quarantined: z.number().int().describe('points of unknown paths, kept until a person adopts them'),
    rejected: z.number().int().describe('points beyond quarantine’s limit: not kept'),
  })
  .meta({ id: 'IngestResult' });

export const ingestRoutes = [
  openRoute({
    method: 'POST',
    url: '/ingest',
    operation: 'ingest',
    summary: {
      zh: '写入数据点；提交落盘后才应答',
      en: 'Store points; the answer comes after the commit',
    },
    access: 'history.write',
    devices: true,
    bodyKind: 'stream',
    bodyTypes: ['application/json', 'application/x-ndjson'],
    rate: 'none',
    unhurried: true,
    body: z.instanceof(Readable),
    output: counted,
    async handle({ house, principal, device, body, contentType, contentEncoding }) {
      const sender = senderOf(house, principal, device);
      const type = contentType.split(';')[0].trim().toLowerCase();
      const decoder = house.gateway.decoders.find(({ contentTypes }) => contentTypes.includes(type));
      if (decoder === undefined) throw new SelvedgeError('media.unsupported', { type: type || '—' });
      const bytes = unpack(body, contentEncoding, 'growth');
      return takeIn(house, sender, decoder.decode(bytes, type));
    },
  }),
];
