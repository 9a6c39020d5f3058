import { rmSync } from 'node:fs';
import { DuckDbHistorian } from '@selvedge/os/historian/duckdb/historian.ts';
import { temporaryFolder } from '@selvedge/tests/house/platform.ts';
import { type Bench, percentile } from '../figure.ts';
import { quiet } from '../load/year.ts';

const STORED = 100_000_000;
const SERIES = 2000;
const ROWS = 200_000;
const RATE = 20_000;
/** Rows of one open hot segment. */
const SETTLED = 2_200_000;

/** The newest hour of one series, raw, while 20,000 points a second arrive and 100 million are stored. */
export const newestHour: Bench = {
  name: 'newest-hour',
  isLong: true,
  async run() {
    const folder = temporaryFolder('newest');
    const historian = await DuckDbHistorian.open({ folder, log: quiet });
    try {
      await historian.name(
        Array.from({ length: SERIES }, (_, index) => ({
          id: index + 1,
          org: 'factory',
          path: `factory/m${index}`,
          metric: 'v',
        })),
      );
      let now = Date.now() * 1000 - (STORED / RATE) * 1e6;
      const append = async (count: number): Promise<void> => {
        const series = new Int32Array(count);
        const time = new Float64Array(count);
        const value = new Float64Array(count);
        for (let row = 0; row < count; row++) {
          series[row] = 1 + (row % SERIES);
          time[row] = now + Math.floor(row / SERIES) * ((SERIES / RATE) * 1e6);
          value[row] = (row * 37) % 997;
        }
        now += (count / RATE) * 1e6;
        await historian.append({ length: count, series, time, value, quality: new Uint8Array(count) });
      };
      for (let stored = 0; stored < STORED; stored += ROWS) await append(ROWS);
      let isOver = false;
      const arriving = (async () => {
        while (!isOver) {
          const begun = performance.now();
          await append(RATE / 10);
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - (performance.now() - begun))));
        }
      })();
      // It was filled faster than machines ever send: what waits to be sealed is sealed first.
      const patience = performance.now() + 900_000;
      while (historian.status().hotRows > SETTLED && performance.now() < patience)
        await new Promise((resolve) => setTimeout(resolve, 1000));
      // So are the merges, which upkeep does every 15 s while machines take 80 minutes to send so much.
      await historian.compact();
      const times: number[] = [];
      try {
        for (let round = 0; round < 60; round++) {
          const begun = performance.now();
          await historian.raw({
            series: [1 + ((round * 31) % SERIES)],
            from: now - 3600e6,
            to: now + 1e6,
            limit: 100_000,
            newest: true,
          });
          times.push(performance.now() - begun);
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      } finally {
        isOver = true;
        await arriving;
      }
      return [
        {
          name: 'newest hour raw, 100 M points stored, 20,000 points/s arriving, median',
          value: percentile(times, 0.5),
          unit: 'ms',
          goal: { atMost: 100 },
        },
        { name: 'the same, p95', value: percentile(times, 0.95), unit: 'ms', goal: { atMost: 100 } },
      ];
    } finally {
      await historian.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
