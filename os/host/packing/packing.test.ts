import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { pack } from 'tar-stream';
import { offerIn } from '../catalogue.ts';
import { loadApp } from '../loader.ts';
import { Pages } from '../pages/pages.ts';
import { isPlain, readArchive, writeArchive } from './archive.ts';
import { toJavaScript } from './javascript.ts';
import { verify, withManifest } from './manifest.ts';
import { lacksOf, packageOf } from './pack.ts';
import { unpack } from './unpack.ts';

const place = mkdtempSync(join(tmpdir(), 'packing-'));
after(() => rmSync(place, { recursive: true, force: true }));
const FIRST = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'first');
const shop = await loadApp(join(FIRST, 'shop', 'app.ts'));

const isRefused = (words: RegExp) => (error: unknown) =>
  error instanceof SelvedgeError && words.test(error.message);

/** An archive that unpacks to so many megabytes of nothing. */
const nothing = (megabytes: number): Buffer => gzipSync(Buffer.alloc(megabytes * 1024 * 1024));

/** A tar file as a stranger might make it. */
async function tarOf(entries: readonly { name: string; type?: 'file' | 'symlink'; linkname?: string }[]) {
  const tar = pack();
  for (const entry of entries) tar.entry(entry, entry.type === 'symlink' ? undefined : 'x');
  tar.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of tar) parts.push(part);
  return gzipSync(Buffer.concat(parts));
}

test('an app in TypeScript becomes a package in JavaScript that says the same', async () => {
  const files = await packageOf(join(FIRST, 'shop'), shop);
  assert.ok(files.has('app.js') && !files.has('app.ts'));
  const { folder, manifest } = await unpack(
    await readArchive(await writeArchive(files)),
    join(place, 'catalogue'),
  );
  assert.deepEqual([manifest.id, manifest.version], ['shop', '1.0.0']);
  const offer = offerIn(folder);
  assert.ok(offer !== null);
  const read = await loadApp(offer.entry);
  assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(shop)));
});

test('the same folder gives the same bytes, wherever it lies and whenever it was written', async () => {
  const copy = join(place, 'copy', 'shop');
  cpSync(join(FIRST, 'shop'), copy, { recursive: true });
  for (const name of readdirSync(copy)) utimesSync(join(copy, name), 1000, 1000);
  const [one, other] = [join(FIRST, 'shop'), copy].map(async (folder) =>
    writeArchive(await packageOf(folder, shop)),
  );
  assert.deepEqual(await one, await other);
});

test('imports of the app’s own files follow the change of name, others stay', () => {
  const source = [
    `import type { A } from './a.ts';`,
    `import { b, type C } from '../b/c.ts';`,
    `export * from "./d.ts";`,
    `const e = await import('./e.ts');`,
    `import '@selvedge/sdk/app.ts';`,
    `export const f: number = 1;`,
  ].join('\n');
  const lines = toJavaScript(source)
    .split('\n')
    .map((line) => line.trim());
  assert.equal(lines[0], '');
  assert.match(lines[1] ?? '', /from '\.\.\/b\/c\.js';$/);
  assert.equal(lines[2], `export * from "./d.js";`);
  assert.equal(lines[3], `const e = await import('./e.js');`);
  assert.equal(lines[4], `import '@selvedge/sdk/app.ts';`);
});

test('a package that was changed under way is refused', async () => {
  const files = await packageOf(join(FIRST, 'shop'), shop);
  const changed = new Map(files).set('app.js', Buffer.from('export default 1'));
  assert.throws(() => verify(changed), isRefused(/“app.js” was changed/));
  assert.throws(() => verify(new Map(files).set('more.js', Buffer.from(''))), isRefused(/does not belong/));
  const less = new Map(files);
  less.delete('app.js');
  assert.throws(() => verify(less), isRefused(/missing/));
  assert.throws(() => verify(new Map()), isRefused(/no manifest/));
});

test('nothing is written outside its folder', async () => {
  for (const name of ['../x', '/x', 'a/../../x', 'a\\..\\x', 'c:x', '.', 'a//b', 'a/./b', 'b.', ''])
    assert.equal(isPlain(name), false, name);
  for (const name of ['app.js', 'entities/a-b.js', '说明.md', 'pages/x.y.js'])
    assert.equal(isPlain(name), true, name);
  for (const name of ['../x', '/etc/x', 'a/../../x'])
    await assert.rejects(tarOf([{ name }]).then(readArchive), isRefused(/cannot be used/), name);
  const link = tarOf([{ name: 'x', type: 'symlink', linkname: '/etc' }, { name: 'x/y' }]);
  await assert.rejects(link.then(readArchive), isRefused(/cannot be used/));
  await assert.rejects(tarOf([{ name: 'x' }, { name: 'x' }]).then(readArchive), isRefused(/cannot be used/));
  for (const names of [
    ['App.js', 'app.js'],
    ['e\u0301.js', '\u00e9.js'],
    ['a', 'a/b'],
    ['a/b', 'A'],
  ])
    await assert.rejects(
      tarOf(names.map((name) => ({ name }))).then(readArchive),
      isRefused(/cannot be used/),
    );
  await assert.rejects(readArchive(Buffer.from('no archive')), isRefused(/unpacked/));
  await assert.rejects(readArchive(new Uint8Array()), isRefused(/./));
  const whole = await writeArchive(await packageOf(join(FIRST, 'shop'), shop));
  await assert.rejects(readArchive(whole.subarray(0, 300)), isRefused(/unpacked/));
});

test('an archive that unpacks without end, or holds no end of folders, is refused at the limit', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const bomb = nothing(100);
  assert.ok(bomb.length < 1_000_000);
  await assert.rejects(readArchive(bomb), isRefused(/too much/));
  const folders = pack();
  for (let index = 0; index <= 5000; index++) folders.entry({ name: `${index}/`, type: 'directory' });
  folders.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of folders) parts.push(part);
  await assert.rejects(readArchive(gzipSync(Buffer.concat(parts))), isRefused(/too much/));
  // Says of one file that it is larger than everything may be, and of a long name too.
  const tar = gunzipSync(await tarOf([{ name: 'x' }]));
  tar.write('77777777777\0', 124, 'latin1');
  tar.write('        ', 148, 'latin1');
  const sum = tar.subarray(0, 512).reduce((all, byte) => all + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  await assert.rejects(readArchive(gzipSync(tar)), isRefused(/too much/));
  assert.ok(process.memoryUsage().arrayBuffers - before < 600_000_000);
});

test('a package that cannot be written leaves nothing behind', async () => {
  const catalogue = join(place, 'half');
  const files = withManifest(
    'shop',
    '1.0.0',
    new Map([
      ['a', Buffer.from('')],
      ['a/b', Buffer.from('')],
    ]),
  );
  await assert.rejects(unpack(files, catalogue));
  assert.deepEqual(readdirSync(catalogue), []);
  const lent = new Map(files).set('constructor', Buffer.from(''));
  assert.throws(() => verify(lent), isRefused(/“constructor” does not belong/));
});

test('the one of before comes back when it is wished', async () => {
  const catalogue = join(place, 'swap');
  const files = await packageOf(join(FIRST, 'shop'), shop);
  const first = await unpack(files, catalogue);
  await first.offer();
  await first.tidy();
  writeFileSync(join(catalogue, 'shop', 'mark'), '');
  const second = await unpack(files, catalogue);
  const back = await second.offer();
  assert.ok(!existsSync(join(catalogue, 'shop', 'mark')));
  await back();
  await second.tidy();
  assert.ok(existsSync(join(catalogue, 'shop', 'mark')));
  assert.deepEqual(readdirSync(catalogue), ['shop']);
});

test('a page becomes one module beside its source’s name, which the host finds', async () => {
  const folder = join(place, 'paged');
  mkdirSync(join(folder, 'pages'), { recursive: true });
  writeFileSync(join(folder, 'app.ts'), `export default 1;`);
  writeFileSync(join(folder, 'pages', 'words.ts'), `export const word: string = 'here is a page';`);
  writeFileSync(
    join(folder, 'pages', 'board.tsx'),
    `import { useState } from 'react';
import { word } from './words.ts';
export default function Board() { const [shown] = useState(word); return <p>{shown}</p>; }`,
  );
  const title = { zh: '看板', en: 'Board' };
  const page = { name: 'board', title, archetype: 'board', permission: 'shop.read' } as const;
  const files = await packageOf(folder, { ...shop, pages: [{ ...page, module: 'pages/board.tsx' }] });
  assert.deepEqual([...files.keys()].sort(), ['app.js', 'manifest.json', 'package.json', 'pages/board.js']);
  assert.match(String(files.get('pages/board.js')), /here is a page/);
  const { folder: unpacked } = await unpack(files, join(place, 'paged-catalogue'));
  const { code: module } = await new Pages().code(unpacked, 'pages/board.tsx');
  assert.match(module, /here is a page/);
  assert.doesNotMatch(module, /\bfrom\s*['"]/);
});

test('what would be missing elsewhere is named', async () => {
  const folder = join(place, 'lacking');
  mkdirSync(join(folder, 'pages'), { recursive: true });
  writeFileSync(
    join(folder, 'app.ts'),
    `import x from 'lodash';\nimport { t } from '@selvedge/sdk/app';\nimport './a.ts';`,
  );
  writeFileSync(join(folder, 'a.ts'), `import { readFile } from 'node:fs';`);
  writeFileSync(join(folder, 'pages', 'x.ts'), `import React from 'react';`);
  const page = {
    name: 'board',
    title: { zh: '看板', en: 'Board' },
    archetype: 'board',
    permission: 'shop.read',
  } as const;
  const lacks = await lacksOf(folder, { ...shop, pages: [{ ...page, module: 'pages/board.tsx' }] });
  const sentences = lacks.map(({ en }) => en).join('\n');
  assert.equal(lacks.length, 3, sentences);
  assert.match(sentences, /no file pages\/board.tsx[^]*“node:fs”[^]*“lodash”/);
});
