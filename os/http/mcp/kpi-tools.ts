import { type Kpi, type Titles, unitIn } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { entryFacts, kpiFacts } from '../../host/kpis/facts.ts';
import { shortOf } from '../../host/registry.ts';
import type { OpenApp } from '../../host/uses.ts';
import { parse } from '../../namespace/parse.ts';
import { labelsSchema } from '../apps/field-schema.ts';
import type { JsonSchema } from '../json-schema.ts';
import { type AppTool, LOOKS, titled } from './tool.ts';

const question = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.array(z.string()).default([]),
  every: z.enum(['day', 'week', 'month']).nullable().default(null),
});

/** One tool for each KPI of an app that a person may see. */
export const kpiTools = ({ definition, permissions }: OpenApp, language: Language): AppTool[] =>
  (definition.kpis ?? [])
    .filter(({ permission }) => permissions.has(permission))
    .map((kpi): AppTool => ({
      name: `${definition.id}_${shortOf(kpi.id)}_kpi`,
      title: titled(definition, kpi.title, language),
      description: described(kpi, language),
      inputSchema: questionSchema(kpi, language),
      outputSchema: answerSchema(language),
      annotations: LOOKS,
      async call(host, principal, given) {
        const asked = parse(question, given);
        const { answer, labels } = await host.kpis.ask(principal, definition.id, shortOf(kpi.id), asked);
        return { kpi: kpiFacts(kpi), ...answer, labels };
      },
    }));

const span = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** One tool for all of them: what there is, how each is reckoned, and its value. */
export function catalogueTool(apps: ReadonlySet<string> | null, language: Language): AppTool {
  const zh = language === 'zh';
  const { from, to } = daysIn(zh);
  return {
    name: 'kpis',
    title: zh ? '指标目录' : 'Catalogue of KPIs',
    description: zh
      ? '一段时间里所有应用的指标：名称、数值、单位、公式、来源。要分组或分段，用各指标自己的工具 应用_指标_kpi。'
      : 'The KPIs of all apps in some work days: name, value, unit, formula, source. To divide one, use its own tool, app_kpi_kpi.',
    inputSchema: {
      type: 'object',
      properties: { from, to },
      required: ['from', 'to'],
      additionalProperties: false,
    },
    outputSchema: {
      type: 'object',
      properties: {
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: { app: { type: 'object' }, kpi: { type: 'object' }, total: FIGURE },
            required: ['app', 'kpi', 'total'],
          },
        },
      },
      required: ['items'],
    },
    annotations: LOOKS,
    async call(host, principal, given) {
      const entries = await host.kpis.catalogue(principal, parse(span, given), apps);
      return { items: entries.map(entryFacts) };
    },
  };
}

function described({ summary, formula, unit, source }: Kpi, language: Language): string {
  const say = (titles: Titles): string => titles[language];
  return language === 'zh'
    ? `${say(summary)} 公式：${say(formula)} 单位：${unitIn(unit, language)}。来源：${source}。`
    : `${say(summary)} Formula: ${say(formula)} Unit: ${unitIn(unit, language)}. Source: ${source}.`;
}

const daysIn = (zh: boolean) =>
  ({
    from: { type: 'string', format: 'date', description: zh ? '第一个工作日' : 'first work day' },
    to: { type: 'string', format: 'date', description: zh ? '最后一个工作日' : 'last work day' },
  }) as const satisfies Record<string, JsonSchema>;

function questionSchema({ dimensions = {} }: Kpi, language: Language): JsonSchema {
  const zh = language === 'zh';
  const names = Object.keys(dimensions);
  const words = Object.entries(dimensions).map(([name, { title }]) => `${name} = ${title[language]}`);
  return {
    type: 'object',
    properties: {
      ...daysIn(zh),
      ...(names.length === 0
        ? {}
        : {
            by: {
              type: 'array',
              items: { type: 'string', enum: names },
              description: words.join(zh ? '；' : '; '),
            },
          }),
      every: {
        type: ['string', 'null'],
        enum: ['day', 'week', 'month', null],
        description: zh ? '按日、周、月分段' : 'divides the time too',
      },
    },
    required: ['from', 'to'],
    additionalProperties: false,
  };
}

const DECIMAL = { type: ['string', 'null'] } as const satisfies JsonSchema;
const FIGURE = {
  type: 'object',
  properties: {
    key: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    numerator: { type: 'string' },
    denominator: DECIMAL,
    value: DECIMAL,
  },
  required: ['key', 'numerator', 'denominator', 'value'],
} as const satisfies JsonSchema;
const FIGURES = { type: 'array', items: FIGURE } as const satisfies JsonSchema;
const PERIOD = {
  type: 'object',
  properties: { from: { type: 'string' }, to: { type: 'string' }, total: FIGURE, rows: FIGURES },
  required: ['from', 'to', 'total', 'rows'],
} as const satisfies JsonSchema;

const answerSchema = (language: Language): JsonSchema => ({
  type: 'object',
  properties: {
    kpi: { type: 'object' },
    total: FIGURE,
    rows: FIGURES,
    periods: { type: 'array', items: PERIOD },
    labels: labelsSchema(language),
  },
  required: ['kpi', 'total', 'rows', 'periods', 'labels'],
});
