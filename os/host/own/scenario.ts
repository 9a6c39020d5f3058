import type { AppDefinition, Entity, Field, Titles } from '@selvedge/sdk/app';
import { fieldsOf } from '../../records/reading.ts';
import { OWN, OWN_COLUMNS, partsOf, snake } from '../../records/table.ts';
import { Registry } from '../registry.ts';
import { type OverlayDocument, type OwnBoard, type OwnRule, targetOf } from './document.ts';

/** Something of a document that cannot work at present: it is left out, and shown. */
export interface Inert {
  /** `fields/orders/order.wash`, `rules/late`: where in the document. */
  readonly where: string;
  readonly reason: Titles;
}

/** What an org's document comes to on the apps that are installed now. */
export interface Scenario {
  /** Apps with the org's fields, and the app `own` with its entities. */
  readonly registry: Registry;
  readonly rules: readonly OwnRule[];
  readonly boards: readonly OwnBoard[];
  readonly inert: readonly Inert[];
}

/** App id of everything an org made itself. */
export const OWN_APP = 'own';
const say = (zh: string, en: string): Titles => ({ zh, en });

/**
 * Lays a document over the installed apps. What does not resolve is inert and told, never fatal: an app below may have
 * changed. Pure.
 * @param space schema of the org's own tables
 */
export function layOver(base: Registry, document: OverlayDocument, space: string, version: number): Scenario {
  const inert: Inert[] = [];
  const left = (where: string, zh: string, en: string): void =>
    void inert.push({ where, reason: say(zh, en) });
  const entities = ownEntities(document, left);
  const known = new Map<string, Entity>();
  for (const { definition } of base.apps.values())
    for (const entity of definition.entities ?? []) known.set(entity.id, entity);
  for (const entity of entities) known.set(entity.id, entity);

  const added = new Map<string, { readonly fields: Record<string, Field>; readonly list: string[] }>();
  for (const { entity, name, field, inList } of document.fields) {
    const where = `fields/${entity}.${name}`;
    const target = known.get(entity);
    if (target === undefined || partsOf(entity).app === OWN_APP)
      left(where, `没有“${entity}”。`, `There is no “${entity}”.`);
    else if (field.kind === 'ref' && !known.has(field.entity))
      left(where, `没有“${field.entity}”。`, `There is no “${field.entity}”.`);
    else if (added.get(entity)?.fields[OWN + name] !== undefined)
      left(where, `字段“${name}”出现了两次。`, `The field “${name}” is there twice.`);
    else {
      const more = added.get(entity) ?? { fields: {}, list: [] };
      // What is needed, the org's own rules ask for: the app's own actions know nothing of the field.
      more.fields[OWN + name] = { ...field, required: false } as Field;
      if (inList) more.list.push(OWN + name);
      added.set(entity, more);
    }
  }

  const apps = [...base.apps.values()].map((app) => ({
    ...app,
    definition: {
      ...app.definition,
      entities: app.definition.entities?.map((entity) => extended(entity, added.get(entity.id))),
    },
  }));
  const own = { definition: ownApp(document, entities, version), folder: '' };
  const registry = new Registry([...apps, own], space);
  return { registry, inert, ...working(document, registry, left) };
}

function extended(
  entity: Entity,
  more: { fields: Record<string, Field>; list: string[] } | undefined,
): Entity {
  if (more === undefined) return entity;
  const list = entity.list ?? Object.keys(entity.fields).slice(0, 6);
  return { ...entity, fields: { ...entity.fields, ...more.fields }, list: [...list, ...more.list] };
}

/** Rules and boards whose entity, event and fields are there. */
function working(
  document: OverlayDocument,
  registry: Registry,
  left: (where: string, zh: string, en: string) => void,
): Pick<Scenario, 'rules' | 'boards'> {
  const rules = document.rules.filter((rule) => {
    const gone = goneFrom(rule, registry);
    if (gone !== null) left(`rules/${rule.id}`, `没有“${gone}”。`, `There is no “${gone}”.`);
    return gone === null;
  });
  const boards = document.boards.filter((board) => {
    const fields = registry.tables.find(board.entity)?.entity.fields;
    const named = [...board.columns, ...(board.groupBy === undefined ? [] : [board.groupBy])];
    const gone = fields === undefined ? board.entity : named.find((field) => fields[field] === undefined);
    if (gone !== undefined) left(`boards/${board.name}`, `没有“${gone}”。`, `There is no “${gone}”.`);
    return gone === undefined;
  });
  return { rules, boards };
}

/** What a rule looks at and is not there; null = everything is. What machines measure comes and goes. */
function goneFrom(rule: OwnRule, registry: Registry): string | null {
  const target = targetOf(rule);
  if (target === null) return null;
  if (rule.kind === 'event') return registry.event(target) === undefined ? target : null;
  const fields = registry.tables.find(target)?.entity.fields;
  if (fields === undefined) return target;
  if (rule.kind !== 'schedule') return null;
  const { where, sort } = rule.list;
  const named = [...Object.keys(where), ...(sort === undefined ? [] : [sort.replace(/^-/, '')])];
  return named.find((field) => fields[field] === undefined && !RECORD_FACTS.has(field)) ?? null;
}

const RECORD_FACTS = new Set(['id', 'createdAt', 'updatedAt']);

const permissionOf = (entity: string, verb: 'read' | 'write'): string => `${OWN_APP}.${entity}.${verb}`;
const boardPermission = (board: string): string => `${OWN_APP}.board.${board}`;

function ownEntities(
  document: OverlayDocument,
  left: (where: string, zh: string, en: string) => void,
): Entity[] {
  const reserved: readonly string[] = OWN_COLUMNS;
  const names = new Set<string>();
  return document.entities.flatMap((entity) => {
    const where = `entities/${entity.name}`;
    const fields = Object.keys(entity.fields);
    const named = [...entity.unique.flat(), ...entity.list, ...entity.search, ...fieldsOf(entity.label)];
    const wrong = named.find((field) => !fields.includes(field));
    const taken = fields.find(
      (field) =>
        reserved.includes(snake(field)) || ['id', 'version', 'createdAt', 'updatedAt'].includes(field),
    );
    if (names.has(entity.name)) left(where, '名称出现了两次。', 'The name is there twice.');
    else if (fields.length === 0) left(where, '至少需要一个字段。', 'It needs at least one field.');
    else if (wrong !== undefined) left(where, `没有字段“${wrong}”。`, `It has no field “${wrong}”.`);
    else if (taken !== undefined) left(where, `字段不能叫“${taken}”。`, `No field may be called “${taken}”.`);
    else {
      names.add(entity.name);
      const { name, title, plural, unique, label, list, search, sort, writers } = entity;
      return [
        {
          id: `${OWN_APP}/${name}`,
          title,
          ...(plural === undefined ? {} : { plural }),
          fields: entity.fields as Record<string, Field>,
          unique,
          label,
          ...(list.length === 0 ? {} : { list }),
          ...(search.length === 0 ? {} : { search }),
          ...(sort === undefined ? {} : { sort }),
          read: permissionOf(name, 'read'),
          ...(writers.length === 0 ? {} : { write: permissionOf(name, 'write') }),
        },
      ];
    }
    return [];
  });
}

/** The org's own app: who may read and write what, by roles of the org. */
function ownApp(document: OverlayDocument, entities: readonly Entity[], version: number): AppDefinition {
  const permissions: Record<string, Titles> = {};
  const roles: Record<string, { title: Titles; permissions: string[]; grantedTo: ['owner'] }> = {};
  const grant = (role: string, permission: string, title: Titles): void => {
    permissions[permission] = title;
    const given = (roles[role] ??= { title: say(role, role), permissions: [], grantedTo: [role as 'owner'] });
    given.permissions.push(permission);
  };
  for (const { name, title, readers, writers } of document.entities) {
    const see = say(`查看${title.zh}`, `See ${title.en}`);
    for (const role of new Set([...readers, ...writers])) grant(role, permissionOf(name, 'read'), see);
    for (const role of new Set(writers))
      grant(role, permissionOf(name, 'write'), say(`修改${title.zh}`, `Change ${title.en}`));
  }
  for (const { name, title, readers } of document.boards)
    for (const role of new Set(readers))
      grant(role, boardPermission(name), say(`查看${title.zh}`, `See ${title.en}`));
  return {
    id: OWN_APP,
    version: `1.${version}.0`,
    title: say('本厂表单', 'Own forms'),
    summary: say('本厂自己的字段、表单、规则和看板', 'Fields, forms, rules and boards of our own'),
    mark: '本',
    scope: 'factory',
    permissions,
    roles,
    entities,
  };
}
