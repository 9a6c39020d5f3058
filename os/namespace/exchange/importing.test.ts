import assert from 'node:assert/strict';
import { test } from 'node:test';
import writeWorkbook from 'write-excel-file/node';
import { listAudit } from '../../identity/audit.ts';
import { temporaryNamespace } from '../testing.ts';

const { namespace, home, org, within } = await temporaryNamespace();
const yaml = (text: string, wish = {}) =>
  within(home, (tx) => namespace.import(tx, Buffer.from(text), 'yaml', wish));
const workbook = (sheets: Record<string, (string | number | boolean | null)[][]>) =>
  writeWorkbook(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))).toBuffer();
const excel = async (sheets: Parameters<typeof workbook>[0], wish = {}) => {
  const file = await workbook(sheets);
  return within(home, (tx) => namespace.import(tx, file, 'xlsx', wish));
};
const things = async (under: string) => (await within(home, (tx) => namespace.list(tx, { under }))).items;

test('a YAML text makes types and things; what it does not name stays', async () => {
  const text = `
types:
  - id: press
    title: {zh: 烫台, en: Press}
    metrics:
      - {name: heat, datatype: double, unit: °C, max: 200}
things:
  - {path: home/yaml/1, type: press, title: on}
  - path: home/yaml/2
    metrics:
      - {name: state, datatype: enum, words: [on, off, no]}
      - {name: hours, datatype: integer, counter: yes}
`;
  const first = await yaml(text);
  assert.deepEqual(first.errors, []);
  assert.deepEqual(first.created, [
    { kind: 'type', path: 'press' },
    { kind: 'thing', path: 'home/yaml/1' },
    { kind: 'thing', path: 'home/yaml/2' },
  ]);
  const [one, two] = await things('home/yaml');
  assert.equal(one.title, 'on');
  assert.deepEqual(
    one.metrics.map(({ name, unit, own }) => [name, unit, own]),
    [['heat', '°C', false]],
  );
  assert.deepEqual(two.metrics[0].words, ['on', 'off', 'no']);
  assert.equal(two.metrics[1].counter, true);
  const second = await yaml(text);
  assert.equal(second.unchanged.length, 3);
  const third = await yaml('things:\n  - {path: home/yaml/2, metrics: [{name: extra, datatype: text}]}\n');
  assert.deepEqual(third.changed, [{ kind: 'thing', path: 'home/yaml/2' }]);
  assert.deepEqual(
    (await things('home/yaml'))[1].metrics.map(({ name }) => name),
    ['state', 'hours', 'extra'],
  );
  assert.ok(namespace.series.resolve('home/yaml/2/extra') > 0);
});

test('a workbook as a person writes it, headings in Chinese or English', async () => {
  const report = await excel({
    设备: [
      ['路径', '名称', '备注'],
      ['home/excel/1', '平车一号', 'by the window'],
      [null, null, null],
      ['home/excel/2', null, null],
    ],
    Metrics: [
      ['Thing', 'name', 'datatype', 'unit', 'max', 'counter', 'words'],
      ['home/excel/1', 7, '小数', 'rpm', '5000', null, null],
      ['home/excel/1', '状态', '枚举', null, null, null, '运行 | 停机'],
      ['home/excel/2', 'pieces', 'integer', null, null, '是', null],
    ],
  });
  assert.deepEqual(report.errors, []);
  assert.equal(report.created.length, 2);
  const [one, two] = await things('home/excel');
  assert.equal(one.title, '平车一号');
  assert.deepEqual(
    one.metrics.map(({ name, datatype, max, words }) => [name, datatype, max, words]),
    [
      ['7', 'double', 5000, null],
      ['状态', 'enum', null, ['运行', '停机']],
    ],
  );
  assert.equal(two.metrics[0].counter, true);
});

test('a wrong row is told with its sheet and number, and then nothing is changed', async () => {
  const report = await excel({
    Things: [
      ['Path', 'Type'],
      ['home/wrong/ok', null],
      ['home/../etc', null],
      ['home/wrong/ok', null],
      ['home/wrong/typed', 'no-such-type'],
      ['elsewhere/x', null],
    ],
    Metrics: [
      ['Thing', 'Type', 'Metric', 'Datatype', 'Min', 'Max'],
      ['home/wrong/ok', null, 'value', 'double', null, null],
      ['home/wrong/ok', null, 'm', 'flot', null, null],
      ['home/wrong/ok', null, 'n', 'double', 'low', null],
      ['home/wrong/ok', null, 'o', 'double', 5, 1],
      [null, null, 'p', 'double', null, null],
      ['home/wrong/ok', 'press', 'q', 'double', null, null],
      [null, 'nowhere', 'r', 'double', null, null],
    ],
  });
  assert.ok(!report.applied);
  assert.deepEqual(report.errors.map(({ sheet, row }) => `${sheet} ${row}`).toSorted(), [
    'metrics 2',
    'metrics 3',
    'metrics 4',
    'metrics 5',
    'metrics 6',
    'metrics 7',
    'metrics 8',
    'things 3',
    'things 4',
    'things 5',
    'things 6',
  ]);
  for (const { message } of report.errors)
    assert.ok(message.zh !== '' && message.en !== '' && message.zh !== message.en);
  const numeric = report.errors.find(({ sheet, row }) => sheet === 'metrics' && row === 4);
  assert.match(numeric?.message.zh ?? '', /^下限：/);
  assert.deepEqual(await things('home/wrong'), []);
});

test('YAML faults are told with their line', async () => {
  const report = await yaml(
    'things:\n  - {path: home/lines/1}\n  - path: home/lines/2\n    metrics:\n      - {name: x}\n',
  );
  assert.deepEqual(
    report.errors.map(({ sheet, row }) => [sheet, row]),
    [['metrics', 5]],
  );
  for (const broken of [
    'things: [',
    'just words',
    '- a\n- b',
    'thing:\n  - {path: home/x}',
    'things: {path: home/x}',
    '\u0000',
  ])
    assert.ok((await yaml(broken)).errors.length > 0, broken);
});

test('a text that swells when it is read is refused', async () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let level = 0; level < 9; level++)
    lines.push(
      `${'bcdefghij'[level]}: &${'bcdefghij'[level]} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[level]}`).join(', ')}]`,
    );
  assert.ok(
    (await yaml(`${lines.join('\n')}\nthings:\n  - {path: home/swell, title: *j}\n`)).errors.length > 0,
  );
});

test('what is no workbook is said to be none', async () => {
  const file = await workbook({ Things: [['Path'], ['home/x']] });
  for (const broken of [
    Buffer.from('path;type'),
    file.subarray(0, 900),
    Buffer.alloc(0),
    await workbook({ Table1: [['a']] }),
  ]) {
    const report = await within(home, (tx) => namespace.import(tx, broken, 'xlsx'));
    assert.deepEqual(
      report.errors.map(({ sheet }) => sheet),
      [null],
    );
  }
  const columns = await excel({
    Things: [
      ['Path', 'Colour'],
      ['home/x', 'red'],
    ],
  });
  assert.match(columns.errors[0].message.en, /Colour/);
});

test('a dry run tells what would happen and changes nothing', async () => {
  const text = 'types:\n  - {id: dry-type, metrics: []}\nthings:\n  - {path: home/dry/1, type: dry-type}\n';
  const report = await yaml(text, { dryRun: true });
  assert.ok(!report.applied);
  assert.equal(report.created.length, 2);
  assert.deepEqual(await things('home/dry'), []);
  await assert.rejects(within(home, (tx) => namespace.getType(tx, 'dry-type')));
  const told = await within(home, (tx) => listAudit(tx, { object: 'type:dry-type' }));
  assert.deepEqual(told.items, []);
  assert.equal((await yaml(text)).created.length, 2);
});

test('a root of nobody is claimed only when that is wished, and not by a dry run', async () => {
  const text = 'things:\n  - {path: fresh-site/a}\n';
  assert.equal((await yaml(text)).errors.length, 1);
  assert.deepEqual((await yaml(text, { claimRoot: true, dryRun: true })).errors, []);
  const other = await org('fresh-other');
  const claimed = await within(other, (tx) =>
    namespace.import(tx, Buffer.from(text), 'yaml', { claimRoot: true }),
  );
  assert.ok(claimed.applied);
  assert.equal((await yaml(text, { claimRoot: true })).errors.length, 1);
});

test('a subtree is exported with the types it uses', async () => {
  await within(home, async (tx) => {
    await namespace.putType(tx, 'used', { metrics: [] });
    await namespace.putType(tx, 'unused', { metrics: [] });
    await namespace.put(tx, 'home/part/a', { type: 'used' });
    await namespace.put(tx, 'home/part-not/b', {});
  });
  const file = await within(home, (tx) => namespace.export(tx, 'home/part', 'yaml', 'zh'));
  assert.equal(
    file.toString(),
    'types:\n  - id: used\n    metrics: []\nthings:\n  - path: home/part\n  - path: home/part/a\n    type: used\n',
  );
});
