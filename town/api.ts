import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_PAUSE_MS = 5_000;
/** "Not now": what is worth asking again. */
const PASSING = new Set([429, 502, 503, 504]);

/** The platform said no. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

export interface Request {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Below /api/v1. */
  readonly path: string;
  /** Slug of the org in whose name. */
  readonly org?: string;
  readonly body?: unknown;
}

/** The platform's HTTP interface, as anybody sees it. */
export class Api {
  readonly #url: string;
  readonly #token: string;
  readonly #signal: AbortSignal;

  /** @param signal ends what is under way */
  constructor(url: string, token: string, signal: AbortSignal) {
    this.#url = url;
    this.#token = token;
    this.#signal = signal;
  }

  /**
   * Asks, and again while the platform is away or cannot just now.
   * @returns the JSON answer, null when there is none
   * @throws Refused with the platform's words; AbortError when it is over
   */
  async ask({ method, path, org, body }: Request): Promise<unknown> {
    const sent: RequestInit = {
      method,
      signal: this.#signal,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(org === undefined ? {} : { 'x-org': encodeURIComponent(org) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    for (let pause = 250; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const response = await this.#fetch(path, sent);
      if (response !== null) {
        const text = await response.text();
        if (response.ok) return text === '' ? null : JSON.parse(text);
        if (!PASSING.has(response.status)) throw new Refused(response.status, `${method} ${path}: ${text}`);
      }
      await sleep(pause, undefined, { signal: this.#signal });
    }
  }

  /** Null when nobody answers. */
  async #fetch(path: string, sent: RequestInit): Promise<Response | null> {
    try {
      return await fetch(`${this.#url}/api/v1${path}`, sent);
    } catch (error) {
      if (this.#signal.aborted) throw error;
      return null;
    }
  }
}

/** A path of things as part of an address. */
export const addressOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
