import { Readable } from 'node:stream';
import { z } from 'zod';
import { entryFacts, kpiFacts } from '../../host/kpis/facts.ts';
import { catalogueSheet, kpiSheet } from '../../host/kpis/sheet.ts';
import { csvOf } from '../../records/exchange/csv/csv-writing.ts';
import { workbookOf } from '../../records/exchange/excel/workbook-writing.ts';
import { XLSX } from '../../records/exchange/importing.ts';
import { type Answer, route } from '../route.ts';
import { locale, titles } from '../shapes.ts';
import { attached, CSV, TYPES } from './attachment.ts';

const kpiParams = z.object({ app: z.string(), name: z.string() });

export const kpiQuery = z.object({
  from: z.iso.date().describe('first work day'),
  to: z.iso.date().describe('last work day'),
  by: z
    .string()
    .optional()
    .transform((written) => written?.split(',').filter(Boolean) ?? [])
    .describe('dimensions, with commas between'),
  every: z.enum(['day', 'week', 'month']).optional().describe('divides the time too; weeks begin on Monday'),
});

export const kpiShape = z
  .object({
    name: z.string(),
    title: titles,
    summary: titles,
    unit: z.string(),
    formula: titles,
    source: z.string(),
    kind: z.enum(['ratio', 'sum', 'average']),
    better: z.enum(['up', 'down']),
    places: z.number().int(),
    isStand: z.boolean().describe('how things stand at the end of a period: periods are not added up'),
    dimensions: z.record(z.string(), z.object({ title: titles, ref: z.string().nullable() })),
    published: z.string().nullable().describe('its metric in the namespace, below the root of the org'),
  })
  .meta({ id: 'AppKpi' });

const figure = z
  .object({
    key: z.record(z.string(), z.string().nullable()).describe('a value for each dimension asked for'),
    numerator: z.string(),
    denominator: z.string().nullable(),
    value: z.string().nullable().describe('null = there is nothing to divide by'),
  })
  .meta({ id: 'KpiFigure' });

export const kpiAnswer = z
  .object({
    kpi: kpiShape,
    total: figure,
    rows: z.array(figure),
    periods: z.array(z.object({ from: z.string(), to: z.string(), total: figure, rows: z.array(figure) })),
    labels: z.record(z.string(), z.string()).describe('id of a record in a key → its label'),
  })
  .meta({ id: 'KpiAnswer' });

const entry = z
  .object({
    app: z.object({ id: z.string(), title: titles }).describe('whose it is'),
    kpi: kpiShape,
    total: figure,
  })
  .meta({ id: 'KpiEntry' });

const spanQuery = kpiQuery.pick({ from: true, to: true });
const fileQuery = { format: z.enum(['xlsx', 'csv']).default('xlsx'), language: locale.optional() };

const questionOf = ({ every, ...rest }: z.output<typeof kpiQuery>) => ({ ...rest, every: every ?? null });

export const appKpiRoutes = [
  route({
    method: 'GET',
    url: '/kpis',
    operation: 'readKpis',
    summary: { zh: '指标目录和数值', en: 'The catalogue of KPIs: every app’s, with their values' },
    access: 'session',
    query: spanQuery,
    output: z.object({ from: z.string(), to: z.string(), items: z.array(entry) }),
    handle: async ({ house, principal, query }) => ({
      ...query,
      items: (await house.host.kpis.catalogue(principal, query)).map(entryFacts),
    }),
  }),
  route({
    method: 'GET',
    url: '/kpis/export',
    operation: 'exportKpis',
    summary: {
      zh: '导出指标目录和数值（Excel 或 CSV）',
      en: 'The catalogue of KPIs as a file (Excel or CSV)',
    },
    access: 'session',
    query: spanQuery.extend(fileQuery),
    outputTypes: [XLSX, CSV],
    async handle({ house, principal, query, ...call }) {
      const { format, language = call.language, ...span } = query;
      const entries = await house.host.kpis.catalogue(principal, span);
      return fileOf(CATALOGUE[language], catalogueSheet(entries, span, language), format);
    },
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/kpis',
    operation: 'listKpis',
    summary: { zh: '应用的指标', en: 'The KPIs of an app: formula, unit, source' },
    access: 'session',
    params: z.object({ app: z.string() }),
    output: z.object({ items: z.array(kpiShape) }),
    handle: async ({ house, principal, params }) => ({
      items: (await house.host.kpis.list(principal, params.app)).map(kpiFacts),
    }),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/kpis/{name}',
    operation: 'askKpi',
    summary: { zh: '查询指标', en: 'Ask a KPI: sums and what comes of them' },
    access: 'session',
    params: kpiParams,
    query: kpiQuery,
    output: kpiAnswer,
    async handle({ house, principal, params, query }) {
      const question = questionOf(query);
      const { kpi, answer, labels } = await house.host.kpis.ask(principal, params.app, params.name, question);
      return { kpi: kpiFacts(kpi), ...answer, labels };
    },
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/kpis/{name}/export',
    operation: 'exportKpi',
    summary: { zh: '导出指标（Excel 或 CSV）', en: 'A KPI as a file (Excel or CSV)' },
    access: 'session',
    params: kpiParams,
    query: kpiQuery.extend(fileQuery),
    outputTypes: [XLSX, CSV],
    async handle({ house, principal, params, query, ...call }) {
      const { format, language = call.language, ...question } = query;
      const reading = await house.host.kpis.ask(principal, params.app, params.name, questionOf(question));
      const title = reading.kpi.title[language];
      return fileOf(title, kpiSheet(reading, question, language), format);
    },
  }),
];

const CATALOGUE = { zh: '指标', en: 'KPIs' } as const;

function fileOf(
  title: string,
  { columns, rows }: ReturnType<typeof kpiSheet>,
  format: 'xlsx' | 'csv',
): Answer {
  const headings = columns.map(({ heading }) => heading);
  const content = format === 'csv' ? csvOf(headings, eachOf(rows)) : workbookOf([{ title, columns, rows }]);
  return attached(Readable.from(content, { objectMode: false }), TYPES[format], title, format);
}

async function* eachOf<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}
