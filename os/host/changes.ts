/** Tells who listens that something of an app was changed in an org. Heard in this process only, and never twice in a breath. */
export class Changes {
  readonly #heard = new Map<string, Set<() => void>>();

  /** @returns the way to stop */
  listen(org: string, apps: readonly string[], heard: () => void): () => void {
    let timer: NodeJS.Timeout | null = null;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        heard();
      }, BREATH_MS);
    };
    const keys = apps.map((app) => `${org} ${app}`);
    for (const key of keys) {
      const listeners = this.#heard.get(key) ?? new Set();
      this.#heard.set(key, listeners.add(soon));
    }
    return () => {
      if (timer !== null) clearTimeout(timer);
      for (const key of keys) {
        const listeners = this.#heard.get(key);
        listeners?.delete(soon);
        if (listeners?.size === 0) this.#heard.delete(key);
      }
    };
  }

  tell(org: string, app: string): void {
    for (const heard of this.#heard.get(`${org} ${app}`) ?? []) heard();
  }
}

const BREATH_MS = 200;
