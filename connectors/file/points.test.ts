import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { PointValue } from '@selvedge/sdk/connector';
import { type Mapping, readMapping } from './mapping.ts';
import { type RowFault, RowReader } from './points.ts';
import { readRows } from './rows.ts';
import { writeExcel } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'selvedge-points-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Point {
  readonly path: string;
  readonly ts: number;
  readonly value: PointValue;
}

async function readFile(file: string, mapping: Mapping): Promise<{ points: Point[]; faults: RowFault[] }> {
  const reader = new RowReader(mapping, 'f/x');
  const points: Point[] = [];
  const faults: RowFault[] = [];
  for await (const row of readRows(file, mapping)) {
    const reading = reader.read(row);
    faults.push(...reading.faults);
    if (reading.points === null) continue;
    const { thing, ts, values } = reading.points;
    for (const { metric, value } of values) points.push({ path: `${thing}/${metric.name}`, ts, value });
  }
  return { points, faults };
}

async function readText(text: string, yaml: string): Promise<{ points: Point[]; faults: RowFault[] }> {
  const file = join(folder, 'rows.csv');
  writeFileSync(file, text);
  return readFile(file, readMapping(yaml));
}

async function valueOf(cell: string, metric: string, file = ''): Promise<PointValue | string> {
  const { points, faults } = await readText(
    `t;v\n1970-01-01T00:00:00Z;${cell}\n`,
    `file: { delimiter: ";"${file} }\ntime: { column: t }\nmetrics: [{ column: v, name: m, ${metric} }]`,
  );
  return points.length === 1 ? points[0].value : (faults[0]?.reason ?? 'nothing');
}

describe('cells', () => {
  const cases: [cell: string, metric: string, value: PointValue, file?: string][] = [
    ['4.0', 'datatype: integer', 4],
    ['4.5', 'datatype: integer', 'no integer: “4.5”'],
    ['9007199254740993', 'datatype: integer', 9007199254740993n],
    ['-9223372036854775808', 'datatype: integer', -9223372036854775808n],
    ['9223372036854775808', 'datatype: integer', 'no integer: “9223372036854775808”'],
    [' 1e3 ', 'datatype: double', 1000],
    ['.5', 'datatype: double', 0.5],
    ['1e400', 'datatype: double', 'no double: “1e400”'],
    ['0x10', 'datatype: double', 'no double: “0x10”'],
    ['NaN', 'datatype: double', 'no double: “NaN”'],
    ['12 kW', 'datatype: double', 'no double: “12 kW”'],
    ['1.234,5', 'datatype: double', 1234.5, ', decimal: ","'],
    ['250', 'datatype: double, factor: 0.001', 0.25],
    ['1.0', 'datatype: boolean', true],
    ['否', 'datatype: boolean', false],
    ['maybe', 'datatype: boolean', 'no boolean: “maybe”'],
    ['007', 'datatype: text', '007'],
    ['2.0', 'datatype: enum, map: { "2.0": running }', 'running'],
    ['3.0', 'datatype: enum, map: { "2.0": running }', 'no enum: “3.0”'],
    ['', 'datatype: double', 'nothing'],
    ['a\ufffdb', 'datatype: text', 'broken characters'],
  ];
  for (const [cell, metric, value, file] of cases)
    test(`“${cell}” as ${metric}`, async () => assert.equal(await valueOf(cell, metric, file), value));
});

test('a fault costs its cell, or its row, and names the line; the rest is kept', async () => {
  const { points, faults } = await readText(
    't,n,v,w\n2026-01-01T00:00:00Z,a,1,2\nyesterday,a,1,2\n2026-01-01T00:01:00Z,,1,2\n2026-01-01T00:02:00Z,b,x,2\n2026-01-01T00:03:00Z,b,1\n2026-01-01T00:04:00Z,b,5,6',
    'time: { column: t }\nthing: "{n}"\nmetrics: [{ column: v, name: v }, { column: w, name: w }]',
  );
  assert.deepEqual(
    points.map(({ path, value }) => `${path}=${value}`),
    ['f/x/a/v=1', 'f/x/a/w=2', 'f/x/b/w=2', 'f/x/b/v=5', 'f/x/b/w=6'],
  );
  assert.deepEqual(faults, [
    { line: 3, column: 't', reason: 'no time: “yesterday”' },
    { line: 4, column: '', reason: 'its cells make no path' },
    { line: 5, column: 'v', reason: 'no double: “x”' },
    { line: 6, column: '', reason: '3 cells, 4 headings' },
  ]);
});

test('constants, rows left out, times of a zone, epochs', async () => {
  const { points, faults } = await readText(
    't,kind,v\n2026-01-01 08:00,good,1\n2026-01-01 08:00:01.5,test,2\n',
    `time: { column: t, zone: Asia/Shanghai }
skip: [{ column: kind, equals: [test] }]
metrics: [{ column: v, name: v }, { constant: 380, name: voltage }]`,
  );
  assert.deepEqual(faults, []);
  const ts = Date.UTC(2026, 0, 1);
  assert.deepEqual(points, [
    { path: 'f/x/v', ts, value: 1 },
    { path: 'f/x/voltage', ts, value: 380 },
  ]);
  for (const [format, written] of [
    ['epoch-ms', '1500'],
    ['epoch-s', '1.5'],
  ]) {
    const read = await readText(
      `t,v\n${written},1\n`,
      `time: { column: t, format: ${format} }\nmetrics: [{ column: v, name: v }]`,
    );
    assert.equal(read.points[0].ts, 1500);
  }
});

test('a file without the columns of its mapping says which', async () => {
  const yaml = 'time: { column: t }\nthing: "{n}"\nmetrics: [{ column: v, name: v }]';
  await assert.rejects(readText('t,x\n1,2\n', yaml), /no column “n”, “v”\. It has: t, x/);
  await assert.rejects(readText('', yaml), /no column/);
});

test('an Excel sheet: its dates are times on the wall of the zone', async () => {
  const file = join(folder, 'rows.xlsx');
  writeExcel(file, [
    ['时间', '设备', '功率'],
    [new Date(Date.UTC(2026, 0, 1, 8, 30)), '平车-01', 1.5],
    ['01/01/2026 08:45', '平车-02', 2],
  ]);
  const mapping = readMapping(
    'time: { column: 时间, format: DD/MM/YYYY HH:mm, zone: Asia/Shanghai }\nthing: "{设备}"\nmetrics: [{ column: 功率, name: power }]',
  );
  const { points, faults } = await readFile(file, mapping);
  assert.deepEqual(faults, []);
  assert.deepEqual(points, [
    { path: 'f/x/平车-01/power', ts: Date.UTC(2026, 0, 1, 0, 30), value: 1.5 },
    { path: 'f/x/平车-02/power', ts: Date.UTC(2026, 0, 1, 0, 45), value: 2 },
  ]);
});

const here = (...path: string[]): string => join(import.meta.dirname, ...path);
const bundled = (name: string): Mapping =>
  readMapping(readFileSync(here('mappings', `${name}.yaml`), 'utf8'));

/** Sum of a metric over all things; picked by what another metric says at the same time. */
function sum(points: readonly Point[], metric: string, where?: { metric: string; is: PointValue }): number {
  const key = ({ path, ts }: Point): string => `${path.slice(0, path.lastIndexOf('/'))} ${ts}`;
  const chosen =
    where === undefined
      ? null
      : new Set(
          points
            .filter(({ path, value }) => path.endsWith(`/${where.metric}`) && value === where.is)
            .map(key),
        );
  const picked = points.filter(
    (point) => point.path.endsWith(`/${metric}`) && (chosen === null || chosen.has(key(point))),
  );
  return Number(picked.reduce((total, { value }) => total + Number(value), 0).toFixed(6));
}

test('the made-up sample of the energy layout', async () => {
  const { points, faults } = await readFile(here('samples', 'energy.csv'), bundled('energy'));
  assert.deepEqual(faults, []);
  const energy = points.filter(({ path }) => path === 'f/x/energy');
  assert.ok(energy.length >= 4);
  // 00:00 closes the day it is written with: times only grow.
  assert.deepEqual(
    energy,
    energy.toSorted((left, right) => left.ts - right.ts),
  );
  assert.ok(sum(points, 'energy', { metric: 'load', is: 'light' }) > 0);
});

test('the made-up sample of the machines layout, with three lines spoilt on purpose', async () => {
  const { points, faults } = await readFile(here('samples', 'sme-machines.csv'), bundled('sme-machines'));
  assert.deepEqual(faults, [
    { line: 5, column: 'power_avg', reason: 'no double: “abc”' },
    { line: 6, column: 'ts', reason: 'no time: “no time”' },
    { line: 7, column: '', reason: '4 cells, 9 headings' },
  ]);
  // Line 5 has an empty cell besides: no point and no fault.
  assert.equal(points.length, 3 * 7 + 5);
  assert.ok(points.some(({ path, value }) => path === 'f/x/asset-0/status' && value === 'running'));
});

const shared = process.env['SELVEDGE_SHARED'] ?? here('..', '..', '..', 'shared');
const real = (...path: string[]): { file: string; skip: string | false } => {
  const file = join(shared, 'data', ...path);
  try {
    readFileSync(file);
    return { file, skip: false };
  } catch {
    return { file, skip: `the public file ${path.join('/')} is not beside the repository` };
  }
};

const steel = real('energy', 'Steel_industry_data.csv');
test('the public energy file: its totals by load, its peak, its year', { skip: steel.skip }, async () => {
  const { points, faults } = await readFile(steel.file, bundled('energy'));
  assert.deepEqual(faults, []);
  assert.equal(sum(points, 'energy'), 959_636.71);
  assert.equal(sum(points, 'energy', { metric: 'load', is: 'light' }), 155_892.81);
  assert.equal(sum(points, 'energy', { metric: 'load', is: 'medium' }), 372_766.54);
  assert.equal(sum(points, 'energy', { metric: 'load', is: 'maximum' }), 430_977.36);
  const energy = points.filter(({ path }) => path === 'f/x/energy');
  assert.equal(new Set(energy.map(({ ts }) => ts)).size, 35_040);
  const peak = energy.reduce((most, point) => (Number(point.value) > Number(most.value) ? point : most));
  assert.equal(peak.value, 157.18);
  assert.equal(new Date(peak.ts).toISOString(), '2018-11-22T00:45:00.000Z');
  assert.equal(new Date(energy[0].ts).toISOString(), '2017-12-31T15:15:00.000Z');
  assert.equal(new Date(energy[35_039].ts).toISOString(), '2018-12-31T15:00:00.000Z');
  assert.ok(energy.every(({ ts }, index) => index === 0 || ts - energy[index - 1].ts === 900_000));
});

const machines = real('sme-machines', 'company_A_labelled_subset.csv');
test('the public machines file: every cell a point, its sums', { skip: machines.skip }, async () => {
  const { points, faults } = await readFile(machines.file, bundled('sme-machines'));
  assert.deepEqual(faults, []);
  assert.equal(points.length, 101_444);
  assert.equal(new Set(points.map(({ path }) => path)).size, 21);
  assert.equal(sum(points, 'items'), 40_067);
  assert.equal(sum(points, 'power'), 14_304);
  assert.equal(sum(points, 'status-time'), 810_300);
  assert.equal(sum(points, 'alarm'), 202);
  assert.equal(points.filter(({ value }) => value === 'running').length, 8390);
});
