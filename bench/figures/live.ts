import { type Bench, percentile } from '../figure.ts';
import { loadHouse, MACHINES, UNDER } from '../house.ts';
import { runLoad } from '../load/process.ts';

/** From publishing to the event in a browser's stream, while 20,000 points a second arrive. */
export const live: Bench = {
  name: 'live',
  async run() {
    const house = await loadHouse();
    try {
      const load = {
        host: house.host,
        port: house.mqttPort,
        username: house.device.username,
        password: house.device.secret,
        clients: MACHINES,
        under: UNDER,
        window: 500,
        messages: 4000,
        metrics: 10,
        rate: 2000,
      };
      await house.api.thing(`${UNDER}/probe`, [{ name: 'v', datatype: 'double' }]);
      const abort = new AbortController();
      const response = await fetch(
        `${house.api.url}/api/v1/live?under=${encodeURIComponent(`${UNDER}/probe`)}`,
        { headers: { authorization: `Bearer ${house.api.token}` }, signal: abort.signal },
      );
      const sentAt = new Map<number, number>();
      const delays: number[] = [];
      const reading = readEvents(response, (value) => {
        const sent = sentAt.get(value);
        if (sent !== undefined) delays.push(performance.now() - sent);
      });
      const { connectAsync } = await import('mqtt');
      const client = await connectAsync(house.platform.mqtt, {
        username: house.device.username,
        password: house.device.secret,
      });
      const loading = runLoad(load);
      for (let value = 1; value <= 60; value++) {
        sentAt.set(value, performance.now());
        client.publish(`${UNDER}/probe/v`, String(value), { qos: 1 });
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      await loading;
      abort.abort();
      await reading;
      await client.endAsync(true);
      return [
        {
          name: 'publish → event stream p99 at 20,000 points/s',
          value: percentile(delays, 0.99),
          unit: 'ms',
          goal: { atMost: 250 },
        },
      ];
    } finally {
      await house.close();
    }
  },
};

async function readEvents(response: Response, heard: (value: number) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data:') || !line.includes('points')) continue;
        const { points } = JSON.parse(line.slice(5)) as { points: [string, number, number, number][] };
        for (const [, , value] of points) heard(value);
      }
    }
  } catch {
    // Ended by us.
  }
}
