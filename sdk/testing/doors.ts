import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { ZipFile } from '@selvedge/os/records/exchange/excel/zip-reading.ts';
import type { TestServer } from '@selvedge/os/http/testing.ts';
import type { AppDefinition, Entity } from '@selvedge/sdk/app';

/** An answer as it left the server. */
interface Told {
  /** What was asked. */
  readonly door: string;
  readonly status: number;
  /** Its bytes as text; of a workbook, everything that it holds, unpacked. */
  readonly text: string;
}

/** Who walks, and what he knows. */
export interface Walk {
  readonly server: TestServer;
  readonly token: string;
  readonly app: AppDefinition;
  /** Records of each entity, by its short name. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Values to look for by filter and search. */
  readonly wished: readonly string[];
  /** Inputs of actions and views, beside nothing at all. */
  readonly inputs: readonly object[];
  /** Something that changes a record, while the live streams are open. */
  readonly disturb: () => Promise<unknown>;
}

const shortOf = (id: string): string => id.slice(id.indexOf('/') + 1);
const SHEETS = ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml', 'xl/sharedStrings.xml'];
const MOST_BYTES = 10_000;
/** So long streams are listened to; who may not hear of a change hears nothing. */
const PATIENCE_MS = 3000;

/** Asks at every door that an app has, one after the other, right and wrong. */
async function walked(walk: Walk): Promise<Told[]> {
  const streams = live(walk);
  const told: Told[] = [];
  const ask = async (method: string, path: string, json?: unknown): Promise<void> => {
    told.push(await asked(walk, method, path, json));
  };
  const { app } = walk;
  for (const path of ['/apps', '/boards', '/own', '/audit?limit=200', '/session', '/app-exports'])
    await ask('GET', path);
  for (const path of ['', '/events', '/jobs', '/kpis', '/read-models', '/settings', '/people'])
    await ask('GET', `/apps/${app.id}${path}`);
  for (const path of ['/api/openapi.json', '/api/docs']) await ask('GET', path);
  for (const entity of app.entities ?? []) await records(walk, entity, ask);
  for (const { id } of app.views ?? [])
    for (const input of [{}, { nonsense: 1 }, ...walk.inputs])
      await ask('GET', `/apps/${app.id}/views/${shortOf(id)}?${query({ input: JSON.stringify(input) })}`);
  // Of an action the refusals are walked: what it does is another's right.
  for (const { id } of app.actions ?? [])
    for (const input of [{}, { nonsense: 1 }])
      await ask('POST', `/apps/${app.id}/actions/${shortOf(id)}`, input);
  for (const { id } of app.kpis ?? [])
    for (const ending of ['', '/export'])
      await ask('GET', `/apps/${app.id}/kpis/${shortOf(id)}${ending}?from=2026-11-01&to=2026-11-30`);
  told.push(...(await assistant(walk)), ...(await streams));
  return told;
}

const query = (words: Readonly<Record<string, string>>): string => new URLSearchParams(words).toString();

async function records(
  { app, known, wished }: Walk,
  entity: Entity,
  ask: (method: string, path: string, json?: unknown) => Promise<void>,
): Promise<void> {
  const name = shortOf(entity.id);
  const at = `/apps/${app.id}/records/${name}`;
  const fields = Object.keys(entity.fields);
  await ask('GET', at);
  for (const words of wished) await ask('GET', `${at}?${query({ search: words })}`);
  for (const field of fields) {
    for (const sort of [field, `-${field}`]) await ask('GET', `${at}?${query({ sort, limit: '1' })}`);
    for (const [turn, value] of wished.entries()) {
      const test = [value, { from: value }, { in: [value] }, { not: value }][turn % 4];
      await ask('GET', `${at}?${query({ where: JSON.stringify({ [field]: test }) })}`);
    }
    for (const word of ['by', 'sum', 'min', 'max'])
      await ask('GET', `${at}/summary?${query({ [word]: field })}`);
    await ask('POST', at, { [field]: { wrong: true } });
  }
  for (const language of ['zh', 'en']) {
    for (const format of ['xlsx', 'csv']) await ask('GET', `${at}/export?${query({ format, language })}`);
    await ask('GET', `${at}/template?${query({ language })}`);
  }
  for (const id of known[name] ?? []) {
    await ask('GET', `${at}/${id}`);
    for (const field of fields) await ask('PATCH', `${at}/${id}`, { [field]: { wrong: true } });
    await ask('PATCH', `${at}/${id}`, { version: 999 });
    await ask('GET', `/audit?${query({ object: `${entity.id}:${id}` })}`);
    await ask('GET', `/own/inspect?${query({ entity: entity.id })}`);
  }
}

/** Every tool of the app that an assistant sees, and the list of them. */
async function assistant(walk: Walk): Promise<Told[]> {
  const rpc = (method: string, params: object): Promise<Told> =>
    asked(walk, 'POST', '/mcp', { jsonrpc: '2.0', id: 1, method, params });
  const tools = await rpc('tools/list', {});
  const told = [tools];
  for (const [, name = ''] of tools.text.matchAll(/"name":"([a-zA-Z0-9_]+)"/g)) {
    for (const input of [
      {},
      ...walk.inputs,
      ...Object.values(walk.known)
        .flat()
        .map((id) => ({ id })),
    ])
      if (/_(list|get)$/.test(name) || isView(walk.app, name))
        told.push(await rpc('tools/call', { name, arguments: input }));
  }
  return told;
}

const isView = ({ id, views = [] }: AppDefinition, tool: string): boolean =>
  views.some((view) => tool === `${id}_${shortOf(view.id)}`);

/** What live streams say while something is changed. */
async function live(walk: Walk): Promise<Told[]> {
  const streams = await Promise.all(
    [`/apps/${walk.app.id}/live`, '/live?path=%23'].map((path) => open(walk, path)),
  );
  await walk.disturb();
  await Promise.race([
    Promise.all(streams.map(({ isOver }) => isOver)),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
  return Promise.all(streams.map(({ end }) => end()));
}

interface Stream {
  /** It said that something changed, or enough of something else. */
  readonly isOver: Promise<void>;
  readonly end: () => Promise<Told>;
}

async function open({ server, token }: Walk, path: string): Promise<Stream> {
  const control = new AbortController();
  const { status, body } = await fetch(`${server.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: control.signal,
  });
  let text = '';
  const isOver = (async () => {
    for await (const piece of body ?? []) {
      text += Buffer.from(piece).toString('utf8');
      if (text.includes('event: changed') || text.length > MOST_BYTES) return;
    }
  })().catch(() => undefined);
  return {
    isOver,
    async end() {
      control.abort();
      await isOver;
      return { door: `GET ${path}`, status, text };
    },
  };
}

async function asked({ server, token }: Walk, method: string, path: string, json?: unknown): Promise<Told> {
  const isRoot = path.startsWith('/api') || path.startsWith('/mcp');
  const response = await fetch(`${server.url}${isRoot ? '' : '/api/v1'}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json, text/event-stream',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const words = json === undefined ? '' : ` ${JSON.stringify(json)}`;
  return {
    door: `${method} ${decodeURIComponent(path)}${words}`,
    status: response.status,
    text: bytes.subarray(0, 2).toString() === 'PK' ? await unpacked(bytes) : bytes.toString('utf8'),
  };
}

async function unpacked(workbook: Buffer): Promise<string> {
  const zip = new ZipFile(workbook);
  const texts: string[] = [];
  for (const name of SHEETS) texts.push((await zip.text(name)) ?? '');
  return texts.join('\n');
}

/** Doors at which whoever may see everything must find the canary: else the walk proves nothing. */
const SHOWING = [
  /^GET \/apps\/\w+\/records\/\w+$/,
  /^GET \/apps\/\w+\/records\/\w+\/[0-9a-f-]+$/,
  /export\?format=xlsx&language=zh/,
  /export\?format=csv&language=en/,
  /summary\?sum=/,
  /sort=/,
  /where=/,
  /^GET \/audit/,
  /^POST \/mcp/,
];

const holding = (told: readonly Told[], canary: string): Told[] =>
  told.filter(({ text }) => text.includes(canary));

/** Signs somebody in who has a post in the org and nothing more. */
const tokenOf = async (server: TestServer, post: string): Promise<string> => {
  const { token } = await server.addPerson(post);
  if (token === null) throw new Error('nobody signed in');
  return token;
};

/** What some people must not find. */
export interface Hidden {
  /** Posts in the org of those who look. */
  readonly from: readonly string[];
  /** Values that occur nowhere else, nor in what is asked. */
  readonly canaries: readonly string[];
  /** What the store holds in their place: nobody ever sees it. */
  readonly raw?: readonly string[];
}

/**
 * Walks through every door of an app as people with a post in the org, looking for values which they may not see in the
 * raw bytes of every answer; and as the owner, who must find them, or the walk proves nothing.
 */
export async function testHidden(
  t: TestContext,
  walk: Omit<Walk, 'token'>,
  ...all: readonly Hidden[]
): Promise<void> {
  const whole = await walked({ ...walk, token: walk.server.owner.token ?? '' });
  for (const { from, canaries, raw = [] } of all) {
    isFound(whole, canaries);
    for (const post of from) {
      const told = await walked({ ...walk, token: await tokenOf(walk.server, post) });
      t.diagnostic(
        `${post}: ${told.length} answers, ${told.filter(({ status }) => status < 300).length} of them full`,
      );
      assert.ok(told.some(({ status }) => status < 300));
      assert.deepEqual(
        told.filter(({ status }) => status >= 500).map(({ door, text }) => `${door}: ${text}`),
        [],
      );
      for (const canary of [...canaries, ...raw])
        assert.deepEqual(
          holding(told, canary).map(({ door, text }) => `${post}: ${door}: ${text.slice(0, 300)}`),
          [],
        );
    }
  }
}

function isFound(whole: readonly Told[], canaries: readonly string[]): void {
  for (const door of SHOWING)
    assert.ok(
      whole.some(({ door: asked, text }) => door.test(asked) && canaries.some((one) => text.includes(one))),
      `${String(door)} shows nobody anything`,
    );
  for (const canary of canaries) assert.ok(holding(whole, canary).length > 0, `${canary} is nowhere`);
}
