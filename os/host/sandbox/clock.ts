/** Milliseconds of wall time past the limit after which it counts no more that the thread was kept waiting. */
const PATIENCE = 60;

/**
 * When a run is over: it used its limit as processor time of this thread, or that and 60 ms more passed on the wall.
 * On a busy machine a small rule is not blamed for the time it was not let run.
 */
export class Clock {
  readonly #milliseconds: number;
  #wallEnd = Number.POSITIVE_INFINITY;
  #processorEnd = Number.POSITIVE_INFINITY;

  /** @param milliseconds from `start` on */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  start(): void {
    this.allow(this.#milliseconds);
  }

  /** Ends in so many milliseconds from now. */
  allow(milliseconds: number): void {
    this.#wallEnd = performance.now() + milliseconds;
    this.#processorEnd = processorTime() + milliseconds;
  }

  get isLate(): boolean {
    const over = performance.now() - this.#wallEnd;
    return over > 0 && (over > PATIENCE || processorTime() > this.#processorEnd);
  }
}

/** Processor time of this thread, milliseconds. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
