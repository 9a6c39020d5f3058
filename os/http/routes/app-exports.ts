import { z } from 'zod';
import { route, sending } from '../route.ts';
import { moment } from '../shapes.ts';

const ZIP = 'application/zip';

const appExport = z
  .object({
    name: z.string(),
    app: z.string(),
    version: z.string(),
    at: moment,
    bytes: z.number().int(),
  })
  .meta({ id: 'AppExport' });

export const appExportRoutes = [
  route({
    method: 'GET',
    url: '/app-exports',
    operation: 'listAppExports',
    summary: { zh: '卸载时导出的文件', en: 'Files with what removed apps had kept' },
    access: 'installation.operate',
    output: z.object({ items: z.array(appExport) }),
    handle: async ({ house, principal }) => ({
      items: (await house.host.exports.list(principal)).map(({ at, ...rest }) => ({
        ...rest,
        at: at.toISOString(),
      })),
    }),
  }),
  route({
    method: 'GET',
    url: '/app-exports/{name}',
    operation: 'getAppExport',
    summary: { zh: '下载导出的文件', en: 'A file with what a removed app had kept' },
    access: 'installation.operate',
    params: z.object({ name: z.string() }),
    outputTypes: [ZIP],
    unhurried: true,
    handle: async ({ house, principal, params }) =>
      sending({
        contentType: ZIP,
        content: await house.host.exports.open(principal, params.name),
        headers: {
          'content-disposition': `attachment; filename="${params.name}"`,
          'cache-control': 'no-store',
        },
      }),
  }),
];
