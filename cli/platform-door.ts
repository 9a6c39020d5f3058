import type { Config } from '@selvedge/os/config.ts';
import { findInstance } from './instance.ts';
import { withOperatorToken } from './operator-token.ts';
import { CommandFailure } from './shell.ts';

export interface Door {
  readonly url: string;
  readonly mqtt: string | null;
  send(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
}

/** Works with the platform of the data folder as its operator, or with one elsewhere by address and token. */
export async function atPlatform<T>(
  config: Config,
  wish: { readonly url?: string; readonly token?: string; readonly org?: string },
  work: (door: Door) => Promise<T>,
): Promise<T> {
  if (wish.url !== undefined) {
    if (wish.token === undefined)
      throw new CommandFailure({ zh: '--url 需要同时给出 --token。', en: '--url needs --token.' });
    return work(doorOf(wish.url, null, wish.token, wish.org));
  }
  const found = await findInstance(config.data);
  if (found.state !== 'running') {
    throw new CommandFailure({
      zh: `${config.data} 的平台没有在运行。请先启动（npm start），或用 --url 和 --token 指明一个。`,
      en: `No platform runs on ${config.data}. Start it (npm start), or name one with --url and --token.`,
    });
  }
  const { url, mqtt } = found.instance;
  return withOperatorToken(
    config,
    'command line',
    [
      'installation.operate',
      'namespace.write',
      'namespace.read',
      'history.write',
      'history.read',
      'devices.manage',
    ],
    (token) => work(doorOf(url, mqtt, token, wish.org)),
  );
}

const doorOf = (url: string, mqtt: string | null, token: string, org: string | undefined): Door => ({
  url,
  mqtt,
  async send(method, path, body) {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(org === undefined ? {} : { 'x-org': encodeURIComponent(org) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${decodeURIComponent(path)}: ${response.status} ${text.slice(0, 500)}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  },
});
