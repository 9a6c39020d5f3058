import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Running } from '@selvedge/sdk/connector';
import { connector } from './connector.ts';
import { Probe } from './probe.ts';
import { MemoryContext, until } from './testing.ts';

let context: MemoryContext;
let door: Running;
const settings = { host: '127.0.0.1', port: 0, tls: null };
const open = (name: string, more = {}): Promise<Probe> => Probe.open(door.address ?? '', name, more);

beforeEach(async () => {
  context = new MemoryContext();
  context.credential('one', '一厂');
  context.credential('two', '二厂');
  context.credential('line', '一厂/3组');
  context.credential('all', '');
  context.credential('reader', '一厂', { mayWrite: false });
  context.credential('writer', '一厂', { mayRead: false });
  door = await connector.start(context, settings);
});
afterEach(() => door.stop());

describe('credentials', () => {
  const knock = async (more: object): Promise<number> => {
    const probe = new Probe(door.address ?? '');
    const code = await probe.introduce(more);
    if (code !== 0) await probe.gone();
    else await probe.leave();
    return code;
  };

  test('who has none is refused with 5, who has a wrong one with 4', async () => {
    assert.equal(await knock({}), 5);
    assert.equal(await knock({ username: 'one' }), 5);
    assert.equal(await knock({ username: 'one', password: 'wrong' }), 4);
    assert.equal(await knock({ username: 'nobody', password: 'one-secret' }), 4);
    assert.equal(await knock({ username: 'one', password: 'one-secret' }), 0);
  });

  test('nothing that was sent with a refused CONNECT counts', async () => {
    const probe = new Probe(door.address ?? '');
    const refused = probe.introduce({ username: 'one', password: 'wrong' });
    probe.send({
      cmd: 'publish',
      topic: '一厂/m/x',
      payload: '1',
      qos: 1,
      messageId: 1,
      retain: true,
      dup: false,
    });
    assert.equal(await refused, 4);
    await probe.gone();
    assert.deepEqual(context.points, []);
  });

  test('what is sent along with a good CONNECT counts', async () => {
    const probe = new Probe(door.address ?? '');
    const accepted = probe.introduce({ username: 'one', password: 'one-secret' });
    const answered = probe.next((packet) => packet.cmd === 'puback');
    probe.send({
      cmd: 'publish',
      topic: '一厂/m/x',
      payload: '1',
      qos: 1,
      messageId: 1,
      retain: false,
      dup: false,
    });
    assert.equal(await accepted, 0);
    await answered;
    await probe.leave();
    assert.deepEqual(context.values('一厂/m/x'), [1]);
  });

  test('the platform unable to check: refused with 3', async () => {
    context.verify = () => Promise.reject(new Error('down'));
    assert.equal(await knock({ username: 'one', password: 'one-secret' }), 3);
  });

  test('a revoked credential: its connections end at once, without will', async () => {
    const watcher = await open('all', { clientId: 'w' });
    await watcher.subscribe('#', 1);
    const will = { topic: '一厂/gone', payload: Buffer.from('x'), qos: 1 as const, retain: false };
    const client = await open('one', { will });
    context.revoke('one');
    await client.gone();
    assert.equal(await knock({ username: 'one', password: 'one-secret' }), 4);
    await watcher.settle();
    assert.deepEqual(watcher.heard, []);
    await watcher.leave();
  });
});

describe('publishing', () => {
  for (const [name, topic] of [
    ['one', '二厂/m/x'],
    ['one', '一厂2/m/x'],
    ['one', '$SYS/x'],
    ['one', '/一厂/m/x'],
    ['line', '一厂/4组/x'],
    ['line', '一厂/x'],
    ['reader', '一厂/m/x'],
  ]) {
    test(`${name} to ${topic}: disconnected, never acknowledged, not stored, not passed on`, async () => {
      const watcher = await open('all', { clientId: 'w' });
      await watcher.subscribe('#', 1);
      const client = await open(name);
      client.send({ cmd: 'publish', topic, payload: '1', qos: 1, messageId: 1, retain: true, dup: false });
      await client.gone();
      assert.deepEqual(
        client.packets.map((packet) => packet.cmd),
        ['connack'],
      );
      await watcher.settle();
      assert.deepEqual(watcher.heard, []);
      assert.deepEqual(context.points, []);
      assert.deepEqual(context.state.keys('retained/'), []);
      await watcher.leave();
    });
  }

  test('a will outside the subtree, or of one who may not write: the connection is refused', async () => {
    for (const [name, topic] of [
      ['one', '二厂/m'],
      ['all', '$SYS/x'],
      ['all', 'a/#'],
      ['reader', '一厂/m'],
    ]) {
      const will = { topic, payload: Buffer.from('x'), qos: 1 as const, retain: true };
      await assert.rejects(open(name, { will }), /refused with 5/);
    }
  });
});

describe('subscribing', () => {
  test('a filter must lie in the subtree as a whole', async () => {
    const cases: [name: string, filter: string, granted: number][] = [
      ['one', '一厂/#', 1],
      ['one', '一厂/+/x', 1],
      ['one', '一厂', 1],
      ['one', '#', 0x80],
      ['one', '+/m/x', 0x80],
      ['one', '一厂2/#', 0x80],
      ['one', '二厂/#', 0x80],
      ['one', '$SYS/#', 0x80],
      ['line', '一厂/3组/#', 1],
      ['line', '一厂/+/x', 0x80],
      ['line', '一厂/#', 0x80],
      ['writer', '一厂/#', 0x80],
      ['all', '#', 1],
      ['all', '$SYS/#', 0x80],
    ];
    for (const [name, filter, granted] of cases) {
      const client = await open(name);
      assert.deepEqual(await client.subscribe(filter, 1), [granted], `${name} ${filter}`);
      await client.leave();
    }
  });

  test('a malformed filter ends the connection', async () => {
    for (const filter of ['a+', 'a/#/b', 'a#', 'a/b+/c']) {
      const client = await open('all');
      await assert.rejects(client.subscribe(filter), /closed/);
    }
  });

  test('nobody hears another tenant, whatever the message', async () => {
    const two = await open('two');
    await two.subscribe(['二厂/#', '+/#', '#', '一厂/#'], 2);
    const one = await open('one');
    for (const qos of [0, 1, 2] as const) await one.publish('一厂/m/x', String(qos), qos, true);
    await two.settle();
    assert.deepEqual(two.heard, []);
    await two.subscribe(['二厂/#', '+/#', '#', '一厂/#'], 2);
    await two.settle();
    assert.deepEqual(two.heard, []);
  });
});

describe('one client id in two tenants', () => {
  test('two sessions: no takeover, no inherited queue, subscription or packet id', async () => {
    const one = await open('one', { clientId: 'gateway', clean: false });
    await one.subscribe('一厂/#', 2);
    const two = await open('two', { clientId: 'gateway', clean: false });
    await two.settle();
    await one.settle();
    assert.equal(two.packets[0].cmd === 'connack' && two.packets[0].sessionPresent, false);
    await one.leave();
    const sender = await open('one', { clientId: 'sender' });
    await sender.publish('一厂/m/x', 'secret', 2);
    await two.settle();
    await two.leave();
    const again = await open('two', { clientId: 'gateway', clean: false });
    await again.settle();
    assert.deepEqual([...two.heard, ...again.heard], []);
    await (await open('two', { clientId: 'gateway', clean: true })).leave();
    const back = await open('one', { clientId: 'gateway', clean: false });
    await back.hear(1);
    assert.deepEqual(back.heard, ['一厂/m/x secret 2']);
    await back.leave();
  });

  test('ids that try to look like another’s', async () => {
    context.credential('a', 'a', { key: 'a' });
    context.credential('a/b', 'b', { key: 'a/b' });
    const one = await open('a', { clientId: 'b/c', clean: false });
    const other = await open('a/b', { clientId: 'c', clean: false });
    await one.settle();
    await other.settle();
    assert.equal(context.state.keys('session/').length, 2);
  });

  test('the same credential and id: the newer takes over, the session goes on', async () => {
    const first = await open('one', { clientId: 'gateway', clean: false });
    await first.subscribe('一厂/#', 1);
    const second = await open('one', { clientId: 'gateway', clean: false });
    await first.gone();
    await second.publish('一厂/m/x', '1', 1);
    await second.hear(1);
    assert.equal(second.packets[0].cmd === 'connack' && second.packets[0].sessionPresent, true);
    assert.deepEqual(second.heard, ['一厂/m/x 1 1']);
  });
});

test('the broker’s own topics and other clients’ ids are nobody’s business', async () => {
  const watcher = await open('all', { clientId: 'w' });
  assert.deepEqual(
    await watcher.subscribe(['$SYS/+/new/clients', '$SYS/#', '#', '+/#'], 1),
    [0x80, 0x80, 1, 1],
  );
  await (await open('two', { clientId: 'secret-id' })).leave();
  await watcher.settle();
  assert.deepEqual(watcher.heard, []);
});

test('a credential limited after it subscribed hears only its part', async () => {
  const wide = await open('one', { clientId: 'x', clean: false });
  await wide.subscribe('一厂/#', 1);
  await wide.leave();
  const known = context.credentials.get('one');
  assert.ok(known);
  context.credentials.set('one', { ...known, credential: { ...known.credential, path: '一厂/3组' } });
  const narrow = await open('one', { clientId: 'x', clean: false });
  const sender = await open('all', { clientId: 's' });
  await sender.publish('一厂/4组/x', '1', 1);
  await sender.publish('一厂/3组/x', '2', 1);
  await narrow.settle();
  await until(() => context.points.length === 2);
  assert.deepEqual(narrow.heard, []);
});
