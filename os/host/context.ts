import type {
  ActionContext,
  ActionRef,
  Actor,
  Entity,
  Event,
  Fields,
  Guest,
  GuestDoor,
  Hook,
  Inquiry,
  KpiAnswer,
  KpiQuestion,
  LinkWish,
  OrgFacts,
  Settings,
  Telemetry,
  ViewContext,
} from '@selvedge/sdk/app';
import type { Log } from '@selvedge/sdk/connector';
import type { Dictionary } from '@selvedge/sdk/pack';
import type { Author } from '../identity/audit.ts';
import type { Org } from '../identity/orgs.ts';
import type { Principal } from '../identity/principal.ts';
import { parse } from '../namespace/parse.ts';
import { Reading } from '../records/reading.ts';
import type { RecordRules } from '../records/rules.ts';
import { inputShape } from '../records/shape.ts';
import { OWN, partsOf } from '../records/table.ts';
import { Writing } from '../records/writing.ts';
import { newId } from '../store/id.ts';
import type { SqlValue, Tx } from '../store/unit.ts';
import { emit } from './events/outbox.ts';
import { closeLinks, openLink } from './guests/links.ts';
import { askKpi } from './kpis/asking.ts';
import type { OrgApp } from './membership.ts';
import { refresh } from './models/keeping.ts';
import { noticeBoard, noticeDesk, type Sending } from './notices/desk.ts';
import { demand } from './permission.ts';
import { visibleFields } from './sight.ts';
import { publish } from './telemetry/publishing.ts';
import type { Registry } from './registry.ts';
import { refuseForeign, written } from './statement.ts';
import { conflict, missing, OBJECT } from './words.ts';

/** On whose behalf an app works, in which org, when. */
export interface Errand {
  readonly app: string;
  readonly org: OrgFacts;
  readonly actor: Actor | null;
  /** Who came by a link. */
  readonly guest?: Guest;
  readonly by: Author;
  readonly now: Date;
  readonly log: Log;
  /** Permissions of this app. */
  readonly permissions: ReadonlySet<string> | 'all';
  /** Rules of the org that look at changes. */
  readonly rules?: RecordRules;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly telemetry: Telemetry;
  readonly dictionary: () => Promise<Dictionary>;
  /** The same statements come again and again: they are planned once. */
  readonly isOften?: boolean;
  /** How the org uses an app; null = it does not. */
  readonly useOf: (app: string) => Promise<OrgApp | null>;
  /** What whoever asks may do in an app of the org. */
  readonly permissionsIn: (app: string) => Promise<Errand['permissions']>;
  /** Actions under way, each run by the one before. */
  readonly chain?: readonly string[];
  /** Says that records of another app were changed too. */
  readonly changed?: (app: string) => void;
  /** Says in this process that there is an event to hear. */
  readonly wake: () => void;
  readonly sending: Sending;
}

export const orgFacts = ({ id, slug, timeZone, dayStart }: Org): OrgFacts => ({
  id,
  slug,
  timeZone,
  dayStart,
});

export const actorOf = ({ person: { id, login, name } }: Principal): Actor => ({ id, login, name });

export const authorOf = ({ person, via, address }: Principal): Author => ({
  personId: person.id,
  who: person.login,
  name: person.name,
  via,
  address,
});

/** The code of an app knows the fields that it declared, not those that orgs added. */
const declared = (field: string): boolean => !field.startsWith(OWN);

/** What a view gets: it reads records of every installed app's declared entities through the org's own unit. */
export function viewContext(tx: Tx, registry: Registry, errand: Errand): ViewContext {
  const reading = (entity: Entity): Reading => new Reading(tx, registry.tables.of(entity.id), declared);
  return {
    ...shared(tx, registry, errand),
    notices: noticeBoard({ tx, registry, errand, sending: errand.sending }),
    records: reading as unknown as ViewContext['records'],
  };
}

/** What an action, a handler or a job gets. */
export function actionContext(tx: Tx, registry: Registry, errand: Errand): ActionContext {
  const { by, now, rules } = errand;
  const writing = (entity: Entity): Writing => {
    refuseForeign(errand.app, entity.id);
    if (registry.model(entity.id) !== undefined)
      throw new Error(`“${entity.id}” is a read model: ctx.refresh reckons it anew.`);
    return new Writing(
      tx,
      registry.tables.of(entity.id),
      { by, now, tables: registry.tables, rules },
      declared,
    );
  };
  return {
    ...shared(tx, registry, errand),
    // The host's records are checked against the declaration as they pass; the compiler knows them by the entity's type.
    records: writing as unknown as ActionContext['records'],
    notices: noticeDesk({ tx, registry, errand, sending: errand.sending }),
    emit: async (event: Event, subject: string, payload: object) =>
      emit(tx, registry, errand, event.id, subject, payload),
    run: (ref: ActionRef, given: object) => run(tx, registry, errand, ref, given) as never,
    refresh: (model, scopes) => refresh({ tx, registry, now }, model, scopes),
    openLink: (door: GuestDoor, wish: LinkWish) => openLink(tx, registry, errand, door, wish),
    closeLinks: (subject: string) => closeLinks(tx, errand, subject),
    newId,
    publish: (path: string, value: number | string | boolean, at = now) =>
      publish(tx, path, value, at, errand.wake),
    consult: (hook: Hook, payload: object) => consult(tx, registry, errand, hook, payload) as never,
  };
}

/** Runs another app's action in a context of its own, as far as whoever asks may do it there. */
async function run(
  tx: Tx,
  registry: Registry,
  errand: Errand,
  ref: ActionRef,
  given: object,
): Promise<Record<string, unknown>> {
  const { app, name } = partsOf(ref.id);
  const action = registry.action(app, name);
  const definition = registry.app(app)?.definition;
  const use = await errand.useOf(app);
  if (action === undefined || definition === undefined || use?.enabled !== true) throw missing(OBJECT.action);
  const { apps = {}, optional = {} } = registry.app(errand.app)?.definition.requires ?? {};
  if (apps[app] === undefined && optional[app] === undefined)
    throw new Error(`“${errand.app}” does not require “${app}”.`);
  const { chain = [] } = errand;
  if (chain.includes(action.id)) throw conflict(...circle([...chain, action.id]));
  const permissions = await errand.permissionsIn(app);
  if (permissions !== 'all') demand(definition, permissions, action.permission);
  // What somebody may not see he cannot give either.
  const input = parse(
    inputShape(action.input),
    parse(inputShape(visibleFields(action.input, permissions)), given),
  );
  const there = { ...errand, app, permissions, settings: use.settings, chain: [...chain, action.id] };
  // What it refuses leaves nothing of it, also where the one that asked goes on without it.
  const answer = await tx.attempt(async () =>
    // The input was parsed by the declaration that the handler's types come from.
    parse(inputShape(action.output), await action.handle(actionContext(tx, registry, there), input as never)),
  );
  tx.afterCommit(() => errand.changed?.(app));
  return Object.fromEntries(Object.keys(ref.output).map((field) => [field, answer[field] ?? null]));
}

const circle = (chain: readonly string[]): readonly [zh: string, en: string] => [
  `这些操作绕成了一圈：${chain.join(' → ')}。`,
  `These actions run each other in a circle: ${chain.join(' → ')}.`,
];

/** Asks every app of the org that answers a hook, each in a context of its own. */
async function consult(
  tx: Tx,
  registry: Registry,
  errand: Errand,
  hook: Hook,
  given: object,
): Promise<{ app: string; answer: Record<string, unknown> }[]> {
  if (!hook.id.startsWith(`${errand.app}/`)) throw new Error(`“${hook.id}” is another app’s hook.`);
  const payload = parse(inputShape(hook.payload), given);
  const answers: { app: string; answer: Record<string, unknown> }[] = [];
  for (const { app, provision } of registry.provisions(hook.id)) {
    const use = await errand.useOf(app);
    if (use?.enabled !== true) continue;
    const ctx = actionContext(tx, registry, { ...errand, app, permissions: 'all', settings: use.settings });
    // The payload was parsed by the declaration that the handler's types come from.
    answers.push({
      app,
      answer: parse(inputShape(hook.answer), await provision.handle(ctx, payload as never)),
    });
  }
  return answers;
}

/** Asks every app of the org that replies, each in a context of its own, which changes nothing. */
async function inquire(
  tx: Tx,
  registry: Registry,
  errand: Errand,
  inquiry: Inquiry,
  given: object,
): Promise<{ app: string; answer: Record<string, unknown> }[]> {
  const { app: asking, permissions } = errand;
  // By the declaration of the installed app: what a caller hands over says nothing of who may know.
  const declared = registry.app(asking)?.definition;
  const known = declared?.inquiries?.find(({ id }) => id === inquiry.id);
  if (declared === undefined || known === undefined)
    throw new Error(`“${asking}” does not declare the inquiry “${inquiry.id}”.`);
  if (permissions !== 'all') demand(declared, permissions, known.permission);
  const payload = parse(inputShape(known.payload), given);
  const answers: { app: string; answer: Record<string, unknown> }[] = [];
  for (const { app, reply } of registry.replies(known.id)) {
    const use = await errand.useOf(app);
    if (use?.enabled !== true) continue;
    const ctx = viewContext(tx, registry, { ...errand, app, permissions: 'all', settings: use.settings });
    // The payload was parsed by the declaration that the handler's types come from.
    answers.push({
      app,
      answer: parse(inputShape(known.answer), await reply.handle(ctx, payload as never)),
    });
  }
  return answers;
}

function shared(tx: Tx, registry: Registry, errand: Errand): Omit<ViewContext, 'records' | 'notices'> {
  const { org, actor, now, log, permissions } = errand;
  return {
    org,
    actor,
    guest: errand.guest ?? null,
    now,
    log,
    history: errand.telemetry,
    dictionary: errand.dictionary,
    may: (permission) => permissions === 'all' || permissions.has(permission),
    uses: async (app) => registry.app(app) !== undefined && (await errand.useOf(app))?.enabled === true,
    settings: async <F extends Fields>({ fields }: Settings<F>) =>
      settingsOf(fields, errand.settings) as never,
    kpi: ({ id }, question) => kpiAnswer(tx, registry, errand, id, question),
    inquire: (inquiry: Inquiry, payload: object) => inquire(tx, registry, errand, inquiry, payload) as never,
    sql: (text, ...values) => {
      const params: SqlValue[] = [];
      const asked = written(registry, errand.app, { text, values }, params);
      return errand.isOften === true ? tx.planned(asked, params) : tx.rows(asked, params);
    },
  };
}

/** A KPI of this app, or of another in its own context, as far as whoever asks may see it there. */
async function kpiAnswer(
  tx: Tx,
  registry: Registry,
  errand: Errand,
  id: string,
  question: KpiQuestion,
): Promise<KpiAnswer> {
  const kpi = registry.kpi(id);
  if (kpi === undefined) throw missing(OBJECT.kpi);
  const { app } = partsOf(id);
  if (app === errand.app) return askKpi(kpi, viewContext(tx, registry, errand), question);
  const use = await errand.useOf(app);
  const definition = registry.app(app)?.definition;
  if (use?.enabled !== true || definition === undefined) throw missing(OBJECT.kpi);
  const permissions = await errand.permissionsIn(app);
  if (permissions !== 'all') demand(definition, permissions, kpi.permission);
  const there = { ...errand, app, permissions, settings: use.settings };
  return askKpi(kpi, viewContext(tx, registry, there), question);
}

/** Settings with their defaults; one that no longer fits its declaration counts as not set. */
export function settingsOf(
  fields: Fields,
  stored: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const known = Object.entries(stored).filter(
    ([name, value]) =>
      fields[name] !== undefined && inputShape({ [name]: fields[name] }).safeParse({ [name]: value }).success,
  );
  const missing = Object.entries(fields).map(([name, facts]) => [
    name,
    'default' in facts ? (facts.default ?? null) : null,
  ]);
  return {
    ...Object.fromEntries(missing),
    ...(parse(
      inputShape(
        pick(
          fields,
          known.map(([name]) => name),
        ),
      ),
      Object.fromEntries(known),
    ) as object),
  };
}

const pick = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, fields[name]]));
