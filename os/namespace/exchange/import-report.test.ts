import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import writeWorkbook from 'write-excel-file/node';
import { temporaryNamespace } from '../testing.ts';
import type { ImportReport, ImportWish } from './importing.ts';
import { readYaml } from './yaml-file.ts';

const { namespace, home, org, within } = await temporaryNamespace();
const neighbour = await org('neighbour');

const importYaml = (text: string, wish: ImportWish = {}): Promise<ImportReport> =>
  within(home, (tx) => namespace.import(tx, Buffer.from(text), 'yaml', wish));
const paths = (): Promise<string[]> =>
  within(home, async (tx) => (await namespace.list(tx, { limit: 500 })).items.map(({ path }) => path));
const counts = ({ created, changed, unchanged, errors }: ImportReport): number[] =>
  [created, changed, unchanged, errors].map(({ length }) => length);

const FACTORY = `
types:
  - id: sewing-machine
    title: { zh: 缝纫机, en: Sewing machine }
    metrics:
      - { name: speed, datatype: integer, unit: rpm, min: 0, max: 6000 }
      - { name: state, datatype: enum, words: [on, idle, off] }
things:
  - { path: home/sewing/line-1/m01, type: sewing-machine, title: 平缝机 }
  - path: home/sewing/line-1/meter
    metrics:
      - { name: energy, datatype: double, unit: kWh, counter: true }
`;

test('a file brings types, things and metrics; the same again changes nothing', async () => {
  const first = await importYaml(FACTORY);
  assert.equal(first.applied, true);
  assert.deepEqual(counts(first), [3, 0, 0, 0]);
  const id = namespace.series.resolve('home/sewing/line-1/m01/state');
  assert.deepEqual(namespace.series.entry(id)?.words, ['on', 'idle', 'off']);
  assert.deepEqual(counts(await importYaml(FACTORY)), [0, 0, 3, 0]);
  const type = await within(home, (tx) => namespace.getType(tx, 'sewing-machine'));
  assert.equal(type.version, 1);
  const faster = FACTORY.replace('6000', '8000');
  assert.deepEqual(
    (await importYaml(faster)).changed.map(({ kind, path }) => [kind, path]),
    [['type', 'sewing-machine']],
  );
  assert.equal(namespace.series.high[namespace.series.resolve('home/sewing/line-1/m01/speed')], 8000);
});

for (const [format, language] of [
  ['yaml', 'en'],
  ['xlsx', 'zh'],
  ['xlsx', 'en'],
] as const)
  test(`exported as ${format} (${language}), removed and imported, all is as it was, series too`, async () => {
    await importYaml(FACTORY);
    const path = 'home/sewing/line-1/meter/energy';
    const id = namespace.series.resolve(path);
    const file = await within(home, (tx) => namespace.export(tx, '', format, language));
    const as = (tx: Parameters<typeof namespace.export>[0]): Promise<Buffer> =>
      namespace.export(tx, '', 'yaml', 'en');
    const before = (await within(home, as)).toString();
    await within(home, (tx) => namespace.remove(tx, 'home/sewing', { deep: true }));
    assert.equal(namespace.series.resolve(path), -1);
    const report = await within(home, (tx) => namespace.import(tx, file, format));
    assert.deepEqual(report.errors, []);
    assert.equal((await within(home, as)).toString(), before);
    assert.equal(namespace.series.resolve(path), id);
  });

test('one wrong row and nothing of the file is taken; every wrong row is told with its line', async () => {
  const before = await paths();
  const report = await importYaml(`things:
  - { path: home/good }
  - { path: home/../etc }
  - { path: home//empty }
  - { path: neighbour/ours }
  - { path: home/typed, type: no-such-type }
  - path: home/measured
    metrics:
      - { name: value, datatype: double }
      - { name: hot, datatype: colour }
      - { name: low, datatype: double, min: 5, max: 1 }
`);
  assert.equal(report.applied, false);
  assert.deepEqual(
    report.errors.map(({ row }) => row).toSorted((a, b) => a - b),
    [3, 4, 5, 6, 9, 10, 11],
  );
  assert.ok(report.errors.every(({ message }) => message.zh !== '' && message.en !== ''));
  assert.deepEqual(await paths(), before);
});

test('a root that is new is claimed only by who may; another org’s never is', async () => {
  const file = 'things:\n  - { path: annex/store }\n';
  assert.equal((await importYaml(file)).errors.length, 1);
  assert.equal((await importYaml(file, { claimRoot: true })).applied, true);
  const theirs = await importYaml('things:\n  - { path: neighbour/store }\n', { claimRoot: true });
  assert.equal(theirs.applied, false);
  assert.equal(theirs.errors.length, 1);
  const seen = await within(neighbour, (tx) => namespace.export(tx, '', 'yaml', 'en'));
  assert.doesNotMatch(seen.toString(), /annex|home/);
});

test('a dry run claims no root', async () => {
  const file = 'things:\n  - { path: outpost/store }\n';
  assert.deepEqual((await importYaml(file, { claimRoot: true, dryRun: true })).errors, []);
  assert.equal((await importYaml(file)).errors.length, 1);
});

test('a heading that nobody knows is told instead of being passed over', async () => {
  const text = (value: string) => ({ value, type: String });
  const file = await writeWorkbook([
    {
      sheet: 'Things',
      data: [
        [text('Path'), text('Colour')],
        [text('home/painted'), text('red')],
      ],
    },
  ]).toBuffer();
  const report = await within(home, (tx) => namespace.import(tx, file, 'xlsx'));
  assert.equal(report.applied, false);
  assert.match(report.errors[0].message.en, /Colour/);
});

test('a text that is no YAML, whatever it is, is told by line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { errors } = readYaml(text);
      assert.ok(errors.every(({ row, message }) => row >= 1 && message.zh !== '' && message.en !== ''));
    }),
  );
});
