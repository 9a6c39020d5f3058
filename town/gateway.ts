import mqtt, { type MqttClient } from 'mqtt';
import type { Line } from './factory.ts';
import type { Secret } from './memory.ts';
import { MINUTE } from './model/day.ts';
import { type MachineHistory, THINNED } from './model/points.ts';
import { METRICS } from './model/signals.ts';
import { StrayMeter } from './stray-meter.ts';

const LIVE_EVERY = 3_000;
/** Behind by more than this, a gateway sends what it missed thinned, an hour a turn. */
const BEHIND = 5 * MINUTE;
const CATCH_UP = 60 * MINUTE;
const MOST_IN_FLIGHT = 200;
const MOST_IN_MESSAGE = 500;

/** What a thing's topic takes: `{"ts", metric: value, …}`. */
type Reading = Record<string, number | string>;

/** One line's gateway: reads its machines and publishes, QoS 1, one message per machine and turn. */
export class Gateway {
  readonly #client: MqttClient;
  readonly #histories: readonly MachineHistory[];
  readonly #meter: StrayMeter | null;
  readonly #isHurried: boolean;
  #sent: number;
  #acknowledged: number;
  #inFlight = 0;
  /** Rises when a connection breaks: what was under way is sent anew. */
  #life = 0;

  /**
   * @param from      where the history goes on
   * @param isHurried plays the past in full, faster than time
   */
  constructor(
    url: string,
    line: Line,
    { username, secret }: Secret,
    histories: readonly MachineHistory[],
    { from, meter, isHurried }: { from: number; meter: StrayMeter | null; isHurried: boolean },
  ) {
    this.#histories = histories;
    this.#meter = meter;
    this.#isHurried = isHurried;
    this.#sent = from;
    this.#acknowledged = from;
    this.#client = mqtt.connect(url, {
      username,
      password: secret,
      clientId: `town-line-${line.number + 1}`,
      protocolVersion: 4,
      clean: true,
      keepalive: 30,
      reconnectPeriod: 1_000,
      connectTimeout: 10_000,
      queueQoSZero: false,
    });
    this.#client.on('close', () => {
      this.#life++;
      this.#inFlight = 0;
      this.#sent = this.#acknowledged;
    });
  }

  /** Resolves when the platform has let it in; rejects when it is refused. */
  async connected(signal: AbortSignal): Promise<void> {
    if (this.#client.connected) return;
    await new Promise<void>((resolve, reject) => {
      this.#client.once('connect', () => resolve());
      this.#client.on('error', (error) => {
        if ('code' in error && (error.code === 4 || error.code === 5)) reject(error);
      });
      signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    });
  }

  /** All points before this time are acknowledged. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Publishes what happened until now. */
  turn(now: number): void {
    if (!this.#client.connected || this.#inFlight > MOST_IN_FLIGHT || now <= this.#sent) return;
    const from = this.#sent;
    const isBehind = !this.#isHurried && now - from > BEHIND;
    const to = isBehind ? Math.min(now, from + CATCH_UP) : now;
    const under: Promise<void>[] = [];
    for (const history of this.#histories) {
      const readings = gather(history, from, to, isBehind ? THINNED : LIVE_EVERY);
      for (let at = 0; at < readings.length; at += MOST_IN_MESSAGE)
        under.push(this.#publish(history.machine.path, readings.slice(at, at + MOST_IN_MESSAGE)));
    }
    const metered = this.#meter?.readings(Math.max(from, to - BEHIND), to) ?? [];
    if (this.#meter !== null && metered.length > 0) under.push(this.#publish(this.#meter.topic, metered));
    this.#sent = to;
    void this.#acknowledge(under, to);
  }

  /** What breaks off is sent anew after the next connection. */
  async #acknowledge(under: readonly Promise<void>[], to: number): Promise<void> {
    const life = this.#life;
    const results = await Promise.allSettled(under);
    if (life !== this.#life || results.some(({ status }) => status === 'rejected')) return;
    this.#acknowledged = Math.max(this.#acknowledged, to);
  }

  /** Publishes what another thing of the line says, now. */
  tell(path: string, reading: object): Promise<void> {
    return this.#publish(path, [reading]);
  }

  /** Waits a moment for what is under way. */
  async close(): Promise<void> {
    const isIdle = this.#inFlight === 0;
    await this.#client.endAsync(!isIdle && !this.#client.connected);
  }

  async #publish(topic: string, readings: readonly object[]): Promise<void> {
    const life = this.#life;
    this.#inFlight++;
    await this.#client.publishAsync(topic, JSON.stringify(readings.length === 1 ? readings[0] : readings), {
      qos: 1,
    });
    if (life === this.#life) this.#inFlight--;
  }
}

/** Points of one machine as readings: what has one time goes together. */
function gather(history: MachineHistory, from: number, to: number, every: number): Reading[] {
  const readings = new Map<number, Reading>();
  history.points(from, to, every, (metric, time, value) => {
    let reading = readings.get(time);
    if (reading === undefined) {
      reading = { ts: time };
      readings.set(time, reading);
    }
    reading[METRICS[metric]] = value;
  });
  return [...readings.values()];
}
