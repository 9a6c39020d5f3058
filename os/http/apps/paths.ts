import type { Titles } from '@selvedge/sdk/app';
import { shortOf } from '../../host/registry.ts';
import { visibleFields } from '../../host/sight.ts';
import type { OpenApp } from '../../host/uses.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { OpenApiDocument, OpenApiOperation } from '../openapi.ts';
import { fieldsSchema, labelsSchema, recordSchema } from './field-schema.ts';

type Paths = Record<string, Readonly<Record<string, OpenApiOperation>>>;

/** Last part of an operation's name, as an assistant's tools have it too. */
const SUFFIX: Readonly<Record<string, string>> = {
  listRecords: 'list',
  addRecord: 'add',
  getRecord: 'get',
  changeRecord: 'change',
  removeRecord: 'remove',
  restoreRecord: 'restore',
  summarizeRecords: 'summary',
  exportRecords: 'export',
  importRecords: 'import',
  getImportTemplate: 'template',
  askKpi: 'kpi',
  exportKpi: 'kpi_export',
};

/** What is put in place of the general operation's own. */
interface Particular {
  /** In the address: `{entity}` or `{name}`. */
  readonly place: string;
  readonly name: string;
  readonly operationId: string;
  readonly title: Titles;
  readonly access: string;
  readonly body?: JsonSchema;
  readonly answer?: JsonSchema;
  /** Shape of the query's JSON `input`. */
  readonly input?: JsonSchema;
}

/**
 * The document with an address for each action, view and entity of some apps, as far as somebody may use them, with the
 * shapes of their fields. Made from the general routes, so that whatever they take and answer is here too.
 */
export function withApps(document: OpenApiDocument, apps: readonly OpenApp[]): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = { ...document.components.schemas };
  const paths: Paths = { ...document.paths };
  for (const app of apps) {
    const general = Object.entries(document.paths).filter(([url]) => url.startsWith('/apps/{app}/'));
    for (const [url, methods] of general)
      for (const [method, operation] of Object.entries(methods))
        for (const particular of particularsOf(app, url, method, operation, schemas)) {
          const address = url
            .replace('{app}', app.definition.id)
            .replace(`{${particular.place}}`, particular.name);
          paths[address] = {
            ...paths[address],
            [method]: specialised(operation, app.definition.id, particular),
          };
        }
  }
  const sorted = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...document,
    paths,
    components: { ...document.components, schemas: Object.fromEntries(sorted) },
  };
}

function particularsOf(
  app: OpenApp,
  url: string,
  method: string,
  operation: OpenApiOperation,
  schemas: Record<string, JsonSchema>,
): Particular[] {
  if (url === '/apps/{app}/actions/{name}' || url === '/apps/{app}/views/{name}')
    return verbs(app, operation.operationId);
  if (url.startsWith('/apps/{app}/kpis/{name}')) return figures(app, operation.operationId);
  if (!url.startsWith('/apps/{app}/records/{entity}')) return [];
  return records(app, method, operation.operationId, schemas);
}

function verbs({ definition, permissions }: OpenApp, operation: string): Particular[] {
  const isView = operation === 'askApp';
  return ((isView ? definition.views : definition.actions) ?? [])
    .filter(({ permission }) => permissions.has(permission))
    .map(({ id, title, permission, input, output }) => {
      const asked = fieldsSchema(visibleFields(input, permissions), 'input', 'en');
      return {
        place: 'name',
        name: shortOf(id),
        operationId: `${definition.id}_${shortOf(id)}`,
        title,
        access: permission,
        answer: fieldsSchema(visibleFields(output, permissions), 'output', 'en'),
        ...(isView ? { input: asked } : { body: asked }),
      };
    });
}

function figures({ definition, permissions }: OpenApp, operation: string): Particular[] {
  return (definition.kpis ?? [])
    .filter(({ permission }) => permissions.has(permission))
    .map(({ id, title, permission }) => ({
      place: 'name',
      name: shortOf(id),
      operationId: `${definition.id}_${shortOf(id)}_${SUFFIX[operation] ?? operation}`,
      title,
      access: permission,
    }));
}

function records(
  { definition, permissions }: OpenApp,
  method: string,
  operation: string,
  schemas: Record<string, JsonSchema>,
): Particular[] {
  return (definition.entities ?? []).flatMap(({ id, title, fields, read, write }) => {
    const access = method === 'get' ? read : write;
    if (access === undefined || !permissions.has(access) || !permissions.has(read)) return [];
    const name = shortOf(id);
    const visible = visibleFields(fields, permissions);
    const record = named(schemas, [definition.id, name], recordSchema(visible, 'en'));
    const labels = labelsSchema('en');
    const listed: JsonSchema = {
      type: 'object',
      properties: {
        items: { type: 'array', items: record },
        next: { type: ['string', 'null'] },
        labels,
      },
      required: ['items', 'next', 'labels'],
    };
    const changes = fieldsSchema(visible, 'changes', 'en');
    const bodies: Readonly<Record<string, () => JsonSchema>> = {
      addRecord: () => named(schemas, [definition.id, name, 'New'], fieldsSchema(visible, 'input', 'en')),
      changeRecord: () =>
        named(schemas, [definition.id, name, 'Changes'], {
          ...changes,
          properties: {
            version: { type: 'integer', description: 'refused when the record is newer' },
            ...changes.properties,
          },
        }),
    };
    const answers: Readonly<Record<string, JsonSchema>> = {
      listRecords: listed,
      addRecord: record,
      changeRecord: record,
      restoreRecord: record,
      getRecord: {
        allOf: [record, { type: 'object', properties: { labels }, required: ['labels'] }],
      },
    };
    return [
      {
        place: 'entity',
        name,
        operationId: `${definition.id}_${name}_${SUFFIX[operation] ?? operation}`,
        title,
        access,
        body: bodies[operation]?.(),
        answer: answers[operation],
      },
    ];
  });
}

/** Puts a shape under a name: `Shop_Order_New`. */
function named(
  schemas: Record<string, JsonSchema>,
  words: readonly string[],
  schema: JsonSchema,
): JsonSchema {
  const name = words.map(capital).join('_');
  schemas[name] = schema;
  return { $ref: `#/components/schemas/${name}` };
}

const capital = (word: string): string =>
  word
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

function specialised(general: OpenApiOperation, app: string, particular: Particular): OpenApiOperation {
  const { place, operationId, title, access, body, answer, input } = particular;
  const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
  return {
    ...general,
    operationId,
    summary: `${general.summary}: ${title.en}`,
    'x-summary-zh': `${general['x-summary-zh']}：${title.zh}`,
    'x-access': access,
    tags: [app],
    parameters: general.parameters
      .filter(({ name }) => name !== 'app' && name !== place)
      .map((parameter) => {
        if (input === undefined || parameter.name !== 'input') return parameter;
        const isNeeded = (input.required ?? []).length > 0;
        return { name: parameter.name, in: parameter.in, required: isNeeded, content: json(input) };
      }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: (general.requestBody?.required ?? false) || (body.required ?? []).length > 0,
            content: json(body),
          },
        }),
    responses:
      answer === undefined
        ? general.responses
        : { ...general.responses, 200: { description: 'OK', content: json(answer) } },
  };
}
