import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ListToolsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { type Language, SelvedgeError } from '@selvedge/sdk/errors';
import type { OpenApp } from '../../host/uses.ts';
import type { Principal } from '../../identity/principal.ts';
import { logFault } from '../faults.ts';
import type { House } from '../parts.ts';
import { normalise, type ProblemDocument, problemOf } from '../problem.ts';
import { catalogueTool, kpiTools } from './kpi-tools.ts';
import { recordTools } from './record-tools.ts';
import type { AppTool } from './tool.ts';
import { verbTools } from './verb-tools.ts';

/** Who asks, and how. */
export interface McpCaller {
  readonly principal: Principal;
  readonly language: Language;
  /** Number of the request, as the log has it. */
  readonly request: string;
  /** Apps whose tools are wished for; null = all. */
  readonly apps: ReadonlySet<string> | null;
}

const toolsOf = (app: OpenApp, language: Language): AppTool[] => [
  ...verbTools(app, language),
  ...kpiTools(app, language),
  ...recordTools(app, language),
];

const hasKpis = ({ definition, permissions }: OpenApp): boolean =>
  definition.kpis?.some(({ permission }) => permissions.has(permission)) ?? false;

/** A server for one request: the tools are those of the apps that its sender may use. */
export function mcpServer(house: House, caller: McpCaller): McpServer {
  const { principal, language, apps } = caller;
  const server = new McpServer(
    { name: 'selvedge', title: language === 'zh' ? '织边' : 'Selvedge', version: house.version },
    { capabilities: { tools: {} }, instructions: instructions(principal, language) },
  );
  server.server.setRequestHandler(ListToolsRequestSchema, async () => {
    const open = await house.host.uses.all(principal);
    const wished = open.filter(({ definition }) => apps?.has(definition.id) ?? true);
    return {
      tools: [
        ...(wished.some(hasKpis) ? [catalogueTool(apps, language)] : []),
        ...wished.flatMap((app) => toolsOf(app, language)),
      ].map(({ name, title, description, annotations, inputSchema, outputSchema }) => ({
        name,
        title,
        description,
        annotations,
        inputSchema: { ...inputSchema, type: 'object' as const },
        outputSchema: { ...outputSchema, type: 'object' as const },
      })),
    };
  });
  server.server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    try {
      const tool = await find(house, caller, params.name);
      return answer(await tool.call(house.host, principal, params.arguments ?? {}));
    } catch (thrown) {
      const error = normalise(thrown);
      logFault(house, error, caller.request, `tool ${params.name}`);
      return refusal(problemOf(error, language, caller.request));
    }
  });
  return server;
}

/** A tool that its caller may not use is not there. @throws not.found */
async function find(house: House, { principal, language, apps }: McpCaller, name: string): Promise<AppTool> {
  const catalogue = catalogueTool(apps, language);
  if (name === catalogue.name) return catalogue;
  const [id = ''] = name.split('_');
  const app = (await house.host.uses.all(principal)).find(({ definition }) => definition.id === id);
  const tool = app && toolsOf(app, language).find((one) => one.name === name);
  if (tool === undefined) throw new SelvedgeError('not.found', { object: { zh: '工具', en: 'tool' } });
  return tool;
}

function answer(given: unknown): CallToolResult {
  // As it travels: without what JSON does not know.
  const text = JSON.stringify(given);
  const structuredContent: Record<string, unknown> = JSON.parse(text);
  return { content: [{ type: 'text', text }], structuredContent };
}

/** The sentences of a problem document, for the model to read; the document itself beside them. */
function refusal(problem: ProblemDocument): CallToolResult {
  const { title, detail, next, fields = [] } = problem;
  const wrong = fields.map(({ path, message }) => `- ${path}: ${message}`);
  const text = [`${title} ${detail} ${next}`, ...wrong].join('\n');
  return { isError: true, content: [{ type: 'text', text }], _meta: { 'selvedge/problem': problem } };
}

function instructions({ org, person }: Principal, language: Language): string {
  const title = typeof org.title === 'string' ? org.title : org.title[language];
  return language === 'zh'
    ? `织边工业互联网平台，组织“${title}”（${org.slug}），以“${person.name}”的身份和权限工作。工具名为 应用_操作、应用_视图、应用_记录_list|get|add|change。小数是文本，如 "12.50"；时间为 RFC 3339 UTC，组织时区 ${org.timeZone}。`
    : `The industrial platform Selvedge, organisation “${title}” (${org.slug}), in the name and with the permissions of “${person.name}”. Tools are called app_action, app_view, app_entity_list|get|add|change. Decimals are texts, such as "12.50"; times are RFC 3339 UTC, the organisation’s time zone is ${org.timeZone}.`;
}
