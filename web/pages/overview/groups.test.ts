import assert from 'node:assert/strict';
import test from 'node:test';
import type { Thing } from '../../client/index.ts';
import { countStates, floorOf } from './groups.ts';

const thing = (path: string, metrics: readonly string[]): Thing => ({
  id: path,
  path,
  name: path.slice(path.lastIndexOf('/') + 1),
  title: null,
  type: null,
  children: 0,
  aliases: [],
  createdAt: '',
  level: 'cell',
  metrics: metrics.map((name) => ({
    name,
    title: null,
    datatype: name === 'state' ? 'enum' : 'double',
    unit: null,
    min: null,
    max: null,
    counter: false,
    words: null,
    formula: null,
    path: `${path}/${name}`,
    own: false,
  })),
});

void test('machines stand in their lines, lines in their areas, in counting order', () => {
  const floor = floorOf([
    thing('f', []),
    thing('f/sew', []),
    thing('f/sew/2', []),
    ...['m-10', 'm-2', 'm-1'].map((name) => thing(`f/sew/2/${name}`, ['state', 'speed'])),
    thing('f/sew/1/m-1', ['state']),
    thing('f/meter', ['power']),
  ]);
  assert.deepEqual(
    floor.areas.map((area) => [
      area.path,
      area.lines.map((line) => [line.path, line.machines.map((machine) => machine.name)]),
    ]),
    [
      [
        'f/sew',
        [
          ['f/sew/1', ['m-1']],
          ['f/sew/2', ['m-1', 'm-2', 'm-10']],
        ],
      ],
    ],
  );
  assert.deepEqual(
    floor.others.map((other) => other.path),
    ['f/meter'],
  );
});

void test('every machine is counted once, unknown words apart', () => {
  assert.deepEqual(countStates(['running', 'running', null, 'none']), {
    running: 2,
    idle: 0,
    stopped: 0,
    setup: 0,
    off: 0,
    none: 1,
    other: 1,
  });
});
