import type { HistoryAnswer, HistoryQuestion, LatestValue, Telemetry } from '@selvedge/sdk/app';
import type { Historian } from '../../historian/historian.ts';
import type { Live } from '../../live/live.ts';
import type { SeriesEntry, SeriesMap } from '../../namespace/series.ts';

export interface TelemetryParts {
  readonly series: SeriesMap;
  readonly historian: Historian;
  readonly live: Live;
}

/** What machines of one org measured, for its apps. */
export class OrgTelemetry implements Telemetry {
  readonly #parts: TelemetryParts;
  readonly #org: string;

  constructor(parts: TelemetryParts, org: string) {
    this.#parts = parts;
    this.#org = org;
  }

  async buckets(question: HistoryQuestion): Promise<HistoryAnswer[]> {
    const entries = question.paths.flatMap((path) => this.#entry(path) ?? []);
    if (entries.length === 0) return [];
    const answers = await this.#parts.historian.buckets({
      series: entries.map(({ id }) => id),
      from: question.from.getTime() * 1000,
      to: question.to.getTime() * 1000,
      points: question.points ?? 100,
      aggregates: [question.aggregate],
    });
    return answers.map(({ time, columns: [values] }, index) => ({
      path: entries[index].path,
      unit: entries[index].unit,
      time: Array.from(time, (at) => at / 1000),
      value: Array.from(values),
    }));
  }

  latest(under: string): Promise<LatestValue[]> {
    const values: LatestValue[] = [];
    for (const { path, time, value, quality } of this.#parts.live.latest(under)) {
      if (this.#entry(path) === undefined) continue;
      values.push({
        path,
        time: time / 1000,
        value: typeof value === 'bigint' ? value.toString() : value,
        quality,
      });
    }
    return Promise.resolve(values);
  }

  /** The series of a path, when it is this org's. */
  #entry(path: string): SeriesEntry | undefined {
    const entry = this.#parts.series.entry(this.#parts.series.resolve(path));
    return entry?.orgId === this.#org && entry.state === 'active' ? entry : undefined;
  }
}
