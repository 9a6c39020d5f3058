import { ERRORS } from '@selvedge/sdk/errors';
import { z } from 'zod';
import { type JsonSchema, SchemaWriter } from './json-schema.ts';
import { PROBLEM_TYPE } from './problem.ts';
import type { Route } from './route.ts';

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema?: JsonSchema;
  /** A JSON document in the address. */
  readonly content?: Content;
}

/** Shape of a parameter, or of the JSON in it. */
export const shapeOf = ({ schema, content }: OpenApiParameter): JsonSchema =>
  schema ?? content?.['application/json']?.schema ?? {};

export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-summary-zh': string;
  /** Permission it needs; `session` or `public` where none. */
  readonly 'x-access': string;
  readonly tags: readonly string[];
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>;

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: object;
  };
}

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().describe(Object.keys(ERRORS).join(', ')),
    next: z.string().describe('what to do now'),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    request: z.string(),
  })
  .meta({ id: 'Problem' });

/** The API as an OpenAPI 3.1 document, made from the table of routes. */
export function openApi(routes: readonly Route[], version: string): OpenApiDocument {
  const writer = new SchemaWriter();
  const fault = writer.write(problem, 'output');
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const route of routes) {
    const url = route.url.replace('{path…}', '{path}');
    (paths[url] ??= {})[route.method.toLowerCase()] = operationOf(route, writer, fault);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Selvedge',
      version,
      description:
        'Errors are problem documents (RFC 9457). A thing path in an address keeps its slashes. `X-Org: <slug>` (percent-encoded) picks the org.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(writer.named).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'selvedge' },
        device: { type: 'http', scheme: 'basic' },
      },
    },
  };
}

function operationOf(route: Route, writer: SchemaWriter, fault: JsonSchema): OpenApiOperation {
  return {
    operationId: route.operation,
    summary: route.summary.en,
    'x-summary-zh': route.summary.zh,
    'x-access': route.access,
    tags: [route.url.split('/')[1]],
    parameters: [
      ...parametersOf(route.params, 'path', writer),
      ...parametersOf(route.query, 'query', writer),
    ],
    ...requestOf(route, writer),
    responses: {
      ...answerOf(route, writer),
      default: { description: 'Problem', content: { [PROBLEM_TYPE]: { schema: fault } } },
    },
    security:
      route.access === 'public'
        ? []
        : [{ token: [] }, { session: [] }, ...(route.devices ? [{ device: [] }] : [])],
  };
}

function parametersOf(
  shape: z.ZodType | undefined,
  place: 'path' | 'query',
  writer: SchemaWriter,
): OpenApiParameter[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = writer.write(shape, 'input');
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

const EMPTY: JsonSchema = {};

function requestOf(route: Route, writer: SchemaWriter): Pick<OpenApiOperation, 'requestBody'> {
  if (route.body === undefined) return {};
  const isOptional =
    route.body.safeParse(undefined).success &&
    route.bodyKind === undefined &&
    !('shape' in (route.body.meta() ?? {}));
  const content =
    route.bodyTypes === undefined
      ? { 'application/json': { schema: writer.write(route.body, 'input') } }
      : Object.fromEntries(route.bodyTypes.map((type) => [type, { schema: EMPTY }]));
  return { requestBody: { required: !isOptional, content } };
}

function answerOf(route: Route, writer: SchemaWriter): OpenApiOperation['responses'] {
  if (route.outputTypes !== undefined)
    return {
      200: {
        description: 'OK',
        content: Object.fromEntries(route.outputTypes.map((type) => [type, {}])),
      },
    };
  if (route.output === undefined) return { 204: { description: 'Done' } };
  return {
    200: {
      description: 'OK',
      content: { 'application/json': { schema: writer.write(route.output, 'output') } },
    },
  };
}
