import { z } from 'zod';
import type { AppCard } from '../../host/installations.ts';
import type { Parked } from '../../host/events/parking.ts';
import { describe } from '../../host/describe.ts';
import { mayFillIn } from '../../host/records-door.ts';
import type { House } from '../parts.ts';
import type { Principal } from '../../identity/principal.ts';
import { route } from '../route.ts';
import { flag, id, moment, titles } from '../shapes.ts';
import { kpiShape } from './app-kpis.ts';

const appParams = z.object({ app: z.string() });
/** Fields are plain data of the SDK; their shape is documented there. */
const anything = z.record(z.string(), z.unknown());

const card = z
  .object({
    id: z.string(),
    title: titles,
    summary: titles,
    mark: z.string(),
    scope: z.enum(['factory', 'cluster']),
    scenes: z.array(z.string()),
    installed: z.string().nullable().describe('version that runs; null = not installed'),
    offered: z.string().nullable().describe('version that could be installed'),
    previous: z.boolean().describe('there is a version to go back to'),
    enabled: z.boolean(),
    permissions: z.record(z.string(), titles).describe('what it asks for'),
    credits: z
      .array(z.object({ org: z.string(), title: titles, at: moment }))
      .describe('whose own scenario it grew from'),
    consentWaits: z.boolean().describe('it asks for more than the org agreed to'),
  })
  .meta({ id: 'AppCard' });

const described = z
  .object({
    id: z.string(),
    version: z.string(),
    title: titles,
    summary: titles,
    mark: z.string(),
    permissions: z.array(z.string()).describe('what you may do there'),
    entities: z.array(
      z
        .object({
          id: z.string(),
          name: z.string(),
          title: titles,
          plural: titles,
          label: z.string(),
          list: z.array(z.string()),
          search: z.array(z.string()),
          sort: z.string().nullable(),
          mayWrite: z.boolean(),
          mayFillIn: z
            .boolean()
            .describe('only actions write the records, but you may fill in what your organisation added'),
          fields: z.record(z.string(), anything).describe('fields you may see; see @selvedge/sdk/app Field'),
        })
        .meta({ id: 'AppEntity' }),
    ),
    actions: z.array(
      z
        .object({
          name: z.string(),
          title: titles,
          summary: titles.nullable(),
          input: z.record(z.string(), anything),
          output: z.record(z.string(), anything),
          makes: z.array(z.string()).describe('entities of which it brings records into being'),
          hasTemplate: z.boolean().describe('there is a workbook to fill in for it'),
          offeredWhen: z
            .record(z.string(), z.array(z.union([z.string(), z.boolean(), z.null()])))
            .describe('fields of the record it takes, and the values with which it makes sense'),
        })
        .meta({ id: 'AppAction' }),
    ),
    views: z.array(
      z
        .object({
          name: z.string(),
          title: titles,
          summary: titles.nullable(),
          input: z.record(z.string(), anything),
          output: z.record(z.string(), anything),
        })
        .meta({ id: 'AppView' }),
    ),
    kpis: z.array(kpiShape),
    pages: z.array(
      z
        .object({
          name: z.string(),
          title: titles,
          archetype: z.enum(['station', 'board', 'desk', 'report', 'cockpit', 'figures']),
          module: z.string().nullable().describe('address of its code below /api/v1'),
        })
        .meta({ id: 'AppPage' }),
    ),
    slots: z.array(
      z
        .object({
          id: z.string(),
          title: titles,
          fillings: z.array(
            z
              .object({ app: z.string(), title: titles, module: z.string().nullable() })
              .meta({ id: 'AppFilling' }),
          ),
        })
        .meta({ id: 'AppSlot' }),
    ),
    events: z.array(
      z
        .object({ id: z.string(), title: titles, payload: z.record(z.string(), anything) })
        .meta({ id: 'AppEvent' }),
    ),
    settings: z.record(z.string(), anything),
    roles: z.record(z.string(), titles),
  })
  .meta({ id: 'App' });

const proposal = z
  .object({
    app: z.string(),
    from: z.string().nullable(),
    to: z.string(),
    changes: z.array(titles),
    faults: z.array(titles),
    leftovers: z.array(titles),
    newPermissions: z.array(z.string()),
  })
  .meta({ id: 'AppProposal' });

const parked = z
  .object({
    id,
    subscription: z.string(),
    event: z.string(),
    subject: z.string(),
    at: moment,
    attempts: z.number().int().describe('0 = waits behind another of its subject'),
    fault: z.string().nullable(),
    nextTry: moment.nullable().describe('null = waits for a person'),
  })
  .meta({ id: 'ParkedEvent' });

const parkedOf = ({ at, nextTry, ...rest }: Parked): z.input<typeof parked> => ({
  ...rest,
  at: at.toISOString(),
  nextTry: nextTry?.toISOString() ?? null,
});

const cardOf = ({ definition, installed, offered, use }: AppCard): z.input<typeof card> => ({
  id: definition.id,
  title: definition.title,
  summary: definition.summary,
  mark: definition.mark,
  scope: definition.scope,
  scenes: [...(definition.scenes ?? [])],
  installed: installed?.version ?? null,
  offered,
  previous: (installed?.previous ?? null) !== null,
  enabled: use?.enabled ?? false,
  permissions: definition.permissions,
  credits: [...(definition.credits ?? [])],
  consentWaits:
    use?.enabled === true && Object.keys(definition.permissions).some((one) => !use.consented.includes(one)),
});

async function proposed(house: House, principal: Principal, app: string, isDry: boolean) {
  const { definition, from, ...rest } = isDry
    ? await house.host.installations.propose(principal, app)
    : await house.host.install(principal, app);
  return { app: definition.id, from, to: definition.version, ...rest };
}

export const appRoutes = [
  route({
    method: 'GET',
    url: '/apps',
    operation: 'listApps',
    summary: { zh: '应用目录', en: 'Apps: what is in use, installed and on offer' },
    access: 'session',
    output: z.object({ items: z.array(card) }),
    handle: async ({ house, principal }) => ({
      items: (await house.host.installations.cards(principal)).map(cardOf),
    }),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}',
    operation: 'getApp',
    summary: { zh: '一个应用的声明（按权限可见）', en: 'What an app declares, as far as you may see it' },
    access: 'session',
    params: appParams,
    output: described,
    handle: async ({ house, principal, params }) => {
      const app = await house.host.uses.open(principal, params.app);
      const face = await house.host.faces.of(principal, app);
      return describe(app.definition, app.permissions, face, mayFillIn(principal));
    },
  }),
  ...(['install', 'upgrade'] as const).map((verb) =>
    route({
      method: 'POST',
      url: `/apps/{app}/${verb}`,
      operation: `${verb}App`,
      summary:
        verb === 'install'
          ? { zh: '安装应用', en: 'Install an app on this installation' }
          : { zh: '升级应用', en: 'Upgrade an app to the version on offer' },
      access: 'installation.operate',
      params: appParams,
      query: z.object({ dryRun: flag.describe('only say what would change') }),
      body: z.object({}).optional(),
      output: proposal,
      handle: async ({ house, principal, params, query }) =>
        proposed(house, principal, params.app, query.dryRun),
    }),
  ),
  route({
    method: 'POST',
    url: '/apps/{app}/rollback',
    operation: 'rollBackApp',
    summary: { zh: '回退到上一版本', en: 'Go back to the version before' },
    access: 'installation.operate',
    params: appParams,
    body: z
      .object({
        from: z.string().optional().describe('version to go back from; with another, nothing is done'),
      })
      .optional(),
    output: z.object({ app: z.string(), version: z.string() }),
    handle: async ({ house, principal, params, body }) => {
      const { version } = await house.host.installations.rollBack(principal, params.app, body?.from);
      return { app: params.app, version };
    },
  }),
  route({
    method: 'POST',
    url: '/apps/{app}/remove',
    operation: 'removeApp',
    summary: { zh: '卸载应用', en: 'Remove an app; its records are kept, put into a file, or dropped' },
    access: 'installation.operate',
    params: appParams,
    body: z.object({
      records: z
        .enum(['keep', 'export', 'drop'])
        .default('keep')
        .describe('export: into a file (see /app-exports), then dropped'),
    }),
    unhurried: true,
    handle: async ({ house, principal, params, body }) =>
      house.host.installations.remove(principal, params.app, body.records),
  }),
  route({
    method: 'POST',
    url: '/apps/{app}/enable',
    operation: 'enableApp',
    summary: { zh: '为本单位启用应用并同意其权限', en: 'Use an app in the org and agree to what it may do' },
    access: 'org.manage',
    params: appParams,
    body: z.object({}).optional(),
    handle: async ({ house, principal, params }) => house.host.enable(principal, params.app),
  }),
  route({
    method: 'POST',
    url: '/apps/{app}/disable',
    operation: 'disableApp',
    summary: { zh: '为本单位停用应用', en: 'Stop using an app in the org; its records stay' },
    access: 'org.manage',
    params: appParams,
    body: z.object({}).optional(),
    handle: async ({ house, principal, params }) => house.host.uses.disable(principal, params.app),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/settings',
    operation: 'getAppSettings',
    summary: { zh: '应用设置', en: 'Settings of an app in the org' },
    access: 'org.manage',
    params: appParams,
    output: anything,
    handle: async ({ house, principal, params }) => house.host.uses.settings(principal, params.app),
  }),
  route({
    method: 'PUT',
    url: '/apps/{app}/settings',
    operation: 'changeAppSettings',
    summary: { zh: '修改应用设置', en: 'Change the settings of an app in the org' },
    access: 'org.manage',
    params: appParams,
    body: anything,
    output: anything,
    handle: async ({ house, principal, params, body }) =>
      house.host.uses.changeSettings(principal, params.app, body),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/people',
    operation: 'listAppRoles',
    summary: { zh: '应用内角色分配', en: 'Who has which roles of an app' },
    access: 'people.manage',
    params: appParams,
    output: z
      .object({
        given: z.record(z.string(), z.array(z.string())).describe('id of a person → roles given'),
        byPost: z.record(z.string(), z.array(z.string())).describe('role in the org → roles it brings'),
      })
      .meta({ id: 'AppRoles' }),
    handle: async ({ house, principal, params }) => house.host.uses.roles(principal, params.app),
  }),
  route({
    method: 'PUT',
    url: '/apps/{app}/people/{id}',
    operation: 'giveAppRoles',
    summary: { zh: '给人员应用内角色', en: 'Give a person roles of an app' },
    access: 'people.manage',
    params: appParams.extend({ id }),
    body: z.object({ roles: z.array(z.string()) }),
    handle: async ({ house, principal, params, body }) =>
      house.host.uses.giveRoles(principal, params.app, params.id, body.roles),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/events',
    operation: 'listParkedEvents',
    summary: { zh: '等待处理的事件', en: 'Events that wait because a handler could not take them' },
    access: 'org.manage',
    params: appParams,
    output: z.object({ items: z.array(parked) }),
    handle: async ({ house, principal, params }) => ({
      items: (await house.host.waiting.list(principal, params.app)).map(parkedOf),
    }),
  }),
  ...(['retry', 'discard'] as const).map((verb) =>
    route({
      method: 'POST',
      url: `/apps/{app}/events/{id}/${verb}`,
      operation: `${verb}ParkedEvent`,
      summary:
        verb === 'retry'
          ? { zh: '立即重试', en: 'Try a waiting event again now' }
          : { zh: '放弃此事件', en: 'Give a waiting event up; those behind it go on' },
      access: 'org.manage',
      params: appParams.extend({ id }),
      body: z.object({ subscription: z.string() }),
      handle: async ({ house, principal, params, body }) =>
        house.host.waiting.resolve(principal, params.app, params.id, body.subscription, verb),
    }),
  ),
];
