import type { JsonSchema } from '../json-schema.ts';
import { type OpenApiDocument, type OpenApiOperation, type OpenApiParameter, shapeOf } from '../openapi.ts';
import { typeText } from './typescript.ts';

const headOf = (maker: string): string => `/**
 * The HTTP API as typed functions. Made from the server's table of routes by \`${maker}\`; never edited.
 */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type RawBody = NonNullable<RequestInit['body']>;
type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

export interface Ask {
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: { readonly content: RawBody; readonly type: string };
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request under /api/v1; its failures are the sender's own to throw. */
export interface Sender {
  json<T>(method: Method, path: string, ask?: Ask): Promise<T>;
  done(method: Method, path: string, ask?: Ask): Promise<void>;
  send(method: Method, path: string, ask?: Ask): Promise<Response>;
}

/** A thing's path as part of an address. */
const inAddress = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
`;

/** Source of the client: named shapes as types, operations as functions. */
export function clientText(document: OpenApiDocument, maker = 'npm run generate'): string {
  const shapes = Object.entries(document.components.schemas).map(([name, schema]) => shapeText(name, schema));
  const operations = Object.entries(document.paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationText(url, method.toUpperCase(), operation)),
  );
  return `${headOf(maker)}\n${shapes.join('\n')}\nexport const createClient = (sender: Sender) => ({\n${operations.join('\n')}});\n\nexport type Client = ReturnType<typeof createClient>;\n`;
}

function shapeText(name: string, schema: JsonSchema): string {
  const text = typeText(schema, '');
  const comment = schema.description === undefined ? '' : `/** ${schema.description} */\n`;
  return text.startsWith('{')
    ? `${comment}export interface ${name} ${text}\n`
    : `${comment}export type ${name} = ${text};\n`;
}

function operationText(url: string, method: string, operation: OpenApiOperation): string {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const body = operation.requestBody;
  const json = body?.content['application/json']?.schema;
  const isRaw = body !== undefined && (json === undefined || Object.keys(json).length === 0);
  const parameters = [
    ...inPath.map(({ name }) => `${name}: string`),
    ...(body === undefined
      ? []
      : isRaw
        ? [`body: { readonly content: RawBody; readonly type: ${mediaTypes(Object.keys(body.content))} }`]
        : [`json${body.required ? '' : '?'}: ${typeText(json ?? {}, '  ')}`]),
    ...(inQuery.length === 0 ? [] : [queryParameter(inQuery)]),
    'signal?: AbortSignal',
  ];
  const ask = [
    ...(inQuery.length === 0 ? [] : [queryArgument(inQuery)]),
    ...(body === undefined ? [] : [isRaw ? 'body' : 'json']),
    'signal',
  ];
  const address = url.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'path' ? '${inAddress(path)}' : `\${encodeURIComponent(${name})}`,
  );
  const quoted = address.includes('${') ? `\`${address}\`` : `'${address}'`;
  return `  /** ${operation.summary}. Needs: ${operation['x-access']}. */\n  ${keyOf(operation.operationId)}: (${parameters.join(', ')}) =>\n    sender.${verbOf(operation)}('${method}', ${quoted}, { ${ask.join(', ')} }),\n`;
}

const keyOf = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : `'${name}'`);

const mediaTypes = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(' | ');

/** Last parameters may be left out when none of them is required. */
function queryParameter(parameters: readonly OpenApiParameter[]): string {
  const members = parameters.map(
    (parameter) =>
      `readonly ${parameter.name}${parameter.required ? '' : '?'}: ${typeText(shapeOf(parameter))}${parameter.required ? '' : ' | undefined'}`,
  );
  const isNeeded = parameters.some(({ required }) => required);
  return `query: { ${members.join('; ')} }${isNeeded ? '' : ' = {}'}`;
}

/** Documents in the address are written as JSON. */
function queryArgument(parameters: readonly OpenApiParameter[]): string {
  const documents = parameters.filter(({ content }) => content !== undefined);
  if (documents.length === 0) return 'query';
  const written = documents.map(({ name }) => `${name}: JSON.stringify(query.${name})`);
  return `query: { ...query, ${written.join(', ')} }`;
}

function verbOf(operation: OpenApiOperation): string {
  const content = operation.responses['200']?.content;
  if (content === undefined) return 'done';
  const schema = content['application/json']?.schema;
  return schema === undefined ? 'send' : `json<${typeText(schema, '    ')}>`;
}
