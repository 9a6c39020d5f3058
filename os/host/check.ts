import {
  type AppDefinition,
  type Field,
  type Kpi,
  type ReadModel,
  SCENES,
  type Titles,
  type View,
} from '@selvedge/sdk/app';
import { isPath, isSegment } from '@selvedge/sdk/connector';
import { OWN_COLUMNS, snake } from '../records/table.ts';
import { fieldsOf } from '../records/reading.ts';
import { FAULT, PLACE, WHAT } from './check-words.ts';
import { isCron } from './jobs/cron.ts';
import { PUBLISHING } from './kpis/publishing.ts';
import { COMPARING } from './models/models.ts';

const APP_ID = /^[a-z][a-z0-9-]{1,30}$/;
const NAME = /^[a-z][a-zA-Z0-9-]{0,40}$/;
/** `a` begins pages of apps. */
const SHORT_LINK = /^(?!a$)[a-z]{1,2}$/;
const FIELD = /^[a-z][a-zA-Z0-9]{0,40}$/;
const VERSION = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-[\w.-]+)?$/;
const EVENT = /^[a-z][a-z0-9-]*\/[a-z][a-zA-Z0-9.-]*\/v\d+$/;
/** A slot on the page of a record: app/entity.side/v1. */
const SIDE = /^[^/]+\/(.+)\.side\/v\d+$/;
const RECORD_FACTS = ['id', 'version', 'createdAt', 'updatedAt', 'orgId'];

/** Everything wrong with a declaration, in sentences for its author. */
export function faultsOf(declared: unknown): Titles[] {
  if (typeof declared !== 'object' || declared === null || !('id' in declared)) return [FAULT.noApp];
  try {
    return new Check(declared as AppDefinition).faults;
  } catch (error) {
    // What is no declaration breaks where it is first looked into.
    return [FAULT.shape(error instanceof Error ? error.message : String(error))];
  }
}

class Check {
  readonly faults: Titles[] = [];
  readonly #app: AppDefinition;
  readonly #entities: ReadonlySet<string>;

  constructor(app: AppDefinition) {
    this.#app = app;
    this.#entities = new Set((app.entities ?? []).map(({ id }) => id));
    this.#identity();
    this.#requirements();
    this.#permissions();
    for (const entity of app.entities ?? []) this.#entity(entity);
    for (const verb of [...(app.actions ?? []), ...(app.views ?? [])]) this.#verb(verb);
    for (const event of app.events ?? []) {
      if (!EVENT.test(event.id) || !event.id.startsWith(`${app.id}/`))
        this.faults.push(FAULT.mustRead(event.id, `${app.id}/name/v1`));
      this.#fields(event.id, event.payload);
    }
    for (const { id, title } of [...(app.hooks ?? []), ...(app.relations ?? []), ...(app.slots ?? [])]) {
      if (!EVENT.test(id) || !id.startsWith(`${app.id}/`))
        this.faults.push(FAULT.mustRead(id, `${app.id}/name/v1`));
      this.#titled(id, title);
    }
    for (const { id, title, permission, payload, answer } of app.inquiries ?? []) {
      if (!EVENT.test(id) || !id.startsWith(`${app.id}/`))
        this.faults.push(FAULT.mustRead(id, `${app.id}/name/v1`));
      this.#titled(id, title);
      this.#permission(id, permission);
      this.#fields(id, payload);
      this.#fields(id, answer);
    }
    for (const { id, title, cron } of app.jobs ?? []) {
      this.#owned(id, NAME);
      this.#titled(id, title);
      if (id === `${app.id}/${PUBLISHING}` || id === `${app.id}/${COMPARING}`)
        this.faults.push(FAULT.ofTheHost(id));
      if (!isCron(cron)) this.faults.push(FAULT.cron(id, cron));
    }
    for (const page of app.pages ?? []) {
      if (!NAME.test(page.name)) this.faults.push(FAULT.pageName(page.name));
      this.#permission(PLACE.page(page.name), page.permission);
      if (page.shortLink !== undefined && !SHORT_LINK.test(page.shortLink))
        this.faults.push(FAULT.shortLink(page.name));
    }
    for (const { name, type, metrics, atOnce } of app.telemetry ?? []) {
      this.#owned(name, NAME);
      if (!(Number.isInteger(atOnce) && atOnce >= 1 && atOnce <= 1000)) this.faults.push(FAULT.atOnce(name));
      if (!isSegment(type) || !Object.keys(metrics).every(isSegment)) this.faults.push(FAULT.listens(name));
    }
    this.#slots();
    this.#guestDoors();
    for (const kpi of app.kpis ?? []) this.#kpi(kpi);
    for (const model of app.readModels ?? []) this.#model(model);
    if (app.notices !== undefined) {
      this.#titled(app.id, app.notices.title);
      this.#permission(app.id, app.notices.permission);
    }
    if (app.settings !== undefined) this.#fields(PLACE.settings, app.settings.fields);
    this.#twice(WHAT.entity, app.entities ?? []);
    this.#twice(WHAT.verb, [...(app.actions ?? []), ...(app.views ?? [])]);
    this.#twice(WHAT.event, app.events ?? []);
    this.#twice(WHAT.job, app.jobs ?? []);
    this.#twice(WHAT.kpi, app.kpis ?? []);
    this.#twice(
      WHAT.subscription,
      [...(app.subscriptions ?? []), ...(app.telemetry ?? [])].map(({ name }) => ({ id: name })),
    );
    (app.migrations ?? []).forEach(({ number }, index) => {
      if (number !== index + 1) this.faults.push(FAULT.migration(number, index + 1));
    });
  }

  #kpi({ id, title, summary, formula, permission, source, places = 0, ...kpi }: Kpi): void {
    this.#owned(id, NAME);
    this.#titled(id, title);
    this.#titled(PLACE.summary(id), summary);
    this.#titled(PLACE.formula(id), formula);
    this.#permission(id, permission);
    if (source.trim() === '') this.faults.push(FAULT.source(id));
    if (!(Number.isInteger(places) && places >= 0 && places <= 8)) this.faults.push(FAULT.places(id));
    if (!Number.isInteger(kpi.times ?? 1)) this.faults.push(FAULT.times(id));
    for (const [name, dimension] of Object.entries(kpi.dimensions ?? {})) {
      if (!FIELD.test(name) || name === 'day') this.faults.push(FAULT.dimension(id, name));
      this.#titled(PLACE.within(id, name), dimension.title);
    }
    const path = kpi.publish?.path;
    if (path !== undefined && !(isPath(path) && path.includes('/')))
      this.faults.push(FAULT.published(id, path));
  }

  #model({ entity, key, scope, nights }: ReadModel): void {
    const { id, fields, unique = [], write } = entity;
    if (!(this.#app.entities ?? []).includes(entity)) this.faults.push(FAULT.model.entity(id));
    if (write !== undefined) this.faults.push(FAULT.model.written(id));
    if (!unique.some((one) => [...one].sort().join() === [...key].sort().join()))
      this.faults.push(FAULT.model.key(id));
    for (const field of [...key, ...scope])
      if (fields[field] === undefined) this.faults.push(FAULT.noField(id, field));
    if (scope.length === 0 || scope.some((field) => !key.includes(field)))
      this.faults.push(FAULT.model.scope(id));
    for (const field of scope)
      if (!['text', 'date', 'choice', 'ref', 'time'].includes(fields[field]?.kind ?? ''))
        this.faults.push(FAULT.model.kind(id, field));
    if (!(Number.isInteger(nights) && nights >= 1 && nights <= 31)) this.faults.push(FAULT.model.nights(id));
  }

  #verb({ id, title, permission, input, output }: View): void {
    this.#owned(id, NAME);
    this.#titled(id, title);
    this.#permission(id, permission);
    this.#fields(PLACE.input(id), input);
    this.#fields(PLACE.output(id), output);
  }

  #guestDoors(): void {
    const { guestDoors = [], actions = [], views = [] } = this.#app;
    for (const door of guestDoors) {
      this.#owned(door.id, NAME);
      this.#titled(door.id, door.title);
      for (const verb of [...door.actions, ...door.views]) this.#verb(verb);
      this.#twice(WHAT.verb, [...actions, ...views, ...door.actions, ...door.views]);
    }
    this.#twice(WHAT.door, guestDoors);
  }

  #slots(): void {
    const { id: own, slots = [], fills = [], entities = [], requires = {} } = this.#app;
    for (const { id, payload } of slots) {
      this.#fields(id, payload);
      const [, entity] = SIDE.exec(id) ?? [];
      if (entity === undefined || !entities.some((one) => one.id === `${own}/${entity}`)) continue;
      if (Object.keys(payload).join() !== 'id') this.faults.push(FAULT.side(id));
    }
    for (const { slot, title, permission } of fills) {
      this.#titled(PLACE.filling(slot), title);
      this.#permission(PLACE.filling(slot), permission);
      const app = slot.slice(0, slot.indexOf('/'));
      if (app !== own && ![requires.apps, requires.optional].some((apps) => apps?.[app] !== undefined))
        this.faults.push(FAULT.notRequired(slot, app));
    }
    this.#twice(WHAT.slot, slots);
  }

  #identity(): void {
    const { id, version, title, summary, mark, scenes = [] } = this.#app;
    if (!APP_ID.test(id)) this.faults.push(FAULT.appId(id));
    if (!VERSION.test(version)) this.faults.push(FAULT.version(version));
    this.#titled(PLACE.app, title);
    this.#titled(PLACE.appSummary, summary);
    if (!/^.{1,2}$/u.test(mark)) this.faults.push(FAULT.mark);
    for (const scene of scenes) if (!SCENES.includes(scene)) this.faults.push(FAULT.scene(scene));
  }

  #requirements(): void {
    const { id, requires = {} } = this.#app;
    const versions = { ...requires.apps, ...requires.optional };
    for (const [app, version] of Object.entries(versions)) {
      if (!APP_ID.test(app) || app === id) this.faults.push(FAULT.requiredApp(app));
      if (!VERSION.test(version)) this.faults.push(FAULT.requiredVersion(app, version));
    }
    const { platform } = requires;
    if (platform !== undefined && !VERSION.test(platform))
      this.faults.push(FAULT.requiredVersion('platform', platform));
  }

  #permissions(): void {
    const { id, permissions, roles = {} } = this.#app;
    for (const [permission, title] of Object.entries(permissions)) {
      if (!permission.startsWith(`${id}.`)) this.faults.push(FAULT.permissionName(permission, id));
      this.#titled(permission, title);
    }
    for (const [role, facts] of Object.entries(roles)) {
      this.#titled(PLACE.role(role), facts.title);
      for (const permission of facts.permissions) this.#permission(PLACE.role(role), permission);
    }
  }

  #entity(entity: NonNullable<AppDefinition['entities']>[number]): void {
    const { id, fields, unique = [], indexes = [], list = [], search = [], label, sort } = entity;
    this.#owned(id, NAME);
    this.#titled(id, entity.title);
    this.#permission(id, entity.read);
    if (entity.write !== undefined) this.#permission(id, entity.write);
    this.#fields(id, fields);
    const own: readonly string[] = OWN_COLUMNS;
    for (const field of Object.keys(fields))
      if (own.includes(snake(field)) || RECORD_FACTS.includes(field))
        this.faults.push(FAULT.ofEveryRecord(id, field));
    const named = [...unique.flat(), ...indexes.flat(), ...list, ...search, ...fieldsOf(label)];
    if (sort !== undefined) named.push(sort.replace(/^-/, ''));
    for (const field of named)
      if (fields[field] === undefined && !RECORD_FACTS.includes(field))
        this.faults.push(FAULT.noField(id, field));
  }

  #fields(where: Titles | string, fields: Readonly<Record<string, Field>>): void {
    for (const [name, facts] of Object.entries(fields)) {
      if (!FIELD.test(name)) this.faults.push(FAULT.camelCase(where, name));
      this.#titled(PLACE.within(where, name), facts.title);
      if (facts.readableBy !== undefined) this.#permission(PLACE.within(where, name), facts.readableBy);
      if (facts.kind === 'decimal' && !(facts.scale >= 0 && facts.scale <= 8))
        this.faults.push(FAULT.scale(where, name));
      if (facts.kind === 'choice')
        for (const [word, title] of Object.entries(facts.options))
          this.#titled(PLACE.within(where, `${name}: ${word}`), title);
      for (const entity of refsIn(facts))
        if (entity.startsWith(`${this.#app.id}/`) && !this.#entities.has(entity))
          this.faults.push(FAULT.noEntity(PLACE.within(where, name), entity));
      for (const inner of objectsIn(facts)) this.#fields(PLACE.within(where, name), inner);
    }
  }

  #owned(id: string, shape: RegExp): void {
    const [app, name = '', ...rest] = id.split('/');
    if (app !== this.#app.id || rest.length > 0 || !shape.test(name))
      this.faults.push(FAULT.mustRead(id, `${this.#app.id}/name`));
  }

  #permission(where: Titles | string, permission: string): void {
    if (this.#app.permissions[permission] === undefined)
      this.faults.push(FAULT.notDeclared(where, permission));
  }

  #titled(where: Titles | string, title: { readonly zh: string; readonly en: string } | undefined): void {
    if (!title?.zh || !title.en) this.faults.push(FAULT.untitled(where));
  }

  #twice(what: Titles, things: readonly { readonly id: string }[]): void {
    const ids = things.map(({ id }) => id);
    for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
      this.faults.push(FAULT.twice(what, id));
  }
}

/** Fields of the objects directly in a field. */
function objectsIn(field: Field): Readonly<Record<string, Field>>[] {
  if (field.kind === 'object') return [field.fields];
  if (field.kind === 'list') return objectsIn(field.item);
  return field.kind === 'map' ? objectsIn(field.value) : [];
}

/** Entities that a field refers to, itself or in its parts; those of objects are looked at with their fields. */
function refsIn(field: Field): string[] {
  if (field.kind === 'ref') return [field.entity];
  if (field.kind === 'list') return refsIn(field.item);
  return field.kind === 'map' ? refsIn(field.value) : [];
}
