// The cases of Eclipse's public MQTT 3.1.1 interoperability tests, told in our own words over real sockets.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Running } from '@selvedge/sdk/connector';
import { connectAsync } from 'mqtt';
import { connector } from './connector.ts';
import { Probe } from './probe.ts';
import { MemoryContext } from './testing.ts';

const context = new MemoryContext();
let door: Running;
let address = '';

before(async () => {
  context.credential('suite', '');
  door = await connector.start(context, { host: '127.0.0.1', port: 0, tls: null });
  address = door.address ?? '';
});
after(() => door.stop());

const open = (clientId: string, more = {}): Promise<Probe> =>
  Probe.open(address, 'suite', { clientId, ...more });

test('basic: three qualities of service, a second CONNECT and a foreign protocol are refused', async () => {
  const client = await open('a');
  assert.deepEqual(await client.subscribe('TopicA', 2), [2]);
  await client.publish('TopicA', 'qos 0', 0);
  await client.publish('TopicA', 'qos 1', 1);
  await client.publish('TopicA', 'qos 2', 2);
  assert.deepEqual(client.heard, ['TopicA qos 0 0', 'TopicA qos 1 1', 'TopicA qos 2 2']);
  await assert.rejects(client.introduce({ username: 'suite', password: 'suite-secret' }), /closed/);

  const foreign = new Probe(address);
  foreign.write(Buffer.from([0x10, 14, 0, 2, 0x68, 0x6a, 4, 2, 0, 60, 0, 4, 0x61, 0x62, 0x63, 0x64]));
  await foreign.gone();
  assert.deepEqual(foreign.packets, []);
});

test('retained messages arrive with a subscription, an empty one clears', async () => {
  const client = await open('a');
  await client.publish('TopicA/B', 'qos 0', 0, true);
  await client.publish('Topic/C', 'qos 1', 1, true);
  await client.publish('TopicA/C', 'qos 2', 2, true);
  await client.subscribe('+/+', 2);
  await client.hear(3);
  assert.deepEqual(client.heard.sort(), ['Topic/C qos 1 1', 'TopicA/B qos 0 0', 'TopicA/C qos 2 2']);
  assert.ok(client.messages.every((message) => message.retain));
  await client.leave();

  const next = await open('a');
  await next.publish('TopicA/B', '', 0, true);
  await next.publish('Topic/C', '', 1, true);
  await next.publish('TopicA/C', '', 2, true);
  await next.subscribe('+/+', 2);
  await next.settle();
  assert.deepEqual(next.heard, []);
  await next.leave();
});

test('offline: messages of QoS 1 and 2 wait for a session that is away', async () => {
  const client = await open('a', { clean: false });
  await client.subscribe('+/+', 2);
  await client.leave();
  const other = await open('b');
  await other.publish('TopicA/B', 'qos 0', 0);
  await other.publish('Topic/C', 'qos 1', 1);
  await other.publish('TopicA/C', 'qos 2', 2);
  await other.leave();

  const back = await open('a', { clean: false });
  await back.hear(2);
  await back.settle();
  assert.deepEqual(back.heard, ['Topic/C qos 1 1', 'TopicA/C qos 2 2']);
  assert.equal(back.packets[0].cmd === 'connack' && back.packets[0].sessionPresent, true);
  await back.leave();
  await (await open('a', { clean: true })).leave();
});

test('will: published when the connection breaks, not after DISCONNECT', async () => {
  const will = { topic: 'Topic/C', payload: Buffer.from('lost'), qos: 1 as const, retain: false };
  const watcher = await open('b', { clean: false });
  await watcher.subscribe('Topic/C', 2);
  await (await open('a', { will })).leave();
  const client = await open('a', { will });
  await client.cut();
  await watcher.hear(1);
  await watcher.settle();
  assert.deepEqual(watcher.heard, ['Topic/C lost 1']);
  await watcher.leave();
  await (await open('b', { clean: true })).leave();
});

test('empty client id: made up for a clean session, else refused with code 2', async () => {
  const refused = new Probe(address);
  const text = (written: string): Buffer =>
    Buffer.concat([Buffer.of(0, written.length), Buffer.from(written)]);
  const body = Buffer.concat([
    text('MQTT'),
    Buffer.of(4, 0xc0, 0, 0),
    text(''),
    text('suite'),
    text('suite-secret'),
  ]);
  refused.write(Buffer.concat([Buffer.of(0x10, body.length), body]));
  await refused.gone();
  assert.deepEqual(
    refused.packets.map((packet) => packet.cmd === 'connack' && packet.returnCode),
    [2],
  );
  const [one, other] = await Promise.all([open(''), open('')]);
  await Promise.all([one.settle(), other.settle()]);
  await Promise.all([one.leave(), other.leave()]);
});

test('overlapping subscriptions: one message, at the best quality of service', async () => {
  const client = await open('a');
  await client.subscribe('TopicA/#', 2);
  await client.subscribe('TopicA/+', 1);
  await client.subscribe('#', 0);
  await client.publish('TopicA/C', 'overlapping', 2);
  await client.settle();
  assert.deepEqual(client.heard, ['TopicA/C overlapping 2']);
  await client.publish('TopicA/C', 'downgraded', 1);
  await client.publish('Other/C', 'downgraded', 1);
  await client.settle();
  assert.deepEqual(client.heard.slice(1), ['TopicA/C downgraded 1', 'Other/C downgraded 0']);
  await client.leave();
});

test('keepalive: a silent client is lost after one and a half times its time, and its will is published', async () => {
  const watcher = await open('b');
  await watcher.subscribe('/TopicA', 2);
  const will = { topic: '/TopicA', payload: Buffer.from('keepalive expiry'), qos: 0 as const, retain: false };
  const client = await open('a', { keepalive: 1, will });
  await client.gone();
  await watcher.hear(1);
  assert.deepEqual(watcher.heard, ['/TopicA keepalive expiry 0']);
  await watcher.leave();
});

test('redelivery: what was not acknowledged comes again on reconnect, marked as such', async () => {
  const client = await open('b', { clean: false });
  client.answers = false;
  await client.subscribe('TopicA/#', 2);
  await client.publish('TopicA/B', '', 1);
  await client.publish('TopicA/C', '', 2);
  await client.hear(2);
  const ids = client.messages.map((message) => message.messageId);
  await client.leave();
  const back = await open('b', { clean: false });
  await back.hear(2);
  assert.deepEqual(
    back.messages.map(({ topic, qos, dup, messageId }) => [topic, qos, dup, messageId]),
    [
      ['TopicA/B', 1, true, ids[0]],
      ['TopicA/C', 2, true, ids[1]],
    ],
  );
  await back.next((packet) => packet.cmd === 'pubrel').catch(() => undefined);
  await back.settle();
  await back.leave();
  const again = await open('b', { clean: false });
  await again.settle();
  assert.deepEqual(again.heard, []);
  await again.leave();
  await (await open('b', { clean: true })).leave();
});

test('subscribe failure: 0x80 for what may not be heard, the rest is granted', async () => {
  const client = await open('a');
  assert.deepEqual(await client.subscribe(['$SYS/#', 'TopicA/B', '$share/group/x'], 1), [0x80, 1, 0x80]);
  await client.publish('TopicA/B', 'heard', 1);
  assert.deepEqual(client.heard, ['TopicA/B heard 1']);
  await client.leave();
});

test('topics that start with $ are out of reach of wildcards and of clients', async () => {
  const client = await open('b');
  await client.subscribe(['+/+', '#'], 2);
  await client.publish('$TopicA/B', '', 1);
  await client.publish('$SYS/x', '1', 1, true);
  await client.settle();
  assert.deepEqual(client.heard, []);
  await client.leave();
});

test('unsubscribe: nothing more arrives', async () => {
  const client = await open('a');
  await client.subscribe(['TopicA', 'TopicA/B', 'Topic/C'], 2);
  await client.unsubscribe('TopicA/B');
  for (const topic of ['TopicA', 'TopicA/B', 'Topic/C']) await client.publish(topic, 'x', 1);
  await client.settle();
  assert.deepEqual(client.heard, ['TopicA x 1', 'Topic/C x 1']);
  await client.leave();
});

test('an ordinary client library gets along with it', async () => {
  const client = await connectAsync(address, {
    username: 'suite',
    password: 'suite-secret',
    reconnectPeriod: 0,
  });
  const heard: string[] = [];
  client.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
  await client.subscribeAsync({ 'lib/+': { qos: 2 } });
  await client.publishAsync('lib/a', '1', { qos: 2 });
  await client.publishAsync('lib/b', '2', { qos: 1, retain: true });
  await client.unsubscribeAsync('lib/+');
  await client.publishAsync('lib/b', '', { qos: 1, retain: true });
  await client.endAsync();
  assert.deepEqual(heard, ['lib/a 1', 'lib/b 2']);
});
