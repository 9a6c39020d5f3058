import { z } from 'zod';
import { route } from '../route.ts';
import { titles } from '../shapes.ts';

const difference = z
  .object({
    part: z.enum(['app', 'setting', 'field', 'entity', 'rule', 'board', 'thingType']),
    name: z.string(),
    title: titles,
    what: z.enum(['add', 'change', 'same', 'missing']),
    from: z.unknown().optional(),
    to: z.unknown().optional(),
    asks: z.boolean().optional().describe('must be answered anew here'),
  })
  .meta({ id: 'SampleDifference' });
const differences = z.object({ items: z.array(difference) });

export const sampleRoutes = [
  route({
    method: 'GET',
    url: '/sample',
    operation: 'exportSample',
    summary: {
      zh: '导出样板：应用、设置、本厂定制、设备类型（不含记录）',
      en: 'Export the set-up: apps, settings, own scenario, thing types; never records',
    },
    access: 'org.manage',
    output: z.unknown(),
    handle: async ({ house, principal }) => house.host.samples.export(principal),
  }),
  route({
    method: 'POST',
    url: '/sample/check',
    operation: 'checkSample',
    summary: { zh: '比较样板与本单位', en: 'What importing a sample would do here' },
    access: 'org.manage',
    body: z.unknown(),
    output: differences,
    handle: async ({ house, principal, body }) => ({
      items: await house.host.samples.examine(principal, body),
    }),
  }),
  route({
    method: 'POST',
    url: '/sample',
    operation: 'importSample',
    summary: { zh: '按样板设置本单位', en: 'Set the organisation up as a sample says' },
    access: 'org.manage',
    body: z.object({
      sample: z.unknown(),
      answers: z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .default({})
        .describe('app → setting → value'),
    }),
    output: differences,
    handle: async ({ house, principal, body }) => ({
      items: await house.host.samples.import(principal, body.sample, body.answers),
    }),
  }),
];
