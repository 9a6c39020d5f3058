import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { BatchBuilder } from '@selvedge/sdk/connector';
import type { Batch } from '@selvedge/sdk/connector';
import { decodePlain } from './plain.ts';
import { Topic } from './topic.ts';

type Point = [path: string, time: number, value: number, text: string | null, quality: number];

function pointsOf({ length, paths, path, time, value, text, quality }: Batch): Point[] {
  return Array.from({ length }, (_, row) => [
    paths[path[row]],
    time[row],
    value[row],
    text?.[row] ?? null,
    quality[row],
  ]);
}

function decode(topic: Topic, payload: string): { points: Point[]; fault: string | null } {
  const builder = new BatchBuilder(1);
  const bytes = Buffer.from(`x${payload}9`);
  const fault = decodePlain(topic, bytes, 1, bytes.length - 1, builder);
  return { fault, points: pointsOf(builder.take()) };
}

const agree = (messages: readonly string[], path: string): void => {
  const topic = new Topic(path);
  for (const message of messages)
    assert.deepEqual(decode(topic, message), decode(new Topic(path), message), message);
};

test('a machine that always writes alike is read by its shape', () => {
  const topic = new Topic('f/m');
  decode(topic, '{"ts":1700000000000,"温度":1.5,"state":"run","on":true}');
  assert.ok(topic.shape);
  const bytes = Buffer.from('{"ts":1700000000001.5,"温度":-12,"state":"idle","on":false}');
  const builder = new BatchBuilder();
  assert.ok(topic.shape.read(bytes, 0, bytes.length, builder));
  const time = 1700000000001500;
  assert.deepEqual(pointsOf(builder.take()), [
    ['f/m/温度', time, -12, null, 0],
    ['f/m/state', time, NaN, 'idle', 0],
    ['f/m/on', time, 0, null, 0],
  ]);
});

test('what differs is read as usual', () => {
  agree(
    [
      '{"a":1,"b":2}',
      '{"a":1,"b":2}',
      '{"a":1,"b":2',
      '{"a":1,"b":2}}',
      '{"a":1,"b":2,"c":3}',
      '{"a":1}',
      '{"a":1,"c":2}',
      '{"a" : 1,"b":2}',
      '{"a":1e3,"b":2}',
      '{"a":1,"b":12345678901234567}',
      '{"a":NaN,"b":2}',
      '{"a":"x\\n","b":"é"}',
      '{"a":"1","b":"x"}',
      '{"a":null,"b":[1]}',
      '{"a":tru,"b":2}',
      '{"a":1,"a":2}',
      '{"a":1,"b":2,"quality":"bad"}',
      '{"ts":"2026-03-01T00:00:00Z","a":1}',
      '{"ts":"2026-03-01T00:00:01Z","a":1}',
      '{"ts":"yesterday","a":1}',
      '{"ts":1,"value":2}',
      '{"ts":2}',
      '{}',
    ],
    'f/m',
  );
  agree(
    [
      '{"value":1}',
      '{"value":2}',
      '{"value":"x"}',
      '{"value":3,"x":1}',
      '{"value":4,"ts":5}',
      '{"ts":5,"value":6}',
    ],
    'f/m/x',
  );
});

test('property: with a memory or without, the points are the same', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'ts', 'value', 'quality', '温度', 'bad name');
  const value = fc.oneof(
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom('x', 'running', 'é', '"', null, 1e300, 12345678901234567890n, [], {}),
  );
  const object = fc.array(fc.tuple(name, value), { maxLength: 4 });
  const write = (fields: readonly [string, unknown][]): string =>
    `{${fields.map(([key, one]) => `"${key}":${typeof one === 'bigint' ? one : JSON.stringify(one)}`).join(',')}}`;
  fc.assert(
    fc.property(
      fc.array(object, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(60), { maxLength: 3 }),
      (objects, cuts) => {
        const messages = objects.flatMap((fields) => [write(fields), write(fields.map(([key]) => [key, 7]))]);
        const broken = cuts.map((cut, index) => messages[index % messages.length].slice(0, cut));
        agree([...messages, ...broken, ...messages], 'f/m/x');
      },
    ),
    { numRuns: 2_000 },
  );
});
