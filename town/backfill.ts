import type { FactoryModel } from './model.ts';
import type { PlatformApi } from './platform-api.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CHUNK_MS = 12 * HOUR_MS;
const ROWS = 20_000;
/** Figures every minute in the last two days, every ten minutes before: nobody zooms into last week's seconds. */
const FINE_MS = 60_000;
const COARSE_MS = 600_000;
const FINE_DAYS = 2;

export interface BackfillOptions {
  readonly api: PlatformApi;
  readonly org: string;
  readonly model: FactoryModel;
  readonly modelTime: (wall: number) => number;
  /** Wall-clock span, milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly isStopped: () => boolean;
  /** Called after a chunk is stored, newest first. */
  readonly onChunk: (from: number) => void;
}

/** Sends the past, newest part first, so that the screens have the last hours at once. @returns points sent */
export async function backfill(options: BackfillOptions): Promise<number> {
  let points = 0;
  for (let to = options.to; to > options.from && !options.isStopped(); to -= CHUNK_MS) {
    const from = Math.max(options.from, to - CHUNK_MS);
    const rows = new Rows(options);
    for (const machine of options.model.machines) {
      const offset = options.modelTime(from) - from / 1000;
      for (const { time, sample } of options.model.changes(
        machine,
        from / 1000 + offset,
        to / 1000 + offset,
      )) {
        await rows.add(`${machine.path}/state`, Math.round((time - offset) * 1000), sample.state);
      }
      const step = options.to - to < FINE_DAYS * DAY_MS ? FINE_MS : COARSE_MS;
      let wasOff = false;
      for (let wall = Math.ceil(from / step) * step; wall < to; wall += step) {
        const { state, ...figures } = options.model.sample(machine, wall / 1000 + offset);
        const isOff = state === 'off';
        if (!(isOff && wasOff))
          for (const [name, value] of Object.entries(figures))
            await rows.add(`${machine.path}/${name}`, wall, value);
        wasOff = isOff;
      }
    }
    points += await rows.finish();
    options.onChunk(from);
  }
  return points;
}

/** Gathers rows into column bodies of a bounded size. */
class Rows {
  readonly #options: BackfillOptions;
  #paths: string[] = [];
  #ts: number[] = [];
  #values: (number | string)[] = [];
  #sent = 0;

  constructor(options: BackfillOptions) {
    this.#options = options;
  }

  async add(path: string, ts: number, value: number | string): Promise<void> {
    this.#paths.push(path);
    this.#ts.push(ts);
    this.#values.push(value);
    if (this.#paths.length === ROWS) await this.#send();
  }

  async finish(): Promise<number> {
    if (this.#paths.length > 0) await this.#send();
    return this.#sent;
  }

  async #send(): Promise<void> {
    await this.#options.api.ask('POST', '/ingest', {
      org: this.#options.org,
      body: { paths: this.#paths, ts: this.#ts, values: this.#values },
    });
    this.#sent += this.#paths.length;
    this.#paths = [];
    this.#ts = [];
    this.#values = [];
  }
}
