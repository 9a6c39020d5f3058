/** The platform's HTTP API as the town uses it. */
export class PlatformApi {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** @throws Error with status and problem when it is refused; a status in `fine` is no refusal */
  async ask<T>(
    method: string,
    path: string,
    options: { org?: string; body?: unknown; fine?: readonly number[] } = {},
  ): Promise<T> {
    const response = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(options.org === undefined ? {} : { 'x-org': encodeURIComponent(options.org) }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await response.text();
    if (!response.ok && !options.fine?.includes(response.status))
      throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Address of a thing: every segment escaped. */
  static thing(path: string): string {
    return `/things/${path.split('/').map(encodeURIComponent).join('/')}`;
  }
}
