import { SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { audit } from '../../identity/audit.ts';
import { route, sending } from '../route.ts';
import { flag } from '../shapes.ts';
import { subtreesOf } from '../reach.ts';
import { claimOf } from './things.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const YAML = 'application/yaml';
const YAML_TYPES = [YAML, 'application/x-yaml', 'text/yaml', 'text/x-yaml', 'text/plain'];

const imported = z.array(z.object({ kind: z.enum(['thing', 'type']), path: z.string() }));

export const exchangeRoutes = [
  route({
    method: 'GET',
    url: '/namespace/export',
    operation: 'exportNamespace',
    summary: { zh: '导出设备与类型', en: 'Things and types as a file' },
    access: 'namespace.read',
    query: z.object({ under: z.string().default(''), format: z.enum(['yaml', 'xlsx']).default('yaml') }),
    outputTypes: [YAML, XLSX],
    async handle({ house, principal, query: { under, format }, language }) {
      if (under !== '') await subtreesOf(house, principal, under);
      const content = await house.store.org(principal.org.id, (tx) =>
        house.namespace.export(tx, under, format, language),
      );
      return sending({
        contentType: format === 'yaml' ? `${YAML}; charset=utf-8` : XLSX,
        headers: { 'content-disposition': `attachment; filename="namespace.${format}"` },
        content,
      });
    },
  }),
  route({
    method: 'POST',
    url: '/namespace/import',
    operation: 'importNamespace',
    summary: { zh: '导入设备与类型（YAML 或 Excel）', en: 'Bring in things and types (YAML or Excel)' },
    access: 'namespace.write',
    bodyKind: 'bytes',
    bodyTypes: [YAML, XLSX],
    query: z.object({ dryRun: flag.describe('1 = only tell what would happen') }),
    output: z
      .object({
        applied: z.boolean(),
        created: imported,
        changed: imported,
        unchanged: z.number().int(),
        errors: z.array(
          z.object({ sheet: z.string().nullable(), row: z.number().int(), message: z.string() }),
        ),
      })
      .meta({ id: 'ImportReport' }),
    handle: async ({ house, principal, contentType, body, query: { dryRun }, language }) => {
      const format = formatOf(contentType);
      return house.store.org(principal.org.id, async (tx) => {
        const wish = { dryRun, ...claimOf(principal) };
        const report = await house.namespace.import(tx, bytesOf(body), format, wish);
        const { applied, created, changed, unchanged, errors } = report;
        if (applied && created.length + changed.length > 0)
          await audit(tx, principal, {
            action: 'namespace.import',
            object: 'namespace',
            after: { created: created.slice(0, 1000), changed: changed.slice(0, 1000) },
          });
        return {
          applied,
          created: [...created],
          changed: [...changed],
          unchanged: unchanged.length,
          errors: errors.map(({ sheet, row, message }) => ({ sheet, row, message: message[language] })),
        };
      });
    },
    body: z.instanceof(Uint8Array),
  }),
];

/** @throws media.unsupported */
function formatOf(contentType: string): 'yaml' | 'xlsx' {
  const type = contentType.split(';')[0].trim().toLowerCase();
  if (type === XLSX) return 'xlsx';
  if (YAML_TYPES.includes(type)) return 'yaml';
  throw new SelvedgeError('media.unsupported', { type });
}

const bytesOf = (body: Uint8Array): Buffer => Buffer.from(body.buffer, body.byteOffset, body.byteLength);
