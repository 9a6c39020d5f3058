import { setImmediate } from 'node:timers/promises';
import type { Api } from './api.ts';
import { covered, missing } from './coverage.ts';
import { FACTORY } from './factory.ts';
import type { Memory } from './memory.ts';
import { DAY, MINUTE, type Span, clip, dayOf, midnight } from './model/day.ts';
import type { MachineHistory } from './model/points.ts';
import { METRICS } from './model/signals.ts';

const ROWS = 20_000;
const RECENT = 2 * DAY;
const RECENT_EVERY = MINUTE;
const OLD_EVERY = 10 * MINUTE;

/** Rows on their way to the platform, as columns. */
interface Columns {
  paths: string[];
  ts: number[];
  values: (number | string)[];
}

export interface Filled {
  readonly points: number;
  readonly days: number;
}

/**
 * Sends the past that the platform has not yet acknowledged, newest day first, as columns over HTTP. Changes of state
 * are exact; the rest every minute in the last two days, every ten minutes before. What was sent twice is stored once.
 */
export class Backfill {
  readonly #api: Api;
  readonly #memory: Memory;
  readonly #histories: readonly MachineHistory[];
  #rows: Columns = { paths: [], ts: [], values: [] };
  #points = 0;

  constructor(api: Api, memory: Memory, histories: readonly MachineHistory[]) {
    this.#api = api;
    this.#memory = memory;
    this.#histories = histories;
  }

  async run(window: Span): Promise<Filled> {
    let days = 0;
    for (const span of newestFirst(missing(this.#memory.now.coverage, window))) {
      const every = span.from >= window.to - RECENT - DAY ? RECENT_EVERY : OLD_EVERY;
      await this.#fill(span, every);
      await this.#memory.change({ coverage: covered(this.#memory.now.coverage, span) });
      days++;
    }
    return { points: this.#points, days };
  }

  async #fill(span: Span, every: number): Promise<void> {
    for (const history of this.#histories) {
      const paths = METRICS.map((name) => `${history.machine.path}/${name}`);
      const rows = this.#rows;
      history.points(span.from, span.to, every, (metric, time, value) => {
        rows.paths.push(paths[metric]);
        rows.ts.push(time);
        rows.values.push(value);
      });
      if (rows.ts.length >= ROWS) await this.#send();
      // The live part has its turn between two machines.
      await setImmediate();
    }
    await this.#send();
  }

  async #send(): Promise<void> {
    const body = this.#rows;
    if (body.ts.length === 0) return;
    this.#rows = { paths: [], ts: [], values: [] };
    await this.#api.ask({ method: 'POST', path: '/ingest', org: FACTORY, body });
    this.#points += body.ts.length;
  }
}

/** Spans cut at local midnights, the latest first. */
function newestFirst(spans: readonly Span[]): Span[] {
  const days: Span[] = [];
  for (const span of spans) {
    for (let day = dayOf(span.from); day <= dayOf(span.to - 1); day++) {
      const inside = clip(span, midnight(day), midnight(day + 1));
      if (inside !== null) days.push(inside);
    }
  }
  return days.sort((left, right) => right.from - left.from);
}
