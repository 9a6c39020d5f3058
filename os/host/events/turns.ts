/** Work by name, for owners who take turns: a few at once, and of one owner fewer. Of one name never two at once. */
export class Turns<T> {
  readonly #most: number;
  readonly #mostOf: (task: T) => number;
  readonly #work: (task: T) => Promise<boolean>;
  /** Owner → name → task, those first who wait longest. */
  readonly #waiting = new Map<string, Map<string, T>>();
  readonly #working = new Map<string, Promise<void>>();
  readonly #ofOwner = new Map<string, number>();
  /** Names that were asked for again while they worked. */
  readonly #again = new Set<string>();

  /**
   * @param mostOf how many of the task's owner may work, when it is to begin
   * @param work says whether there may be more; never rejects
   */
  constructor(most: number, mostOf: (task: T) => number, work: (task: T) => Promise<boolean>) {
    this.#most = most;
    this.#mostOf = mostOf;
    this.#work = work;
  }

  add(name: string, owner: string, task: T): void {
    if (this.#working.has(name)) {
      this.#again.add(name);
      return;
    }
    const own = this.#waiting.get(owner) ?? new Map<string, T>();
    if (!own.has(name)) own.set(name, task);
    this.#waiting.set(owner, own);
    this.#start();
  }

  /** What has not begun does not begin any more. */
  clear(): void {
    this.#waiting.clear();
    this.#again.clear();
  }

  /** Resolves when nothing waits and nobody works. */
  async idle(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working.values());
  }

  #start(): void {
    while (this.#working.size < this.#most) {
      const next = this.#next();
      if (next === null) return;
      const { name, owner, task } = next;
      this.#ofOwner.set(owner, (this.#ofOwner.get(owner) ?? 0) + 1);
      const work = this.#work(task).then((hasMore) => {
        this.#working.delete(name);
        const left = (this.#ofOwner.get(owner) ?? 1) - 1;
        if (left === 0) this.#ofOwner.delete(owner);
        else this.#ofOwner.set(owner, left);
        if (this.#again.delete(name) || hasMore) this.add(name, owner, task);
        this.#start();
      });
      this.#working.set(name, work);
    }
  }

  /** Whoever has a turn goes behind the others. */
  #next(): { readonly name: string; readonly owner: string; readonly task: T } | null {
    for (const [owner, own] of this.#waiting) {
      for (const [name, task] of own) {
        if ((this.#ofOwner.get(owner) ?? 0) >= this.#mostOf(task)) break;
        own.delete(name);
        this.#waiting.delete(owner);
        if (own.size > 0) this.#waiting.set(owner, own);
        return { name, owner, task };
      }
    }
    return null;
  }
}
