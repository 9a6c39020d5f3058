import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from '../runner/files.ts';
import { faultsOf } from './faults.ts';

const root = join(import.meta.dirname, '..', '..');

/** Folder names of connectors, without those that are also words of the connector contract. */
async function connectorIds(): Promise<string[]> {
  const entries = await readdir(join(root, 'connectors'), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.filter((name) => !['http', 'file', 'payload', 'node_modules'].includes(name));
}

async function sources(): Promise<{ file: string; text: string }[]> {
  const found: { file: string; text: string }[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (
      !entry.isDirectory() ||
      entry.name.startsWith('.') ||
      ['node_modules', 'data', 'tmp'].includes(entry.name)
    )
      continue;
    for await (const path of filesBelow(join(root, entry.name))) {
      if (!/\.tsx?$/.test(path) || path.endsWith('.d.ts')) continue;
      found.push({ file: relative(root, path).split(sep).join('/'), text: await readFile(path, 'utf8') });
    }
  }
  return found;
}

test('every file keeps to its floor', async () => {
  const files = await sources();
  assert.ok(files.length > 20, 'the walk found the sources');
  const connectors = await connectorIds();
  const faults = files.flatMap(({ file, text }) =>
    faultsOf(file, text, connectors).map((fault) => `${file}: ${fault}`),
  );
  assert.deepEqual(faults, []);
});

const planted: [why: RegExp, file: string, text: string][] = [
  [/below os\/stream/, 'os/store/a.ts', `import { accept } from '../stream/stream.ts';`],
  [/below os\/http/, 'os/identity/a.ts', `import type { App } from '@selvedge/os/http/app.ts';`],
  [/below os\/main/, 'os/http/a.ts', `export * from '../main.ts';`],
  [/one floor/, 'os/identity/a.ts', `export { findThing } from '../namespace/things.ts';`],
  [/one floor/, 'os/live/a.ts', `type Rows = import('../historian/duckdb/hot.ts').Rows;`],
  [/below os\/gateway/, 'os/stream/a.ts', `const loader = await import('../gateway/loader.ts');`],
  [/below os\/ops/, 'os/stream/a.ts', 'await import(`../ops/backup.ts`);'],
  [
    /below os\/historian/,
    'os/store/a.ts',
    `new Worker(new URL('../historian/duckdb/worker.ts', import.meta.url));`,
  ],
  [
    /may not import connectors/,
    'os/gateway/a.ts',
    `import { connector } from '@selvedge/connectors/mqtt/connector.ts';`,
  ],
  [/leaves os/, 'os/gateway/a.ts', `import { connector } from '../../connectors/mqtt/connector.ts';`],
  [/may not import os/, 'connectors/mqtt/a.ts', `import type { Tx } from '@selvedge/os/store/unit.ts';`],
  [/sdk\/connector only/, 'connectors/mqtt/a.ts', `import { SelvedgeError } from '@selvedge/sdk/errors';`],
  [/may not know connector mqtt/, 'connectors/http/a.ts', `import { topic } from '../mqtt/topic.ts';`],
  [/may not import os/, 'web/a.tsx', `import { QUALITY } from '@selvedge/os/http/app.ts';`],
  [/does no I\/O/, 'web/a.tsx', `import { readFile } from 'node:fs/promises';`],
  [/may not import os/, 'town/a.ts', `import { Store } from '@selvedge/os/store/unit.ts';`],
  [/does no I\/O/, 'sdk/a.ts', `import { readFileSync } from 'node:fs';`],
  [/uses no library/, 'sdk/connector/a.ts', `import { v7 } from 'uuid';`],
  [/may not import os/, 'sdk/a.ts', `import type { Tx } from '@selvedge/os/store/unit.ts';`],
  [/process\.env/, 'os/http/a.ts', `const host = process.env['HOST'];`],
  [/process\.env/, 'os/http/a.ts', `const { env } = process;`],
  [/process\.env/, 'os/http/a.ts', `import { env } from 'node:process';`],
  [/process\.env/, 'os/http/a.ts', `const host = globalThis.process.env.HOST;`],
  [/names no concept/, 'os/http/utils/a.ts', ''],
  [/names no concept/, 'web/helpers.tsx', ''],
  [/no room/, 'os/things/a.ts', ''],
  [/no room/, 'os/stray.ts', ''],
  [/no folder/, 'server/a.ts', ''],
  [/must end in/, 'os/store/a.ts', `import { b } from './b';`],
  [/must end in/, 'os/store/a.ts', `import { b } from './b.js';`],
  [/must end in/, 'tests/a.ts', `import { b } from '@selvedge/os/main';`],
  [/computed name/, 'os/http/a.ts', `await import(name);`],
  [/for tests only/, 'os/http/a.ts', `import { fakeStore } from '../store/testing.ts';`],
  [/by name: mqtt/, 'os/gateway/a.ts', `const builtIn = ['mqtt', 'simulator'];`],
];

for (const [why, file, text] of planted) {
  test(`a planted violation is caught: ${file} ${text}`, () => {
    const faults = faultsOf(file, text, ['mqtt', 'simulator', 'bridge']);
    assert.equal(faults.length, 1, faults.join('; '));
    assert.match(faults[0] ?? '', why);
  });
}

const allowed: [file: string, text: string][] = [
  [
    'os/stream/a.ts',
    `import type { Historian } from '../historian/historian.ts'; import { readConfig } from '../config.ts';`,
  ],
  ['os/live/a.ts', `import type { SeriesRows } from '../historian/historian.ts';`],
  [
    'os/store/a.ts',
    `import { log } from '../ops/log.ts'; import pg from 'pg'; import { join } from 'node:path';`,
  ],
  ['os/config.ts', `export const read = (env = process.env) => env;`],
  ['os/gateway/loader.ts', `await import(file);`],
  [
    'connectors/http/a.ts',
    `import { numbers } from '../payload/number.ts'; import type { Batch } from '@selvedge/sdk/connector';`,
  ],
  [
    'web/a.tsx',
    `import { QUALITY } from '@selvedge/sdk/connector'; import './page.css'; import { get } from './client/api.ts';`,
  ],
  ['sdk/a.test.ts', `import { test } from 'node:test'; import fc from 'fast-check';`],
  [
    'cli/commands/a.ts',
    `import { startPlatform } from '@selvedge/os/main.ts'; import { startTown } from '@selvedge/town/town.ts';`,
  ],
];

for (const [file, text] of allowed) {
  test(`allowed: ${file} ${text}`, () => assert.deepEqual(faultsOf(file, text, ['mqtt']), []));
}
