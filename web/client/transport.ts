import type { Ask, Method, Sender } from './generated.ts';
import { Problem, problemFrom } from './problem.ts';

/** Who asks: the org he acts for and the language he reads. Read anew for each request. */
export interface Caller {
  org(): string | null;
  language: () => string;
  /** In whose name alone; the server refuses when another is signed in. */
  readonly person?: string;
  /** In place of a login: the code of a link. */
  readonly link?: string;
  /** The answer to a question that was asked already, before this code was here. @param path below the API, with its query */
  asked?(path: string): Promise<Response> | undefined;
  /** An answer came; `took` milliseconds. */
  heard?(response: Response, took: number): void;
  failed?(problem: Problem): void;
}

/** A request; with a `key` it is done once, however often it is sent. */
type Sent = Ask & { readonly key?: string };

const ROOT = '/api/v1';

/** Sends requests under /api/v1 and turns every failure into a Problem. */
export class Transport implements Sender {
  readonly #caller: Caller;
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** @throws Problem */
  async send(method: Method, path: string, ask: Sent = {}): Promise<Response> {
    const headers = new Headers({ 'Accept-Language': this.#caller.language() });
    const org = this.#caller.org();
    if (org !== null) headers.set('X-Org', encodeURIComponent(org));
    if (this.#caller.person !== undefined) headers.set('X-Person', this.#caller.person);
    if (this.#caller.link !== undefined) headers.set('Authorization', `Link ${this.#caller.link}`);
    if (ask.key !== undefined) headers.set('Idempotency-Key', ask.key);
    let body: BodyInit | undefined;
    if (ask.json !== undefined) {
      body = JSON.stringify(ask.json);
      headers.set('Content-Type', 'application/json');
    } else if (ask.body !== undefined) {
      body = ask.body.content;
      headers.set('Content-Type', ask.body.type);
    }
    let response: Response;
    const asked = performance.now();
    const url = address(path, ask.query);
    const early = method === 'GET' ? this.#caller.asked?.(url.slice(ROOT.length)) : undefined;
    try {
      response = await (early ??
        fetch(url, {
          method,
          headers,
          body,
          signal: ask.signal ?? null,
          credentials: 'same-origin',
        }));
    } catch (cause) {
      if (ask.signal?.aborted) throw cause;
      throw this.#failed(new Problem({ status: 0, code: 'network' }, { cause }));
    }
    this.#caller.heard?.(response, performance.now() - asked);
    if (!response.ok)
      throw this.#failed(problemFrom(response.status, await response.json().catch(() => null)));
    return response;
  }

  #failed(problem: Problem): Problem {
    this.#caller.failed?.(problem);
    return problem;
  }

  /** The answer's JSON. The shape is the server's promise. @throws Problem */
  async json<T>(method: Method, path: string, ask?: Sent): Promise<T> {
    const response = await this.send(method, path, ask);
    try {
      const answer: T = await response.json();
      return answer;
    } catch (cause) {
      throw new Problem({ status: response.status, code: 'answer' }, { cause });
    }
  }

  /** For requests whose answer has no content. @throws Problem */
  async done(method: Method, path: string, ask?: Ask): Promise<void> {
    await this.send(method, path, ask);
  }
}

/** Path of the API with its query; empty values are left out, lists are repeated. */
export function address(path: string, query: Ask['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'object') for (const each of value) search.append(name, String(each));
    else search.append(name, String(value));
  }
  const tail = search.toString();
  return ROOT + path + (tail === '' ? '' : `?${tail}`);
}
