import { z } from 'zod';
import { invalid } from '../../namespace/parse.ts';
import { route } from '../route.ts';
import { id, moment, page, pageQuery, json } from '../shapes.ts';

const verbParams = z.object({ app: z.string(), name: z.string() });
export const entityParams = z.object({ app: z.string(), entity: z.string() });
const recordParams = entityParams.extend({ id });

const values = z.record(z.string(), z.unknown());
const record = z
  .looseObject({ id, version: z.number().int(), createdAt: moment, updatedAt: moment })
  .meta({ id: 'AppRecord' });
const labels = z.record(z.string(), z.string()).describe('id of a record that is referred to → its label');

const names = z
  .string()
  .optional()
  .transform((written) => written?.split(',').filter(Boolean) ?? []);

export const where = json.describe(
  '{"field": value | null | {"in": […]} | {"not": value} | {"from","to","above","below"}}',
);
export const search = z.string().max(200).optional();

/** `If-Match: "3"`, or `version` in the body. */
const changeBody = z.looseObject({
  version: z.number().int().optional().describe('refused when the record is newer'),
});

export const appRecordRoutes = [
  route({
    method: 'POST',
    url: '/apps/{app}/actions/{name}',
    operation: 'actInApp',
    summary: {
      zh: '执行应用的操作',
      en: 'Run an action of an app; `Idempotency-Key` makes it once for ever',
    },
    access: 'session',
    params: verbParams,
    body: values.optional(),
    output: z.unknown(),
    handle: async ({ house, principal, params, body, idempotencyKey }) =>
      house.host.act(principal, params.app, params.name, body ?? {}, idempotencyKey),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/views/{name}',
    operation: 'askApp',
    summary: { zh: '查询应用的视图', en: 'Ask a view of an app' },
    access: 'session',
    params: verbParams,
    query: z.object({ input: json.describe('the view’s input as JSON') }),
    output: z.unknown(),
    handle: async ({ house, principal, params, query }) =>
      house.host.ask(principal, params.app, params.name, query.input),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/records/{entity}',
    operation: 'listRecords',
    summary: { zh: '记录列表', en: 'Records of an entity' },
    access: 'session',
    params: entityParams,
    query: z.object({ ...pageQuery, where, search, sort: z.string().optional().describe('field or -field') }),
    output: page(record).extend({ labels }),
    handle: async ({ house, principal, params, query }) =>
      (await house.host.records(principal, params.app, params.entity)).list(query),
  }),
  route({
    method: 'POST',
    url: '/apps/{app}/records/{entity}',
    operation: 'addRecord',
    summary: { zh: '新增记录', en: 'Add a record' },
    access: 'session',
    params: entityParams,
    body: values,
    output: record,
    handle: async ({ house, principal, params, body, idempotencyKey }) =>
      (await house.host.records(principal, params.app, params.entity)).add(body, idempotencyKey),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/records/{entity}/summary',
    operation: 'summarizeRecords',
    summary: { zh: '记录汇总', en: 'Counts and figures of records, by groups' },
    access: 'session',
    params: entityParams,
    query: z.object({ where, search, by: names, sum: names, min: names, max: names }),
    output: z.object({
      rows: z.array(z.object({ by: values, count: z.number().int(), sum: values, min: values, max: values })),
    }),
    handle: async ({ house, principal, params, query }) => ({
      rows: await (await house.host.records(principal, params.app, params.entity)).summary(query),
    }),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/records/{entity}/{id}',
    operation: 'getRecord',
    summary: { zh: '一条记录', en: 'One record' },
    access: 'session',
    params: recordParams,
    output: record.extend({ labels }),
    handle: async ({ house, principal, params }) =>
      (await house.host.records(principal, params.app, params.entity)).get(params.id),
  }),
  route({
    method: 'PATCH',
    url: '/apps/{app}/records/{entity}/{id}',
    operation: 'changeRecord',
    summary: { zh: '修改记录', en: 'Change a record' },
    access: 'session',
    params: recordParams,
    body: changeBody,
    output: record,
    handle: async ({ house, principal, params, body: { version, ...changes } }) => {
      if ('id' in changes)
        throw invalid([{ path: 'id', message: { zh: '编号不能修改。', en: 'An id cannot be changed.' } }]);
      return (await house.host.records(principal, params.app, params.entity)).change(
        params.id,
        changes,
        version,
      );
    },
  }),
  route({
    method: 'DELETE',
    url: '/apps/{app}/records/{entity}/{id}',
    operation: 'removeRecord',
    summary: { zh: '删除记录（可恢复）', en: 'Remove a record; it can be restored' },
    access: 'session',
    params: recordParams,
    handle: async ({ house, principal, params }) =>
      (await house.host.records(principal, params.app, params.entity)).remove(params.id),
  }),
  route({
    method: 'POST',
    url: '/apps/{app}/records/{entity}/{id}/restore',
    operation: 'restoreRecord',
    summary: { zh: '恢复已删除的记录', en: 'Bring a removed record back' },
    access: 'session',
    params: recordParams,
    body: z.object({}).optional(),
    output: record,
    handle: async ({ house, principal, params }) =>
      (await house.host.records(principal, params.app, params.entity)).restore(params.id),
  }),
];
