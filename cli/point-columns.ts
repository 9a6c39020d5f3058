import type { RowPoints } from '@selvedge/connectors/file/points.ts';

/** Points on their way to POST /ingest, as its columns. */
export class PointColumns {
  #paths: string[] = [];
  #ts: number[] = [];
  #values: string[] = [];

  get size(): number {
    return this.#paths.length;
  }

  add({ thing, ts, values }: RowPoints): void {
    for (const { metric, value } of values) {
      this.#paths.push(JSON.stringify(`${thing}/${metric.name}`));
      this.#ts.push(ts);
      // A bigint is written as the number it is, with all its digits.
      this.#values.push(typeof value === 'bigint' ? value.toString() : JSON.stringify(value));
    }
  }

  /** The body; then it begins anew. */
  take(): string {
    const body = `{"paths":[${this.#paths.join(',')}],"ts":[${this.#ts.join(',')}],"values":[${this.#values.join(',')}]}`;
    this.#paths = [];
    this.#ts = [];
    this.#values = [];
    return body;
  }
}
