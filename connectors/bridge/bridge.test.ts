import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { ConnectorError } from '@selvedge/sdk/connector';
import type { Running, SettingValues } from '@selvedge/sdk/connector';
import { connectAsync } from 'mqtt';
import type { MqttClient } from 'mqtt';
import { MemoryContext, latch, until } from '../mqtt/testing.ts';
import { connector } from './connector.ts';
import { Mosquitto, noMosquitto } from './mosquitto.ts';

describe('a bridge from mosquitto', { skip: noMosquitto }, () => {
  let broker: Mosquitto;
  let machine: MqttClient;
  let context: MemoryContext;
  let bridge: Running | null = null;

  before(async () => {
    broker = await Mosquitto.start();
    machine = await connectAsync(broker.url, {
      username: 'bridge',
      password: 'secret',
      reconnectPeriod: 100,
    });
  });
  after(async () => {
    await machine.endAsync(true);
    await broker.stop();
  });
  beforeEach(() => {
    context = new MemoryContext();
  });
  afterEach(async () => {
    await bridge?.stop();
    bridge = null;
  });

  const start = async (more: Record<string, string | number> = {}): Promise<Running> => {
    const settings = {
      url: broker.url,
      username: 'bridge',
      password: 'secret',
      topics: 'plant/#',
      strip: 'plant',
      ...more,
    };
    bridge = await connector.start(context, settings, '一厂/外部');
    return bridge;
  };
  const connected = async (more = {}): Promise<Running> => {
    const running = await start(more);
    await until(() => running.status?.().state === 'ok');
    return running;
  };

  test('values arrive below its path, decoded like those of the platform’s own broker', async () => {
    await connected();
    await machine.publishAsync('plant/line 1/m1/speed', '4150.5', { qos: 1 });
    await machine.publishAsync('plant/m1', '{"ts":1700000000000,"Temp (C)":21,"state":"running"}', {
      qos: 2,
    });
    await machine.publishAsync('plant/m1/broken', '{', { qos: 1 });
    await machine.publishAsync('elsewhere/m1', '1', { qos: 1 });
    await until(() => context.points.length === 3 && context.counted.get('bridge_malformed_total') === 1);
    assert.deepEqual(
      context.points.map(({ path, value }) => [path, value]),
      [
        ['一厂/外部/line_1/m1/speed', 4150.5],
        ['一厂/外部/m1/Temp__C_', 21],
        ['一厂/外部/m1/state', 'running'],
      ],
    );
  });

  test('nothing is lost while the platform is down or cannot store', async () => {
    const running = await connected();
    await machine.publishAsync('plant/a/x', '1', { qos: 1 });
    await until(() => context.points.length === 1);
    context.failing = true;
    await machine.publishAsync('plant/a/x', '2', { qos: 1 });
    await until(() => running.status?.().state === 'waiting');
    await running.stop();
    await machine.publishAsync('plant/a/x', '3', { qos: 1 });
    context = context.afterKill();
    await connected();
    await until(() => context.points.length >= 2);
    assert.deepEqual(context.values('一厂/外部/a/x'), [2, 3]);
  });

  test('many messages wait for one commit, and are acknowledged after it', async () => {
    await connected();
    const commit = latch();
    context.gate = commit.opened;
    for (let value = 0; value < 100; value++) machine.publish('plant/b/x', String(value), { qos: 1 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(context.points, []);
    const after = context.afterKill();
    await bridge?.stop();
    commit.open();
    context = after;
    await connected();
    await until(() => context.points.length >= 100);
    assert.deepEqual(
      new Set(context.values('一厂/外部/b/x')),
      new Set(Array.from({ length: 100 }, (_, value) => value)),
    );
    assert.ok(context.sources.length < 20);
  });

  test('a retained value is taken once, not again with every reconnect', async () => {
    await machine.publishAsync('plant/c/x', '7', { qos: 1, retain: true });
    const running = await connected();
    await until(() => context.values('一厂/外部/c/x').length === 1);
    await running.stop();
    await connected();
    await machine.publishAsync('plant/c/y', '8', { qos: 1 });
    await until(() => context.values('一厂/外部/c/y').length === 1);
    assert.deepEqual(context.values('一厂/外部/c/x'), [7]);
    await machine.publishAsync('plant/c/x', '', { qos: 1, retain: true });
  });

  test('other topics in the settings: the session listens to those, and no longer to the old', async () => {
    await (await connected({ topics: 'plant/old, plant/both' })).stop();
    await connected({ topics: 'plant/new,plant/both' });
    for (const topic of ['old', 'new', 'both']) await machine.publishAsync(`plant/${topic}`, '1', { qos: 1 });
    await until(() => context.points.length === 2);
    assert.deepEqual(
      context.points.map(({ path }) => path),
      ['一厂/外部/new', '一厂/外部/both'],
    );
  });

  test('the broker goes and comes back', async () => {
    const running = await connected();
    await broker.pause();
    await until(() => running.status?.().state === 'waiting');
    await broker.resume();
    await until(() => running.status?.().state === 'ok', 10_000);
    await until(() => machine.connected, 10_000);
    await machine.publishAsync('plant/d/x', '1', { qos: 1 });
    await until(() => context.points.length === 1);
  });

  test('a wrong password is told as such', async () => {
    const running = await start({ password: 'wrong' });
    await until(() => running.status?.().state === 'failed');
    assert.match(running.status?.().detail ?? '', /user name and password/);
  });

  test('a broker that is not there: it waits', async () => {
    const running = await start({ url: 'mqtt://127.0.0.1:1' });
    await until(() => /ECONNREFUSED/.test(running.status?.().detail ?? ''));
    assert.equal(running.status?.().state, 'waiting');
  });
});

test('settings that cannot work are refused at once', async () => {
  const context = new MemoryContext();
  const bad: SettingValues[] = [
    {},
    { url: 'http://x' },
    { url: 'mqtt://x', topics: 'a#' },
    { url: 'mqtt://x', qos: 2 },
  ];
  for (const settings of bad) {
    await assert.rejects(
      connector.start(context, settings, 'f'),
      (error) => error instanceof ConnectorError && error.kind === 'never',
    );
  }
  await assert.rejects(connector.start(context, { url: 'mqtt://x' }, 'no path'), /no path/);
});
