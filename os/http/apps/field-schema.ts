import { type Field, type Fields, unitIn } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import type { JsonSchema } from '../json-schema.ts';

/** What is sent for something new, what is sent to change it, what comes back. */
export type Side = 'input' | 'changes' | 'output';

/** Shape of some fields as a JSON Schema, in a person's language. Give it only what that person may know of. */
export function fieldsSchema(fields: Fields, side: Side, language: Language): JsonSchema {
  const properties = Object.entries(fields).map(([name, field]) => [
    name,
    fieldSchema(field, side, language),
  ]);
  const required = Object.entries(fields)
    .filter(([, field]) => side === 'output' || (side === 'input' && isNeeded(field)))
    .map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
    // An answer may grow.
    ...(side === 'output' ? {} : { additionalProperties: false }),
  };
}

const isNeeded = (field: Field): boolean =>
  field.required === true && !('default' in field && field.default !== undefined);

/** Shape of one field: null where it may be unknown. */
export function fieldSchema(field: Field, side: Side, language: Language): JsonSchema {
  const value = valueSchema(field, side, language);
  const description = describe(field, language);
  const fallback = side === 'input' && 'default' in field ? field.default : undefined;
  return {
    title: field.title[language],
    ...(description === '' ? {} : { description }),
    ...(field.required === true ? value : orNull(value)),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

const orNull = (schema: JsonSchema): JsonSchema => ({
  ...schema,
  type: [schema.type ?? []].flat().concat('null'),
  ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }),
});

function valueSchema(field: Field, side: Side, language: Language): JsonSchema {
  // What was stored under older bounds is still read.
  const bounds = (schema: JsonSchema): JsonSchema => (side === 'output' ? {} : schema);
  switch (field.kind) {
    case 'text': {
      const pattern = field.pattern === undefined ? {} : { pattern: `^(?:${field.pattern})$` };
      return { type: 'string', ...bounds({ maxLength: field.maxLength ?? 500, ...pattern }) };
    }
    case 'integer': {
      const { min, max } = field;
      return {
        type: 'integer',
        ...bounds({
          ...(min === undefined ? {} : { minimum: min }),
          ...(max === undefined ? {} : { maximum: max }),
        }),
      };
    }
    case 'decimal':
      return side === 'output' ? { type: 'string' } : { type: ['string', 'number'] };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'moment':
      return { type: 'string', format: 'date-time' };
    case 'time':
      return { type: 'string', ...bounds({ pattern: String.raw`^([01]\d|2[0-3]):[0-5]\d$` }) };
    case 'choice':
      return { type: 'string', enum: Object.keys(field.options) };
    case 'ref':
    case 'file':
      return { type: 'string', format: 'uuid' };
    case 'list':
      return {
        type: 'array',
        items: valueSchema(field.item, side, language),
        ...bounds({ maxItems: field.maxItems ?? 1000 }),
      };
    case 'object':
      // Inside a value the whole object is written, also when a record changes.
      return fieldsSchema(field.fields, side === 'output' ? 'output' : 'input', language);
    case 'map':
      return { type: 'object', additionalProperties: valueSchema(field.value, side, language) };
  }
}

/** What a person filling a form would read beside the field. */
function describe(field: Field, language: Language): string {
  const parts = [field.help?.[language] ?? '', ...more(field, language)];
  return parts.filter((part) => part !== '').join(' ');
}

function more(field: Field, language: Language): string[] {
  const zh = language === 'zh';
  switch (field.kind) {
    case 'integer':
      return unit(field.unit, zh);
    case 'decimal': {
      const places = zh ? `十进制数，${field.scale} 位小数` : `decimal with ${field.scale} places`;
      const range = [field.min ?? '', field.max ?? ''].join(' … ').trim();
      return [range === '…' ? places : `${places}, ${range}`, ...unit(field.unit, zh)];
    }
    case 'choice': {
      const words = Object.entries(field.options).map(([word, title]) => `${word} = ${title[language]}`);
      return [words.join(zh ? '；' : '; ')];
    }
    case 'ref':
      return [zh ? `${field.entity} 记录的 id` : `id of a ${field.entity} record`];
    case 'file':
      return [zh ? '文件的 id' : 'id of a file'];
    default:
      return [];
  }
}

const unit = (word: string | undefined, zh: boolean): string[] =>
  word === undefined ? [] : [zh ? `单位：${unitIn(word, 'zh')}` : `unit: ${unitIn(word, 'en')}`];

/** What every record has beside its fields. */
const RECORD_FACTS = {
  id: { type: 'string', format: 'uuid' },
  version: { type: 'integer' },
  createdAt: { type: 'string', format: 'date-time' },
  updatedAt: { type: 'string', format: 'date-time' },
} as const satisfies Readonly<Record<string, JsonSchema>>;

/** Shape of a record as it is read. */
export function recordSchema(fields: Fields, language: Language): JsonSchema {
  const { properties = {}, required = [] } = fieldsSchema(fields, 'output', language);
  return {
    type: 'object',
    properties: { ...RECORD_FACTS, ...properties },
    required: [...Object.keys(RECORD_FACTS), ...required],
  };
}

/** Names of records that are referred to. */
export const labelsSchema = (language: Language): JsonSchema => ({
  type: 'object',
  additionalProperties: { type: 'string' },
  description:
    language === 'zh' ? '所引用记录的 id → 名称' : 'id of a record that is referred to → its label',
});
