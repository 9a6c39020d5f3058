import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QUALITY } from '@selvedge/sdk/connector';
import fc from 'fast-check';
import type { SeriesRows } from '../historian/historian.ts';
import { Derivation, HOLD, joined } from './derive.ts';
import { MemorySeries, type TestMetric } from './testing.ts';

const SECOND = 1_000_000;
const START = Date.UTC(2026, 10, 20, 8) * 1000;
const METRICS: readonly TestMetric[] = [
  { path: 'f/m/power' },
  { path: 'f/m/speed' },
  { path: 'f/m/mode', datatype: 'text' },
  {
    path: 'f/m/state',
    datatype: 'enum',
    words: ['off', 'running', 'idle'],
    formula: 'if(power < 5, "off", speed > 0, "running", "idle")',
  },
  { path: 'f/m/is-on', datatype: 'boolean', formula: 'state <> "off"' },
  { path: 'f/m/share', formula: 'speed / power' },
  { path: 'f/m/chicken', formula: 'egg + 1' },
  { path: 'f/m/egg', formula: 'chicken + power' },
  { path: 'f/m/broken', formula: 'power +' },
  { path: 'f/m/lost', formula: 'if(known(nothing), 1, power)' },
  { path: 'f/n/power' },
];

type Point = readonly [metric: string, seconds: number, value: number | string, quality?: number];

class Floor {
  readonly map = new MemorySeries(METRICS);
  readonly derivation = new Derivation(this.map);

  rows(points: readonly Point[]): SeriesRows {
    return {
      length: points.length,
      series: Int32Array.from(points, ([metric]) => this.map.resolve(`f/${metric}`)),
      time: Float64Array.from(points, ([, seconds]) => START + seconds * SECOND),
      value: Float64Array.from(points, ([, , value]) => (typeof value === 'string' ? Number.NaN : value)),
      quality: Uint8Array.from(points, ([, , , quality]) => quality ?? QUALITY.good),
      text: points.map(([, , value]) => (typeof value === 'string' ? value : null)),
    };
  }

  /** What follows, as `metric seconds value`; bad points as `metric seconds ?`. */
  sends(...points: readonly Point[]): string[] {
    return this.told(this.derivation.derive(this.rows(points)));
  }

  told(rows: SeriesRows | null): string[] {
    return Array.from({ length: rows?.length ?? 0 }, (_, row) => {
      if (rows === null) return '';
      const bad = rows.quality[row] === QUALITY.bad;
      const metric = this.map.entry(rows.series[row])?.metric ?? '';
      const value = rows.text?.[row] ?? rows.value[row];
      return `${metric} ${(rows.time[row] - START) / SECOND} ${bad ? '?' : value}`;
    });
  }
}

test('a state follows from its inputs, in one batch or in several, and feeds what needs it', () => {
  const floor = new Floor();
  assert.deepEqual(floor.sends(['m/power', 0, 200]), ['lost 0 200']);
  assert.deepEqual(floor.sends(['m/speed', 1, 3000]), ['state 1 running', 'share 1 15', 'is-on 1 1']);
  assert.deepEqual(floor.sends(['m/power', 2, 1], ['m/speed', 2, 0]), [
    'state 2 off',
    'share 2 0',
    'lost 2 1',
    'is-on 2 0',
  ]);
});

test('another machine’s values are not mine; unneeded metrics cost nothing', () => {
  const floor = new Floor();
  assert.deepEqual(floor.sends(['n/power', 0, 200], ['m/mode', 0, 'auto']), []);
});

test('an unknown value is told once, as bad; then nothing', () => {
  const floor = new Floor();
  floor.sends(['m/power', 0, 200], ['m/speed', 0, 100]);
  const bad = floor.sends(['m/power', 1, 5000, QUALITY.outOfRange]);
  assert.deepEqual(bad.toSorted(), ['is-on 1 ?', 'lost 1 ?', 'share 1 ?', 'state 1 ?']);
  assert.deepEqual(floor.sends(['m/power', 2, 5000, QUALITY.outOfRange]), []);
  assert.ok(floor.sends(['m/power', 3, 200]).includes('state 3 running'));
});

test('a value is held for an hour, no longer', () => {
  const floor = new Floor();
  floor.sends(['m/speed', 0, 100]);
  const hour = HOLD / SECOND;
  assert.ok(floor.sends(['m/power', hour, 200]).includes('state 3600 running'));
  assert.deepEqual(floor.sends(['m/power', hour + 1, 200]).toSorted(), [
    'is-on 3601 ?',
    'lost 3601 200',
    'share 3601 ?',
    'state 3601 ?',
  ]);
});

test('a late point sees nothing newer than itself, but its own batch', () => {
  const floor = new Floor();
  floor.sends(['m/power', 100, 200], ['m/speed', 100, 50]);
  assert.deepEqual(
    floor.sends(['m/power', 10, 200]).filter((told) => told.startsWith('share')),
    ['share 10 ?'],
  );
  const late = floor.sends(['m/speed', 20, 40], ['m/speed', 21, 60], ['m/power', 20, 10]);
  assert.deepEqual(
    late.filter((told) => told.startsWith('share')),
    ['share 20 4', 'share 21 6'],
  );
  assert.ok(floor.sends(['m/speed', 101, 100]).includes('share 101 0.5'));
});

test('division by zero is no value; a circle and a broken formula stand still', () => {
  const floor = new Floor();
  const told = floor.sends(['m/power', 0, 0], ['m/speed', 0, 9]);
  assert.deepEqual(told.toSorted(), ['is-on 0 0', 'lost 0 0', 'state 0 off']);
});

test('a time that cannot be is not reckoned with', () => {
  const floor = new Floor();
  assert.deepEqual(floor.sends(['m/power', 9e9, 10, QUALITY.badTime]), []);
});

test('after a restart values of history are held', () => {
  const floor = new Floor();
  floor.derivation.resume(floor.rows([['m/power', 0, 200]]));
  assert.ok(floor.sends(['m/speed', 5, 1]).includes('state 5 running'));
});

test('the order of metrics within a batch does not matter, nor how it is delivered again', () => {
  const points = fc.uniqueArray(
    fc.tuple(fc.constantFrom('m/power', 'm/speed'), fc.nat(20), fc.integer({ min: 0, max: 9 })),
    { maxLength: 20, selector: ([metric, seconds]) => `${metric} ${seconds}` },
  );
  fc.assert(
    fc.property(
      points.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const known = (told: string[]): string[] => told.filter((each) => !each.endsWith('?')).toSorted();
        const [one, other] = [new Floor(), new Floor()];
        const first = known(one.sends(...all));
        assert.deepEqual(known(other.sends(...shuffled)), first);
        assert.deepEqual(known(other.sends(...all)), first);
      },
    ),
  );
});

test('rows joined keep every column', () => {
  const floor = new Floor();
  const all = joined(floor.rows([['m/power', 1, 2]]), floor.rows([['m/mode', 3, 'auto']]));
  assert.equal(all.length, 2);
  assert.deepEqual([...all.time], [START + SECOND, START + 3 * SECOND]);
  assert.deepEqual(all.text, [null, 'auto']);
  assert.deepEqual([...all.value], [2, Number.NaN]);
});
