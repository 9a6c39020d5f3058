import { type AppDefinition, type Field, type Kpi, type ReadModel, SCENES } from '@selvedge/sdk/app';
import { isPath } from '@selvedge/sdk/connector';
import { OWN_COLUMNS, snake } from '../records/table.ts';
import { fieldsOf } from '../records/reading.ts';
import { isCron } from './jobs/cron.ts';
import { PUBLISHING } from './kpis/publishing.ts';
import { COMPARING } from './models/models.ts';

const APP_ID = /^[a-z][a-z0-9-]{1,30}$/;
const NAME = /^[a-z][a-zA-Z0-9-]{0,40}$/;
const FIELD = /^[a-z][a-zA-Z0-9]{0,40}$/;
const VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const EVENT = /^[a-z][a-z0-9-]*\/[a-z][a-zA-Z0-9.-]*\/v\d+$/;
/** A slot on the page of a record: app/entity.side/v1. */
const SIDE = /^[^/]+\/(.+)\.side\/v\d+$/;
const RECORD_FACTS = ['id', 'version', 'createdAt', 'updatedAt', 'orgId'];

/** Everything wrong with a declaration, in sentences for its author. */
export function faultsOf(declared: unknown): string[] {
  if (typeof declared !== 'object' || declared === null || !('id' in declared))
    return ['the default export is not made by defineApp'];
  return new Check(declared as AppDefinition).faults;
}

class Check {
  readonly faults: string[] = [];
  readonly #app: AppDefinition;

  constructor(app: AppDefinition) {
    this.#app = app;
    this.#identity();
    this.#permissions();
    for (const entity of app.entities ?? []) this.#entity(entity);
    for (const verb of [...(app.actions ?? []), ...(app.views ?? [])]) {
      this.#owned(verb.id, NAME);
      this.#titled(verb.id, verb.title);
      this.#permission(verb.id, verb.permission);
      this.#fields(`${verb.id} input`, verb.input);
      this.#fields(`${verb.id} output`, verb.output);
    }
    for (const event of app.events ?? []) {
      if (!EVENT.test(event.id) || !event.id.startsWith(`${app.id}/`))
        this.faults.push(`event “${event.id}” must read ${app.id}/name/v1`);
      this.#fields(event.id, event.payload);
    }
    for (const { id, title } of [...(app.hooks ?? []), ...(app.relations ?? []), ...(app.slots ?? [])]) {
      if (!EVENT.test(id) || !id.startsWith(`${app.id}/`))
        this.faults.push(`“${id}” must read ${app.id}/name/v1`);
      this.#titled(id, title);
    }
    for (const { id, title, cron } of app.jobs ?? []) {
      this.#owned(id, NAME);
      this.#titled(id, title);
      if (id === `${app.id}/${PUBLISHING}` || id === `${app.id}/${COMPARING}`)
        this.faults.push(`“${id}” is a job of the host`);
      if (!isCron(cron)) this.faults.push(`${id}: “${cron}” must be five fields of cron`);
    }
    for (const page of app.pages ?? []) {
      if (!NAME.test(page.name))
        this.faults.push(`page “${page.name}” needs a name of letters, digits and -`);
      this.#permission(`page ${page.name}`, page.permission);
    }
    this.#slots();
    for (const kpi of app.kpis ?? []) this.#kpi(kpi);
    for (const model of app.readModels ?? []) this.#model(model);
    if (app.settings !== undefined) this.#fields('settings', app.settings.fields);
    this.#twice('entity', app.entities ?? []);
    this.#twice('action or view', [...(app.actions ?? []), ...(app.views ?? [])]);
    this.#twice('event', app.events ?? []);
    this.#twice('job', app.jobs ?? []);
    this.#twice('KPI', app.kpis ?? []);
    this.#twice(
      'subscription',
      (app.subscriptions ?? []).map(({ name }) => ({ id: name })),
    );
    (app.migrations ?? []).forEach(({ number }, index) => {
      if (number !== index + 1)
        this.faults.push(`migrations are numbered from 1 without gaps; ${number} is not ${index + 1}`);
    });
  }

  #kpi({ id, title, summary, formula, permission, source, places = 0, ...kpi }: Kpi): void {
    this.#owned(id, NAME);
    this.#titled(id, title);
    this.#titled(`${id}: its summary`, summary);
    this.#titled(`${id}: its formula`, formula);
    this.#permission(id, permission);
    if (source.trim() === '') this.faults.push(`${id} needs the source of its formula`);
    if (!(Number.isInteger(places) && places >= 0 && places <= 8))
      this.faults.push(`${id} has places from 0 to 8`);
    if (!Number.isInteger(kpi.times ?? 1)) this.faults.push(`${id}: times is a whole number`);
    for (const [name, dimension] of Object.entries(kpi.dimensions ?? {})) {
      if (!FIELD.test(name) || name === 'day') this.faults.push(`${id}: no dimension is called “${name}”`);
      this.#titled(`${id}: ${name}`, dimension.title);
    }
    const path = kpi.publish?.path;
    if (path !== undefined && !(isPath(path) && path.includes('/')))
      this.faults.push(`${id}: “${path}” must read thing/metric`);
  }

  #model({ entity, key, scope, nights }: ReadModel): void {
    const { id, fields, unique = [], write } = entity;
    if (!(this.#app.entities ?? []).includes(entity))
      this.faults.push(`${id} is a read model; its entity must be among the app’s`);
    if (write !== undefined) this.faults.push(`${id} is a read model: nobody writes it`);
    if (!unique.some((one) => [...one].sort().join() === [...key].sort().join()))
      this.faults.push(`${id} is a read model: its key must be unique`);
    for (const field of [...key, ...scope])
      if (fields[field] === undefined) this.faults.push(`${id} names a field “${field}” that it has not`);
    if (scope.length === 0 || scope.some((field) => !key.includes(field)))
      this.faults.push(`${id} is a read model: its scope is part of its key`);
    for (const field of scope)
      if (!['text', 'date', 'choice', 'ref', 'time'].includes(fields[field]?.kind ?? ''))
        this.faults.push(`${id}: “${field}” cannot be a scope; it is a text, a day, a choice or a reference`);
    if (!(Number.isInteger(nights) && nights >= 1 && nights <= 31))
      this.faults.push(`${id} is compared in 1 to 31 nights`);
  }

  #slots(): void {
    const { id: own, slots = [], fills = [], entities = [], requires = {} } = this.#app;
    for (const { id, payload } of slots) {
      this.#fields(id, payload);
      const [, entity] = SIDE.exec(id) ?? [];
      if (entity === undefined || !entities.some((one) => one.id === `${own}/${entity}`)) continue;
      if (Object.keys(payload).join() !== 'id')
        this.faults.push(`“${id}” stands on the page of a record: its payload is { id } and no more`);
    }
    for (const { slot, title, permission } of fills) {
      this.#titled(`what fills ${slot}`, title);
      this.#permission(`what fills ${slot}`, permission);
      const app = slot.slice(0, slot.indexOf('/'));
      if (app !== own && ![requires.apps, requires.optional].some((apps) => apps?.[app] !== undefined))
        this.faults.push(`“${slot}” is filled, but “${app}” is not among the apps it requires`);
    }
    this.#twice('slot', slots);
  }

  #identity(): void {
    const { id, version, title, summary, mark, scenes = [] } = this.#app;
    if (!APP_ID.test(id)) this.faults.push(`id “${id}” must be 2 to 31 lower case letters, digits or -`);
    if (!VERSION.test(version)) this.faults.push(`version “${version}” must read 1.2.3`);
    this.#titled('the app', title);
    this.#titled('its summary', summary);
    if (!/^.{1,2}$/u.test(mark)) this.faults.push('mark must be one or two characters');
    for (const scene of scenes) if (!SCENES.includes(scene)) this.faults.push(`“${scene}” is no scene`);
  }

  #permissions(): void {
    const { id, permissions, roles = {} } = this.#app;
    for (const [permission, title] of Object.entries(permissions)) {
      if (!permission.startsWith(`${id}.`))
        this.faults.push(`permission “${permission}” must begin with ${id}.`);
      this.#titled(permission, title);
    }
    for (const [role, facts] of Object.entries(roles)) {
      this.#titled(`role ${role}`, facts.title);
      for (const permission of facts.permissions) this.#permission(`role ${role}`, permission);
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
        this.faults.push(`${id}: “${field}” is a name of every record`);
    const named = [...unique.flat(), ...indexes.flat(), ...list, ...search, ...fieldsOf(label)];
    if (sort !== undefined) named.push(sort.replace(/^-/, ''));
    for (const field of named)
      if (fields[field] === undefined && !RECORD_FACTS.includes(field))
        this.faults.push(`${id} names a field “${field}” that it has not`);
  }

  #fields(where: string, fields: Readonly<Record<string, Field>>): void {
    for (const [name, facts] of Object.entries(fields)) {
      if (!FIELD.test(name)) this.faults.push(`${where}: “${name}” must be written likeThis`);
      this.#titled(`${where}: ${name}`, facts.title);
      if (facts.readableBy !== undefined) this.#permission(`${where}: ${name}`, facts.readableBy);
      if (facts.kind === 'decimal' && !(facts.scale >= 0 && facts.scale <= 8))
        this.faults.push(`${where}: ${name} has a scale from 0 to 8`);
      if (facts.kind === 'choice')
        for (const [word, title] of Object.entries(facts.options))
          this.#titled(`${where}: ${name}: ${word}`, title);
      for (const inner of objectsIn(facts)) this.#fields(`${where}: ${name}`, inner);
    }
  }

  #owned(id: string, shape: RegExp): void {
    const [app, name = '', ...rest] = id.split('/');
    if (app !== this.#app.id || rest.length > 0 || !shape.test(name))
      this.faults.push(`“${id}” must read ${this.#app.id}/name`);
  }

  #permission(where: string, permission: string): void {
    if (this.#app.permissions[permission] === undefined)
      this.faults.push(`${where} asks for “${permission}”, which the app does not declare`);
  }

  #titled(where: string, title: { readonly zh: string; readonly en: string } | undefined): void {
    if (!title?.zh || !title.en) this.faults.push(`${where} needs a title in both languages`);
  }

  #twice(what: string, things: readonly { readonly id: string }[]): void {
    const ids = things.map(({ id }) => id);
    for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
      this.faults.push(`two of ${what} are called “${id}”`);
  }
}

/** Fields of the objects directly in a field. */
function objectsIn(field: Field): Readonly<Record<string, Field>>[] {
  if (field.kind === 'object') return [field.fields];
  if (field.kind === 'list') return objectsIn(field.item);
  return field.kind === 'map' ? objectsIn(field.value) : [];
}
