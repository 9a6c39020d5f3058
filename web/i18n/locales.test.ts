import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const web = join(import.meta.dirname, '..');

type Texts = { readonly [key: string]: string | Texts };

/** Keys of a file as area:a.b, plural endings removed. */
function keysOf(texts: Texts, prefix: string, found = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(texts)) {
    const name = prefix.endsWith(':') ? prefix + key : `${prefix}.${key}`;
    if (typeof value === 'string') found.set(name.replace(/_(zero|one|two|few|many|other)$/, ''), value);
    else keysOf(value, name, found);
  }
  return found;
}

function language(name: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const file of readdirSync(join(web, 'locales', name))) {
    const texts: Texts = JSON.parse(readFileSync(join(web, 'locales', name, file), 'utf8'));
    for (const [key, value] of keysOf(texts, `${file.replace('.json', '')}:`)) all.set(key, value);
  }
  return all;
}

const zh = language('zh');
const en = language('en');

void test('every text exists in Chinese and in English', () => {
  assert.deepEqual(
    [...zh.keys()].filter((key) => !en.has(key)),
    [],
    'missing in English',
  );
  assert.deepEqual(
    [...en.keys()].filter((key) => !zh.has(key)),
    [],
    'missing in Chinese',
  );
});

void test('no text is empty, and both languages fill the same places', () => {
  const places = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
  for (const [key, text] of zh) {
    const english = en.get(key) ?? '';
    assert.ok(text.trim() !== '' && english.trim() !== '', key);
    if (key !== 'common:age.day') assert.deepEqual(places(english), places(text), key);
  }
});

const sources = globSync('**/*.{ts,tsx}', {
  cwd: web,
  exclude: ['node_modules/**', 'dist/**', '**/*.test.ts'],
}).map((file) => [file, readFileSync(join(web, file), 'utf8')] as const);

void test('every text the pages ask for exists', () => {
  const missing: string[] = [];
  let asked = 0;
  for (const [file, source] of sources) {
    for (const [, key = ''] of source.matchAll(/\bt\(\s*'([^']+)'/g)) {
      asked++;
      if (!zh.has(key)) missing.push(`${file}: ${key}`);
    }
    // A key with a changing end: at least its beginning has texts.
    for (const [, start = ''] of source.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)) {
      asked++;
      if (![...zh.keys()].some((key) => key.startsWith(start))) missing.push(`${file}: ${start}…`);
    }
    for (const [, one = '', two = ''] of source.matchAll(/\bt\(\s*[\w.]+ \? '([^']+)' : '([^']+)'/g)) {
      for (const key of [one, two]) if (!zh.has(key)) missing.push(`${file}: ${key}`);
    }
  }
  assert.ok(asked > 200);
  assert.deepEqual(missing, []);
});

void test('every text is used', () => {
  const whole = sources.map(([, source]) => source).join('\n');
  const starts = [...whole.matchAll(/`([a-z]+:[^`$]*)\$\{/g)].map(([, start = '']) => start);
  const unused = [...zh.keys()].filter(
    (key) => !whole.includes(`'${key}'`) && !starts.some((start) => key.startsWith(start)),
  );
  assert.deepEqual(unused, []);
});

void test('pages carry no Chinese text of their own', () => {
  const own = sources
    .filter(
      ([file, source]) =>
        !/states\.ts$|apps\/grid\/paste\.ts$|Switch\.tsx$|LoginPage\.tsx$|MetricFields\.tsx$|client\//.test(
          file,
        ) && /\p{Script=Han}/u.test(source),
    )
    .map(([file]) => file);
  assert.deepEqual(own, []);
});
