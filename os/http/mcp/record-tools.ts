import type { AppDefinition, Entity, Field, Fields } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import { z } from 'zod';
import type { Host } from '../../host/host.ts';
import type { RecordsDoor } from '../../host/records-door.ts';
import { shortOf } from '../../host/registry.ts';
import { visibleFields } from '../../host/sight.ts';
import type { OpenApp } from '../../host/uses.ts';
import type { Principal } from '../../identity/principal.ts';
import { parse } from '../../namespace/parse.ts';
import { fieldsSchema, labelsSchema, recordSchema } from '../apps/field-schema.ts';
import type { JsonSchema } from '../json-schema.ts';
import { ADDS, type AppTool, CHANGES, keyed, LOOKS, titled, unkeyed } from './tool.ts';

const question = z.strictObject({
  where: z.record(z.string(), z.unknown()).optional(),
  search: z.string().max(200).optional(),
  sort: z.string().optional(),
  after: z.string().nullable().optional(),
  limit: z.number().int().min(1).max(500).default(50),
});
const one = z.strictObject({ id: z.uuid() });
const change = z.looseObject({ id: z.uuid(), version: z.number().int().optional() });

/** Tools that find, read and, where the person may, write records of each entity of an app. */
export const recordTools = (app: OpenApp, language: Language): AppTool[] =>
  (app.definition.entities ?? [])
    .filter(({ read }) => app.permissions.has(read))
    .flatMap((entity) => [
      ...readTools(app, entity, language),
      ...(entity.write !== undefined && app.permissions.has(entity.write)
        ? writeTools(app, entity, language)
        : []),
    ]);

function readTools({ definition, permissions }: OpenApp, entity: Entity, language: Language): AppTool[] {
  const fields = visibleFields(entity.fields, permissions);
  const record = recordSchema(fields, language);
  const labels = labelsSchema(language);
  const { named, door } = of(definition, entity, language);
  return [
    {
      ...named('list', { zh: '列表', en: 'list' }, FIND),
      inputSchema: questionSchema(fields, language),
      outputSchema: {
        type: 'object',
        properties: {
          items: { type: 'array', items: record },
          next: { type: ['string', 'null'] },
          labels,
        },
        required: ['items', 'next', 'labels'],
      },
      annotations: LOOKS,
      call: async (host, principal, given) => (await door(host, principal)).list(parse(question, given)),
    },
    {
      ...named('get', { zh: '查看', en: 'get' }),
      inputSchema: ID_SCHEMA,
      outputSchema: { ...record, properties: { ...record.properties, labels } },
      annotations: LOOKS,
      call: async (host, principal, given) => {
        const { id } = parse(one, given);
        return (await door(host, principal)).get(id);
      },
    },
  ];
}

function writeTools({ definition, permissions }: OpenApp, entity: Entity, language: Language): AppTool[] {
  const fields = visibleFields(entity.fields, permissions);
  const outputSchema = recordSchema(fields, language);
  const { named, door } = of(definition, entity, language);
  const changes = fieldsSchema(fields, 'changes', language);
  const version = {
    type: 'integer',
    description: language === 'zh' ? '记录已被别人改过时拒绝' : 'refused when the record is newer',
  };
  return [
    {
      ...named('add', { zh: '新增', en: 'add' }),
      inputSchema: keyed(fieldsSchema(fields, 'input', language), language),
      outputSchema,
      annotations: ADDS,
      call: async (host, principal, given) => {
        const { key, input } = unkeyed(given);
        return (await door(host, principal)).add(input, key);
      },
    },
    {
      ...named('change', { zh: '修改', en: 'change' }, CHANGE),
      inputSchema: {
        ...changes,
        properties: { ...ID_SCHEMA.properties, version, ...changes.properties },
        required: ['id'],
      },
      outputSchema,
      annotations: CHANGES,
      call: async (host, principal, given) => {
        const { id, version, ...input } = parse(change, given);
        return (await door(host, principal)).change(id, input, version);
      },
    },
  ];
}

const FIND = {
  zh: '按条件、关键字查找；一页之后用 next 取下一页。',
  en: 'Finds by conditions and words, a page at a time: “next” of a page is “after” of the next.',
};
const CHANGE = {
  zh: '只修改写出的栏目；清空写 null。',
  en: 'Only what is named changes; null empties a field.',
};

const ID_SCHEMA = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' } },
  required: ['id'],
  additionalProperties: false,
} as const satisfies JsonSchema;

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the tools of one entity share. */
function of(definition: AppDefinition, entity: Entity, language: Language) {
  const name = shortOf(entity.id);
  return {
    named: (suffix: string, verb: Words, more?: Words) => {
      const title = titled(
        definition,
        { zh: `${entity.title.zh}${verb.zh}`, en: `${entity.title.en}, ${verb.en}` },
        language,
      );
      return {
        name: `${definition.id}_${name}_${suffix}`,
        title,
        description: more === undefined ? title : `${title}. ${more[language]}`,
      };
    },
    door: (host: Host, principal: Principal): Promise<RecordsDoor> =>
      host.records(principal, definition.id, name),
  };
}

const isSimple = ({ kind }: Field): boolean => kind !== 'list' && kind !== 'object' && kind !== 'map';

function questionSchema(fields: Fields, language: Language): JsonSchema {
  const zh = language === 'zh';
  const tests = Object.entries(fields)
    .filter(([, field]) => isSimple(field))
    .map(([name, { title }]): [string, JsonSchema] => [name, { title: title[language] }]);
  return {
    type: 'object',
    properties: {
      where: {
        type: 'object',
        properties: { id: {}, ...Object.fromEntries(tests) },
        additionalProperties: false,
        description: zh
          ? '字段 → 值、null、{"in": […]}、{"not": 值} 或 {"from","to","above","below"}'
          : 'field → value, null, {"in": […]}, {"not": value} or {"from","to","above","below"}',
      },
      search: { type: 'string', maxLength: 200, description: zh ? '关键字' : 'words to look for' },
      sort: {
        type: 'string',
        description: zh ? '字段名；倒序写 -字段名' : 'a field; -field for the other way round',
      },
      after: { type: ['string', 'null'], description: zh ? '上一页的 next' : '“next” of the page before' },
      limit: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
    },
    additionalProperties: false,
  };
}
