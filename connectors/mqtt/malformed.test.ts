import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Running } from '@selvedge/sdk/connector';
import * as fc from 'fast-check';
import { generate } from 'mqtt-packet';
import type { Packet } from 'mqtt-packet';
import { connector } from './connector.ts';
import { LIMITS } from './limits.ts';
import { Probe } from './probe.ts';
import { MemoryContext } from './testing.ts';

const context = new MemoryContext();
let door: Running;
let address = '';

before(async () => {
  context.credential('f', 'f');
  context.credential('all', '');
  door = await connector.start(context, { host: '127.0.0.1', port: 0, tls: null });
  address = door.address ?? '';
});
after(() => door.stop());

const text = (written: string | Buffer): Buffer => {
  const bytes = Buffer.from(written);
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 255), bytes]);
};
const packet = (first: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let rest = body.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.of(first, ...length), body]);
};
const introduction = (level = 4, protocol = 'MQTT', flags = 0xc2): Buffer =>
  packet(0x10, text(protocol), Buffer.of(level, flags, 0, 0), text('x'), text('f'), text('f-secret'));

/** Sends bytes on a connection of their own; resolves to the types of what came back, once it is closed. */
async function sent(...chunks: Uint8Array[]): Promise<string[]> {
  const probe = new Probe(address);
  for (const chunk of chunks) probe.write(chunk);
  await probe.gone();
  return probe.packets.map(({ cmd }) => cmd);
}

async function stillServes(): Promise<void> {
  const probe = await Probe.open(address, 'f', { clientId: 'still' });
  await probe.publish('f/m/x', '1', 2);
  await probe.leave();
}

describe('protocol versions', () => {
  const answerTo = async (bytes: Buffer): Promise<number[]> => {
    const probe = new Probe(address);
    const chunks: Buffer[] = [];
    probe.socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    probe.write(bytes);
    await probe.gone();
    return Array.from(Buffer.concat(chunks));
  };

  test('version 5 is told in the words of version 3: unacceptable protocol version', async () => {
    const five = packet(
      0x10,
      text('MQTT'),
      Buffer.of(5, 0xc2, 0, 0, 0),
      text('x'),
      text('f'),
      text('f-secret'),
    );
    assert.deepEqual(await answerTo(five), [0x20, 2, 0, 1]);
    const withProperties = packet(
      0x10,
      text('MQTT'),
      Buffer.of(5, 2, 0, 60, 5, 0x11, 0, 0, 0, 10),
      text('x'),
    );
    assert.deepEqual(await answerTo(withProperties), [0x20, 2, 0, 1]);
  });

  test('versions that do not exist, likewise; another protocol gets no answer', async () => {
    assert.deepEqual(await answerTo(introduction(6)), [0x20, 2, 0, 1]);
    assert.deepEqual(await answerTo(introduction(0)), [0x20, 2, 0, 1]);
    assert.deepEqual(await answerTo(introduction(4, 'MQIsdp')), [0x20, 2, 0, 1]);
    assert.deepEqual(await answerTo(introduction(4, 'HTTP')), []);
    assert.deepEqual(await answerTo(Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')), []);
  });

  test('version 3.1, and a bridge’s mark, are welcome', async () => {
    const old = new Probe(address);
    assert.equal(await old.introduce({ protocolVersion: 3, username: 'f', password: 'f-secret' }), 0);
    await old.leave();
    const bridge = new Probe(address);
    const accepted = bridge.next(({ cmd }) => cmd === 'connack');
    bridge.write(introduction(4 | 128));
    await accepted;
    await bridge.leave();
  });
});

describe('what breaks the protocol ends the connection', () => {
  const publish = (first: number, topic: string | Buffer, rest = Buffer.from([0, 1, 49])): Buffer =>
    packet(first, text(topic), rest);
  const cases: [name: string, bytes: Buffer][] = [
    ['reserved type 0', packet(0x00)],
    ['reserved type 15', packet(0xf0)],
    ['a server’s packet', Buffer.of(0x20, 2, 0, 0)],
    ['both QoS bits', publish(0x36, 'f/m/x')],
    ['DUP at QoS 0', publish(0x38, 'f/m/x')],
    ['packet id 0', publish(0x32, 'f/m/x', Buffer.of(0, 0, 49))],
    ['no packet id', packet(0x32, text('f/m/x'))],
    ['empty topic', publish(0x30, '')],
    ['a topic longer than the packet', packet(0x30, Buffer.of(0, 200, 102))],
    ['one byte', packet(0x30, Buffer.of(0))],
    ['wildcard + in a topic', publish(0x32, 'f/+/x')],
    ['wildcard # in a topic', publish(0x32, 'f/#')],
    ['U+0000 in a topic', publish(0x32, 'f/\u0000')],
    ['broken UTF-8 in a topic', publish(0x32, Buffer.of(102, 47, 0xc3, 0x28))],
    ['PUBREL with wrong flags', Buffer.of(0x60, 2, 0, 1)],
    ['PUBACK too long', Buffer.of(0x40, 3, 0, 1, 0)],
    ['DISCONNECT with a body', Buffer.of(0xe0, 1, 0)],
    ['SUBSCRIBE with wrong flags', packet(0x80, Buffer.of(0, 1), text('f/#'), Buffer.of(0))],
    ['SUBSCRIBE without a filter', packet(0x82, Buffer.of(0, 1))],
    ['SUBSCRIBE with QoS 3', packet(0x82, Buffer.of(0, 1), text('f/#'), Buffer.of(3))],
    ['SUBSCRIBE cut off', packet(0x82, Buffer.of(0, 1, 0, 50, 102))],
    ['a remaining length of five bytes', Buffer.of(0x30, 0xff, 0xff, 0xff, 0xff, 0x01)],
    ['a packet beyond the limit, before its body', Buffer.of(0x30, 0xff, 0xff, 0xff, 0x7f)],
  ];
  for (const [name, bytes] of cases) {
    test(name, async () => assert.deepEqual(await sent(introduction(), bytes), ['connack']));
  }

  test('anything before CONNECT', async () => {
    for (const [, bytes] of cases) assert.deepEqual(await sent(bytes), []);
    assert.deepEqual(await sent(Buffer.of(0xc0, 0)), []);
  });

  test('a CONNECT beyond its limit, before its body', async () => {
    assert.deepEqual(await sent(Buffer.of(0x10, 0xff, 0xff, 0x7f)), []);
  });

  test('a reserved flag in CONNECT', async () => {
    assert.deepEqual(await sent(introduction(4, 'MQTT', 0xc3)), []);
  });
});

test('a megabyte of payload is taken, a topic of 65 KB is no path and does no harm', async () => {
  const probe = await Probe.open(address, 'all');
  const before = context.points.length;
  await probe.publish('f/m/long', 'x'.repeat(1_048_576), 1);
  assert.equal(context.points.length, before + 1);
  await probe.publish(`f/${'y'.repeat(65_000)}`, '1', 1);
  await probe.publish('f/'.repeat(5_000), '1', 1);
  assert.equal(context.points.length, before + 1);
  assert.deepEqual(await probe.subscribe(['f/'.repeat(80), `${'+/'.repeat(40)}#`], 1), [0x80, 1]);
  await probe.publish('f/'.repeat(5_000), '1', 1);
  await probe.settle();
  probe.send({
    cmd: 'publish',
    topic: 'f/m/long',
    payload: 'x'.repeat(LIMITS.packet),
    qos: 0,
    retain: false,
    dup: false,
  });
  await probe.gone();
});

test('many new topics at once', async () => {
  const probe = await Probe.open(address, 'all');
  const before = context.points.length;
  const chunks: Buffer[] = [];
  for (let index = 0; index < 150_000; index++)
    chunks.push(packet(0x30, text(`f/m${index}/x`), Buffer.from('1')));
  probe.write(Buffer.concat(chunks));
  await probe.publish('f/m/x', '1', 1);
  assert.equal(context.points.length, before + 150_001);
  await probe.leave();
});

describe('random bytes', () => {
  const settle = async (chunks: readonly Uint8Array[]): Promise<void> => {
    const probe = new Probe(address);
    for (const chunk of chunks) probe.write(chunk);
    probe.socket.end();
    await probe.gone();
  };

  test('alone, and after a good CONNECT', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { maxLength: 5 }),
        async (greeted, chunks) => {
          await settle(greeted ? [introduction(), ...chunks] : chunks);
        },
      ),
      { numRuns: 300 },
    );
    await stillServes();
  });

  test('good packets with bytes changed, cut or doubled', async () => {
    const good: Packet[] = [
      {
        cmd: 'connect',
        clientId: 'x',
        clean: false,
        username: 'f',
        password: Buffer.from('f-secret'),
        protocolId: 'MQTT',
        protocolVersion: 4,
        keepalive: 1,
      },
      {
        cmd: 'publish',
        topic: 'f/m/x',
        payload: '{"value":1}',
        qos: 2,
        messageId: 5,
        retain: true,
        dup: false,
      },
      {
        cmd: 'subscribe',
        messageId: 6,
        subscriptions: [
          { topic: 'f/#', qos: 2 },
          { topic: 'f/+/x', qos: 0 },
        ],
      },
      { cmd: 'unsubscribe', messageId: 7, unsubscriptions: ['f/#'] },
      { cmd: 'pubrel', messageId: 5 },
      { cmd: 'pingreq' },
    ];
    const stream = Buffer.concat(good.map((one) => generate(one)));
    const change = fc.record({
      at: fc.nat(stream.length - 1),
      byte: fc.nat(255),
      cut: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(stream.length - 1),
        async (changes, split) => {
          let bytes = Buffer.from(stream);
          for (const { at, byte, cut } of changes) {
            if (at >= bytes.length) continue;
            bytes[at] = byte;
            bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + cut)]);
          }
          await settle([bytes.subarray(0, split), bytes.subarray(split)]);
        },
      ),
      { numRuns: 500 },
    );
    await stillServes();
    for (const { path } of context.points) assert.ok(path.startsWith('f/'));
  });
});
