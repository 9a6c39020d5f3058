import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { connectAsync, type MqttClient } from 'mqtt';
import { Api } from '../house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

/**
 * Acknowledged means stored. Points are sent at QoS 1, at QoS 2 and over HTTP, each twice, while the platform, its
 * PostgreSQL, or one shortly after the other are killed at random moments; every acknowledged point must be there
 * exactly once afterwards.
 */
const KILLS = 20;
const LANES = ['one', 'two', 'three', 'exact', 'http'] as const;
type Lane = (typeof LANES)[number];

const data = temporaryFolder('crash');
let running: PlatformProcess | null = null;
after(async () => {
  const pid = running?.postgresPid();
  await running?.kill();
  if (pid !== undefined) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
  rmSync(data, { recursive: true, force: true });
});

const seed = Number(process.env['SELVEDGE_TEST_SEED'] ?? Date.now() % 100_000);
let state = seed;
/** Park–Miller: the kills of a seed can be repeated. */
const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

const acknowledged = new Map<Lane, Set<number>>(LANES.map((lane) => [lane, new Set<number>()]));
const START = Date.UTC(2026, 0, 1);
let next = 0;

/** Sends points of one lane, each message twice, until the connection is gone. */
async function sendMqtt(lane: Lane, client: MqttClient): Promise<void> {
  const qos = lane === 'exact' ? 2 : 1;
  const gone = new Promise<'gone'>((resolve) => client.once('close', () => resolve('gone')));
  for (;;) {
    const ts = START + next++ * 10;
    const payload = JSON.stringify({ value: ts % 1000, ts });
    const twice = Promise.all(
      [1, 2].map(() => client.publishAsync(`factory/lane/${lane}/v`, payload, { qos })),
    ).then(
      () => 'acknowledged' as const,
      () => 'gone' as const,
    );
    if ((await Promise.race([twice, gone])) === 'gone') return;
    acknowledged.get(lane)?.add(ts);
  }
}

async function sendHttp(api: Api, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const times = Array.from({ length: 20 }, () => START + next++ * 10);
    const body = { paths: ['factory/lane/http/v'], ts: times, values: times.map((ts) => ts % 1000) };
    try {
      const first = await api.ask('POST', '/ingest', body);
      const second = await api.ask('POST', '/ingest', body);
      if (first.ok || second.ok) for (const ts of times) acknowledged.get('http')?.add(ts);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

test(
  `${KILLS} kills at random moments lose nothing that was acknowledged (SELVEDGE_TEST_SEED=${seed})`,
  { timeout: 480_000 },
  async () => {
    running = await startProcess({ data });
    let api = await Api.signIn(running.url);
    for (const lane of LANES) await api.thing(`factory/lane/${lane}`, [{ name: 'v', datatype: 'double' }]);
    const device = await api.device('factory/lane');
    for (let kill = 0; kill < KILLS; kill++) {
      let isOver = false;
      const clients = await Promise.all(
        LANES.filter((lane) => lane !== 'http').map(async (lane) => {
          const client = await connectAsync(running?.mqtt ?? '', {
            username: device.username,
            password: device.secret,
            clientId: lane,
            clean: false,
            reconnectPeriod: 0,
          });
          client.on('error', () => undefined);
          return { lane, client };
        }),
      );
      const sending = [
        ...clients.map(({ lane, client }) => sendMqtt(lane, client)),
        sendHttp(api, () => isOver),
      ];
      await new Promise((resolve) => setTimeout(resolve, 100 + random() * 900));
      const postgres = running.postgresPid();
      const way = kill % 3;
      if (way !== 0) process.kill(postgres, 'SIGKILL');
      if (way === 1) await new Promise((resolve) => setTimeout(resolve, random() * 300));
      await running.kill();
      isOver = true;
      for (const { client } of clients) client.end(true);
      await Promise.all(sending);
      running = await startProcess({ data });
      api = await Api.signIn(running.url);
    }
    for (const lane of LANES) {
      const sent = acknowledged.get(lane) ?? new Set();
      assert.ok(sent.size > KILLS, `${lane}: only ${sent.size} acknowledged`);
      const { ts, values } = await api.raw(`factory/lane/${lane}/v`);
      assert.equal(new Set(ts).size, ts.length, `${lane}: a point twice`);
      const stored = new Map(ts.map((time, row) => [time, values[row]]));
      for (const time of sent)
        assert.equal(stored.get(time), time % 1000, `${lane}: ${time} was acknowledged and is not there`);
    }
    assert.equal(await running.stop(), 0);
    running = null;
  },
);
