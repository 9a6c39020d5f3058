import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Running } from '@selvedge/sdk/connector';
import { connector } from './connector.ts';
import { Probe } from './probe.ts';
import { MemoryContext, latch, until } from './testing.ts';

let context: MemoryContext;
let door: Running;
const settings = { host: '127.0.0.1', port: 0, tls: null };

const open = (clientId: string, more = {}): Promise<Probe> =>
  Probe.open(door.address ?? '', 'f', { clientId, ...more });

/** Kills the process, as far as the durable state can tell, and starts it again. */
async function restart(): Promise<void> {
  const next = context.afterKill();
  await door.stop();
  context = next;
  door = await connector.start(context, settings);
}

beforeEach(async () => {
  context = new MemoryContext();
  context.credential('f', 'f');
  door = await connector.start(context, settings);
});
afterEach(() => door.stop());

const publish = (
  client: Probe,
  messageId: number,
  topic: string,
  payload: string,
  qos: 1 | 2,
  dup = false,
): void => client.send({ cmd: 'publish', topic, payload, qos, messageId, retain: false, dup });

describe('acknowledged means stored', () => {
  test('PUBACK and PUBREC wait for the commit', async () => {
    const commit = latch();
    context.gate = commit.opened;
    const client = await open('a');
    publish(client, 1, 'f/m/x', '1', 1);
    publish(client, 2, 'f/m/x', '2', 2);
    await client.settle();
    assert.deepEqual(
      client.packets.map((packet) => packet.cmd),
      ['connack', 'pingresp'],
    );
    const answered = client.next((packet) => packet.cmd === 'pubcomp');
    commit.open();
    await answered;
    assert.deepEqual(
      client.packets.slice(2).map(({ cmd, messageId }) => [cmd, messageId]),
      [
        ['puback', 1],
        ['pubrec', 2],
        ['pubcomp', 2],
      ],
    );
    assert.deepEqual(context.values('f/m/x'), [1, 2]);
  });

  test('the retained value and queues of absent sessions are on disk first, too', async () => {
    const reader = await open('reader', { clean: false });
    await reader.subscribe('f/#', 1);
    await reader.leave();
    const written = latch();
    context.state.gate = written.opened;
    const client = await open('a');
    client.send({
      cmd: 'publish',
      topic: 'f/m/x',
      payload: '1',
      qos: 1,
      messageId: 1,
      retain: true,
      dup: false,
    });
    await until(() => context.points.length === 1);
    await client.settle();
    assert.ok(!client.packets.some((packet) => packet.cmd === 'puback'));
    const answered = client.next((packet) => packet.cmd === 'puback');
    written.open();
    await answered;
    assert.equal(context.state.keys('retained/').length, 1);
    assert.equal(context.state.keys('queue/').length, 1);
  });

  test('many messages of many clients are stored in few batches, and acknowledged in order', async () => {
    const commit = latch();
    context.gate = commit.opened;
    const clients = await Promise.all(['a', 'b', 'c'].map((name) => open(name)));
    for (const client of clients)
      for (let id = 1; id <= 500; id++) publish(client, id, 'f/m/x', String(id), 1);
    const answered = clients.map((client) =>
      client.next((packet) => packet.cmd === 'puback' && packet.messageId === 500),
    );
    await Promise.all(clients.map((client) => client.settle()));
    commit.open();
    await Promise.all(answered);
    for (const client of clients) {
      const acknowledged = client.packets
        .filter((packet) => packet.cmd === 'puback')
        .map((packet) => packet.messageId);
      assert.deepEqual(
        acknowledged,
        Array.from({ length: 500 }, (_, index) => index + 1),
      );
    }
    assert.equal(context.points.length, 1500);
    assert.ok(context.sources.length < 20, String(context.sources.length));
  });

  test('two orgs in one round are two batches, each named', async () => {
    context.credential('g', 'g');
    const commit = latch();
    context.gate = commit.opened;
    const one = await open('a');
    const other = await Probe.open(door.address ?? '', 'g');
    const answered = [one.publish('f/m/x', '1'), other.publish('g/m/x', '2')];
    commit.open();
    await Promise.all(answered);
    assert.deepEqual(new Set(context.sources.map((source) => source.credential?.org)), new Set(['f', 'g']));
  });

  test('a message without a value is acknowledged, counted, and not stored', async () => {
    const client = await open('a');
    await client.publish('f/m/x', '{"value":', 1);
    await client.publish('f/m/x', Buffer.of(0xff), 2);
    await client.publish('f/bad name/x', '1', 1);
    await client.publish('f/m', '{"x":1,"y":[]}', 1);
    assert.equal(context.counted.get('mqtt_malformed_total'), 4);
    assert.deepEqual(
      context.points.map((point) => point.path),
      ['f/m/x'],
    );
  });
});

describe('when nothing can be stored', () => {
  test('the sender is disconnected without an answer, and succeeds later', async () => {
    const client = await open('a');
    context.failing = true;
    publish(client, 1, 'f/m/x', '1', 1);
    await client.gone();
    assert.ok(!client.packets.some((packet) => packet.cmd === 'puback'));
    assert.equal(door.status?.().state, 'failed');
    context.failing = false;
    const again = await open('a');
    await again.publish('f/m/x', '1', 1);
    assert.deepEqual(context.values('f/m/x'), [1]);
    assert.equal(door.status?.().state, 'ok');
    assert.equal(context.counted.get('mqtt_unstored_total'), 1);
  });

  test('a QoS 0 sender stays connected', async () => {
    const client = await open('a');
    context.failing = true;
    await client.publish('f/m/x', '1', 0);
    await client.settle();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(client.closed, false);
    context.failing = false;
    await client.publish('f/m/x', '2', 1);
    assert.deepEqual(context.values('f/m/x'), [2]);
  });

  test('the state store down: nothing that depends on it is acknowledged', async () => {
    const client = await open('a');
    context.state.failing = true;
    client.send({
      cmd: 'publish',
      topic: 'f/m/x',
      payload: '1',
      qos: 1,
      messageId: 1,
      retain: true,
      dup: false,
    });
    await client.gone();
    assert.ok(!client.packets.some((packet) => packet.cmd === 'puback'));
  });

  test('the state store down: what must be kept is refused, nothing breaks, and it goes on afterwards', async () => {
    const will = { topic: 'f/m/online', payload: Buffer.from('false'), qos: 1 as const, retain: true };
    const client = await open('a', { clean: false, will });
    await client.subscribe('f/#', 2);
    const plain = await open('b');
    context.state.failing = true;
    await assert.rejects(open('c', { clean: false }), /refused with 3/);
    await assert.rejects(open('c', { will }), /closed|refused/);
    await assert.rejects(client.subscribe('f/m/y', 1), /closed/);
    await assert.rejects(open('a', { clean: true }), /refused with 3/);
    await assert.rejects(plain.publish('f/m/x', '1', 1), /closed/);
    await (await open('d')).leave();
    context.state.failing = false;
    const back = await open('a', { clean: false });
    await (await open('b')).publish('f/m/x', '2', 2);
    await until(() => back.heard.includes('f/m/x 2 2'));
  });

  test('it waits: a client that sends without end is not read without end', async () => {
    const commit = latch();
    context.gate = commit.opened;
    const client = await open('a');
    const chunk = Buffer.alloc(60_000, 'x').toString();
    for (let id = 1; id <= 1_500; id++) publish(client, id, 'f/m/x', chunk, 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(client.socket.writableLength > 10_000_000, String(client.socket.writableLength));
    const answered = client.next((packet) => packet.cmd === 'puback' && packet.messageId === 1_500, 20_000);
    commit.open();
    await answered;
    assert.equal(context.points.length, 1_500);
  });
});

describe('QoS 2, exactly once', () => {
  test('a message sent again before PUBREL is answered, not stored again; a restart changes nothing', async () => {
    const client = await open('a', { clean: false });
    client.send({
      cmd: 'publish',
      topic: 'f/m/x',
      payload: '1',
      qos: 2,
      messageId: 7,
      retain: false,
      dup: false,
    });
    await client.next((packet) => packet.cmd === 'pubcomp');
    await client.cut();
    assert.deepEqual(context.state.keys('received/'), []);

    const mute = await open('a', { clean: false });
    mute.releases = false;
    publish(mute, 8, 'f/m/x', '2', 2);
    await mute.next((packet) => packet.cmd === 'pubrec');
    assert.equal(context.state.keys('received/').length, 1);
    publish(mute, 8, 'f/m/x', '2', 2, true);
    await mute.next((packet) => packet.cmd === 'pubrec');
    await restart();

    const back = await open('a', { clean: false });
    assert.equal(back.packets[0].cmd === 'connack' && back.packets[0].sessionPresent, true);
    publish(back, 8, 'f/m/x', '2', 2, true);
    await back.next((packet) => packet.cmd === 'pubcomp');
    assert.deepEqual(context.values('f/m/x'), []);
    publish(back, 8, 'f/m/x', '3', 2);
    await back.next((packet) => packet.cmd === 'pubcomp');
    assert.deepEqual(context.values('f/m/x'), [3]);
    assert.deepEqual(context.state.keys('received/'), []);
  });

  test('a clean session leaves nothing behind', async () => {
    const client = await open('a');
    await client.publish('f/m/x', '1', 2);
    await client.leave();
    assert.deepEqual(context.state.keys(), []);
  });

  test('a client that never releases is stopped', async () => {
    const client = await open('a');
    client.releases = false;
    for (let id = 1; id <= 5_000; id++) publish(client, id, 'f/m/x', '1', 2);
    await client.gone();
    assert.ok(context.points.length <= 4_096);
  });
});

test('plain messages never touch the durable state', async () => {
  const client = await open('a');
  const before = context.state.writes;
  for (let round = 0; round < 20; round++) await client.publish('f/m/x', String(round), 1);
  assert.equal(context.state.writes, before);
});

test('DISCONNECT right after a message: it is stored and answered all the same', async () => {
  const commit = latch();
  context.gate = commit.opened;
  const client = await open('a');
  publish(client, 1, 'f/m/x', '1', 1);
  client.send({ cmd: 'disconnect' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  commit.open();
  await client.gone();
  assert.ok(client.packets.some((packet) => packet.cmd === 'puback'));
});

test('stop: what is under way is stored and answered first', async () => {
  const commit = latch();
  context.gate = commit.opened;
  const client = await open('a');
  publish(client, 1, 'f/m/x', '1', 1);
  await client.settle();
  const stopped = door.stop();
  commit.open();
  await stopped;
  await client.gone();
  assert.ok(client.packets.some((packet) => packet.cmd === 'puback'));
  assert.deepEqual(context.values('f/m/x'), [1]);
});
