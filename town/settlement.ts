import { THING_TYPES } from '@selvedge/packs/garment/thing-types.ts';
import { type Api, Refused, addressOf } from './api.ts';
import { AREA, AREA_TITLE, FACTORY, FACTORY_TITLE, type Line, READER, READER_TITLE } from './factory.ts';
import type { Memory, Secret } from './memory.ts';
import { NEIGHBOUR, PROVIDER, furnishNeighbour } from './neighbours.ts';
import { SEWING_MACHINE } from './sewing-machine.ts';

export { FACTORY } from './factory.ts';

const CLUSTER = { slug: 'gulin', title: { zh: '古林街道', en: 'Gulin' }, kind: 'cluster' };
const CONFLICT = 409;
const READER_TYPE = 'rfid-reader';
const TIME_ZONE = 'Asia/Shanghai';
const PAGE = 500;

/**
 * Makes the town known to the platform: orgs, the type, machines, a credential per line. Does only what is missing.
 * An installation that does not know its machines has not got its history either: the town forgets what it had sent.
 */
export async function settle(api: Api, memory: Memory, lines: readonly Line[], now: number): Promise<void> {
  await makeOrg(api, CLUSTER);
  await makeOrg(api, { slug: FACTORY, title: FACTORY_TITLE, kind: 'factory' });
  const isNeighbourNew = await makeOrg(api, NEIGHBOUR);
  await makeOrg(api, PROVIDER);
  const known = await paths(api);
  if (lines.every(({ machines }) => machines.every(({ path }) => !known.has(path)))) {
    await memory.change({ devices: [], coverage: [], floor: null });
    await join(api, FACTORY);
  }
  await declare(api, lines, known);
  await credentials(api, memory, lines);
  if (isNeighbourNew) {
    await join(api, NEIGHBOUR.slug);
    await furnishNeighbour(api, memory.now.seed, now);
  }
}

/** True when there was no such org. */
async function makeOrg(
  api: Api,
  org: { readonly slug: string; readonly title: object; readonly kind: string },
): Promise<boolean> {
  try {
    await api.ask({ method: 'POST', path: '/orgs', body: { ...org, timeZone: TIME_ZONE } });
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === CONFLICT) return false;
    throw error;
  }
}

const join = (api: Api, slug: string): Promise<unknown> =>
  api.ask({ method: 'PUT', path: `/orgs/${encodeURIComponent(slug)}/clusters/${CLUSTER.slug}` });

async function declare(api: Api, lines: readonly Line[], known: ReadonlySet<string>): Promise<void> {
  const org = FACTORY;
  const put = async (path: string, body: object): Promise<void> => {
    if (known.has(path)) return;
    await api.ask({ method: 'PUT', path: `/things/${addressOf(path)}`, org, body });
  };
  const { id, ...type } = SEWING_MACHINE;
  const isNew = !known.has(lines[0].machines[0].path);
  if (isNew) await api.ask({ method: 'PUT', path: `/thing-types/${id}`, org, body: type });
  await put(FACTORY, { title: FACTORY_TITLE });
  await put(AREA, { title: AREA_TITLE });
  for (const line of lines) {
    await put(line.path, { title: line.title });
    for (const { path, title } of line.machines) await put(path, { type: id, title });
  }
  for (const { id: kind, ...reader } of THING_TYPES.filter((one) => one.id === READER_TYPE)) {
    if (!known.has(READER)) await api.ask({ method: 'PUT', path: `/thing-types/${kind}`, org, body: reader });
    await put(READER, { type: kind, title: READER_TITLE });
  }
}

/** Paths of the things the factory has already. */
async function paths(api: Api): Promise<Set<string>> {
  const found = new Set<string>();
  let after = '';
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(after === '' ? {} : { after }) });
    const page = await api.ask({ method: 'GET', path: `/things?${query.toString()}`, org: FACTORY });
    for (const path of textsOf(page, 'path')) found.add(path);
    after = next(page);
  } while (after !== '');
  return found;
}

/** A credential for each line's gateway; one that was revoked is made anew. */
async function credentials(api: Api, memory: Memory, lines: readonly Line[]): Promise<void> {
  const org = FACTORY;
  const alive = new Set(textsOf(await api.ask({ method: 'GET', path: `/devices?limit=${PAGE}`, org }), 'id'));
  const devices: Secret[] = [];
  for (const line of lines) {
    const known = memory.now.devices.find(({ path, id }) => path === line.path && alive.has(id));
    devices.push(known ?? (await newCredential(api, line)));
    if (known === undefined) await memory.change({ devices: [...devices] });
  }
  await memory.change({ devices });
}

async function newCredential(api: Api, line: Line): Promise<Secret> {
  const body = { name: `${line.title.zh}网关 gateway`, path: line.path, access: 'write' };
  const made = await api.ask({ method: 'POST', path: '/devices', org: FACTORY, body });
  const { id, username, secret } = recordOf(made);
  return { path: line.path, id: String(id), username: String(username), secret: String(secret) };
}

const recordOf = (answer: unknown): Readonly<Record<string, unknown>> =>
  typeof answer === 'object' && answer !== null ? { ...answer } : {};

/** A field of every item of a page. */
function textsOf(page: unknown, field: string): string[] {
  const { items } = recordOf(page);
  return Array.isArray(items) ? items.map((item) => String(recordOf(item)[field])) : [];
}

function next(page: unknown): string {
  const { next } = recordOf(page);
  return typeof next === 'string' ? next : '';
}
