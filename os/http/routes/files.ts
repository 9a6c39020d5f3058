import { Readable } from 'node:stream';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { isShown } from '../../records/files/kind.ts';
import { route, sending } from '../route.ts';
import { id, idParams } from '../shapes.ts';

const file = z
  .object({ id, name: z.string(), type: z.string(), size: z.number().int() })
  .meta({ id: 'File' });

export const fileRoutes = [
  route({
    method: 'POST',
    url: '/files',
    operation: 'addFile',
    summary: { zh: '上传图片或文件', en: 'Add a picture or document; its bytes are the body' },
    access: 'session',
    bodyKind: 'stream',
    bodyTypes: ['application/octet-stream', 'image/*', 'application/pdf'],
    query: z.object({ name: z.string().min(1).max(300) }),
    body: z.unknown(),
    output: file,
    async handle({ house, principal, body, query }) {
      if (!(body instanceof Readable)) throw new SelvedgeError('media.unsupported', { type: '' });
      return house.host.files.take(principal, query.name, body);
    },
  }),
  route({
    method: 'GET',
    url: '/files/{id}',
    operation: 'getFile',
    summary: { zh: '图片或文件', en: 'A picture or document' },
    access: 'session',
    params: idParams,
    outputTypes: ['application/octet-stream'],
    async handle({ house, principal, params }) {
      const { content, name, type, size } = await house.host.files.open(principal, params.id);
      const how = isShown(type) ? 'inline' : 'attachment';
      return sending({
        contentType: type,
        content,
        headers: {
          'content-length': String(size),
          'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(name)}`,
          'cache-control': 'private, max-age=31536000, immutable',
          // Whatever a file is, it runs nothing in our name.
          'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
          'x-content-type-options': 'nosniff',
        },
      });
    },
  }),
];
