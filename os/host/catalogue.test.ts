import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { filesOf, offersIn, stampOf } from './catalogue.ts';
import { loadApp } from './loader.ts';

const place = mkdtempSync(join(tmpdir(), 'catalogue-'));
after(() => rmSync(place, { recursive: true, force: true }));

const put = (file: string, text: string): void => {
  mkdirSync(join(place, file, '..'), { recursive: true });
  writeFileSync(join(place, file), text);
};

const APP = `import { defineApp } from '@selvedge/sdk/app';
import { version } from './facts/version.js';
const t = { zh: '甲', en: 'A' };
export default defineApp({ id: 'first', version, title: t, summary: t, mark: '甲', scope: 'factory', permissions: {} });
`;

put('first/package.json', '{"type":"module"}');
put('first/app.js', APP);
put('first/facts/version.js', "export const version = '1.0.0';\n");
put('first/app.test.ts', 'throw new Error();');
put('first/node_modules/x/index.js', 'throw new Error();');
put('first/.git/config', '');
put('second.new/app.js', 'throw new Error();');
put('.third/app.js', 'throw new Error();');
put('fourth/README.md', 'no app');

test('a folder of apps and the folder of one app hold the same offer; what is being made is none', async () => {
  const first = { folder: join(place, 'first'), entry: join(place, 'first', 'app.js') };
  assert.deepEqual(await offersIn([place]), [first]);
  assert.deepEqual(await offersIn([join(place, 'first'), join(place, 'nowhere')]), [first]);
});

test('the files of an app are those that run', async () => {
  assert.deepEqual(await filesOf(join(place, 'first')), ['app.js', 'facts/version.js', 'package.json']);
});

test('a folder that changed is read anew, down to what it imports', async () => {
  const folder = join(place, 'first');
  const read = async () => (await loadApp(join(folder, 'app.js'), await stampOf(folder))).version;
  assert.equal(await read(), '1.0.0');
  put('first/facts/version.js', "export const version = '1.10.0';\n");
  assert.equal(await read(), '1.10.0');
});
