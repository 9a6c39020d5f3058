import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDbHistorian } from '@selvedge/os/historian/duckdb/historian.ts';
import { temporaryFolder } from '@selvedge/tests/house/platform.ts';
import type { Bench } from '../figure.ts';
import { quiet } from '../load/year.ts';

const SHARED = process.env['SELVEDGE_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', 'shared');
const FILE = join(SHARED, 'data', 'sme-machines', 'company_A_labelled_subset.csv');
const METRICS = ['items', 'status', 'status_time', 'power_avg', 'cycle_time', 'alarm', 'product'];

/** Bytes a point of a real small factory's records after sealing and merging, all columns counted. */
export const size: Bench = {
  name: 'size',
  async run() {
    if (!existsSync(FILE)) {
      console.error(
        '  skipped: the public factory file is not beside the repository (shared/data/sme-machines)',
      );
      return [];
    }
    const folder = temporaryFolder('size');
    try {
      const historian = await DuckDbHistorian.open({ folder, log: quiet, upkeepMs: 0 });
      const [head, ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
      const columns = head.trim().split(',');
      const ids = new Map<string, number>();
      const series: number[] = [];
      const time: number[] = [];
      const value: number[] = [];
      for (const line of lines) {
        const cells = line.trim().split(',');
        for (const metric of METRICS) {
          const path = `plant/asset-${cells[columns.indexOf('asset')]}/${metric}`;
          if (!ids.has(path)) ids.set(path, ids.size + 1);
          series.push(ids.get(path) ?? 0);
          time.push(Date.parse(cells[0].replace(' ', 'T').replace('+00:00', 'Z')) * 1000);
          value.push(Number(cells[columns.indexOf(metric)]));
        }
      }
      await historian.name(
        [...ids].map(([path, id]) => ({
          id,
          org: 'plant',
          path: path.slice(0, path.lastIndexOf('/')),
          metric: path.slice(path.lastIndexOf('/') + 1),
        })),
      );
      for (let from = 0; from < series.length; from += 20_000) {
        const to = from + 20_000;
        const rows = {
          series: Int32Array.from(series.slice(from, to)),
          time: Float64Array.from(time.slice(from, to)),
          value: Float64Array.from(value.slice(from, to)),
        };
        await historian.append({
          length: rows.series.length,
          ...rows,
          quality: new Uint8Array(rows.series.length),
        });
      }
      await historian.seal();
      await historian.compact();
      const { sealedBytes, sealedRows } = historian.status();
      await historian.close();
      return [
        {
          name: 'sealed history of a real factory',
          value: sealedBytes / sealedRows,
          unit: 'bytes/point',
          goal: { atMost: 0.8 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
