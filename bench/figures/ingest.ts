import { bareAppend } from '../baseline/bare-append.ts';
import { type Bench, median, withBaseline } from '../figure.ts';
import { loadHouse, MACHINES, METRICS, UNDER } from '../house.ts';
import { bareBroker, runLoad } from '../load/process.ts';

const ROUNDS = 3;

/** Durable ingest: MQTT QoS 1 with one and with fifty metrics a message, and columns over HTTP. */
export const ingest: Bench = {
  name: 'ingest',
  async run() {
    const house = await loadHouse();
    const bare = await bareBroker();
    try {
      const load = {
        host: house.host,
        port: house.mqttPort,
        username: house.device.username,
        password: house.device.secret,
        clients: MACHINES,
        under: UNDER,
        window: 500,
        rate: 0,
      };
      const steady = await runLoad({ ...load, messages: 20_000, metrics: 1, rate: 20_000 });
      const appended: number[] = [];
      const fifty: number[] = [];
      const one: number[] = [];
      const bareOne: number[] = [];
      const columns: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        appended.push(await bareAppend());
        fifty.push(
          (await runLoad({ ...load, messages: 4000, metrics: METRICS, window: 100 })).pointsPerSecond,
        );
        bareOne.push(
          (await runLoad({ ...load, port: bare.port, host: '127.0.0.1', messages: 40_000, metrics: 1 }))
            .messagesPerSecond,
        );
        one.push((await runLoad({ ...load, messages: 40_000, metrics: 1 })).messagesPerSecond);
        columns.push(await postColumns(house.api.url, house.api.token));
      }
      return [
        withBaseline(
          'MQTT QoS 1, 50 metrics a message',
          'points/s',
          median(fifty),
          'bare DuckDB append',
          median(appended),
          0.4,
        ),
        withBaseline(
          'MQTT QoS 1, one metric a message',
          'messages/s',
          median(one),
          'bare broker',
          median(bareOne),
          0.5,
        ),
        withBaseline(
          'HTTP columns',
          'points/s',
          median(columns),
          'bare DuckDB append',
          median(appended),
          0.3,
        ),
        { name: 'PUBACK p99 at 20,000 messages/s', value: steady.p99, unit: 'ms', goal: { atMost: 50 } },
        {
          name: 'rate kept while measuring it',
          value: steady.messagesPerSecond,
          unit: 'messages/s',
          goal: { atLeast: 18_000 },
        },
      ];
    } finally {
      bare.stop();
      await house.close();
    }
  },
};

/** Four posts under way at a time of 50,000 points each. */
async function postColumns(url: string, token: string): Promise<number> {
  const rows = 50_000;
  const posts = 24;
  const start = Date.now() - 7_200_000;
  const bodies = Array.from({ length: 4 }, (_, lane) => {
    const index = Array.from({ length: rows }, (_, row) => row);
    return JSON.stringify({
      paths: index.map((row) => `${UNDER}/m${row % MACHINES}/x${Math.floor(row / MACHINES) % METRICS}`),
      ts: index.map((row) => start + lane * 100_000 + Math.floor(row / (MACHINES * METRICS))),
      values: index.map((row) => ((row * 37) % 997) / 7),
    });
  });
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    bodies.map(async (body) => {
      while (next++ < posts) {
        const response = await fetch(`${url}/api/v1/ingest`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body,
        });
        if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
        await response.arrayBuffer();
      }
    }),
  );
  return (rows * posts) / ((performance.now() - begun) / 1000);
}
