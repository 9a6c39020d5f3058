import { OWNER_PASSWORD } from './platform.ts';

/** The HTTP API as a script uses it. */
export class Api {
  readonly url: string;
  readonly token: string;
  readonly org: string | null;

  constructor(url: string, token: string, org: string | null = null) {
    this.url = url;
    this.token = token;
    this.org = org;
  }

  static async signIn(url: string, login = 'owner', password: string = OWNER_PASSWORD): Promise<Api> {
    const response = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    const { token } = (await response.json()) as { token: string };
    return new Api(url, token);
  }

  as(org: string): Api {
    return new Api(this.url, this.token, org);
  }

  /** Any request; resolves to the response, whatever its status. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(this.org === null ? {} : { 'x-org': encodeURIComponent(this.org) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** A request that must succeed. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.ask(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Makes a thing with metrics. */
  async thing(path: string, metrics: readonly { name: string; datatype: string }[]): Promise<void> {
    await this.call('PUT', `/things/${path.split('/').map(encodeURIComponent).join('/')}`, { metrics });
  }

  async device(
    path: string,
    access?: 'read' | 'write' | 'both',
  ): Promise<{ id: string; username: string; secret: string }> {
    return this.call('POST', '/devices', {
      name: `test ${path}`,
      path,
      ...(access === undefined ? {} : { access }),
    });
  }

  /** All raw points of a metric, page by page. */
  async raw(path: string): Promise<{ ts: number[]; values: unknown[]; quality: number[] }> {
    const all = { ts: [] as number[], values: [] as unknown[], quality: [] as number[] };
    let from = 946_684_800_000;
    for (;;) {
      const page = await this.call<{ ts: number[]; values: unknown[]; quality: number[]; more: boolean }>(
        'GET',
        `/series?path=${encodeURIComponent(path)}&from=${from}&to=4102444800000&agg=raw&points=50000`,
      );
      all.ts.push(...page.ts);
      all.values.push(...page.values);
      all.quality.push(...page.quality);
      if (!page.more) return all;
      from = (page.ts.at(-1) ?? 0) + 1;
    }
  }
}
