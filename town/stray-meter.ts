import { noise } from './model/chance.ts';
import { HOUR } from './model/day.ts';
import type { Line } from './factory.ts';

/**
 * A power meter the electrician has just hung into a line's gateway and nobody has declared: its points wait in
 * quarantine until a person adopts them.
 */
export class StrayMeter {
  static readonly every = 15_000;
  readonly topic: string;
  readonly #seed: number;

  constructor(line: Line, seed: number) {
    this.topic = `${line.path}/新电表-01`;
    this.#seed = seed;
  }

  /** Readings due in [from, to), as MQTT takes them. */
  readings(from: number, to: number): object[] {
    const found: object[] = [];
    const { every } = StrayMeter;
    for (let ts = Math.ceil(from / every) * every; ts < to; ts += every) {
      const power = 3.2 + 2.4 * noise(this.#seed, ts, 40_000);
      found.push({
        ts,
        active_power: Number(power.toFixed(3)),
        voltage: Number((228 + 6 * noise(this.#seed + 1, ts, 90_000)).toFixed(1)),
        energy: Number((1_284 + ((ts / HOUR) % 100_000) * 4.4).toFixed(2)),
      });
    }
    return found;
  }
}
