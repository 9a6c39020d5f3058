import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { connectAsync } from 'mqtt';
import { connector } from './connector.ts';
import { LIMITS } from './limits.ts';
import { Probe } from './probe.ts';
import { MemoryContext, latch } from './testing.ts';

// Made for this test, for 127.0.0.1, and used nowhere else.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgDXWIlQM2Q3oeuUdj
38At6DEg2hC76U7mLOBPoQPh+m6hRANCAAQ4apURTG5i+Ik+9RWeH9ArOq5UBEF3
HAfezgjLYVQAJ77J2hBzIaTKwiHyIF/6kTtgry5w7GrWxj5fkAxKnM0q
-----END PRIVATE KEY-----`;
const CERT = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUJvMVU9mTVpPhUAUbDpWEY/f6IZYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzA3MTcxNFoYDzIxMjYxMDMw
MDcxNzE0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ4apURTG5i+Ik+9RWeH9ArOq5UBEF3HAfezgjLYVQAJ77J2hBzIaTK
wiHyIF/6kTtgry5w7GrWxj5fkAxKnM0qo28wbTAdBgNVHQ4EFgQU2hUm8U6DyNqL
hq8nhfLdB9yZhZkwHwYDVR0jBBgwFoAU2hUm8U6DyNqLhq8nhfLdB9yZhZkwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDRwAwRAIgNVSuAPPfy6EHWg2HV3zZuFQ+uCz2y+AYAgySfwekoT0CIHmT
VlRRIKbm2k00PgefGAYOdip+pzOFcl5hJTjvnlC1
-----END CERTIFICATE-----`;

const NEXT_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSJXTJ+dCqkPgV+8r
9uxxxwEH/JwEF0vRxgQub3btV7uhRANCAAQ25oGXPzm/AeZOPqiuufu7CMTlcDbA
3eK5WgzNI51QRt+YkEECW+ZA+nUo7fkbgJwIz4EDK+rRvGojHKT5HSo5
-----END PRIVATE KEY-----`;
const NEXT_CERT = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUafY4OsM8KoqjRAcgsiBW8rwtff8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzE0MjMwOFoYDzIxMjYxMDMw
MTQyMzA4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ25oGXPzm/AeZOPqiuufu7CMTlcDbA3eK5WgzNI51QRt+YkEECW+ZA
+nUo7fkbgJwIz4EDK+rRvGojHKT5HSo5o28wbTAdBgNVHQ4EFgQUv2Zn6iWJuzL/
qDaNMrdBu8GL5XIwHwYDVR0jBBgwFoAUv2Zn6iWJuzL/qDaNMrdBu8GL5XIwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDRwAwRAIgXHRju4eejuRomGBCaI4TUwBVVVObfjDrcMAH1l/tffACICZ5
4tOOl/rFwjEVpEQNqOVsWvqLtxjrz/Wj6jl2XBNN
-----END CERTIFICATE-----`;

const plain = { host: '127.0.0.1', port: 0, tls: null };

function world(): MemoryContext {
  const context = new MemoryContext();
  context.credential('f', 'f');
  return context;
}

describe('with a certificate', () => {
  test('speaks TLS on its port, and only that', async () => {
    const context = world();
    const door = await connector.start(context, { ...plain, tls: { cert: CERT, key: KEY } });
    const address = door.address ?? '';
    assert.match(address, /^mqtts:\/\/127\.0\.0\.1:\d+$/);
    const options = { username: 'f', password: 'f-secret', ca: CERT, reconnectPeriod: 0 };
    const client = await connectAsync(address, options);
    await client.publishAsync('f/m/x', '1', { qos: 2 });
    await client.endAsync();
    assert.deepEqual(context.values('f/m/x'), [1]);
    await assert.rejects(
      connectAsync(address, { ...options, password: 'wrong' }),
      /Not authorized|Bad username/,
    );
    await assert.rejects(Probe.open(address, 'f'), /closed/);
    await door.stop();
  });

  test('a renewed certificate is shown to who comes next; who is connected stays', async () => {
    const door = await connector.start(world(), { ...plain, tls: { cert: CERT, key: KEY } });
    const { hostname: host, port } = new URL(door.address ?? '');
    const shown = (): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connectTls({ host, port: Number(port), rejectUnauthorized: false }, () => {
          resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? '');
          socket.destroy();
        }).on('error', reject);
      });
    const options = { username: 'f', password: 'f-secret', ca: CERT, reconnectPeriod: 0 };
    const client = await connectAsync(door.address ?? '', options);
    assert.equal(await shown(), new X509Certificate(CERT).fingerprint256);
    door.renew?.({ cert: NEXT_CERT, key: NEXT_KEY });
    assert.equal(await shown(), new X509Certificate(NEXT_CERT).fingerprint256);
    await client.publishAsync('f/m/x', '2', { qos: 1 });
    await client.endAsync();
    await door.stop();
  });
});

describe('a door', () => {
  test('says where it is, what it serves and how it is', async () => {
    const context = world();
    const door = await connector.start(context, plain);
    assert.match(door.address ?? '', /^mqtt:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const client = await Probe.open(door.address ?? '', 'f');
    await client.publish('f/m', '{"x":1,"y":2}', 1);
    await client.publish('f/m/x', '{', 1);
    assert.equal(context.gauges.get('mqtt_clients')?.(), 1);
    assert.deepEqual(door.status?.(), { state: 'ok', detail: '1 connected' });
    assert.equal(context.counted.get('mqtt_messages_total'), 2);
    assert.equal(context.counted.get('mqtt_points_total'), 2);
    assert.equal(context.counted.get('mqtt_malformed_total'), 1);
    await door.stop();
    await client.gone();
  });

  test('a port that is taken is an error, not a crash', async () => {
    const door = await connector.start(world(), plain);
    const port = Number(new URL(door.address ?? '').port);
    await assert.rejects(connector.start(world(), { ...plain, port }), /EADDRINUSE/);
    await door.stop();
  });

  test('stops in time although a client neither reads nor leaves, and the store hangs', async () => {
    const context = world();
    const door = await connector.start(context, plain);
    const client = await Probe.open(door.address ?? '', 'f');
    await client.subscribe('f/#', 0);
    context.gate = latch().opened;
    for (let messageId = 1; messageId <= 100; messageId++) {
      client.send({
        cmd: 'publish',
        topic: 'f/m/x',
        payload: 'x'.repeat(50_000),
        qos: 1,
        messageId,
        retain: false,
        dup: false,
      });
    }
    await client.settle();
    client.socket.pause();
    await door.stop();
    client.socket.resume();
    await client.gone();
    assert.ok(!client.packets.some(({ cmd }) => cmd === 'puback'));
  });

  test('a subscriber that does not read is not waited for, and costs a bounded amount', async () => {
    const context = world();
    const door = await connector.start(context, plain);
    const slow = await Probe.open(door.address ?? '', 'f', { clientId: 'slow' });
    await slow.subscribe('f/#', 0);
    slow.socket.pause();
    const quick = await Probe.open(door.address ?? '', 'f', { clientId: 'quick' });
    const payload = 'x'.repeat(500_000);
    for (let round = 0; round < 60; round++) await quick.publish('f/m/x', payload, 1);
    assert.ok((context.counted.get('mqtt_dropped_total') ?? 0) > 0);
    assert.equal(context.points.length, 60);
    await door.stop();
    await slow.cut();
  });

  test('more connections of one credential than allowed are refused with 3', async () => {
    const context = world();
    const door = await connector.start(context, plain);
    const open = (index: number): Promise<Probe> =>
      Probe.open(door.address ?? '', 'f', { clientId: `c${index}` });
    const clients = await Promise.all(
      Array.from({ length: LIMITS.connectionsPerCredential }, (_, index) => open(index)),
    );
    await assert.rejects(open(-1), /refused with 3/);
    await clients[0].leave();
    await (await open(-1)).leave();
    await door.stop();
    await Promise.all(clients.map((client) => client.gone()));
  });
});
