interface Node<T> {
  readonly below: Map<string, Node<T>>;
  readonly here: Set<T>;
}

const node = <T>(): Node<T> => ({ below: new Map(), here: new Set() });

/** Topic filters and what hangs on them; finds all that match a topic. */
export class FilterTree<T> {
  #root = node<T>();
  /** Changes whenever a match could come out differently. */
  version = 0;

  add(filter: string, value: T): void {
    let at = this.#root;
    for (const level of filter.split('/')) {
      let next = at.below.get(level);
      if (next === undefined) at.below.set(level, (next = node()));
      at = next;
    }
    at.here.add(value);
    this.version++;
  }

  remove(filter: string, value: T): void {
    if (this.#remove(this.#root, filter.split('/'), 0, value)) this.version++;
  }

  /** Calls back with every value whose filter matches, once per filter. */
  match(topic: string, found: (value: T) => void): void {
    this.#match(this.#root, topic.split('/'), 0, topic.charCodeAt(0) === 36, found);
  }

  any(topic: string): boolean {
    let any = false;
    this.match(topic, () => (any = true));
    return any;
  }

  #match(
    at: Node<T>,
    parts: readonly string[],
    depth: number,
    hidden: boolean,
    found: (value: T) => void,
  ): void {
    const wild = depth > 0 || !hidden;
    if (wild) at.below.get('#')?.here.forEach(found);
    if (depth === parts.length) {
      at.here.forEach(found);
      return;
    }
    const literal = at.below.get(parts[depth]);
    if (literal !== undefined) this.#match(literal, parts, depth + 1, hidden, found);
    const one = wild ? at.below.get('+') : undefined;
    if (one !== undefined) this.#match(one, parts, depth + 1, hidden, found);
  }

  #remove(at: Node<T>, levels: readonly string[], depth: number, value: T): boolean {
    if (depth === levels.length) return at.here.delete(value);
    const next = at.below.get(levels[depth]);
    if (next === undefined || !this.#remove(next, levels, depth + 1, value)) return false;
    if (next.here.size === 0 && next.below.size === 0) at.below.delete(levels[depth]);
    return true;
  }
}
