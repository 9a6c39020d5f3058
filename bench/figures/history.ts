import { rmSync } from 'node:fs';
import { DuckDbHistorian } from '@selvedge/os/historian/duckdb/historian.ts';
import { temporaryFolder } from '@selvedge/tests/house/platform.ts';
import { type Bench, median } from '../figure.ts';
import { quiet, yearOfSeconds } from '../load/year.ts';

/** Questions to a year: one series at 1 Hz among a hundred others. */
export const history: Bench = {
  name: 'history',
  isLong: true,
  async run() {
    const folder = temporaryFolder('year');
    try {
      const { from, to } = await yearOfSeconds(folder);
      const question = { series: [1], from, to, points: 1000, aggregates: ['avg', 'min', 'max'] as const };
      const cold = await DuckDbHistorian.open({ folder, log: quiet, upkeepMs: 0 });
      const time = async (): Promise<number> => {
        const begun = performance.now();
        await cold.buckets(question);
        return performance.now() - begun;
      };
      const first = await time();
      const warm: number[] = [];
      for (let round = 0; round < 9; round++) warm.push(await time());
      await cold.close();
      return [
        {
          name: 'a year at 1 Hz to 1,000 buckets, warm',
          value: median(warm),
          unit: 'ms',
          goal: { atMost: 50 },
        },
        {
          name: 'a year at 1 Hz to 1,000 buckets, just opened',
          value: first,
          unit: 'ms',
          goal: { atMost: 300 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
