import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, pipeline } from 'node:stream';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import type { House } from '../parts.ts';
import { seriesUnder, subtreesOf } from '../reach.ts';
import { route, sending } from '../route.ts';
import { spanOf } from '../series-question.ts';

const TYPES = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' } as const;
/** By it Excel knows that the file is UTF-8. */
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export const exportRoutes = [
  route({
    method: 'GET',
    url: '/export',
    operation: 'exportHistory',
    summary: { zh: '导出历史（CSV 或 Parquet）', en: 'History as a file (CSV or Parquet)' },
    access: 'history.read',
    query: z.object({
      under: z.string().default(''),
      from: z.string().optional(),
      to: z.string().optional(),
      format: z.enum(['parquet', 'csv']).default('csv'),
    }),
    outputTypes: ['text/csv', 'application/vnd.apache.parquet'],
    rate: 30,
    unhurried: true,
    async handle({ house, principal, query: { under, format, ...written } }) {
      const span = spanOf(written, house.now());
      const subtrees = await subtreesOf(house, principal, under);
      const series = seriesUnder(house, principal, subtrees).map(({ id }) => id);
      if (series.length === 0) throw new SelvedgeError('not.found', { object: { zh: '测点', en: 'metric' } });
      const name = `${(under || principal.org.slug).replaceAll('/', '-')}.${format}`;
      return sending({
        contentType: TYPES[format],
        headers: {
          'content-disposition': `attachment; filename="history.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
          'cache-control': 'no-store',
        },
        content: await exported(house, format, series, span),
      });
    },
  }),
];

/** The file as a stream; it is gone when the stream is over, read or not. */
async function exported(
  house: House,
  format: 'csv' | 'parquet',
  series: readonly number[],
  { from, to }: { from: number; to: number },
): Promise<PassThrough> {
  await mkdir(join(house.data, 'tmp'), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(house.data, 'tmp', 'export-'));
  const remove = (): void => void rm(folder, { recursive: true, force: true }).catch(() => undefined);
  try {
    const file = join(folder, `history.${format}`);
    await house.historian.exportTo(file, format, series, from, to);
    const content = new PassThrough();
    if (format === 'csv') content.write(BYTE_ORDER_MARK);
    pipeline(createReadStream(file), content, remove);
    return content;
  } catch (error) {
    remove();
    throw error;
  }
}
