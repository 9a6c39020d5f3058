import { connectAsync, type MqttClient } from 'mqtt';
import type { Machine } from './machine.ts';
import type { FactoryModel } from './model.ts';

/** Every machine tells its figures so often, milliseconds; a change of state is told at once (within a second). */
const FIGURES_MS = 5000;
const TICK_MS = 1000;

export interface LiveOptions {
  readonly mqtt: string;
  readonly model: FactoryModel;
  /** Model time of a wall-clock time (milliseconds → seconds). */
  readonly modelTime: (wall: number) => number;
  readonly now: () => number;
  readonly credential: (line: number) => { username: string; secret: string };
}

/** The live part: one connection per line, as a gateway would have; reconnects by itself and keeps what is unsent. */
export class LiveFactory {
  readonly #options: LiveOptions;
  readonly #clients: MqttClient[];
  readonly #told = new Map<Machine, string>();
  readonly #timer: NodeJS.Timeout;
  #tick = 0;

  private constructor(options: LiveOptions, clients: MqttClient[]) {
    this.#options = options;
    this.#clients = clients;
    this.#timer = setInterval(() => this.#beat(), TICK_MS);
    this.#beat();
  }

  static async start(options: LiveOptions): Promise<LiveFactory> {
    const lines = Math.max(...options.model.machines.map(({ line }) => line)) + 1;
    const clients = await Promise.all(
      Array.from({ length: lines }, (_, line) => {
        const { username, secret } = options.credential(line);
        return connectAsync(options.mqtt, {
          username,
          password: secret,
          clientId: `town-line-${line + 1}`,
          clean: false,
          reconnectPeriod: 1000,
        });
      }),
    );
    for (const client of clients) client.on('error', () => undefined);
    return new LiveFactory(options, clients);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.allSettled(this.#clients.map((client) => client.endAsync(true)));
  }

  #beat(): void {
    const { model, modelTime, now } = this.#options;
    const wall = now();
    const time = modelTime(wall);
    const isFigures = (machine: Machine): boolean =>
      (this.#tick + machine.index) % (FIGURES_MS / TICK_MS) === 0;
    for (const machine of model.machines) {
      const sample = model.sample(machine, time);
      const hasChanged = this.#told.get(machine) !== sample.state;
      if (!hasChanged && !isFigures(machine)) continue;
      this.#told.set(machine, sample.state);
      const { state, ...figures } = sample;
      this.#send(machine.line, machine.path, {
        ts: wall,
        ...(hasChanged || this.#tick % 60 === 0 ? { state } : {}),
        ...figures,
      });
    }
    if (this.#tick % 10 === 0) {
      // A meter that somebody screwed on and nobody declared: it waits in quarantine.
      const [first] = model.machines;
      this.#send(0, `${first.path.split('/').slice(0, -1).join('/')}/电表-01`, {
        ts: wall,
        kwh: Math.round(time / 3.6) / 1000,
      });
    }
    this.#tick++;
  }

  #send(line: number, topic: string, payload: object): void {
    this.#clients[line].publish(topic, JSON.stringify(payload), { qos: 1 }, () => undefined);
  }
}
