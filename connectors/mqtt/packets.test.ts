import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { generate } from 'mqtt-packet';
import { Frames } from './frames.ts';
import { ANSWER, answer, isMqtt, protocolLevel, publish } from './packets.ts';

const qos = fc.constantFrom(0 as const, 1 as const, 2 as const);

test('property: a PUBLISH is written as a known library writes it', () => {
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom(120, 16_370, 16_390, 2_097_140).map((size) => new Uint8Array(size)),
  );
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40 }),
      payload,
      qos,
      fc.boolean(),
      fc.integer({ min: 1, max: 65_535 }),
      (topic, bytes, level, flag, id) => {
        fc.pre(!/[+#]/.test(topic));
        const dup = level > 0 && flag;
        const theirs = generate({
          cmd: 'publish',
          topic,
          payload: Buffer.from(bytes),
          qos: level,
          retain: flag,
          dup,
          messageId: id,
        });
        assert.ok(publish(topic, Buffer.from(bytes), level, flag, id, dup).equals(theirs));
      },
    ),
    { numRuns: 200 },
  );
});

test('answers', () => {
  assert.deepEqual(answer(ANSWER.pubrel, 258), Buffer.of(0x62, 2, 1, 2));
});

test('the protocol a CONNECT asks for', () => {
  const connect = (name: string, level: number): Buffer =>
    Buffer.concat([Buffer.of(0, name.length), Buffer.from(name), Buffer.of(level)]);
  const level = (bytes: Buffer): number | null => protocolLevel(bytes, 0, bytes.length);
  assert.equal(level(connect('MQTT', 4)), 4);
  assert.equal(level(connect('MQTT', 0x84)), 4);
  assert.equal(level(connect('MQIsdp', 3)), 3);
  for (const [name, number] of [
    ['MQTT', 5],
    ['MQTT', 3],
    ['MQIsdp', 4],
    ['mqtt', 4],
    ['', 4],
  ] as const)
    assert.equal(level(connect(name, number)), null);
  assert.equal(level(Buffer.of(0, 200, 77, 81)), null);
  assert.ok(isMqtt(connect('MQTT', 9), 0, 7));
  assert.ok(!isMqtt(connect('HTTP', 9), 0, 7));
});

test('property: packets come out whole, however the stream was cut', () => {
  const message = fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.nat(400), qos);
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 20 }),
      fc.array(fc.nat(300), { maxLength: 40 }),
      fc.nat(19),
      (messages, cuts, pause) => {
        const packets = messages.map(([topic, size, level]) =>
          publish(topic, Buffer.alloc(size, 7), level, false, 1),
        );
        const stream = Buffer.concat(packets);
        const seen: Buffer[] = [];
        const frames = new Frames((bytes, first, head, start, end) => {
          assert.equal(first, bytes[head]);
          assert.ok(start > head && start <= end);
          seen.push(Buffer.from(bytes.subarray(head, end)));
          if (seen.length === pause) frames.held = true;
          return true;
        }, 1_000);
        let at = 0;
        for (const size of [...cuts, stream.length]) {
          assert.ok(frames.feed(stream.subarray(at, at + size)));
          at += size;
          if (at >= stream.length) break;
        }
        assert.ok(frames.resume());
        assert.deepEqual(seen, packets);
      },
    ),
    { numRuns: 500 },
  );
});

test('a stream beyond the limit stops at its fixed header', () => {
  const frames = new Frames(() => true, 100);
  assert.equal(frames.feed(Buffer.of(0x30, 100)), true);
  assert.equal(new Frames(() => true, 100).feed(Buffer.of(0x30, 101)), false);
  assert.equal(new Frames(() => true, 100).feed(Buffer.of(0x30, 0x80, 0x80, 0x80, 0x80)), false);
});
