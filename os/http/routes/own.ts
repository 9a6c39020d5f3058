import { z } from 'zod';
import { overlayDocument, ownRule } from '../../host/own/document.ts';
import { route } from '../route.ts';
import { moment, titles } from '../shapes.ts';

const inert = z
  .object({ where: z.string().describe('place in the document'), reason: titles })
  .meta({ id: 'OwnInert' });
const fault = z
  .object({ kind: z.string(), message: z.string(), line: z.number().int().nullable() })
  .meta({ id: 'OwnRuleFault' });
const document = overlayDocument.meta({ id: 'OwnDocument' });

const state = z
  .object({
    published: z.object({ version: z.number().int(), document }).nullable(),
    draft: document,
    mark: z.string().describe('fingerprint of the draft'),
    drafted: z
      .object({ login: z.string().nullable(), at: moment })
      .nullable()
      .describe('who changed the draft last'),
    inert: z.array(inert).describe('what does not work at present, because an app below changed'),
    rules: z.array(
      z
        .object({
          rule: z.string(),
          failures: z.number().int(),
          fault: z.string(),
          disabled: z.boolean(),
          at: moment,
        })
        .meta({ id: 'OwnRuleState' }),
    ),
    versions: z.array(
      z
        .object({
          version: z.number().int(),
          note: z.string(),
          at: moment,
          login: z.string().nullable(),
          published: z.boolean(),
        })
        .meta({ id: 'OwnVersion' }),
    ),
    points: z
      .array(
        z
          .object({ rule: z.string(), looked: z.number().int(), skipped: z.number().int() })
          .meta({ id: 'OwnPointCount' }),
      )
      .describe('points that rules saw, and did not see, since the start'),
  })
  .meta({ id: 'OwnState' });

const proposal = z
  .object({
    changes: z.array(titles),
    faults: z.array(titles),
    inert: z.array(inert),
    ruleFaults: z.array(z.object({ rule: z.string(), fault })),
  })
  .meta({ id: 'OwnProposal' });

const origin = z
  .object({
    kind: z.enum(['field', 'rule']),
    name: z.string(),
    title: titles,
    app: z.string().describe('“own” = the organisation itself'),
    version: z.string(),
    changes: z.array(z.object({ version: z.number().int(), at: moment, login: z.string().nullable() })),
  })
  .meta({ id: 'OwnOrigin' });

const board = z
  .object({
    name: z.string(),
    title: titles,
    entity: z.string(),
    columns: z.array(z.string()),
    groupBy: z.string().nullable(),
    tiles: z.array(
      z.object({
        title: titles,
        value: z.union([z.string(), z.number()]).nullable(),
        unit: z.string().nullable(),
      }),
    ),
    items: z.array(z.record(z.string(), z.unknown())),
    labels: z.record(z.string(), z.string()),
    more: z.boolean(),
  })
  .meta({ id: 'Board' });

const version = z.object({ version: z.number().int() });

export const ownRoutes = [
  route({
    method: 'GET',
    url: '/own',
    operation: 'getOwn',
    summary: {
      zh: '本厂定制：现用、草稿、问题、版本',
      en: 'Own scenarios: in force, draft, what does not work, versions',
    },
    access: 'org.manage',
    output: state,
    async handle({ house, principal }) {
      const { rules, versions, drafted, ...rest } = await house.host.desk.state(principal);
      const dated = <T extends { readonly at: Date }>(items: readonly T[]) =>
        items.map((item) => ({ ...item, at: item.at.toISOString() }));
      return {
        ...rest,
        drafted: drafted === null ? null : { ...drafted, at: drafted.at.toISOString() },
        rules: dated(rules),
        versions: dated(versions),
      };
    },
  }),
  route({
    method: 'PUT',
    url: '/own/draft',
    operation: 'draftOwn',
    summary: { zh: '保存本厂定制的草稿', en: 'Keep a draft of own scenarios' },
    access: 'org.manage',
    query: z.object({
      basis: z
        .string()
        .max(64)
        .optional()
        .describe('mark of the draft that was changed; refused as version.stale when another stands'),
    }),
    body: z.unknown(),
    output: z.object({ document, mark: z.string() }).meta({ id: 'OwnDraft' }),
    handle: async ({ house, principal, body, query }) => house.host.desk.draft(principal, body, query.basis),
  }),
  route({
    method: 'POST',
    url: '/own/check',
    operation: 'checkOwn',
    summary: { zh: '检查草稿：会改变什么', en: 'What publishing the draft would change' },
    access: 'org.manage',
    body: z.object({}).optional(),
    output: proposal,
    handle: async ({ house, principal }) => house.host.desk.propose(principal),
  }),
  route({
    method: 'POST',
    url: '/own/publish',
    operation: 'publishOwn',
    summary: { zh: '发布草稿', en: 'Put the draft in force' },
    access: 'org.manage',
    body: z.object({
      note: z.string().max(500).default(''),
      basis: z.string().max(64).optional().describe('mark of the draft that was looked at'),
    }),
    output: version,
    handle: async ({ house, principal, body }) => ({
      version: await house.host.desk.publish(principal, body.note, body.basis),
    }),
  }),
  route({
    method: 'POST',
    url: '/own/rollback',
    operation: 'rollBackOwn',
    summary: { zh: '回到以前的版本', en: 'Put an earlier version in force again' },
    access: 'org.manage',
    body: version,
    output: version,
    handle: async ({ house, principal, body }) => ({
      version: await house.host.desk.goBack(principal, body.version),
    }),
  }),
  route({
    method: 'POST',
    url: '/own/try',
    operation: 'tryOwnRule',
    summary: {
      zh: '用最近 20 条记录（或事件、数据点）试运行规则',
      en: 'Try a rule on the last 20 records, events or points; nothing is stored',
    },
    access: 'org.manage',
    body: ownRule,
    output: z.object({
      items: z.array(
        z
          .object({
            id: z.string(),
            label: z.string(),
            at: z.string().nullable().describe('when it happened, RFC 3339; null for a record'),
            refusal: titles.nullable(),
            set: z.unknown(),
            calls: z
              .array(z.object({ name: z.string(), args: z.unknown() }))
              .describe('what a rule that reacts would do'),
            fault: fault.nullable(),
          })
          .meta({ id: 'OwnTrial' }),
      ),
    }),
    handle: async ({ house, principal, body }) => ({ items: await house.host.desk.attempt(principal, body) }),
  }),
  route({
    method: 'POST',
    url: '/own/rules/{rule}/on',
    operation: 'switchOwnRuleOn',
    summary: { zh: '重新启用出错停用的规则', en: 'Switch a rule on again that failed too often' },
    access: 'org.manage',
    params: z.object({ rule: z.string() }),
    body: z.object({}).optional(),
    handle: async ({ house, principal, params }) => house.host.desk.mend(principal, params.rule),
  }),
  route({
    method: 'POST',
    url: '/own/promote',
    operation: 'promoteOwn',
    summary: {
      zh: '把本厂定制（或一部分）推广为目录里的应用',
      en: 'Make an app for everybody of what is in force here, or of part of it',
    },
    access: 'installation.operate',
    body: z.object({
      id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
      title: titles,
      summary: titles,
      mark: z.string().min(1).max(4),
      version: z.string().default('1.0.0'),
      parts: z
        .object({
          fields: z.array(z.string()).optional().describe('orders/order.wash'),
          entities: z.array(z.string()).optional(),
          rules: z.array(z.string()).optional(),
          boards: z.array(z.string()).optional(),
        })
        .optional(),
    }),
    output: z.object({ app: z.string(), version: z.string() }),
    async handle({ house, principal, body }) {
      const { id, version } = await house.host.desk.promote(principal, body);
      return { app: id, version };
    },
  }),
  route({
    method: 'GET',
    url: '/own/inspect',
    operation: 'inspectOwn',
    summary: { zh: '字段与规则的来历', en: 'Who brought each field and rule of an entity, who changed it' },
    access: 'org.manage',
    query: z.object({ entity: z.string().describe('orders/order') }),
    output: z.object({ items: z.array(origin) }),
    async handle({ house, principal, query }) {
      const origins = await house.host.desk.inspect(principal, query.entity);
      const dated = origins.map(({ changes, ...rest }) => ({
        ...rest,
        changes: changes.map((change) => ({ ...change, at: change.at.toISOString() })),
      }));
      return { items: dated };
    },
  }),
  route({
    method: 'GET',
    url: '/boards',
    operation: 'listBoards',
    summary: { zh: '我能看的看板', en: 'Boards that you may look at' },
    access: 'session',
    output: z.object({ items: z.array(z.object({ name: z.string(), title: titles, entity: z.string() })) }),
    handle: async ({ house, principal }) => ({ items: await house.host.boards.list(principal) }),
  }),
  route({
    method: 'GET',
    url: '/boards/{name}',
    operation: 'lookAtBoard',
    summary: { zh: '看板', en: 'A board: figures and records' },
    access: 'session',
    params: z.object({ name: z.string() }),
    output: board,
    handle: async ({ house, principal, params }) => house.host.boards.look(principal, params.name),
  }),
];
