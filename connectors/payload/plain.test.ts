import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { QUALITY } from '@selvedge/sdk/connector';
import type { PointValue } from '@selvedge/sdk/connector';
import { decodePlain } from './plain.ts';
import { Topic } from './topic.ts';

type Point = [path: string, time: number, value: PointValue, quality: number];

function decode(topic: string, payload: string | Uint8Array): { points: Point[]; fault: string | null } {
  const points: Point[] = [];
  const bytes = Buffer.concat([Buffer.from('xx'), Buffer.from(payload), Buffer.from('7')]);
  const unused = (): never => assert.fail('a topic that is new has no shape');
  const sink = { add: (...point: Point): void => void points.push(point), addRow: unused };
  return { fault: decodePlain(new Topic(topic), bytes, 2, bytes.length - 1, sink), points };
}

const only = (topic: string, payload: string): Point => {
  const { points, fault } = decode(topic, payload);
  assert.equal(fault, null);
  assert.equal(points.length, 1);
  return points[0];
};

const METRIC = '一厂/缝制/3组/平车-07/speed';
const THING = '一厂/缝制/3组/平车-07';
const NOW = Number.NaN;

describe('a metric path takes one value', () => {
  const cases: [payload: string, value: PointValue, quality: number][] = [
    ['4150', 4150, 0],
    ['-12.5', -12.5, 0],
    [' 12.5\r\n', 12.5, 0],
    ['1e3', 1000, 0],
    ['0.1', 0.1, 0],
    ['123456789.123456', 123456789.123456, 0],
    ['true', true, 0],
    ['false', false, 0],
    ['"running"', 'running', 0],
    ['running', 'running', 0],
    ['运行', '运行', 0],
    ['007', '007', 0],
    ['12 rpm', '12 rpm', 0],
    ['-', '-', 0],
    ['9007199254740993', 9007199254740993n, 0],
    ['-9223372036854775808', -9223372036854775808n, 0],
    ['18446744073709551615', 18446744073709551615n, 0],
    ['99999999999999999999', 1e20, 0],
    ['NaN', NaN, QUALITY.notANumber],
    ['-Infinity', NaN, QUALITY.notANumber],
    ['inf', NaN, QUALITY.notANumber],
    ['1e400', NaN, QUALITY.notANumber],
    ['null', NaN, QUALITY.notANumber],
    ['{"value":null}', NaN, QUALITY.notANumber],
    ['{"value":NaN}', NaN, QUALITY.notANumber],
    ['{"value":-Infinity}', NaN, QUALITY.notANumber],
    ['{"value":1e400}', NaN, QUALITY.notANumber],
    ['{"value":null,"quality":"bad"}', NaN, QUALITY.bad],
    ['{"value":"Not NaN, \\"NaN\\""}', 'Not NaN, "NaN"', 0],
    ['{"value":3,"quality":"uncertain"}', 3, QUALITY.uncertain],
    ['{"value":3,"quality":17}', 3, 17],
    ['{"value":3,"quality":false}', 3, QUALITY.bad],
    ['{"value":3,"ts":"yesterday"}', 3, QUALITY.badTime],
    ['{"value":9007199254740993}', 9007199254740993n, 0],
  ];
  for (const [payload, value, quality] of cases) {
    test(payload, () => assert.deepEqual(only(METRIC, payload), [METRIC, NOW, value, quality]));
  }

  test('time in milliseconds, fractions kept as microseconds', () => {
    assert.deepEqual(only(METRIC, '{"value":1,"ts":1700000000000.125}'), [METRIC, 1700000000000125, 1, 0]);
  });

  test('an array of points', () => {
    const { points, fault } = decode(METRIC, '[{"value":1,"ts":1000},{"value":2,"ts":2000}]');
    assert.equal(fault, null);
    assert.deepEqual(points, [
      [METRIC, 1_000_000, 1, 0],
      [METRIC, 2_000_000, 2, 0],
    ]);
  });
});

describe('a thing path takes metrics', () => {
  test('several, with one time', () => {
    const { points, fault } = decode(
      THING,
      '{"ts":"2026-03-01T08:00:00+08:00","speed":4150,"state":"运行","needle":true}',
    );
    assert.equal(fault, null);
    const time = Date.UTC(2026, 2, 1) * 1000;
    assert.deepEqual(points, [
      [`${THING}/speed`, time, 4150, 0],
      [`${THING}/state`, time, '运行', 0],
      [`${THING}/needle`, time, true, 0],
    ]);
  });

  test('an array of objects', () => {
    const { points } = decode(THING, '[{"ts":1,"a":1},{"ts":2,"a":2,"b":3}]');
    assert.deepEqual(
      points.map(([path, time, value]) => [path, time, value]),
      [
        [`${THING}/a`, 1000, 1],
        [`${THING}/a`, 2000, 2],
        [`${THING}/b`, 2000, 3],
      ],
    );
  });

  test('what can be read is kept when a part cannot', () => {
    const { points, fault } = decode(THING, '{"a":1,"bad name":2,"nested":{"x":1},"list":[1],"b":3}');
    assert.equal(fault, 'not a metric path');
    assert.deepEqual(
      points.map(([path]) => path),
      [`${THING}/a`, `${THING}/b`],
    );
  });

  test('names of Object.prototype are metric names like others', () => {
    const { points } = decode(THING, '{"constructor":1,"__proto__":2}');
    assert.deepEqual(
      points.map(([path, , value]) => [path, value]),
      [
        [`${THING}/constructor`, 1],
        [`${THING}/__proto__`, 2],
      ],
    );
  });
});

describe('what is no point says why', () => {
  const cases: [name: string, topic: string, payload: string | Uint8Array, fault: string][] = [
    ['empty', METRIC, '', 'empty'],
    ['broken UTF-8', METRIC, Uint8Array.of(0x72, 0xc3, 0x28), 'not UTF-8'],
    ['cut-off object', THING, '{"speed":41', 'not JSON'],
    ['cut-off string', METRIC, '"runn', 'not JSON'],
    ['empty object', THING, '{}', 'no value'],
    ['only a time', THING, '{"ts":1}', 'no value'],
    ['empty array', THING, '[]', 'no value'],
    ['array of numbers', METRIC, '[1,2,3]', 'no value'],
    ['value is an object', METRIC, '{"value":{"a":1}}', 'no value'],
    ['number to a root', '一厂', '5', 'not a metric path'],
    ['number to a reserved name', '一厂/value', '5', 'not a metric path'],
    ['text to a root', 'TopicA', 'qos 0', 'not a metric path'],
    ['empty segment', '/TopicA', '5', 'not a path'],
    ['parent folders', '../../etc/passwd', '5', 'not a path'],
    ['not NFC', 'fabrique/e\u0301te', '5', 'not a path'],
    ['nested beyond reason', METRIC, '['.repeat(500_000), 'not JSON'],
    [
      'nested beyond reason with a long number',
      METRIC,
      `${'['.repeat(400_000)}1234567890123456789`,
      'not JSON',
    ],
    ['too deep a path', 'a/b/c/d/e/f/g/h/i/j/k/l', '{"m":1}', 'not a metric path'],
  ];
  for (const [name, topic, payload, fault] of cases) {
    test(name, () => assert.deepEqual(decode(topic, payload), { points: [], fault }));
  }
});

const segment = fc.stringMatching(/^[a-zA-Z0-9_\u4e00-\u4e0f-]{1,12}$/);
const metricPath = fc
  .array(segment, { minLength: 2, maxLength: 6 })
  .map((parts) => parts.join('/'))
  .filter((path) => !/\/(?:ts|value|quality)$/.test(path));

test('property: every finite number comes back as it was written', () => {
  fc.assert(
    fc.property(metricPath, fc.double({ noNaN: true, noDefaultInfinity: true }), (path, value) => {
      const written = JSON.stringify(value);
      fc.pre(!Number.isInteger(value) || Number.isSafeInteger(value));
      assert.deepEqual(only(path, written), [path, NOW, JSON.parse(written), 0]);
    }),
  );
});

test('property: every 64-bit whole number comes back exactly', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      const [, , read] = only(METRIC, `{"value":${value}}`);
      assert.equal(BigInt(read), value);
    }),
  );
});

test('property: every text comes back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(
        only(METRIC, JSON.stringify({ value: text }))[2],
        text.toWellFormed() === text ? text : JSON.parse(JSON.stringify(text)),
      );
    }),
  );
});

test('property: a flat object gives each metric once, in order', () => {
  const name = segment.filter((text) => !['ts', 'value', 'quality'].includes(text) && !/^\d+$/.test(text));
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(fc.integer(), fc.boolean(), fc.constant('x'))), (metrics) => {
      const { points } = decode(THING, JSON.stringify(metrics));
      assert.deepEqual(
        points.map(([path, , value]) => [path.slice(THING.length + 1), value]),
        Object.entries(metrics),
      );
    }),
  );
});

test('property: no bytes break it, and every point it gives has a metric path', () => {
  const topic = fc.oneof(metricPath, segment, fc.string());
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.json().chain((text) => fc.nat(text.length).map((cut) => Buffer.from(text.slice(0, cut)))),
  );
  fc.assert(
    fc.property(topic, payload, (path, bytes) => {
      const { points, fault } = decode(path, bytes);
      assert.ok(points.length > 0 || fault !== null);
      for (const [found, time, , quality] of points) {
        assert.ok(new Topic(found).isMetric);
        assert.ok(Number.isNaN(time) || Number.isSafeInteger(time));
        assert.ok(Number.isInteger(quality) && quality >= 0 && quality <= 255);
      }
    }),
    { numRuns: 1000 },
  );
});
