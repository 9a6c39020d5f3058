import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@selvedge/os/config.ts';
import { findInstance } from './instance.ts';
import { withOperatorToken } from './operator-token.ts';
import { type Ask, type Asked, askOwnPlatform } from './own-platform.ts';
import { CommandFailure } from './shell.ts';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** Asking is given up after so long. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 1_000;
/** Answers that say "not now": nothing was done. */
const NOT_NOW = new Set([429, 502, 503, 504]);

export interface Door {
  readonly url: string;
  readonly mqtt: string | null;
  /**
   * Asks below /api/v1; again for a minute while the platform is away or takes nothing, where asking twice does no harm.
   * @param body what JSON is made of, or JSON
   * @throws Error with the platform's own words
   */
  readonly send: (method: Method, path: string, body?: object | string) => Promise<unknown>;
  /** Writes what lies at an address into a file, readable for its owner only. @throws Error with the platform's own words */
  readonly download: (path: string, file: string) => Promise<void>;
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
    return work(doorOf(wish.url, null, wish.token, wish.org, fetch));
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
      'org.manage',
      'namespace.write',
      'namespace.read',
      'history.write',
      'history.read',
      'devices.manage',
    ],
    (token) => work(doorOf(url, mqtt, token, wish.org, askOwnPlatform(config))),
  );
}

const doorOf = (
  url: string,
  mqtt: string | null,
  token: string,
  org: string | undefined,
  ask: Ask,
): Door => ({
  url,
  mqtt,
  async send(method, path, body) {
    const sent = {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(org === undefined ? {} : { 'x-org': encodeURIComponent(org) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    const response = await patiently(
      ask,
      `${url}/api/v1${path}`,
      sent,
      method !== 'POST' || path === '/ingest',
    );
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${decodeURIComponent(path)}: ${response.status} ${said(text)}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  },
  async download(path, file) {
    const response = await ask(`${url}/api/v1${path}`, {
      method: 'GET',
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok || response.body === null)
      throw new Error(`GET ${path}: ${response.status} ${said(await response.text())}`);
    const partial = `${file}.part`;
    try {
      await pipeline(
        Readable.fromWeb(response.body),
        createWriteStream(partial, { mode: 0o600, flush: true }),
      );
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  },
});

/** @param mayRepeat the request may be sent again when nobody answered, for it may have arrived */
async function patiently(ask: Ask, address: string, sent: Asked, mayRepeat: boolean): Promise<Response> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const response = await ask(address, sent);
      if (!NOT_NOW.has(response.status) || Date.now() > until) return response;
    } catch (error) {
      if (!mayRepeat || Date.now() > until) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

/** The sentences of a problem document, or the beginning of whatever came. */
function said(text: string): string {
  try {
    const { title = '', detail = '', next = '' } = JSON.parse(text) as Record<string, string>;
    return [title, detail, next].filter((part) => part !== '').join(' ');
  } catch {
    return text.slice(0, 500);
  }
}
