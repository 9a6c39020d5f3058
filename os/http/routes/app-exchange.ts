import type { Titles } from '@selvedge/sdk/connector';
import type { Language } from '@selvedge/sdk/errors';
import { z } from 'zod';
import type { Principal } from '../../identity/principal.ts';
import { fault } from '../../namespace/parse.ts';
import { exported } from '../../records/exchange/exporting.ts';
import { Cancelled, formatOf, Import, XLSX } from '../../records/exchange/importing.ts';
import type { TaskOwner, TaskState } from '../../records/exchange/tasks.ts';
import type { ImportReport } from '../../records/exchange/report.ts';
import { sheetWorkbook } from '../../records/exchange/sheet-template.ts';
import { template } from '../../records/exchange/template.ts';
import { missing, OBJECT } from '../../host/words.ts';
import { normalise, problemOf } from '../problem.ts';
import { route } from '../route.ts';
import { flag, id, locale } from '../shapes.ts';
import { entityParams, search, where } from './app-records.ts';
import { attached, CSV, TYPES } from './attachment.ts';
import { sheet, sheetNames } from './sheet.ts';

const language = locale.optional().describe('of headings, words and messages; default: that of the request');

const report = z
  .object({
    applied: z.boolean().describe('false: a dry run, or nothing is stored because a row is wrong'),
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    failed: z.number().int(),
    hidden: z.number().int().describe('rows that were read although the file hides them'),
    errors: z
      .array(
        z.object({
          row: z.number().int(),
          field: z.string().nullable(),
          message: z.string(),
          written: z.string().nullable().describe('what the cell holds; null where it is better typed anew'),
        }),
      )
      .describe('the first 500; rows as the spreadsheet counts them'),
    sheet: sheetNames,
    head: z.number().int().describe('row of the headings'),
    hiddenColumns: z
      .array(z.string())
      .describe('headings of columns that were read although the file hides them'),
    unknown: z.array(z.string()).describe('headings that name no field; their columns are left out'),
    locked: z.array(z.string()).describe('headings of fields that you may not change; left out too'),
  })
  .meta({ id: 'RecordImportReport' });

const task = z
  .object({
    id,
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    done: z.number().int(),
    total: z.number().int(),
    result: report.nullable().describe('of a cancelled task: what was stored until then'),
    problem: z.string().nullable().describe('why it failed'),
  })
  .meta({ id: 'AppTask' });

const texts = z.record(z.string(), z.string());

/** A JSON object of this shape, as a text; left out, it is empty. */
const written = <T extends object>(shape: z.ZodType<T>, empty: T, needed: Titles) =>
  z
    .string()
    .optional()
    .transform((text, context): T => {
      if (text === undefined || text === '') return empty;
      try {
        const read = shape.safeParse(JSON.parse(text));
        if (read.success) return read.data;
      } catch {
        // Told below.
      }
      fault(context, needed);
      return z.NEVER;
    });

/** What was sent is done, whether or not somebody waits for the answer. */
const UNWATCHED = { signal: new AbortController().signal, progress: (): void => undefined };

const taskParams = z.object({ app: z.string(), id });

const ownerOf = ({ org, person }: Principal, app: string): TaskOwner => ({
  org: org.id,
  person: person.id,
  app,
});

const shown = ({ error, ...state }: TaskState<ImportReport>, wished: Language) => ({
  ...state,
  problem: state.state === 'failed' ? problemOf(normalise(error), wished, state.id).detail : null,
});

export const appExchangeRoutes = [
  route({
    method: 'GET',
    url: '/apps/{app}/records/{entity}/export',
    operation: 'exportRecords',
    summary: { zh: '导出记录（Excel 或 CSV）', en: 'Records as a file (Excel or CSV)' },
    access: 'session',
    params: entityParams,
    query: z.object({
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      where,
      search,
      sort: z.string().optional().describe('field or -field'),
      language,
    }),
    outputTypes: [XLSX, CSV],
    unhurried: true,
    async handle({ house, principal, params, query, ...call }) {
      const door = await house.host.records(principal, params.app, params.entity);
      const { format, language: wished = call.language, ...question } = query;
      const content = await exported(door.exchange, question, format, wished);
      const { plural, title } = door.entity;
      return attached(content, TYPES[format], (plural ?? title)[wished], format);
    },
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/records/{entity}/template',
    operation: 'getImportTemplate',
    summary: { zh: '导入模板', en: 'An empty workbook to be filled in, with a sheet that says how' },
    access: 'session',
    params: entityParams,
    query: z.object({ format: z.enum(['xlsx']).default('xlsx'), language }),
    outputTypes: [XLSX],
    async handle({ house, principal, params, query, ...call }) {
      const door = await house.host.records(principal, params.app, params.entity);
      const wished = query.language ?? call.language;
      const { plural, title } = door.entity;
      return attached(template(door.exchange, wished), XLSX, (plural ?? title)[wished], 'xlsx');
    },
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/actions/{name}/template',
    operation: 'getSheetTemplate',
    summary: { zh: '操作的表格模板', en: 'A workbook to be filled in for an action that takes a sheet' },
    access: 'session',
    params: z.object({ app: z.string(), name: z.string() }),
    query: z.object({ language }),
    outputTypes: [XLSX],
    async handle({ house, principal, params, query, ...call }) {
      const { template: sheet, title } = await house.host.action(principal, params.app, params.name);
      if (sheet === undefined) throw missing(OBJECT.template);
      const wished = query.language ?? call.language;
      return attached(sheetWorkbook(sheet, title, wished), XLSX, title[wished], 'xlsx');
    },
  }),
  route({
    method: 'POST',
    url: '/apps/{app}/records/{entity}/import',
    operation: 'importRecords',
    summary: { zh: '导入记录（Excel 或 CSV）', en: 'Read a file (Excel or CSV) into records' },
    access: 'session',
    params: entityParams,
    bodyKind: 'bytes',
    bodyTypes: [XLSX, CSV, 'application/octet-stream'],
    unhurried: true,
    query: z.object({
      dryRun: flag.describe('1 = only tell what would happen'),
      task: flag.describe('1 = answer at once with a task and go on when the page is closed'),
      onError: z
        .enum(['stop', 'skip'])
        .default('stop')
        .describe('stop = nothing is stored when a row is wrong; skip = the good rows are'),
      match: z
        .string()
        .optional()
        .transform((written) => written?.split(',').filter(Boolean) ?? [])
        .describe('fields by which rows find their records; default: a unique key'),
      sheet: sheet.optional(),
      map: written(
        texts,
        {},
        { zh: '应为由文字组成的 JSON 对象。', en: 'A JSON object of texts is needed.' },
      ).describe('{"heading": "field"}; "" leaves a column out'),
      mends: written(
        z.record(z.string().regex(/^\d+$/), texts),
        {},
        { zh: '应为由行组成的 JSON 对象。', en: 'A JSON object of rows is needed.' },
      ).describe('{"3": {"field": "text"}}: what cells should have said'),
      language,
    }),
    body: z.instanceof(Uint8Array),
    output: z.union([report, task]),
    async handle({ house, principal, params, query, body, contentType, ...call }) {
      const door = await house.host.records(principal, params.app, params.entity);
      const content = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
      const wished = query.language ?? call.language;
      const opened = await Import.open(door.exchange, content, formatOf(content, contentType), {
        ...query,
        sheet: query.sheet ?? null,
        language: wished,
      });
      const run: typeof opened.run = (task) =>
        opened.run(task).finally(() => house.host.changes.tell(principal.org.id, params.app));
      if (!query.task) return run(UNWATCHED);
      const work = {
        total: opened.total,
        run,
        leftBy: (error: unknown) => (error instanceof Cancelled ? error.report : null),
      };
      return shown(house.host.imports.start(ownerOf(principal, params.app), work), wished);
    },
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/tasks/{id}',
    operation: 'getAppTask',
    summary: { zh: '任务进度', en: 'How far a task is' },
    access: 'session',
    params: taskParams,
    output: task,
    handle: async ({ house, principal, params, ...call }) =>
      shown(house.host.imports.get(ownerOf(principal, params.app), params.id), call.language),
  }),
  route({
    method: 'DELETE',
    url: '/apps/{app}/tasks/{id}',
    operation: 'cancelAppTask',
    summary: {
      zh: '取消任务',
      en: 'Call a task off: of a whole import nothing is stored, of one that skips what was done stays',
    },
    access: 'session',
    params: taskParams,
    output: task,
    handle: async ({ house, principal, params, ...call }) =>
      shown(house.host.imports.cancel(ownerOf(principal, params.app), params.id), call.language),
  }),
];
