import { z } from 'zod';

/** A JSON Schema (2020-12), as far as our shapes use it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean | null;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

type Writable = Record<string, unknown>;

const HERE = '#/$defs/';
const THERE = '#/components/schemas/';

/** Turns shapes into JSON Schemas; named ones are gathered once, under their names. */
export class SchemaWriter {
  readonly named: Record<string, JsonSchema> = {};

  /** @param io what is sent to us (`input`) or by us (`output`) */
  write(shape: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const written: Writable = z.toJSONSchema(shape, {
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => tidy(jsonSchema),
    });
    const { $schema: _, $defs, ...schema } = written;
    for (const [name, definition] of Object.entries(asRecord($defs)))
      this.named[name] ??= pointed(withoutName(definition));
    return pointed(schema);
  }
}

/** Our answers may grow, so nothing forbids more members; a room's own shape stands in for what it reads itself. */
function tidy(schema: Writable): void {
  if ('shape' in schema) {
    const { shape } = schema;
    delete schema['shape'];
    Object.assign(schema, shape);
  }
  if (schema['additionalProperties'] === false) delete schema['additionalProperties'];
  // Formats say enough; zod's patterns for them are long.
  if ('format' in schema) delete schema['pattern'];
  for (const bound of ['minimum', 'maximum'])
    if (Math.abs(Number(schema[bound])) === Number.MAX_SAFE_INTEGER) delete schema[bound];
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function withoutName(definition: unknown): Record<string, unknown> {
  const { id: _, ...rest } = asRecord(definition);
  return rest;
}

/** References point into the document's components. */
const pointed = (schema: object): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace(HERE, THERE) : value,
  );
