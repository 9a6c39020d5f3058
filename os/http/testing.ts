import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Config } from '../config.ts';
import { Gateway } from '../gateway/gateway.ts';
import { loadConnectors } from '../gateway/loader.ts';
import { DuckDbHistorian } from '../historian/duckdb/historian.ts';
import type { Post } from '../host/notices/post.ts';
import { Host } from '../host/host.ts';
import { Identity } from '../identity/identity.ts';
import { LastValues } from '../live/last-values.ts';
import { Namespace } from '../namespace/namespace.ts';
import { openLog } from '../ops/log.ts';
import { openMeters } from '../ops/meters.ts';
import { keepAsTemplate, temporaryStore } from '../store/testing.ts';
import { Ingest } from '../stream/ingest.ts';
import type { HttpParts } from './parts.ts';
import { type OpenedHttp, openHttp } from './server.ts';

export const OWNER_PASSWORD = 'owner password for tests';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What a test looks into; its assertions are its types.
  readonly body: any; // oxlint-disable-line typescript/no-explicit-any
}

export interface AskOptions {
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks below /api/v1 in somebody's name. */
export interface TestClient {
  (method: string, path: string, options?: AskOptions): Promise<Answered>;
  readonly token: string | null;
}

export interface TestServer {
  readonly url: string;
  readonly data: string;
  readonly parts: HttpParts;
  readonly logged: string[];
  /** A fake clock, milliseconds. */
  readonly clock: { now: number };
  /** Where notices of apps go; until a test says, nobody answers. */
  readonly outside: { post: Post };
  readonly owner: TestClient;
  readonly nobody: TestClient;
  /** With a token (or a session's), for an org. */
  as(token: string | null, org?: string): TestClient;
  addOrg(slug: string, kind?: string): Promise<void>;
  /** A new person with a role in an org (default: the home org), signed in. */
  addPerson(role: string, org?: string): Promise<TestClient>;
  /** Writes the hot segment's rollups. */
  readonly historian: DuckDbHistorian;
  close(): Promise<void>;
  /** Closes it, for others to begin from. */
  keep(as: Begun): Promise<void>;
}

/** A server that was closed, to begin from: its database as a template, its data folder as it was. */
export interface Begun {
  readonly template: string;
  readonly folder: string;
}

export interface TestOptions {
  /** Where its clock begins, milliseconds; default: now. */
  readonly now?: number;
  readonly begun?: Begun;
  readonly config?: Partial<Config>;
  readonly parts?: Partial<HttpParts>;
  /** Folders whose folders are apps on offer. */
  readonly catalogue?: readonly string[];
}

/**
 * A whole server on real parts (PostgreSQL, DuckDB, stream, live, connectors of the house), with the home org
 * `factory` and its owner. Closed and removed by itself when the tests of the file are over.
 */
export async function openTestServer(options: TestOptions = {}): Promise<TestServer> {
  const { begun } = options;
  const data = mkdtempSync(join(tmpdir(), 'selvedge-http-'));
  if (begun !== undefined) cpSync(begun.folder, data, { recursive: true });
  const logged: string[] = [];
  const log = openLog('debug', { write: (line) => void logged.push(line) });
  const clock = { now: options.now ?? Date.now() };
  const outside: TestServer['outside'] = { post: () => Promise.reject(new Error('Nobody is outside.')) };
  const now = (): number => clock.now;
  const meters = openMeters();
  const store = await temporaryStore(begun?.template);
  const identity = new Identity(store, now);
  await identity.firstStart({ password: OWNER_PASSWORD, file: join(data, 'first-login.txt') });
  const namespace = await Namespace.open(store, log);
  const historian = await DuckDbHistorian.open({ folder: join(data, 'history'), log, upkeepMs: 0 });
  const live = new LastValues(namespace.series);
  const stream = new Ingest(namespace.series, historian, live, now);
  const stopNaming = namespace.series.onChange(
    (changed) =>
      void historian
        .name(changed.map(({ id, org, thing, metric }) => ({ id, org, path: thing, metric })))
        .catch(() => undefined),
  );
  const gateway = new Gateway(
    {
      store,
      stream,
      live,
      log,
      meters,
      now,
      verify: (username, secret, address) => identity.verifyDevice(username, secret, address),
      onRevoke: (heard) => identity.onRevoke(heard),
    },
    await loadConnectors(join(import.meta.dirname, '..', '..', 'connectors')),
  );
  const host = await Host.open({
    store,
    types: namespace,
    series: namespace.series,
    historian,
    live,
    stream,
    log,
    now,
    data,
    catalogue: options.catalogue ?? [],
    packs: join(import.meta.dirname, '..', '..', 'packs'),
    version: '0.1.0',
    lookMs: 0,
    pace: { retrySeconds: 1, lookSeconds: 1 },
    post: (posting) => outside.post(posting),
  });
  const parts: HttpParts = {
    log,
    host,
    meters,
    store,
    identity,
    namespace,
    historian,
    stream,
    live,
    gateway,
    version: '0.0.0-test',
    now,
    webRoot: join(data, 'dist'),
    ...options.parts,
  };
  const config: Config = {
    data,
    host: '127.0.0.1',
    port: 0,
    mqttPort: 0,
    postgres: null,
    tls: 'off',
    ownerPassword: null,
    log: 'silent',
    ...options.config,
  };
  let http: OpenedHttp | null = null;
  let isOpen = true;
  const stop = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await http?.close();
    await gateway.stop();
    await host.close();
    stopNaming();
    live.close();
    await historian.close();
    await namespace.close();
    await identity.close();
  };
  const close = async (): Promise<void> => {
    await stop();
    rmSync(data, { recursive: true, force: true });
  };
  after(close);
  http = await openHttp(parts, config);
  const { url } = http;

  const as = (token: string | null, org?: string): TestClient =>
    Object.assign(
      (method: string, path: string, asked: AskOptions = {}) => ask(url, token, org, method, path, asked),
      { token },
    );
  const signIn = async (login: string, password: string): Promise<string> =>
    (await as(null)('POST', '/session', { json: { login, password } })).body.token;
  const owner = config.tls === 'off' ? as(await signIn('owner', OWNER_PASSWORD)) : as(null);
  let people = 0;
  return {
    url,
    data,
    parts,
    logged,
    clock,
    outside,
    historian,
    owner,
    nobody: as(null),
    as,
    close,
    async keep({ template, folder }) {
      await stop();
      await keepAsTemplate(store, template);
      renameSync(data, folder);
    },
    async addOrg(slug, kind = 'factory') {
      const made = await owner('POST', '/orgs', { json: { slug, title: slug, kind } });
      if (made.status !== 200) throw new Error(made.text);
    },
    async addPerson(role, org = 'factory') {
      const login = `person-${++people}`;
      const password = `password of ${login}`;
      const operator = as(owner.token, org);
      const made = await operator('POST', '/people', { json: { login, name: login, role, password } });
      if (made.status !== 200) throw new Error(made.text);
      return as(await signIn(login, password));
    },
  };
}

async function ask(
  url: string,
  token: string | null,
  org: string | undefined,
  method: string,
  path: string,
  { json, body, headers }: AskOptions,
): Promise<Answered> {
  const response = await fetch(`${url}${path.startsWith('/api') ? '' : '/api/v1'}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      'accept-language': 'en',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(org === undefined ? {} : { 'x-org': encodeURIComponent(org) }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
