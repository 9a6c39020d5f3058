import type { Credential } from '@selvedge/sdk/connector';
import { isPath, rootOf } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { newId } from '../store/id.ts';
import type { Tx } from '../store/unit.ts';
import { type Page, type Paged, boundsOf, paged } from './page.ts';
import { revoke } from './revocation.ts';
import { rootOwner } from './roots.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** A credential of a machine, gateway or bridge: one subtree, one or both directions. */
export interface Device {
  readonly id: string;
  readonly name: string;
  /** Subtree; '' = the whole installation. */
  readonly path: string;
  readonly username: string;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly lastSeen: string | null;
}

export interface DeviceInput {
  readonly name: string;
  readonly path: string;
  readonly access?: 'read' | 'write' | 'both';
}

type Row = Omit<Device, 'createdAt' | 'lastSeen'> & {
  readonly createdAt: Date;
  readonly lastSeen: Date | null;
};

const COLUMNS = `id, name, path, username, may_read as "mayRead", may_write as "mayWrite", created_at as "createdAt", last_seen as "lastSeen"`;

const deviceOf = (row: Row): Device => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastSeen: row.lastSeen?.toISOString() ?? null,
});

/** Devices of one org and (for an operator) those of the installation, oldest first, paged by key. System unit. */
export async function listDevices(
  tx: Tx,
  org: string,
  withInstallation: boolean,
  page: Page = {},
): Promise<Paged<Device>> {
  const { after, limit, fetch } = boundsOf(page);
  const rows = await tx.rows<Row>(
    `select ${COLUMNS} from selvedge.devices where (org_id = $1 or (org_id is null and $2)) and ($3::uuid is null or id > $3)
     order by id limit $4`,
    [org, withInstallation, after, fetch],
  );
  return paged(rows, limit, ({ id }) => id, deviceOf);
}

/**
 * Makes a device credential. System unit. @param org whose subtree it is; null for the whole installation (path '')
 * @returns its secret, shown once. @throws input.invalid for a broken path, not.found for another org's
 */
export async function createDevice(
  tx: Tx,
  org: string | null,
  input: DeviceInput,
): Promise<{ device: Device; secret: string }> {
  const name = input.name.trim();
  if (name === '' || name.length > 200)
    throw invalid('name', '名称应为 1 至 200 个字。', 'A name has 1 to 200 characters.');
  if (org === null ? input.path !== '' : !isPath(input.path))
    throw invalid('path', `“${input.path}”不是路径。`, `“${input.path}” is no path.`);
  if (org !== null && (await rootOwner(tx, rootOf(input.path))) !== org)
    throw new SelvedgeError('not.found', { object: { zh: '路径', en: 'path' } });
  const secret = newSecret();
  const access = input.access ?? 'both';
  const id = newId();
  const row = await tx.row<Row>(
    `insert into selvedge.devices (id, org_id, name, path, username, hash, may_read, may_write)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
    [
      id,
      org,
      name,
      input.path,
      `d-${id.replaceAll('-', '').slice(-16)}`,
      hashSecret(secret),
      access !== 'write',
      access !== 'read',
    ],
  );
  if (row === undefined) throw missing();
  return { device: deviceOf(row), secret };
}

/** System unit. @throws not.found unless it is the org's (or, for an operator, the installation's) */
export async function removeDevice(
  tx: Tx,
  org: string,
  id: string,
  withInstallation: boolean,
): Promise<Device> {
  const row = await tx.row<Row>(
    `delete from selvedge.devices where id = $1 and (org_id = $2 or (org_id is null and $3)) returning ${COLUMNS}`,
    [id, org, withInstallation],
  );
  if (row === undefined) throw missing();
  await revoke(tx, id);
  return deviceOf(row);
}

/** A device's credential with the hash of its secret, for checking. System unit. */
export async function findDevice(
  tx: Tx,
  username: string,
): Promise<{ credential: Credential; hash: Buffer } | null> {
  const row = await tx.row<Omit<Credential, 'key'> & { id: string; hash: Buffer }>(
    'select id, org_id as org, path, may_read as "mayRead", may_write as "mayWrite", hash from selvedge.devices where username = $1',
    [username],
  );
  if (row === undefined) return null;
  const { hash, id, ...rest } = row;
  return { credential: { key: id, ...rest }, hash };
}

const missing = (): SelvedgeError =>
  new SelvedgeError('not.found', { object: { zh: '设备凭证', en: 'device' } });

const invalid = (path: string, zh: string, en: string): SelvedgeError =>
  new SelvedgeError('input.invalid', { reason: { zh, en } }, { fields: [{ path, message: { zh, en } }] });
