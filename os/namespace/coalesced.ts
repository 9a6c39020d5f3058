/** Work of which one run serves all who asked before it began. */
export class Coalesced {
  readonly #work: () => Promise<void>;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Resolves when a run that began after this call is done; rejects when it failed. */
  run(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = null;
        this.#running = this.#work();
        return this.#running;
      });
    return this.#next;
  }

  /** Resolves when nothing runs. */
  async rest(): Promise<void> {
    await (this.#next ?? this.#running).catch(() => undefined);
  }
}
