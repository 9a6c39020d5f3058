import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effective, isSameMetric, merged, type Metric } from './metric.ts';

const metric = (name: string, more: Partial<Metric> = {}): Metric => ({
  name,
  title: null,
  datatype: 'double',
  unit: null,
  min: null,
  max: null,
  counter: false,
  words: null,
  formula: null,
  ...more,
});
const shown = (metrics: readonly { name: string; own: boolean }[]): string =>
  metrics.map(({ name, own }) => (own ? `${name}*` : name)).join(' ');

test('a type’s metrics come first, own ones after them; an own one replaces its namesake', () => {
  const ofType = [metric('a'), metric('b'), metric('c')];
  assert.equal(shown(effective(ofType, [])), 'a b c');
  assert.equal(shown(effective([], [metric('z'), metric('y')])), 'z* y*');
  assert.equal(shown(effective(ofType, [metric('x'), metric('b', { unit: 'W' })])), 'a c x* b*');
});

test('an own metric that says what the type says is the type’s', () => {
  assert.equal(shown(effective([metric('a', { words: ['x'] })], [metric('a', { words: ['x'] })])), 'a');
});

test('every word of a metric counts', () => {
  const differences: Partial<Metric>[] = [
    { title: 't' },
    { title: { zh: 't' } },
    { datatype: 'integer' },
    { unit: 'W' },
    { min: 0 },
    { max: 0 },
    { counter: true },
    { words: [] },
    { formula: 'b' },
  ];
  assert.ok(isSameMetric(metric('a', { title: { zh: 'x' } }), metric('a', { title: { zh: 'x' } })));
  for (const difference of differences)
    assert.ok(!isSameMetric(metric('a'), metric('a', difference)), JSON.stringify(difference));
});

test('merging keeps places and adds at the end', () => {
  const result = merged([metric('a'), metric('b')], [metric('c'), metric('a', { unit: 'W' })]);
  assert.deepEqual(
    result.map(({ name, unit }) => [name, unit]),
    [
      ['a', 'W'],
      ['b', null],
      ['c', null],
    ],
  );
});
