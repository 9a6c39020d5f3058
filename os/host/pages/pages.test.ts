import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Pages } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'selvedge-pages-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'pages'));
writeFileSync(join(folder, 'pages', 'words.ts'), 'export const hello: string = "你好";\n');
writeFileSync(
  join(folder, 'pages', 'board.tsx'),
  `import { useState } from 'react';
import type { PageProps } from '@selvedge/sdk/page';
import { hello } from './words.ts';
export default function Board({ tools }: PageProps) {
  const [count] = useState(3);
  return <p title={tools.language}>{hello} {count}</p>;
}`,
);

test('a page becomes one module that shares the shell’s React', async () => {
  const { code, hash } = await new Pages().code(folder, 'pages/board.tsx');
  assert.match(hash, /^[0-9a-f]{16}$/);
  assert.doesNotMatch(code, /\bimport\s*[{*'"]/);
  const made: unknown[] = [];
  const jsx = (type: unknown, props: unknown) => (made.push([type, props]), 'element');
  Object.assign(globalThis, {
    selvedge: { react: { useState: (value: unknown) => [value] }, jsx: { jsx, jsxs: jsx } },
  });
  const module: { default: (props: object) => unknown } = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  );
  assert.equal(module.default({ tools: { language: 'zh' } }), 'element');
  assert.deepEqual(made, [['p', { title: 'zh', children: ['你好', ' ', 3] }]]);
});

test('a page may use the SDK’s builders, wherever its app lies, and the shell’s parts', async () => {
  writeFileSync(
    join(folder, 'pages', 'form.tsx'),
    `import { text } from '@selvedge/sdk/app';
import { Form } from '@selvedge/sdk/page';
export default () => <Form fields={{ name: text({ title: { zh: '名', en: 'Name' } }) }} />;`,
  );
  const { code } = await new Pages().code(folder, 'pages/form.tsx');
  assert.doesNotMatch(code, /\bimport\s*[{*'"]/);
  Object.assign(globalThis, {
    selvedge: { parts: { Form: 'form' }, jsx: { jsx: (type: unknown, props: unknown) => [type, props] } },
  });
  const module: { default: () => unknown } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  assert.partialDeepStrictEqual(module.default(), ['form', { fields: { name: { kind: 'text' } } }]);
});

test('no module outside the app’s folder, and none that is not there', async () => {
  const pages = new Pages();
  for (const path of ['../secret.ts', 'pages/none.tsx', '/etc/passwd'])
    await assert.rejects(pages.code(folder, path), /Not found/);
});
