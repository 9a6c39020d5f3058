import type { ClientDefinition, SettingValues } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { newId } from '../store/id.ts';
import type { Tx } from '../store/unit.ts';

/** A connection as its org keeps it. Secrets are in `settings`; show `masked` ones. */
export interface Connection {
  readonly id: string;
  readonly orgId: string;
  readonly connector: string;
  readonly title: string;
  /** Thing path its points go under. */
  readonly under: string;
  readonly settings: SettingValues;
  readonly enabled: boolean;
}

export interface ConnectionInput {
  readonly connector: string;
  readonly title: string;
  readonly under: string;
  readonly settings: SettingValues;
  readonly enabled?: boolean;
}

const MASK = '••••••';

const COLUMNS = 'id, org_id as "orgId", connector, title, under, settings, enabled';

export const listConnections = (tx: Tx): Promise<Connection[]> =>
  tx.rows<Connection>(`select ${COLUMNS} from selvedge.connections order by id`);

export async function getConnection(tx: Tx, id: string): Promise<Connection> {
  const found = await tx.row<Connection>(`select ${COLUMNS} from selvedge.connections where id = $1`, [id]);
  if (found === undefined) throw new SelvedgeError('not.found', { object: 'connection' });
  return found;
}

/** @param definition the connector it is for. @throws input.invalid with the wrong settings */
export async function createConnection(
  tx: Tx,
  definition: ClientDefinition,
  input: ConnectionInput,
): Promise<Connection> {
  const settings = checkSettings(definition, input.settings, {});
  const id = newId();
  await tx.run(
    'insert into selvedge.connections (id, org_id, connector, title, under, settings, enabled) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, tx.org, definition.id, input.title, input.under, settings, input.enabled ?? true],
  );
  return getConnection(tx, id);
}

export async function changeConnection(
  tx: Tx,
  definition: ClientDefinition,
  id: string,
  change: Partial<Omit<ConnectionInput, 'connector'>>,
): Promise<Connection> {
  const old = await getConnection(tx, id);
  const settings = checkSettings(definition, { ...old.settings, ...change.settings }, old.settings);
  await tx.run(
    'update selvedge.connections set title = $2, under = $3, settings = $4, enabled = $5 where id = $1',
    [id, change.title ?? old.title, change.under ?? old.under, settings, change.enabled ?? old.enabled],
  );
  return getConnection(tx, id);
}

export async function removeConnection(tx: Tx, id: string): Promise<Connection> {
  const old = await getConnection(tx, id);
  await tx.run('delete from selvedge.connections where id = $1', [id]);
  return old;
}

/** Settings with secrets hidden. */
export const masked = (definition: ClientDefinition, settings: SettingValues): SettingValues =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      isSecret(definition, name) && value !== '' ? MASK : value,
    ]),
  );

const isSecret = (definition: ClientDefinition, name: string): boolean =>
  definition.settings.some((field) => field.name === name && field.type === 'secret');

/** Checks against the connector's fields; a masked secret that comes back unchanged keeps its old value. */
function checkSettings(
  definition: ClientDefinition,
  given: SettingValues,
  old: SettingValues,
): SettingValues {
  const faults: { path: string; message: string }[] = [];
  const checked: Record<string, string | number | boolean> = {};
  for (const field of definition.settings) {
    const written = given[field.name] ?? field.default;
    const value = field.type === 'secret' && written === MASK ? old[field.name] : written;
    if (value === undefined || value === '') {
      if (field.required) faults.push({ path: `settings.${field.name}`, message: 'required' });
      continue;
    }
    const wanted = field.type === 'number' ? 'number' : field.type === 'boolean' ? 'boolean' : 'string';
    if (typeof value !== wanted)
      faults.push({ path: `settings.${field.name}`, message: `must be a ${wanted}` });
    else checked[field.name] = value;
  }
  for (const name of Object.keys(given)) {
    if (!definition.settings.some((field) => field.name === name))
      faults.push({ path: `settings.${name}`, message: 'unknown setting' });
  }
  if (faults.length > 0)
    throw new SelvedgeError('input.invalid', { reason: 'Some settings do not fit.' }, { fields: faults });
  return checked;
}
