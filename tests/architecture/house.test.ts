import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from '../runner/files.ts';

const root = join(import.meta.dirname, '..', '..');
const LONGEST_SOURCE = 400;
const GENERATED = /(^|\/)generated\.ts$|\.d\.ts$/;

interface Package {
  readonly version: string;
  readonly scripts?: Record<string, string>;
  readonly workspaces?: string[];
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

interface Lock {
  readonly packages: Record<
    string,
    { resolved?: string; link?: boolean; license?: string; version?: string }
  >;
}

const json = async <T>(...path: string[]): Promise<T> =>
  JSON.parse(await readFile(join(root, ...path), 'utf8'));
const house = await json<Package>('package.json');
const lock = await json<Lock>('package-lock.json');
const packages: [name: string, contents: Package][] = [['.', house]];
for (const name of house.workspaces ?? []) packages.push([name, await json<Package>(name, 'package.json')]);

async function ownFiles(ending: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (entry.isFile() && ending.test(entry.name)) found.push(entry.name);
    if (!entry.isDirectory() || ['node_modules', 'data', 'tmp', '.git'].includes(entry.name)) continue;
    for await (const path of filesBelow(join(root, entry.name))) {
      if (ending.test(path)) found.push(relative(root, path).split(sep).join('/'));
    }
  }
  return found;
}

test('every dependency is pinned to one version', () => {
  const loose = packages.flatMap(([name, contents]) =>
    Object.entries({
      ...contents.dependencies,
      ...contents.devDependencies,
      ...contents.optionalDependencies,
    })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([dependency, version]) => `${name}: ${dependency} ${version}`),
  );
  assert.deepEqual(loose, []);
});

test('the packages of the house have one version', () => {
  for (const [name, contents] of packages) {
    assert.equal(contents.version, house.version, name);
    for (const [dependency, version] of Object.entries(contents.dependencies ?? {})) {
      if (dependency.startsWith('@selvedge/')) assert.equal(version, house.version, `${name}: ${dependency}`);
    }
  }
});

test('the lock file names no registry', () => {
  const hosts = Object.entries(lock.packages).filter(
    ([, entry]) => entry.resolved !== undefined && !entry.link,
  );
  assert.deepEqual(
    hosts.map(([name]) => name),
    [],
  );
});

test('no file holds a path of one machine', async () => {
  const machine = /(?<![\w.$}])\/(work|home\/[a-z]\w*|Users\/\w+)\//;
  const files = await ownFiles(/(\.(ts|tsx|js|json|sh|yaml|yml|md|html|css)|^\.npmrc)$/);
  const found: string[] = [];
  for (const file of files) if (machine.test(await readFile(join(root, file), 'utf8'))) found.push(file);
  assert.deepEqual(found, []);
});

test(`no source is longer than ${LONGEST_SOURCE} lines`, async () => {
  const long: string[] = [];
  for (const file of await ownFiles(/\.(ts|tsx|js|sh)$/)) {
    if (GENERATED.test(file)) continue;
    const lines = (await readFile(join(root, file), 'utf8')).split('\n').length - 1;
    if (lines > LONGEST_SOURCE) long.push(`${file}: ${lines}`);
  }
  assert.deepEqual(long, []);
});

test('the licences of all dependencies go together with Apache-2.0', () => {
  const fine = new Set(
    'MIT Apache-2.0 BSD-2-Clause BSD-3-Clause ISC MPL-2.0 0BSD BlueOak-1.0.0 CC0-1.0 Unlicense PostgreSQL Python-2.0'.split(
      ' ',
    ),
  );
  const isFine = (licence: string): boolean => {
    const words = licence.replaceAll(/[()]/g, '');
    return words.includes(' OR ')
      ? words.split(' OR ').some(isFine)
      : words.split(' AND ').every((word) => fine.has(word));
  };
  const bad = Object.entries(lock.packages)
    .filter(
      ([name, entry]) =>
        name.includes('node_modules/') && !entry.link && !isFine(entry.license ?? 'none stated'),
    )
    .map(([name, entry]) => `${name}: ${entry.license ?? 'none stated'}`);
  assert.deepEqual(bad, []);
});

test('the licence is there, whole', async () => {
  const licence = await readFile(join(root, 'LICENSE'), 'utf8');
  assert.match(licence, /Apache License\s+Version 2\.0, January 2004/);
  assert.match(licence, /END OF TERMS AND CONDITIONS/);
});

test('every npm command of the documents exists', async () => {
  const missing: string[] = [];
  for (const file of await ownFiles(/\.md$/)) {
    const own = packages.find(([name]) => file.startsWith(`${name}/`))?.[1];
    const scripts = new Set(Object.keys({ ...house.scripts, ...own?.scripts }));
    const text = await readFile(join(root, file), 'utf8');
    for (const [, run, script = ''] of text.matchAll(/(?:^|`|&& )npm (run )?([a-z][\w:-]*)/gm)) {
      const known =
        run === undefined ? ['ci', 'test', 'start', 'install'].includes(script) : scripts.has(script);
      if (!known) missing.push(`${file}: npm ${run ?? ''}${script}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('links between documents lead somewhere', async () => {
  const broken: string[] = [];
  for (const file of await ownFiles(/\.md$/)) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      if (!existsSync(join(root, dirname(file), target))) broken.push(`${file}: ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});
