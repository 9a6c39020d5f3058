import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Metric, Title } from '../metric.ts';
import { DATATYPES } from '../series.ts';
import { temporaryNamespace, type TestOrg } from '../testing.ts';
import { checkDraft } from './check.ts';
import type { Draft, NamespaceDocument } from './document.ts';
import { exportNamespace } from './exporting.ts';
import { readWorkbookRows, toWorkbook } from './workbook.ts';
import { readYaml, toYaml } from './yaml-file.ts';

const house = await temporaryNamespace();
const { namespace, within } = house;

const segment = fc.constantFrom('a', 'line-1', '缝制', '007', 'true', 'null', 'on', '1e3', '0x1F', '_x0041_');
/** Words that file formats like to take for something else. */
const word = fc.oneof(
  fc.constantFrom(
    'on',
    'constructor',
    '__proto__',
    'No',
    '~',
    'null',
    '1e3',
    '=1+1',
    '@x',
    '- a',
    '#',
    "it's",
    'a: b',
    '<b>&amp;',
    '_x0041_',
    '2024-01-01',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const text = word
  .map((written) => written.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufffd|]/gu, '').trim())
  .filter((written) => written !== '' && written.isWellFormed());
const title: fc.Arbitrary<Title | null> = fc.oneof(
  fc.constant(null),
  text,
  fc.record({ zh: text, en: text }, { noNullPrototype: true }),
  fc.record({ zh: text }, { noNullPrototype: true }),
  fc.record({ en: text }, { noNullPrototype: true }),
);
const limits = fc
  .tuple(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  .map(([a, b]) => ({ min: Math.min(a, b) + 0, max: Math.max(a, b) + 0 }));
const open = fc.constant({ min: null, max: null });
const metric: fc.Arbitrary<Metric> = fc
  .record({
    name: segment,
    title,
    datatype: fc.constantFrom(...DATATYPES),
    unit: fc.option(text),
    formula: fc.option(fc.constantFrom('a + 1', 'if([line-1] > 2, "on", "off")', '-speed', "'007'")),
    range: fc.oneof(limits, open),
    counter: fc.boolean(),
    words: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
  })
  .map(({ range, counter, words, ...rest }) => {
    const isNumber = rest.datatype === 'double' || rest.datatype === 'integer';
    return {
      ...rest,
      ...(isNumber ? range : { min: null, max: null }),
      counter: isNumber && counter,
      words: rest.datatype === 'enum' ? words : null,
    };
  });
const metrics = fc.uniqueArray(metric, { maxLength: 4, selector: ({ name }) => name });
const document: fc.Arbitrary<NamespaceDocument> = fc
  .record({
    types: fc.uniqueArray(fc.record({ id: segment, title, metrics }, { noNullPrototype: true }), {
      maxLength: 3,
      selector: ({ id }) => id,
    }),
    things: fc.uniqueArray(
      fc.record({ below: fc.array(segment, { maxLength: 3 }), type: fc.nat(), title, metrics }),
      { maxLength: 6, selector: ({ below }) => below.join('/') },
    ),
  })
  .map(({ types, things }) => ({
    types,
    things: things.map(({ below, type, ...thing }) => ({
      ...thing,
      path: ['site', ...below].join('/'),
      type: types[type % (types.length + 1)]?.id ?? null,
    })),
  }));

/** What a file says, in the shape of a document again. */
function documentOf(draft: Draft): NamespaceDocument {
  const { things, types, errors } = checkDraft(draft);
  assert.deepEqual(errors, []);
  return {
    types: types.map(({ id, title: named, metrics: its }) => ({ id, title: named ?? null, metrics: its })),
    things: things.map(({ path, type, title: named, metrics: its }) => ({
      path,
      type: type ?? null,
      title: named ?? null,
      metrics: its,
    })),
  };
}

/** The same with keys in one order, so that documents compare as values. */
const plain = (written: NamespaceDocument): NamespaceDocument => ({
  types: written.types.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  things: written.things.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
});

test('a document written as YAML reads the same', () => {
  fc.assert(
    fc.property(document, (written) => {
      assert.deepEqual(plain(documentOf(readYaml(toYaml(written)))), plain(written));
    }),
  );
});

test('a document written as a workbook reads the same, in either language', async () => {
  await fc.assert(
    fc.asyncProperty(document, fc.constantFrom('zh' as const, 'en' as const), async (written, language) => {
      const read = documentOf(await readWorkbookRows(await toWorkbook(written, language)));
      assert.deepEqual(plain(read), plain(written));
    }),
    { numRuns: 40 },
  );
});

/** The document under another root. */
const under = (root: string, { types, things }: NamespaceDocument): NamespaceDocument => ({
  types,
  things: things.map((thing) => ({ ...thing, path: thing.path.replace(/^[^/]+/, root) })),
});

async function rewritten(
  owner: TestOrg,
  written: NamespaceDocument,
  format: 'yaml' | 'xlsx',
): Promise<NamespaceDocument> {
  const moved = under(owner.slug, written);
  const file = format === 'yaml' ? Buffer.from(toYaml(moved)) : await toWorkbook(moved, 'zh');
  const report = await within(owner, (tx) => namespace.import(tx, file, format));
  assert.deepEqual(report.errors, []);
  assert.ok(report.applied);
  return within(owner, (tx) => exportNamespace(tx, ''));
}

test('exported, imported into an empty org and exported again it is the same', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(document, fc.constantFrom('yaml' as const, 'xlsx' as const), async (written, format) => {
      const first = await house.org(`first${++count}`);
      const second = await house.org(`second${count}`);
      const exported = await rewritten(first, written, 'yaml');
      const again = await rewritten(second, exported, format);
      assert.deepEqual(under(first.slug, again), exported);
      const file = format === 'yaml' ? Buffer.from(toYaml(again)) : await toWorkbook(again, 'en');
      const repeated = await within(second, (tx) => namespace.import(tx, file, format));
      assert.deepEqual([repeated.created, repeated.changed, repeated.errors], [[], [], []]);
    }),
    { numRuns: 12 },
  );
});
