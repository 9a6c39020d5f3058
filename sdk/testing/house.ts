import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { offersIn } from '@selvedge/os/host/catalogue.ts';
import { loadApp } from '@selvedge/os/host/loader.ts';
import { sharedServer } from '@selvedge/os/store/embedded/testing.ts';
import {
  type Begun,
  openTestServer,
  type AskOptions,
  type TestClient,
  type TestServer,
} from '@selvedge/os/http/testing.ts';

const HOUSE = join(import.meta.dirname, '..', '..') + sep;

type HouseRole = 'owner' | 'manager' | 'engineer' | 'leader' | 'worker' | 'viewer';
type Values = Readonly<Record<string, unknown>>;
/** A record or answer, as JSON. What a test looks into; its assertions are its types. */
export type Answer = any; // oxlint-disable-line typescript/no-explicit-any

/** What the platform refused: HTTP status, code of the error catalogue, the sentence, the wrong fields. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  constructor(status: number, body: Answer, text: string) {
    super(body?.detail ?? text);
    this.name = 'Refused';
    this.status = status;
    this.code = body?.code ?? '';
    this.fields = body?.fields ?? [];
  }
}

export interface Question {
  readonly where?: Values;
  readonly search?: string;
  readonly sort?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** Somebody who works with an app, over HTTP as everybody does. Every call throws `Refused` when it is refused. */
export class AppUser {
  readonly #ask: TestClient;
  readonly #app: string;
  constructor(ask: TestClient, app: string) {
    this.#ask = ask;
    this.#app = app;
  }

  /** The same person, in another installed app. */
  in(app: string): AppUser {
    return new AppUser(this.#ask, app);
  }

  /** @param key an idempotency key */
  act(action: string, input: Values = {}, key?: string): Promise<Answer> {
    return this.#json('POST', `/apps/${this.#app}/actions/${action}`, { json: input, ...headers(key) });
  }

  view(name: string, input: Values = {}): Promise<Answer> {
    return this.#json(
      'GET',
      `/apps/${this.#app}/views/${name}?input=${encodeURIComponent(JSON.stringify(input))}`,
    );
  }

  kpi(
    name: string,
    { by, ...question }: { from: string; to: string; by?: readonly string[]; every?: string },
  ): Promise<Answer> {
    const query = new URLSearchParams({ ...question, ...(by === undefined ? {} : { by: by.join(',') }) });
    return this.#json('GET', `/apps/${this.#app}/kpis/${name}?${query.toString()}`);
  }

  list(
    entity: string,
    { where, ...rest }: Question = {},
  ): Promise<{ items: Answer[]; next: string | null; labels: Answer }> {
    const query = new URLSearchParams(
      Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]),
    );
    if (where !== undefined) query.set('where', JSON.stringify(where));
    return this.#json('GET', `${this.#records(entity)}?${query.toString()}`);
  }

  get(entity: string, id: string): Promise<Answer> {
    return this.#json('GET', `${this.#records(entity)}/${id}`);
  }

  add(entity: string, values: Values, key?: string): Promise<Answer> {
    return this.#json('POST', this.#records(entity), { json: values, ...headers(key) });
  }

  change(entity: string, id: string, changes: Values): Promise<Answer> {
    return this.#json('PATCH', `${this.#records(entity)}/${id}`, { json: changes });
  }

  remove(entity: string, id: string): Promise<Answer> {
    return this.#json('DELETE', `${this.#records(entity)}/${id}`);
  }

  /** Any route below /api/v1. */
  async json(method: string, path: string, json?: unknown): Promise<Answer> {
    return this.#json(method, path, json === undefined ? {} : { json });
  }

  #records(entity: string): string {
    return `/apps/${this.#app}/records/${entity}`;
  }

  async #json(method: string, path: string, options: AskOptions = {}): Promise<Answer> {
    const { status, body, text } = await this.#ask(method, path, options);
    if (status >= 300) throw new Refused(status, body, text);
    return body;
  }
}

const headers = (key: string | undefined): AskOptions =>
  key === undefined ? {} : { headers: { 'idempotency-key': key } };

type Datatype = 'double' | 'integer' | 'boolean' | 'text';

/** What a machine says: `factory/line-1/scale/weight` was 12.5. */
export interface Reported {
  readonly path: string;
  readonly value: number | string | boolean;
  /** When it was measured, milliseconds since the epoch; without it the time at which it comes in. */
  readonly at?: number;
}

/** A real platform (PostgreSQL, history, HTTP) in which the app is installed and used by the org `factory`. */
export interface AppHouse {
  readonly owner: AppUser;
  /** A new person with a role in the org. */
  as(role: HouseRole): Promise<AppUser>;
  /** The owner of another org that uses the same apps. */
  elsewhere(org: string): Promise<AppUser>;
  /** A fake clock: milliseconds since the epoch; set it to move time. */
  readonly clock: { now: number };
  /** The owner of another org that uses none of them. */
  stranger(org: string): Promise<AppUser>;
  /** A type of things, with the metrics that all of them have: `{ weight: 'double' }`. */
  thingType(id: string, metrics: Readonly<Record<string, Datatype>>): Promise<void>;
  /** Puts a thing into the namespace of the org, below `factory/`. */
  thing(path: string, type: string): Promise<void>;
  /** Readings come in as from a machine. Resolves when history has them; `settle()` when handlers have heard them. */
  report(...readings: readonly Reported[]): Promise<void>;
  /** Resolves when every event told so far, and what machines reported, was heard. */
  settle(): Promise<void>;
  /** Runs a job of the first app now, in the org `factory`: `runJob('overdue')`. @throws Refused; Error with the reason when it fails */
  runJob(name: string): Promise<void>;
  /** Upgrades an installed app to what another folder holds. @throws Refused */
  upgrade(folder: string): Promise<void>;
  /** The server beneath, for what a test of an app seldom needs. */
  readonly server: TestServer;
}

/**
 * Opens a house with apps installed, in the order given; the first is the one that users speak to. Closed by itself when
 * the tests of the file are over.
 * @param folders the apps' folders
 */
export async function openApps(...folders: readonly string[]): Promise<AppHouse> {
  const catalogue = [...folders];
  const apps = await idsIn(folders);
  const begun = await installedOnce(folders, apps);
  const server = await openTestServer({
    catalogue,
    now: inDaytime(Date.now()),
    ...(begun === null ? {} : { begun }),
  });
  const [app] = apps;
  const owner = new AppUser(server.owner, app);
  if (begun === null) await install(owner, apps);
  return {
    owner,
    clock: server.clock,
    server,
    async thingType(id, metrics) {
      const title = { zh: id, en: id };
      const declared = Object.entries(metrics).map(([name, datatype]) => ({ name, datatype }));
      await owner.json('PUT', `/thing-types/${id}`, { title, metrics: declared });
    },
    async thing(path, type) {
      await owner.json('PUT', `/things/${path.split('/').map(encodeURIComponent).join('/')}`, { type });
    },
    async report(...readings) {
      const points = readings.map(({ path, value, at }) => ({
        path,
        value,
        ...(at === undefined ? {} : { ts: at }),
      }));
      await owner.json('POST', '/ingest', points);
    },
    settle: () => server.parts.host.settle(),
    async runJob(name) {
      const { fault } = await owner.json('POST', `/apps/${app}/jobs/${name}/run`);
      if (fault !== null) throw new Error(fault);
    },
    async upgrade(folder) {
      catalogue.push(folder);
      const [id] = await idsIn([folder]);
      await owner.json('POST', `/apps/${id}/upgrade`);
    },
    as: async (role) => new AppUser(await server.addPerson(role), app),
    async stranger(org) {
      await server.addOrg(org);
      return new AppUser(server.as(server.owner.token, org), app);
    },
    async elsewhere(org) {
      await server.addOrg(org);
      const user = new AppUser(server.as(server.owner.token, org), app);
      for (const id of apps) await user.json('POST', `/apps/${id}/enable`);
      return user;
    },
  };
}

const HOUR_MS = 3_600_000;
const CHINA_MS = 8 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** Now, or at night the next 11:00 in China: a test that lets some hours pass stays within its work day. */
function inDaytime(now: number): number {
  const hour = new Date(now + CHINA_MS).getUTCHours();
  if (hour >= 6 && hour < 18) return now;
  const at = now + CHINA_MS;
  const morning = at - (at % DAY_MS) + 11 * HOUR_MS - CHINA_MS;
  return morning > now ? morning : morning + DAY_MS;
}

async function install(owner: AppUser, apps: readonly string[]): Promise<void> {
  for (const id of apps) {
    await owner.json('POST', `/apps/${id}/install`);
    await owner.json('POST', `/apps/${id}/enable`);
  }
}

/** In a run of many files: a server with these apps, made when the first of them asks. @returns null for a file that runs alone */
async function installedOnce(folders: readonly string[], apps: readonly string[]): Promise<Begun | null> {
  const shared = sharedServer();
  // What lies elsewhere is a test's own and wanted once.
  if (shared === null || !folders.every((folder) => folder.startsWith(HOUSE))) return null;
  const key = createHash('sha256').update(folders.join('\n')).digest('hex').slice(0, 16);
  const begun = { template: `template_${key}`, folder: join(shared.data, `template-${key}`) };
  if (existsSync(begun.folder)) return begun;
  const server = await openTestServer({ catalogue: [...folders], now: inDaytime(Date.now()) });
  await install(new AppUser(server.owner, apps[0]), apps);
  await server.parts.host.settle();
  await server.keep(begun);
  return begun;
}

/** @throws Error that lists everything wrong with a declaration */
async function idsIn(folders: readonly string[]): Promise<string[]> {
  const offers = await offersIn(folders);
  if (offers.length !== folders.length)
    throw new Error(`Each of these needs an app.ts: ${folders.join(', ')}`);
  return Promise.all(offers.map(async ({ entry }) => (await loadApp(entry)).id));
}
