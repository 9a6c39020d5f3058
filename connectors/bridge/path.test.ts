import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isMetricPath, isPath } from '@selvedge/sdk/connector';
import { RemoteTopic, toPath } from './path.ts';

test('remote topics become paths', () => {
  const cases: [topic: string, under: string, strip: string, path: string][] = [
    ['line1/m1/speed', 'factory', '', 'factory/line1/m1/speed'],
    ['plant/line1/m1/speed', 'factory', 'plant', 'factory/line1/m1/speed'],
    ['planter/x', 'factory', 'plant', 'factory/planter/x'],
    ['plant', 'factory', 'plant', 'factory'],
    ['plant/a/b', 'factory', 'plant/a', 'factory/b'],
    ['/a//b/', 'factory', '', 'factory/a/b'],
    ['Halle 1/Säge #2/Temp (°C)', 'factory', '', 'factory/Halle_1/Säge__2/Temp___C_'],
    ['zigbee2mqtt/0x00158d/温度', 'factory', 'zigbee2mqtt', 'factory/0x00158d/温度'],
    ['m/value', 'factory', '', 'factory/m/value_'],
    ['ts/m/x', 'factory', '', 'factory/ts/m/x'],
    ['../../etc', 'factory', '', 'factory/__/__/etc'],
    ['$share/x', 'factory', '', 'factory/_share/x'],
    ['e\u0301/x', 'factory', '', 'factory/\u00e9/x'],
    ['a/b', '', '', 'a/b'],
  ];
  for (const [topic, under, strip, path] of cases) assert.equal(toPath(topic, under, strip), path, topic);
});

test('names of metrics in a payload are mapped, too', () => {
  const topic = new RemoteTopic('factory/m');
  assert.equal(topic.metric('Temp (°C)'), 'factory/m/Temp___C_');
  assert.equal(topic.metric('value'), 'factory/m/value_');
  assert.equal(topic.metric(''), null);
});

test('property: below a path everything that is not too deep or too long becomes a metric path', () => {
  const level = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 70 })
    .filter((text) => !text.includes('/'));
  fc.assert(
    fc.property(fc.array(level, { minLength: 1, maxLength: 6 }), (levels) => {
      const path = toPath(levels.join('/'), 'factory', '');
      assert.ok(isMetricPath(path) || path.length > 512, path);
    }),
    { numRuns: 1_000 },
  );
  assert.ok(isPath('factory'));
});
