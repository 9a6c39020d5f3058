import { publish } from './publisher.ts';

/** One load process: `node bench/load/main.ts '<json>'`; prints one line of JSON. */
export interface Load {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly clients: number;
  /** Messages of each client. */
  readonly messages: number;
  /** Metrics in a message; 1 = the topic is the metric. */
  readonly metrics: number;
  /** Path under which `m<client>` machines live. */
  readonly under: string;
  readonly window: number;
  /** Messages a second of all clients together; 0 = as fast as acknowledged. */
  readonly rate: number;
}

export interface LoadResult {
  readonly seconds: number;
  readonly messagesPerSecond: number;
  readonly pointsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const BODIES = 200;

/** Message `number` of client `client`: its own times, so that every message is a new point. */
export function messageOf(
  load: Load,
  client: number,
  start: number,
): (number: number) => { topic: string; payload: string } {
  const machine = `${load.under}/m${client}`;
  if (load.metrics === 1) {
    return (number) => ({
      topic: `${machine}/x${number % 50}`,
      payload: `{"value":${(number % 997) / 7},"ts":${start + number}}`,
    });
  }
  // Bodies are made beforehand: writing fifty numbers costs as much as reading them, and the broker is to be measured.
  const bodies = Array.from({ length: BODIES }, (_, body) =>
    Array.from(
      { length: load.metrics },
      (_, metric) => `,"x${metric}":${((body + metric * 13) % 997) / 7}`,
    ).join(''),
  );
  return (number) => ({ topic: machine, payload: `{"ts":${start + number}${bodies[number % BODIES]}}` });
}

async function run(load: Load): Promise<LoadResult> {
  const begun = performance.now();
  const start = Date.now() - 3_600_000;
  const results = await Promise.all(
    Array.from({ length: load.clients }, (_, client) =>
      publish({
        ...load,
        clientId: `load-${process.pid}-${client}`,
        count: load.messages,
        rate: load.rate / load.clients,
        message: messageOf(load, client, start),
      }),
    ),
  );
  const seconds = (performance.now() - begun) / 1000;
  const latencies = results.flatMap((result) => result.latencies).sort((a, b) => a - b);
  const messagesPerSecond = (load.clients * load.messages) / seconds;
  return {
    seconds,
    messagesPerSecond,
    pointsPerSecond: messagesPerSecond * load.metrics,
    p50: latencies[Math.floor(latencies.length * 0.5)] ?? 0,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
  };
}

if (import.meta.main) console.log(JSON.stringify(await run(JSON.parse(process.argv[2]) as Load)));
