import type { Log } from '@selvedge/sdk/connector';
import { DuckDbHistorian } from '@selvedge/os/historian/duckdb/historian.ts';

const silent = (): void => undefined;
export const quiet: Log = { debug: silent, info: silent, warn: silent, error: silent };

const ROWS = 250_000;
const SECONDS = 365 * 86_400;
const SEAL_ROWS = 5_000_000;

/** Stores a year: series 1 every second, series 2…101 every ten minutes; sealed as it would be. Microseconds. */
export async function yearOfSeconds(folder: string): Promise<{ from: number; to: number; points: number }> {
  const historian = await DuckDbHistorian.open({ folder, log: quiet, upkeepMs: 0 });
  await historian.name(
    Array.from({ length: 101 }, (_, index) => ({
      id: index + 1,
      org: 'factory',
      path: `factory/m${index}`,
      metric: 'speed',
    })),
  );
  const to = Math.floor(Date.now() / 1000) * 1e6;
  const from = to - SECONDS * 1e6;
  const series = new Int32Array(ROWS);
  const time = new Float64Array(ROWS);
  const value = new Float64Array(ROWS);
  let length = 0;
  let points = 0;
  const put = async (): Promise<void> => {
    await historian.append({
      length,
      series: series.slice(0, length),
      time: time.slice(0, length),
      value: value.slice(0, length),
      quality: new Uint8Array(length),
    });
    points += length;
    length = 0;
    if (historian.status().hotRows >= SEAL_ROWS) await historian.seal();
  };
  for (let second = 0; second < SECONDS; second++) {
    const last = second % 600 === 0 ? 101 : 1;
    for (let id = 1; id <= last; id++) {
      series[length] = id;
      time[length] = from + second * 1e6;
      value[length] = id === 1 ? 50 + 40 * Math.sin(second / 5000) + Math.random() : id;
      if (++length === ROWS) await put();
    }
  }
  await put();
  await historian.seal();
  await historian.compact();
  await historian.close();
  return { from, to, points };
}
