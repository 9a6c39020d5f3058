import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { QUALITY } from '@selvedge/sdk/connector';
import type { Running } from '@selvedge/sdk/connector';
import { connector } from './connector.ts';
import { LIMITS } from './limits.ts';
import { Probe } from './probe.ts';
import { MemoryContext, until } from './testing.ts';

let context: MemoryContext;
let door: Running;
const settings = { host: '127.0.0.1', port: 0, tls: null };
const open = (clientId: string, more = {}): Promise<Probe> =>
  Probe.open(door.address ?? '', 'f', { clientId, ...more });
const absent = { clean: false };

beforeEach(async () => {
  context = new MemoryContext();
  context.credential('f', 'f');
  door = await connector.start(context, settings);
});
afterEach(() => door.stop());

/** Starts again from what a process killed now would have left on disk. */
async function kill(): Promise<void> {
  const next = context.afterKill();
  await door.stop();
  context = next;
  door = await connector.start(context, settings);
}

describe('after a kill', () => {
  test('a session, its filters and what waits for it are there, in order', async () => {
    const reader = await open('r', absent);
    await reader.subscribe(['f/#', 'f/+/x'], 2);
    await reader.leave();
    const sender = await open('s');
    for (let value = 1; value <= 5; value++)
      await sender.publish('f/m/x', String(value), value % 2 === 0 ? 1 : 2);
    await kill();
    const again = await open('s');
    await again.publish('f/m/x', '6', 1);
    const back = await open('r', absent);
    await back.hear(6);
    await back.settle();
    assert.deepEqual(
      back.heard,
      [1, 2, 3, 4, 5, 6].map((value) => `f/m/x ${value} ${value % 2 === 0 ? 1 : 2}`),
    );
    await again.publish('f/m/y', '7', 1);
    await back.hear(7);
    await back.settle();
    await back.leave();
    await until(() => context.state.keys('queue/').length === 0);
    await kill();
    const later = await open('r', absent);
    await later.settle();
    assert.deepEqual(later.heard, []);
  });

  test('what was sent and not acknowledged comes again under its packet id', async () => {
    const reader = await open('r', absent);
    reader.answers = false;
    await reader.subscribe('f/#', 2);
    const sender = await open('s');
    await sender.publish('f/m/x', '1', 2);
    await sender.publish('f/m/x', '2', 2);
    await reader.hear(2);
    const [first, second] = reader.messages.map((message) => message.messageId);
    const released = reader.next((packet) => packet.cmd === 'pubrel');
    reader.send({ cmd: 'pubrec', messageId: first });
    await released;
    await kill();
    const back = await open('r', absent);
    await back.hear(1);
    await back.settle();
    const seen = back.packets.filter((packet) => packet.cmd === 'publish' || packet.cmd === 'pubrel');
    assert.deepEqual(
      seen.slice(0, 2).map(({ cmd, messageId }) => [cmd, messageId]),
      [
        ['pubrel', first],
        ['publish', second],
      ],
    );
    assert.equal(back.messages[0].dup, true);
  });

  test('retained messages are there, cleared ones are not', async () => {
    const sender = await open('s');
    await sender.publish('f/a', 'kept', 1, true);
    await sender.publish('f/b', 'first', 1, true);
    await sender.publish('f/b', 'second', 2, true);
    await sender.publish('f/c', 'cleared', 0, true);
    await sender.publish('f/c', '', 1, true);
    await kill();
    const reader = await open('r');
    await reader.subscribe('f/#', 2);
    await reader.hear(2);
    await reader.settle();
    assert.deepEqual(reader.heard.sort(), ['f/a kept 1', 'f/b second 2']);
  });

  test('wills of clients the process took with it are stored and kept', async () => {
    const reader = await open('r', absent);
    await reader.subscribe('f/#', 1);
    await reader.leave();
    await open('s', { will: { topic: 'f/m/online', payload: Buffer.from('false'), qos: 1, retain: true } });
    await kill();
    await until(() => context.points.length === 1);
    assert.deepEqual(context.values('f/m/online'), [0]);
    const back = await open('r', absent);
    await back.hear(1);
    assert.deepEqual(back.heard, ['f/m/online false 1']);
    await until(() => context.state.keys('will/').length === 0);
  });

  test('a will is stored like any message when the connection breaks, and void after DISCONNECT', async () => {
    const will = { topic: 'f/m/online', payload: Buffer.from('false'), qos: 1 as const, retain: false };
    await (await open('s', { will })).leave();
    await until(() => context.state.keys('will/').length === 0);
    assert.deepEqual(context.points, []);
    await (await open('s', { will })).cut();
    await until(() => context.points.length === 1 && context.state.keys('will/').length === 0);
  });
});

describe('sessions', () => {
  test('a clean connection ends the kept session and all it had', async () => {
    const reader = await open('r', absent);
    await reader.subscribe('f/#', 1);
    await reader.leave();
    await (await open('s')).publish('f/m/x', '1', 1);
    assert.notDeepEqual(context.state.keys(), []);
    const clean = await open('r');
    await clean.settle();
    assert.deepEqual(clean.heard, []);
    assert.deepEqual(context.state.keys(), []);
  });

  test('unsubscribing is remembered', async () => {
    const reader = await open('r', absent);
    await reader.subscribe(['f/a', 'f/b'], 1);
    await reader.unsubscribe('f/a');
    await reader.leave();
    await kill();
    const sender = await open('s');
    await sender.publish('f/a', '1', 1);
    await sender.publish('f/b', '2', 1);
    const back = await open('r', absent);
    await back.hear(1);
    await back.settle();
    assert.deepEqual(back.heard, ['f/b 2 1']);
  });

  test('a month without use ends a session; use renews it', async () => {
    await (await open('old', absent)).leave();
    await (await open('used', absent)).leave();
    context.clock += LIMITS.sessionAge / 2;
    const used = await open('used', absent);
    await used.leave();
    await until(() => context.state.keys('session/').length === 2);
    context.clock += LIMITS.sessionAge / 2 + 1;
    await kill();
    assert.deepEqual(context.state.keys('session/'), ['session/key-f/used']);
  });

  test('the queue of an absent session is bounded, the oldest go and are counted', async () => {
    const reader = await open('r', absent);
    await reader.subscribe('f/#', 1);
    await reader.leave();
    const sender = await open('s');
    const count = LIMITS.queued + 50;
    const last = sender.next((packet) => packet.cmd === 'puback' && packet.messageId === count, 20_000);
    for (let messageId = 1; messageId <= count; messageId++) {
      sender.send({
        cmd: 'publish',
        topic: 'f/m/x',
        payload: String(messageId),
        qos: 1,
        messageId,
        retain: false,
        dup: false,
      });
    }
    await last;
    assert.equal(context.counted.get('mqtt_dropped_total'), 50);
    await until(() => context.state.keys('queue/').length === LIMITS.queued);
    const back = await open('r', absent);
    await back.hear(LIMITS.queued);
    assert.equal(back.heard[0], 'f/m/x 51 1');
  });

  test('no more than a hundred filters', async () => {
    const reader = await open('r', absent);
    const filters = Array.from({ length: 101 }, (_, index) => `f/m/${index}`);
    const granted = await reader.subscribe(filters, 1);
    assert.equal(granted.filter((code) => code === 1).length, 100);
    assert.equal(granted.at(-1), 0x80);
    assert.deepEqual(await reader.subscribe('f/m/0', 0), [0]);
    await reader.leave();
    const back = await open('r', absent);
    await (await open('s')).publish('f/m/100', 'refused', 1);
    await (await open('s')).publish('f/m/99', 'granted', 1);
    await back.hear(1);
    assert.deepEqual(back.heard, ['f/m/99 granted 1']);
  });
});

describe('last values of the namespace', () => {
  beforeEach(() => {
    const time = Date.UTC(2026, 2, 1, 8) * 1000;
    context.lastValues = [
      { path: 'f/m/big', time, value: 9007199254740993n, quality: 0 },
      { path: 'f/m/speed', time: time + 5, value: 4150.5, quality: 0 },
      { path: 'f/m/state', time, value: 'running', quality: QUALITY.stale },
      { path: 'g/m/speed', time, value: 1, quality: 0 },
    ];
  });

  test('arrive with a subscription, as retained points', async () => {
    const reader = await open('r');
    await reader.subscribe('f/+/+', 1);
    await reader.hear(3);
    await reader.settle();
    assert.ok(reader.messages.every((message) => message.retain));
    assert.deepEqual(
      reader.messages.map(({ topic, payload }) => [topic, JSON.parse(payload.toString())]),
      [
        ['f/m/big', { value: '9007199254740993', ts: '2026-03-01T08:00:00.000Z' }],
        ['f/m/speed', { value: 4150.5, ts: '2026-03-01T08:00:00.000005Z' }],
        ['f/m/state', { value: 'running', ts: '2026-03-01T08:00:00.000Z', quality: 'stale' }],
      ],
    );
  });

  test('a message somebody retained on the topic wins', async () => {
    await (await open('s')).publish('f/m/speed', '7', 1, true);
    const reader = await open('r');
    await reader.subscribe('f/m/speed', 1);
    await reader.hear(1);
    await reader.settle();
    assert.deepEqual(reader.heard, ['f/m/speed 7 1']);
  });

  test('thousands of them reach a client that reads slowly', async () => {
    const time = Date.UTC(2026, 2, 1) * 1000;
    const value = 'x'.repeat(500);
    context.lastValues = Array.from({ length: 20_000 }, (_, index) => ({
      path: `f/m${index}/x`,
      time,
      value,
      quality: 0,
    }));
    const reader = await open('r');
    const subscribed = reader.subscribe('f/#', 0);
    reader.socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 50));
    reader.socket.resume();
    await subscribed;
    await reader.hear(20_000);
  });
});
