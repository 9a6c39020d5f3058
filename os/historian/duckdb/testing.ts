import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '@selvedge/sdk/connector';
import type { SeriesRows } from '../historian.ts';
import { DuckDbHistorian, type HistorianOptions } from './historian.ts';

const silent = (): void => undefined;
export const quiet: Log = { debug: silent, info: silent, warn: silent, error: silent };

/** One point as tests write it; time in microseconds. */
export interface TestPoint {
  readonly series: number;
  readonly time: number;
  readonly value: number;
  readonly quality?: number;
  readonly text?: string;
}

export const rowsOf = (points: readonly TestPoint[]): SeriesRows => ({
  length: points.length,
  series: Int32Array.from(points, (point) => point.series),
  time: Float64Array.from(points, (point) => point.time),
  value: Float64Array.from(points, (point) => point.value),
  quality: Uint8Array.from(points, (point) => point.quality ?? 0),
  ...(points.some((point) => point.text !== undefined)
    ? { text: points.map((point) => point.text ?? null) }
    : {}),
});

export interface TemporaryHistory {
  readonly folder: string;
  open(options?: Partial<HistorianOptions>): Promise<DuckDbHistorian>;
  remove(): void;
}

/** A history folder for a test, with ten named series 1…10 of org `f1`. */
export function temporaryHistory(): TemporaryHistory {
  const folder = mkdtempSync(join(tmpdir(), 'selvedge-history-'));
  return {
    folder,
    async open(options) {
      const historian = await DuckDbHistorian.open({ folder, log: quiet, upkeepMs: 0, ...options });
      await historian.name(
        Array.from({ length: 10 }, (_, index) => ({
          id: index + 1,
          org: 'f1',
          path: `f1/a/l/m${index + 1}`,
          metric: 'power',
        })),
      );
      return historian;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
