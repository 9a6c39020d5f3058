/** Largest time a double holds in whole microseconds with room to count up: the year 2252. */
const BEYOND = 8_900_000_000_000_000;

/** Gives points without a time the time of arrival, strictly increasing per series. */
export class ArrivalStamps {
  #last = new Float64Array(1024);
  #beyond = 0;

  /**
   * @param series id per row
   * @param time   microseconds; NaN is filled in; what no calendar holds becomes a time of its own in the year 2252
   * @param now    microseconds
   */
  stamp(series: Int32Array, time: Float64Array, now: number): void {
    for (let row = 0; row < time.length; row++) {
      if (Math.abs(time[row]) <= BEYOND) continue;
      if (!Number.isNaN(time[row])) {
        time[row] = BEYOND + ++this.#beyond;
        continue;
      }
      const id = series[row];
      if (id >= this.#last.length) this.#grow(id);
      const stamp = Math.max(now, this.#last[id] + 1);
      this.#last[id] = stamp;
      time[row] = stamp;
    }
  }

  /** Makes stamps of a series go on after a time already in history (a restart, a clock set back). */
  after(series: number, time: number): void {
    if (series >= this.#last.length) this.#grow(series);
    this.#last[series] = Math.max(this.#last[series], time);
  }

  #grow(id: number): void {
    const wide = new Float64Array(Math.max(id + 1, this.#last.length * 2));
    wide.set(this.#last);
    this.#last = wide;
  }
}
