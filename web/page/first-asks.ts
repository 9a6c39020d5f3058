import { askedEarly } from './asked.ts';
import { keepAsks } from './kept.ts';
import type { OpenedPage } from './opened.ts';

const MOST = 6;
const LONGEST = 500;
const isView = (path: string): boolean => /^\/apps\/[^/]+\/views\//.test(path);

/**
 * What a page asks before anything was answered. It is kept with the page, and the next time the document asks it while the
 * code is on its way (public/asking.js): on a poor line the answer is there when the code is.
 */
export class FirstAsks {
  readonly #page: OpenedPage;
  #asks: string[] | null = [];

  constructor(page: OpenedPage) {
    this.#page = page;
  }

  /** @param path below the API, with its query @returns what the document was answered, when it asked that */
  ask(path: string): Promise<Response> | undefined {
    if (isView(path) && path.length <= LONGEST) this.#asks?.push(path);
    return askedEarly(path, this.#page.person.id);
  }

  /** An answer came. @param url of what was asked */
  heard(url: string): void {
    if (this.#asks === null || !isView(new URL(url, location.href).pathname.replace('/api/v1', ''))) return;
    keepAsks(this.#page, [...new Set(this.#asks)].slice(0, MOST));
    this.#asks = null;
  }
}
