import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMapping, thingOf, wordsOf } from './mapping.ts';

const METRIC = '{ column: v, name: power }';
const mapping = (more: string, metrics = METRIC): string =>
  `time: { column: t }\nmetrics: [${metrics}]\n${more}`;

test('the least a mapping says, and what it leaves to the house', () => {
  const { file, time, thing, metrics } = readMapping(mapping(''));
  assert.deepEqual(file, { delimiter: ',', encoding: 'auto', sheet: 1, decimal: '.' });
  assert.deepEqual(time, { column: 't', format: 'iso', zone: 'UTC', midnight: 'start-of-day' });
  assert.equal(thing, '');
  assert.equal(metrics[0].datatype, 'double');
});

const faults: [why: RegExp, text: string][] = [
  [/metrics: “power” stands twice/, mapping('', `${METRIC}, ${METRIC}`)],
  [/no metric name/, mapping('', '{ column: v, name: value }')],
  [/no metric name/, mapping('', '{ column: v, name: a/b }')],
  [/either “column” or “constant”/, mapping('', '{ name: power }')],
  [/either “column” or “constant”/, mapping('', '{ name: power, column: v, constant: 1 }')],
  [/“words” or “map”/, mapping('', '{ column: v, name: state, datatype: enum }')],
  [/no time zone/, mapping('').replace('column: t', 'column: t, zone: Mars/Olympus')],
  [/makes no path/, mapping('thing: a//{b}')],
  [/Unrecognized key/, mapping('things: x')],
  [/expected object|Invalid input/, 'hello'],
  [/metrics/, 'time: { column: t }\nmetrics: []'],
];
for (const [why, text] of faults)
  test(`refused: ${why.source}`, () => assert.throws(() => readMapping(text), why));

test('words of an enum come from its list, or from what its map maps to', () => {
  const words = (metric: string): readonly string[] => wordsOf(readMapping(mapping('', metric)).metrics[0]);
  assert.deepEqual(words('{ column: v, name: s, datatype: enum, map: { "1": on, "2": off, "3": on } }'), [
    'on',
    'off',
  ]);
  assert.deepEqual(words('{ column: v, name: s, datatype: enum, words: [off, on], map: { "1": on } }'), [
    'off',
    'on',
  ]);
});

test('the path of a thing is made of cells; what no path holds becomes _', () => {
  const { thing, ...rest } = readMapping(mapping('thing: "{hall}/asset-{n}"'));
  const path = (hall: string, n: string): string | null => thingOf({ ...rest, thing }, 'f/x', { hall, n });
  assert.equal(path('一号', '7'), 'f/x/一号/asset-7');
  assert.equal(path('Hall 1', '../7'), 'f/x/Hall_1/asset-___7');
  assert.equal(path('', '7'), null);
  assert.equal(path('a\ufffd', '7'), null);
});
