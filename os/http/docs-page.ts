import { ERRORS, type Language } from '@selvedge/sdk/errors';
import { typeText } from './client/typescript.ts';
import type { JsonSchema } from './json-schema.ts';
import { type OpenApiDocument, type OpenApiOperation, shapeOf } from './openapi.ts';

const WORDS = {
  zh: {
    title: '织边接口',
    intro:
      '所有地址以 /api/v1 开头，内容为 JSON。程序请用令牌：Authorization: Bearer …；有多个组织时用 X-Org 指定。机器可读的文档：',
    needs: '需要权限',
    asks: '参数',
    body: '内容',
    answer: '回答',
    shapes: '数据结构',
    errors: '错误码',
    public: '公开',
    session: '已登录',
  },
  en: {
    title: 'Selvedge API',
    intro:
      'Every address begins with /api/v1 and speaks JSON. Programs use a token: Authorization: Bearer …; X-Org names the org where there are several. For machines:',
    needs: 'needs',
    asks: 'parameters',
    body: 'body',
    answer: 'answer',
    shapes: 'Shapes',
    errors: 'Errors',
    public: 'public',
    session: 'signed in',
  },
} as const;

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2530; --soft: #5b6673; --paper: #faf8f4; --card: #fff; --line: #e0dacd; --act: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --soft: #98a2ae; --paper: #12161d; --card: #1a2029; --line: #303945; --act: #7fb2ec; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; font-size: 1.15rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
a { color: var(--act); } p { margin: .4rem 0; }
details { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0; }
summary { cursor: pointer; padding: .5rem .75rem; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
summary::marker, summary::-webkit-details-marker { display: none; content: ""; }
details > div { padding: 0 .75rem .75rem; }
code, pre { font: 13px/1.5 ui-monospace, "SF Mono", Consolas, monospace; }
pre { margin: .3rem 0 .8rem; padding: .6rem; background: var(--paper); border-radius: .3rem; overflow-x: auto; }
.method { min-width: 4rem; font-weight: 700; color: var(--act); } .soft { color: var(--soft); } .grow { flex: 1; }
table { border-collapse: collapse; width: 100%; } td { vertical-align: top; padding: .25rem .5rem .25rem 0; border-top: 1px solid var(--line); }
`;

/** The document as one page to read: no script, no other file. */
export function docsPage(document: OpenApiDocument, language: Language): string {
  const words = WORDS[language];
  const operations = Object.entries(document.paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ url, method, operation })),
  );
  const groups = [...Map.groupBy(operations, ({ operation }) => operation.tags[0])];
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title}</title><style>${STYLE}</style></head>
<body><main><h1>${words.title} <span class="soft">${escape(document.info.version)}</span></h1>
<p>${escape(words.intro)} <a href="/api/openapi.json">/api/openapi.json</a></p>
${groups
  .map(
    ([tag, members]) =>
      `<h2 id="${tag}">${tag}</h2>${members.map((member) => operationText(member, language)).join('')}`,
  )
  .join('')}
<h2 id="shapes">${words.shapes}</h2>
${Object.entries(document.components.schemas)
  .map(
    ([name, schema]) =>
      `<details id="shape-${name}"><summary><code>${name}</code></summary><div>${code(schema)}</div></details>`,
  )
  .join('')}
<h2 id="errors">${words.errors}</h2><table>${errorRows(language)}</table>
</main></body></html>`;
}

interface Member {
  readonly url: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
}

function operationText({ url, method, operation }: Member, language: Language): string {
  const words = WORDS[language];
  const access = operation['x-access'];
  const needs =
    access === 'public' || access === 'session'
      ? words[access]
      : `${words.needs} <code>${escape(access)}</code>`;
  const summary = language === 'zh' ? operation['x-summary-zh'] : operation.summary;
  const parameters = operation.parameters.map((parameter) => {
    const { name, required, description = '' } = parameter;
    const schema = shapeOf(parameter);
    return `<tr><td><code>${escape(name)}${required ? '' : '?'}</code></td><td><code>${escape(typeText(schema))}</code></td><td class="soft">${escape(description)}${fallback(schema)}</td></tr>`;
  });
  return `<details id="${operation.operationId}"><summary><span class="method">${method.toUpperCase()}</span><code>${escape(url)}</code><span class="grow">${escape(summary)}</span><span class="soft">${needs}</span></summary>
<div>${parameters.length > 0 ? `<p class="soft">${words.asks}</p><table>${parameters.join('')}</table>` : ''}
${contentText(words.body, operation.requestBody?.content)}${contentText(words.answer, operation.responses['200']?.content)}</div></details>`;
}

const fallback = ({ default: value }: JsonSchema): string =>
  value === undefined || value === '' ? '' : ` = ${escape(JSON.stringify(value))}`;

function contentText(title: string, content: OpenApiOperation['responses'][string]['content']): string {
  if (content === undefined) return '';
  return Object.entries(content)
    .map(
      ([type, { schema }]) =>
        `<p class="soft">${title}: ${escape(type)}</p>${schema === undefined || Object.keys(schema).length === 0 ? '' : code(schema)}`,
    )
    .join('');
}

const code = (schema: JsonSchema): string => `<pre>${escape(typeText(schema, ''))}</pre>`;

const errorRows = (language: Language): string =>
  Object.entries(ERRORS)
    .map(([name, entry]) => {
      const { what, why, next } = entry[language];
      return `<tr id="${name}"><td><code>${name}</code></td><td>${entry.status}</td><td>${escape(what)}<br><span class="soft">${escape(why)} ${escape(next)}</span></td></tr>`;
    })
    .join('');

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
