import type { DurableState } from '@selvedge/sdk/connector';

/** Removes keys whose removal nobody waits for, some at a time. */
export class Eraser {
  readonly #state: DurableState;
  readonly #failed: (error: unknown) => void;
  #keys: string[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(state: DurableState, failed: (error: unknown) => void) {
    this.#state = state;
    this.#failed = failed;
  }

  erase(key: string): void {
    this.#keys.push(key);
    this.#timer ??= setTimeout(() => void this.flush(), 200);
  }

  /** Never rejects: what could not be removed is tried again with the next keys. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const keys = this.#keys;
    if (keys.length === 0) return;
    this.#keys = [];
    try {
      await this.#state.write([...new Set(keys)].map((key) => [key, null]));
    } catch (error) {
      this.#keys.push(...keys);
      this.#failed(error);
    }
  }
}
