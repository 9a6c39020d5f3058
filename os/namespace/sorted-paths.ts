/** Paths in order of their code units, so that those below a path stand together. Changes are merged in when asked. */
export class SortedPaths {
  #paths: string[] = [];
  readonly #added = new Set<string>();
  readonly #removed = new Set<string>();

  add(path: string): void {
    if (!this.#removed.delete(path)) this.#added.add(path);
  }

  remove(path: string): void {
    if (!this.#added.delete(path)) this.#removed.add(path);
  }

  /** The path itself, where it is one of them, and every path below it; '' = all. */
  under(path: string): string[] {
    this.#merge();
    if (path === '') return this.#paths.slice();
    const itself = this.#from(path);
    const prefix = `${path}/`;
    const start = this.#from(prefix);
    let end = start;
    while (end < this.#paths.length && this.#paths[end].startsWith(prefix)) end++;
    const found = this.#paths.slice(start, end);
    if (this.#paths[itself] === path) found.unshift(path);
    return found;
  }

  /** Index of the first path that is not before a text. */
  #from(text: string): number {
    let low = 0;
    let high = this.#paths.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#paths[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #merge(): void {
    if (this.#added.size === 0 && this.#removed.size === 0) return;
    const kept =
      this.#removed.size === 0 ? this.#paths : this.#paths.filter((path) => !this.#removed.has(path));
    const added = [...this.#added].sort();
    const merged: string[] = [];
    let next = 0;
    for (const path of kept) {
      while (next < added.length && added[next] < path) merged.push(added[next++]);
      merged.push(path);
    }
    while (next < added.length) merged.push(added[next++]);
    this.#paths = merged;
    this.#added.clear();
    this.#removed.clear();
  }
}
