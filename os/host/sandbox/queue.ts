/** Most that one org may have waiting. */
const MOST = { items: 5000, bytes: 32 * 1024 * 1024 } as const;

interface Line<T> {
  readonly items: T[];
  bytes: number;
}

/** What waits, in turn between orgs: whoever was served goes to the end, however much more it has. */
export class FairQueue<T extends { readonly bytes: number }> {
  readonly #lines = new Map<string, Line<T>>();

  /** False, and nothing is kept, when the org has too much waiting already. */
  add(org: string, item: T): boolean {
    const line = this.#lines.get(org) ?? { items: [], bytes: 0 };
    if (line.items.length >= MOST.items || line.bytes + item.bytes > MOST.bytes) return false;
    line.items.push(item);
    line.bytes += item.bytes;
    this.#lines.set(org, line);
    return true;
  }

  /** The next in turn, or undefined. */
  take(): T | undefined {
    for (const [org, line] of this.#lines) {
      this.#lines.delete(org);
      const item = line.items.shift();
      line.bytes -= item?.bytes ?? 0;
      if (line.items.length > 0) this.#lines.set(org, line);
      return item;
    }
    return undefined;
  }

  /** Everything, and none is left. */
  drain(): T[] {
    const all = [...this.#lines.values()].flatMap(({ items }) => items);
    this.#lines.clear();
    return all;
  }
}
